import * as vscode from 'vscode';

const viewType = 'civicClause.report';
const memoryKey = 'civicClause.reports';
/** After the last change of a document, in milliseconds: a report is read, not typed in. */
const rest = 700;
/** A report is a page: it runs nothing and loads nothing. */
const webviewOptions: vscode.WebviewOptions = { enableScripts: false, localResourceRoots: [] };

/** Which document a panel reports, kept while the window is reloaded: a page without scripts keeps nothing itself. */
interface Remembered {
  uri: string;
  /** Of the panel. */
  title: string;
  column?: number;
}

/** One panel a document, brought up to date when the document has come to rest; they come back when the window does. */
export class ReportPanels implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #panels = new Map<string, { uri: vscode.Uri; panel: vscode.WebviewPanel; timer?: ReturnType<typeof setTimeout> }>();
  readonly #subscriptions: vscode.Disposable[];
  /** Panels of the last session that have not come back yet: one does when it is looked at. */
  #awaited: Remembered[];

  /** `report`: the report of a document as HTML; null when there is none. */
  constructor(
    readonly report: (uri: vscode.Uri) => Promise<string | null>,
    readonly memory: vscode.Memento,
  ) {
    this.#awaited = readMemory(memory.get(memoryKey));
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(viewType, this),
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

  show(uri: vscode.Uri, html: string): void {
    const shown = this.#panels.get(uri.toString());
    if (shown) {
      shown.panel.webview.html = html;
      shown.panel.reveal();
      return;
    }
    const title = vscode.l10n.t('Report: {0}', nameOf(uri));
    const options = { ...webviewOptions, retainContextWhenHidden: true };
    const panel = vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Beside, options);
    panel.webview.html = html;
    this.#keep(uri, panel);
  }

  /** Called by VS Code for a panel of the last session, when it is first looked at. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const same = this.#awaited.filter(({ title }) => title === panel.title);
    const remembered = same.find(({ column }) => column === panel.viewColumn) ?? same[0];
    if (!remembered) {
      panel.dispose();
      return;
    }
    this.#awaited = this.#awaited.filter((one) => one !== remembered);
    const uri = vscode.Uri.parse(remembered.uri);
    panel.webview.options = webviewOptions;
    this.#keep(uri, panel);
    const html = await this.#reportAgain(uri);
    panel.webview.html = html ?? note(vscode.l10n.t('There is no report of {0} any more.', nameOf(uri)));
  }

  /** The document may be gone, or in no editor: it is opened, so that the server has it. */
  async #reportAgain(uri: vscode.Uri): Promise<string | null> {
    try {
      await vscode.workspace.openTextDocument(uri);
      return await this.report(uri);
    } catch {
      return null;
    }
  }

  #keep(uri: vscode.Uri, panel: vscode.WebviewPanel): void {
    const key = uri.toString();
    this.#panels.set(key, { uri, panel });
    panel.onDidDispose(() => {
      clearTimeout(this.#panels.get(key)?.timer);
      this.#panels.delete(key);
      this.#remember();
    });
    panel.onDidChangeViewState(() => this.#remember());
    this.#remember();
  }

  #remember(): void {
    const titles = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)));
    this.#awaited = this.#awaited.filter(({ title }) => titles.has(title));
    const shown = [...this.#panels.values()].map(
      ({ uri, panel: { title, viewColumn } }): Remembered => ({ uri: uri.toString(), title, column: viewColumn }),
    );
    void this.memory.update(memoryKey, [...shown, ...this.#awaited]);
  }

  #changed(uri: vscode.Uri): void {
    const shown = this.#panels.get(uri.toString());
    if (!shown) return;
    clearTimeout(shown.timer);
    shown.timer = setTimeout(() => void this.#renew(uri), rest);
  }

  async #renew(uri: vscode.Uri): Promise<void> {
    // Closed, or no longer reviewed: the report stays as it was, with the date and hash of what it tells of.
    const html = await this.report(uri).catch(() => null);
    const shown = this.#panels.get(uri.toString());
    if (html !== null && shown && shown.panel.webview.html !== html) shown.panel.webview.html = html;
  }

  /** The panels stay: when the window is reloaded, they are what comes back. */
  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const { timer } of this.#panels.values()) clearTimeout(timer);
  }
}

/** What was remembered, of any shape. */
function readMemory(value: unknown): Remembered[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one: Partial<Remembered> | null) => typeof one?.uri === 'string' && typeof one.title === 'string',
  ) as Remembered[];
}

/** A page that says one thing. */
function note(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
  return `<!DOCTYPE html><html><head><meta charset="utf-8">${policy}</head><body><p>${escaped}</p></body></html>`;
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) || uri.path;
}
