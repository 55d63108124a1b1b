import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type EvidencePlace, Method } from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';

type Status = EvidencePlace['status'];

/** After the last keystroke, in milliseconds; until then the editor itself keeps the marks in place. */
const rest = 300;
const languages = new Set(['markdown', 'yaml', 'plaintext']);
/** What a sentence means most, where it means something for several clauses. */
const order: Status[] = ['contradicts', 'weak', 'counts', 'near'];
/** Told apart by their lines too: not everybody sees the colours, and high contrast has no tints. */
const lines: Record<Status, { borderStyle: string; borderWidth: string }> = {
  counts: { borderStyle: 'solid', borderWidth: '0 0 2px 0' },
  weak: { borderStyle: 'dashed', borderWidth: '0 0 2px 0' },
  contradicts: { borderStyle: 'double', borderWidth: '0 0 3px 0' },
  near: { borderStyle: 'dotted', borderWidth: '0 0 2px 0' },
};

/** Marks in the text what counts as evidence, when it is asked for. */
export const evidence: ClientFeature = ({ client, command }) => {
  const marks = new EvidenceMarks(client);
  return [marks, command('toggleEvidence', () => marks.toggle())];
};

class EvidenceMarks implements vscode.Disposable {
  readonly #types = new Map(order.map((status) => [status, decorationOf(status)]));
  readonly #timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  readonly #item = vscode.window.createStatusBarItem('civicClause.evidence', vscode.StatusBarAlignment.Right);
  readonly #subscriptions: vscode.Disposable[];
  #shown = false;

  constructor(readonly client: BaseLanguageClient) {
    this.#item.name = vscode.l10n.t('Civic Clause: evidence');
    this.#item.text = `$(eye) ${vscode.l10n.t('Evidence')}`;
    this.#item.tooltip = legend();
    this.#item.command = 'civicClause.toggleEvidence';
    this.#subscriptions = [
      this.#item,
      ...this.#types.values(),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#showAll()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#later(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('civicClause')) for (const { document } of editors()) this.#later(document);
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#showAll();
      }),
    ];
  }

  /** Whether the marks are shown now; resolves when they are, or are gone. */
  async toggle(): Promise<boolean> {
    this.#shown = !this.#shown;
    if (this.#shown) this.#item.show();
    else this.#item.hide();
    await Promise.all(editors().map((editor) => this.#show(editor)));
    return this.#shown;
  }

  #showAll(): void {
    if (this.#shown) for (const editor of editors()) void this.#show(editor);
  }

  #later(document: vscode.TextDocument): void {
    if (!this.#shown || !languages.has(document.languageId)) return;
    clearTimeout(this.#timers.get(document));
    this.#timers.set(
      document,
      setTimeout(() => {
        this.#timers.delete(document);
        for (const editor of editors()) if (editor.document === document) void this.#show(editor);
      }, rest),
    );
  }

  async #show(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const { version } = document;
    const places = this.#shown ? await this.#placesIn(document) : [];
    // What has been typed meanwhile is asked about again.
    if (places === undefined || document.version !== version) return;
    for (const [status, type] of this.#types) {
      const ranges = this.#shown ? strongest(places).filter((place) => place.status === status) : [];
      editor.setDecorations(
        type,
        ranges.map(({ range }) => this.client.protocol2CodeConverter.asRange(range)),
      );
    }
  }

  /** Undefined while the server cannot be asked: what is shown then stays. */
  async #placesIn(document: vscode.TextDocument): Promise<EvidencePlace[] | undefined> {
    if (!this.client.isRunning()) return undefined;
    const uri = this.client.code2ProtocolConverter.asUri(document.uri);
    return this.client.sendRequest<EvidencePlace[] | null>(Method.evidence, { uri }).then(
      (places) => places ?? [],
      () => undefined,
    );
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function editors(): vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter(({ document }) => languages.has(document.languageId));
}

/** One place a sentence, as what it means most. */
function strongest(places: EvidencePlace[]): EvidencePlace[] {
  const kept = new Map<string, EvidencePlace>();
  for (const place of places) {
    const key = `${place.range.start.line}:${place.range.start.character}`;
    const known = kept.get(key);
    if (!known || order.indexOf(place.status) < order.indexOf(known.status)) kept.set(key, place);
  }
  return [...kept.values()];
}

function decorationOf(status: Status): vscode.TextEditorDecorationType {
  const border = new vscode.ThemeColor(`civicClause.evidence.${status}Border`);
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor(`civicClause.evidence.${status}Background`),
    borderColor: border,
    ...lines[status],
    overviewRulerColor: border,
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

function legend(): string {
  return [
    vscode.l10n.t('What counts as evidence is marked:'),
    `━ ${vscode.l10n.t('counts for a clause')}`,
    `╍ ${vscode.l10n.t('weak wording, or left to another document')}`,
    `═ ${vscode.l10n.t('contradicts a clause')}`,
    `┈ ${vscode.l10n.t('comes near, without counting')}`,
    vscode.l10n.t('Point at a sentence to see why. Click to hide the marks.'),
  ].join('\n');
}
