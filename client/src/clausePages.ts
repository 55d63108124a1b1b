import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ClausePage, Method } from '../../server/src/lsp/protocol';

const scheme = 'civic-clause';

/** Shows what a clause must say, as a read-only Markdown page in VS Code's own preview. */
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
    const uri = vscode.Uri.from({ scheme, path: `/${page.title.replaceAll('/', '-')}.md` });
    this.#pages.set(uri.path, page.markdown);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
