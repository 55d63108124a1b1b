import * as vscode from 'vscode';
import type { StatusView } from './status';

const endings = /\.(md|markdown|ya?ml|txt)$/i;

/** The document in use, else the only one that is reviewed. Undefined, or a rejection where it is needed, when there is none. */
export function reviewedDocument(status: StatusView, needed: boolean): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  const isReviewed = (uri: vscode.Uri) => status.of(uri)?.state === 'reviewed';
  // What is not reviewed is handed on all the same where it is needed: the answer then says why it is not.
  if (active && (needed ? status.of(active) : isReviewed(active))) return active;
  const reviewed = tabs().filter(isReviewed);
  if (reviewed.length === 1) return reviewed[0];
  if (!needed) return undefined;
  throw new Error(
    reviewed.length === 0
      ? vscode.l10n.t('No request for proposals or agreement is open. Open one, or name its file.')
      : vscode.l10n.t('Several documents are open. Name one of: {0}', reviewed.map(shown).join(', ')),
  );
}

/** An open document or a file of the workspace, by its address, its path or the end of its path; opened if need be. */
export async function documentNamed(name: string): Promise<vscode.Uri> {
  const open = vscode.workspace.textDocuments.map(({ uri }) => uri);
  const slashed = name.trim().replaceAll('\\', '/');
  const exact = open.find((uri) => uri.toString() === slashed || uri.path === slashed || uri.fsPath === name.trim());
  if (exact) return exact;
  const ending = `/${slashed.replace(/^(\.?\/)+/, '')}`;
  const alike = open.filter(({ path }) => path.endsWith(ending) || path === ending.slice(1));
  if (alike.length === 1) return alike[0]!;
  if (alike.length > 1)
    throw new Error(vscode.l10n.t('Several documents are open. Name one of: {0}', alike.map(shown).join(', ')));
  const found = await fileOfWorkspace(slashed);
  if (!found) {
    throw new Error(
      vscode.l10n.t(
        'There is no document “{0}” among those open or in the workspace (Markdown, YAML, plain text).',
        slashed.slice(0, 200),
      ),
    );
  }
  return (await vscode.workspace.openTextDocument(found)).uri;
}

/** A path below a folder of the workspace; nothing outside is looked at. */
async function fileOfWorkspace(path: string): Promise<vscode.Uri | undefined> {
  if (!endings.test(path) || path.split('/').includes('..')) return undefined;
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
    const below = path.startsWith(`${folder.path}/`) ? path.slice(folder.path.length + 1) : path;
    const file = vscode.Uri.joinPath(folder, below);
    if (!file.path.startsWith(`${folder.path.replace(/\/$/, '')}/`)) continue;
    try {
      if ((await vscode.workspace.fs.stat(file)).type & vscode.FileType.File) return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** What the user has open: editors keep documents of closed tabs for a while. */
function tabs(): vscode.Uri[] {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all.map(({ input }) => input));
  const uris = inputs.flatMap((input) => (input instanceof vscode.TabInputText ? [input.uri] : []));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) || uri.path;
}

const shown = (uri: vscode.Uri) => vscode.workspace.asRelativePath(uri);
