import * as vscode from 'vscode';
import { type Checklist, Method, schemesNotReviewed } from '../../../server/src/lsp/protocol';
import type { FeatureContext } from '../feature';
import { everything, type Filter, filterText, isActive, lets, readFilter } from './filter';
import { linesOf } from './nodes';
import { ChecklistTree, type Node } from './tree';

/** What the view shows: a checklist, or why there is none. Each has a welcome text of its own in the manifest. */
export type ViewState = 'none' | 'waiting' | 'off' | 'not-recognised' | 'too-large' | 'failed' | 'reviewed' | 'no-match';

const viewId = 'civicClause.checklist';
const filterKey = 'civicClause.checklistFilter';
/** After the last change, in milliseconds: a list that changes at every key is not read. */
const rest = 300;
const languages = ['markdown', 'yaml', 'plaintext'];
/** What is decided: looked at beside a document, not instead of it. */
const ourFiles = /\/civicclause(?:\.decisions)?\.ya?ml$/;

/** The checklist of the document in use. It keeps that of the last one while something else is in use. */
export class ChecklistView implements vscode.Disposable {
  readonly tree: ChecklistTree;
  readonly view: vscode.TreeView<Node>;
  readonly #subscriptions: vscode.Disposable[];
  #uri?: vscode.Uri;
  #checklist?: Checklist;
  #filter: Filter;
  #state: ViewState = 'none';
  #timer?: ReturnType<typeof setTimeout>;
  /** Counts what was asked for: an answer to an older question is not shown. */
  #asked = 0;
  #stale = true;

