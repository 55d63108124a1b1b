import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { Method, type ReportParams } from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';
import { nameOf, ReportPanels } from './reportPanels';

/** The report of a document beside it, and as a file to print or hand on. */
export const reportView: ClientFeature = ({ client, command, extension }) => {
  const views = new ReportPanels((uri) => askFor(client, uri), extension.workspaceState);
  return [
    views,
    command('showReport', async (given?: vscode.Uri) => {
      const uri = documentUri(views, given);
      const html = uri && (await htmlOf(client, uri));
      if (uri && html !== undefined) views.show(uri, html);
      else if (!uri) tellToOpen();
    }),
    command('saveReport', async (given?: vscode.Uri, target?: vscode.Uri) => {
      const uri = documentUri(views, given);
      if (uri) return save(client, uri, target);
      tellToOpen();
      return undefined;
    }),
  ];
};

/** Writes the report where the user wants it (or to `target`), and gives that place; undefined when there is none. */
async function save(client: BaseLanguageClient, uri: vscode.Uri, target?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const html = await htmlOf(client, uri);
  if (html === undefined) return undefined;
  const place = target ?? (await vscode.window.showSaveDialog({ defaultUri: placeFor(uri), filters: { HTML: ['html'] } }));
  if (!place) return undefined;
  await vscode.workspace.fs.writeFile(place, new TextEncoder().encode(html));
  const open = vscode.l10n.t('Open in Browser');
  const said = vscode.l10n.t('The report is saved: {0}. To print it, open it in a browser.', nameOf(place));
  // Not awaited: the notification stays until the user answers it. A browser opens files of this machine alone.
  const choices = place.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop ? [open] : [];
  void vscode.window.showInformationMessage(said, ...choices).then((chosen) => chosen === open && vscode.env.openExternal(place));
  return place;
}

/** The report; undefined when there is none, which has then been said. */
async function htmlOf(client: BaseLanguageClient, uri: vscode.Uri): Promise<string | undefined> {
  // A document that is in no editor any more is opened again, so that the server has it.
  await vscode.workspace.openTextDocument(uri);
  const html = await askFor(client, uri);
  if (html !== null) return html;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('There is no review of this document to report. Use “Review This Document” first.'),
  );
  return undefined;
}

function askFor(client: BaseLanguageClient, uri: vscode.Uri): Promise<string | null> {
  const params: ReportParams = { uri: client.code2ProtocolConverter.asUri(uri), date: today() };
  return client.sendRequest<string | null>(Method.report, params);
}

/** The date where the user is. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The document named, or that of the report or editor in use. A button over a panel names the panel. */
function documentUri({ active }: ReportPanels, given?: vscode.Uri): vscode.Uri | undefined {
  if (given instanceof vscode.Uri && given.scheme !== 'webview-panel') return given;
  return active ?? vscode.window.activeTextEditor?.document.uri;
}

/** Beside the document; for one that is in no file, in the workspace's folder. */
function placeFor(uri: vscode.Uri): vscode.Uri | undefined {
  const name = `${nameOf(uri).replace(/\.(md|markdown|ya?ml|txt)$/i, '')}.html`;
  const folder = uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
  return folder && vscode.Uri.joinPath(folder, name);
}

function tellToOpen(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a document first.'));
}
