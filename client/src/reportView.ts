import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { Method, type ReportParams } from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';

const viewType = 'civicClause.report';
/** After the last change of a document, in milliseconds: a report is read, not typed in. */
const rest = 700;

/** The report of a document beside it, and as a file to print or hand on. */
export const reportView: ClientFeature = ({ client, command }) => {
  const views = new ReportViews(client);
  return [
    views,
    command('showReport', async (given?: vscode.Uri) => {
      const uri = documentUri(views, given);
      if (uri) await views.show(uri);
      else tellToOpen();
    }),
    command('saveReport', async (given?: vscode.Uri, target?: vscode.Uri) => {
      const uri = documentUri(views, given);
      if (uri) return save(client, uri, target);
      tellToOpen();
      return undefined;
    }),
  ];
};

/** One panel a document, brought up to date when the document has come to rest. */
class ReportViews implements vscode.Disposable {
  readonly #panels = new Map<string, { uri: vscode.Uri; panel: vscode.WebviewPanel; timer?: ReturnType<typeof setTimeout> }>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(readonly client: BaseLanguageClient) {
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.uri)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('civicClause')) for (const { uri } of this.#panels.values()) this.#changed(uri);
      }),
    ];
  }

  /** The document of the panel that has the focus. */
  get active(): vscode.Uri | undefined {
    return [...this.#panels.values()].find(({ panel }) => panel.active)?.uri;
  }

  async show(uri: vscode.Uri): Promise<void> {
    const html = await htmlOf(this.client, uri);
    if (html === undefined) return;
    const key = uri.toString();
    const shown = this.#panels.get(key);
    if (shown) {
      shown.panel.webview.html = html;
      shown.panel.reveal();
      return;
    }
    const title = vscode.l10n.t('Report: {0}', nameOf(uri));
    const options = { enableScripts: false, localResourceRoots: [], retainContextWhenHidden: true };
    const panel = vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Beside, options);
    panel.webview.html = html;
    this.#panels.set(key, { uri, panel });
    panel.onDidDispose(() => {
      clearTimeout(this.#panels.get(key)?.timer);
      this.#panels.delete(key);
    });
  }

  #changed(uri: vscode.Uri): void {
    const shown = this.#panels.get(uri.toString());
    if (!shown) return;
    clearTimeout(shown.timer);
    shown.timer = setTimeout(() => void this.#renew(uri), rest);
  }

  async #renew(uri: vscode.Uri): Promise<void> {
    // Closed, or no longer reviewed: the report stays as it was, with the date and hash of what it tells of.
    const html = await askFor(this.client, uri).catch(() => null);
    const shown = this.#panels.get(uri.toString());
    if (html !== null && shown && shown.panel.webview.html !== html) shown.panel.webview.html = html;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const { panel, timer } of this.#panels.values()) {
      clearTimeout(timer);
      panel.dispose();
    }
  }
}

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
function documentUri({ active }: ReportViews, given?: vscode.Uri): vscode.Uri | undefined {
  if (given instanceof vscode.Uri && given.scheme !== 'webview-panel') return given;
  return active ?? vscode.window.activeTextEditor?.document.uri;
}

/** Beside the document; for one that is in no file, in the workspace's folder. */
function placeFor(uri: vscode.Uri): vscode.Uri | undefined {
  const name = `${nameOf(uri).replace(/\.(md|markdown|ya?ml|txt)$/i, '')}.html`;
  const folder = uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
  return folder && vscode.Uri.joinPath(folder, name);
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) || uri.path;
}

function tellToOpen(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('Open a document first.'));
}