  constructor(readonly context: FeatureContext) {
    const { extension, status } = context;
    this.tree = new ChecklistTree((clause) => this.#help(clause));
    this.view = vscode.window.createTreeView(viewId, { treeDataProvider: this.tree, showCollapseAll: true });
    this.#filter = readFilter(extension.workspaceState.get(filterKey));
    this.#subscriptions = [
      this.tree,
      this.view,
      this.view.onDidChangeVisibility(({ visible }) => visible && this.#stale && this.#schedule(0)),
      status.onDidChange((uri) => (!uri || this.#follows(uri)) && this.#schedule()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor?.document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#follows(document.uri) && this.#schedule()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.some((uri) => this.#follows(uri)) && this.#schedule()),
      // A document is closed some time after its last tab.
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some(({ input }) => this.#isOf(input))) this.#leave();
        // One that is opened again has its editor before its last tab is told to be closed.
        else if (!this.#uri) this.#follow(vscode.window.activeTextEditor?.document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#follows(uri) && this.#leave()),
    ];
    this.#follow(vscode.window.activeTextEditor?.document);
    this.#set('none');
    this.#schedule(0);
  }

  get state(): ViewState {
    return this.#state;
  }

  get uri(): vscode.Uri | undefined {
    return this.#uri;
  }

  get checklist(): Checklist | undefined {
    return this.#checklist;
  }

  get filter(): Filter {
    return this.#filter;
  }

  set filter(filter: Filter) {
    this.#filter = filter;
    void this.context.extension.workspaceState.update(filterKey, filter);
    this.#show();
  }

  clearFilter(): void {
    this.filter = everything;
  }

  /** Shows another document. */
  open(uri: vscode.Uri): void {
    if (this.#follows(uri)) return;
    this.#uri = uri;
    this.#checklist = undefined;
    this.#stale = true;
    this.#schedule(0);
  }

  /** Brings the list up to date with the document as it stands; at once when it already is. */
  async fresh(): Promise<void> {
    const document = this.#document();
    if (document && this.#checklist && !this.#stale && this.#checklist.version === document.version) return;
    await this.#refresh();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follows(uri: vscode.Uri): boolean {
    return this.#uri?.toString() === uri.toString();
  }

  #isOf(input: unknown): boolean {
    return input instanceof vscode.TabInputText && this.#follows(input.uri);
  }

  #follow(document: vscode.TextDocument | undefined): void {
    if (document && isFollowed(document)) this.open(document.uri);
  }

  #leave(): void {
    if (vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => this.#isOf(input)))) return;
    const next = vscode.window.visibleTextEditors.map(({ document }) => document).find(isFollowed);
    if (next && !this.#follows(next.uri)) {
      this.open(next.uri);
      return;
    }
    this.#uri = undefined;
    this.#checklist = undefined;
    this.#stale = true;
    this.#schedule(0);
  }

  #document(): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find(({ uri }) => this.#follows(uri));
  }

  #schedule(delay = rest): void {
    this.#stale = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void (this.view.visible ? this.#refresh() : this.#count()), delay);
  }

  /** A view that is not seen has but its badge. */
  #count(): void {
    const status = this.#uri && this.context.status.of(this.#uri);
    this.#badge(status?.state === 'reviewed' ? status.counts.errors : 0);
  }

  async #refresh(): Promise<void> {
    const asked = ++this.#asked;
    const uri = this.#uri;
    this.#stale = false;
    const checklist = uri ? await this.#ask(uri) : null;
    if (asked !== this.#asked) return;
    this.#checklist = checklist ?? undefined;
    this.#show();
  }

  async #ask(uri: vscode.Uri): Promise<Checklist | null> {
    const { client } = this.context;
    // Before the server is up, or when it is down: the status says which.
    if (!client.isRunning()) return null;
    const params = { uri: client.code2ProtocolConverter.asUri(uri) };
    return client.sendRequest<Checklist | null>(Method.checklist, params).catch(() => null);
  }

  async #help(clause: string): Promise<string | null> {
    const { client } = this.context;
    if (!this.#uri) return null;
    const uri = client.code2ProtocolConverter.asUri(this.#uri);
    return client.sendRequest<string | null>(Method.clauseHelp, { uri, clause });
  }

  #show(): void {
    const checklist = this.#checklist;
    const lines = checklist ? linesOf(checklist, (clause) => lets(clause, this.#filter)) : [];
    const state = checklist ? (lines.length > 0 ? 'reviewed' : 'no-match') : this.#reason();
    this.tree.show(lines);
    this.#set(state);
    const filters = filterText(this.#filter);
    const only = filters === '' ? undefined : vscode.l10n.t('only: {0}', filters);
    const name = checklist?.procurementFile?.name ?? (this.#uri && nameOf(this.#uri));
    this.view.description = joined(name, checklist && only);
    // A message would hide the welcome text of an empty list. The description is not seen where the view is alone.
    this.view.message = checklist && state === 'reviewed' ? joined(name, progressText(checklist), only) : undefined;
    this.#badge(checklist?.severities.error ?? 0);
  }

  #badge(errors: number): void {
    this.view.badge =
      errors > 0
        ? { value: errors, tooltip: errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors) }
        : undefined;
  }

  /** Why there is no checklist. */
  #reason(): ViewState {
    if (this.context.status.failure !== undefined) return 'failed';
    if (!this.#uri) return 'none';
    const state = this.context.status.of(this.#uri)?.state;
    return state === undefined || state === 'reviewed' ? 'waiting' : state;
  }

  #set(state: ViewState): void {
    this.#state = state;
    void vscode.commands.executeCommand('setContext', 'civicClause.checklistState', state);
    void vscode.commands.executeCommand('setContext', 'civicClause.checklistFiltered', isActive(this.#filter));
  }
}

function progressText({ covered, total, severities: { error, warning } }: Checklist): string {
  const counts = [
    vscode.l10n.t('{0} of {1} clauses covered', covered, total),
    // Of clauses: the Problems panel counts otherwise, several missing clauses of a theme being one problem there.
    error > 0 && vscode.l10n.t('{0} with errors', error),
    warning > 0 && vscode.l10n.t('{0} with warnings', warning),
  ];
  return counts.filter((text) => text !== false).join(' · ');
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}

function isFollowed({ uri, languageId }: vscode.TextDocument): boolean {
  return languages.includes(languageId) && !schemesNotReviewed.includes(uri.scheme) && !ourFiles.test(uri.path);
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) || uri.path;
}
