import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ClausePage, Method } from '../../server/src/lsp/protocol';

const scheme = 'civic-clause';

/** Shows what a clause must say in VS Code's own Markdown preview: the page shipped with the extension, else a read-only one. */
export class ClausePages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #pages = new Map<string, string>();
  readonly #registration: vscode.Disposable;

  constructor(readonly client: BaseLanguageClient) {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#pages.get(uri.path) ?? '';
  }

  async show(clause: string): Promise<void> {
    const page = await this.client.sendRequest<ClausePage | null>(Method.explain, { clause });
    if (!page) return;
    const shipped = page.uri ? vscode.Uri.parse(page.uri) : undefined;
    if (shipped && (await isReadable(shipped))) {
      await vscode.commands.executeCommand('markdown.showPreview', shipped);
      return;
    }
    const uri = vscode.Uri.from({ scheme, path: `/${page.title.replaceAll('/', '-')}.md` });
    this.#pages.set(uri.path, page.markdown);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

/** Folder of the shipped pages as a URI ending in `/`; undefined where the extension is on a web server, which is no file system. */
export function shippedPages({ extensionUri }: vscode.ExtensionContext): string | undefined {
  if (/^https?$/.test(extensionUri.scheme)) return undefined;
  return `${vscode.Uri.joinPath(extensionUri, 'docs', 'clauses').toString()}/`;
}

async function isReadable(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
