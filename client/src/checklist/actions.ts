import * as vscode from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';
import { type ChecklistClause, Method, type Quotation, RecordDecisionCommand } from '../../../server/src/lsp/protocol';
import type { Node } from './tree';
import { type ChecklistView, nameOf } from './view';
import { lineText, quoted } from './words';

type Range = Quotation['range'];

/** How long (milliseconds) the status bar says where the cursor has been put. */
const shownFor = 6000;

/** What can be done with a line of the checklist. */
export class ChecklistActions {
  constructor(
    readonly list: ChecklistView,
    readonly client: BaseLanguageClient,
  ) {}

  /** The line that a menu, a key or a click means. */
  nodeOf(given: unknown): Node | undefined {
    const id = typeof given === 'string' ? given : (given as Node | undefined)?.id;
    return id === undefined ? this.list.view.selection[0] : this.list.tree.find(id);
  }

  /** Goes to the words a line is about and selects them, or to where the clause would stand. */
  async goTo(given: unknown): Promise<void> {
    // The text may have moved on since the list was made.
    await this.list.fresh();
    const node = this.nodeOf(given);
    const { clause } = node ?? {};
    if (!node || !clause) return;
    const missing = clause.state === 'missing' && node.id === `clause/${clause.id}`;
    if (missing && (await this.#goToPlace(clause))) return;
    const place = node.quotations[0] ?? clause.findings[0] ?? clause.evidence[0];
    if (place) await this.#select(place);
  }

  /** Inserts a missing clause, or what a weak one lacks. */
  async fix(given: unknown): Promise<boolean> {
    await this.list.fresh();
    const { clause } = this.nodeOf(given) ?? {};
    const uri = this.list.uri;
    const answer = clause && (await this.#editOf(clause));
    if (!uri || !answer) {
      if (clause) void vscode.window.showInformationMessage(vscode.l10n.t('There is nothing to insert for this clause.'));
      return false;
    }
    const edit = await this.client.protocol2CodeConverter.asWorkspaceEdit(answer);
    // Tab stops need the document in an editor.
    await vscode.window.showTextDocument(uri);
    return vscode.workspace.applyEdit(edit);
  }

  /** Inserts all clauses that a theme lacks, after a look at them. */
  async insertTheme(given: unknown): Promise<void> {
    await this.list.fresh();
    const { theme } = this.nodeOf(given) ?? {};
    const uri = this.list.uri;
    const clauses = theme?.clauses.filter(({ fix }) => fix?.kind === 'insert').map(({ id }) => id) ?? [];
    if (uri && clauses.length > 0) await vscode.commands.executeCommand('civicClause.insertAllMissing', uri, clauses);
  }

  async decide(given: unknown): Promise<void> {
    await this.list.fresh();
    const { clause } = this.nodeOf(given) ?? {};
    const uri = this.list.checklist?.uri;
    if (!clause || !uri) return;
    const findings = clause.findings.map(({ rule, code, message, range }) => ({ rule, code, message, range }));
    await vscode.commands.executeCommand(RecordDecisionCommand, uri, findings);
  }

  async explain(given: unknown): Promise<void> {
    const { clause } = this.nodeOf(given) ?? {};
    if (clause) await vscode.commands.executeCommand('civicClause.explainClause', clause.id);
  }

  /** The words and where they stand, for a message or a note. */
  async copy(given: unknown): Promise<void> {
    const [quotation] = this.nodeOf(given)?.quotations ?? [];
    const uri = this.#uriOf(quotation?.document);
    if (!quotation || !uri) return;
    await vscode.env.clipboard.writeText(`${quoted(quotation)} (${nameOf(uri)}, ${lineText(quotation)})`);
  }

  /** Shows a clause in the list: the one named, or the one that the text at the cursor is about. */
  async reveal(given?: string | vscode.Uri, id?: string): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const uri = typeof given === 'string' ? vscode.Uri.parse(given) : (given ?? editor?.document.uri);
    if (uri) this.list.open(uri);
    await this.list.fresh();
    const at = editor && this.list.uri?.toString() === editor.document.uri.toString() ? editor.selection.active : undefined;
    const clause = id ?? (at && this.#clauseAt(at));
    if (clause === undefined) {
      const message = vscode.l10n.t('No clause of the checklist rests on the text at the cursor.');
      if (this.list.checklist) void vscode.window.showInformationMessage(message);
      else await vscode.commands.executeCommand('civicClause.checklist.focus');
      return;
    }
    if (!this.list.tree.find(`clause/${clause}`)) this.list.clearFilter();
    const node = this.list.tree.find(`clause/${clause}`);
    if (node) await this.list.view.reveal(node, { select: true, focus: true, expand: true });
  }

  /** Where its insertion would begin; false when it has no place. */
  async #goToPlace(clause: ChecklistClause): Promise<boolean> {
    const answer = await this.#editOf(clause);
    const [change] = answer?.documentChanges ?? [];
    const edits = change && 'edits' in change ? change.edits : Object.values(answer?.changes ?? {})[0];
    const range = edits?.[0]?.range;
    if (!range) return false;
    await this.#select({ range: { start: range.start, end: range.start } });
    vscode.window.setStatusBarMessage(vscode.l10n.t('{0} would be inserted here.', clause.title), shownFor);
    return true;
  }

  async #editOf({ fix }: ChecklistClause): Promise<WorkspaceEdit | null> {
    const uri = this.list.checklist?.uri;
    return uri && fix ? this.client.sendRequest<WorkspaceEdit | null>(Method.fix, { uri, id: fix.id }) : null;
  }

  /** The document that a sentence stands in: of a procurement file, not always the one on the screen. */
  #uriOf(document: string | undefined): vscode.Uri | undefined {
    return document?.includes(':') ? this.client.protocol2CodeConverter.asUri(document) : this.list.uri;
  }

  async #select({ document, range }: { document?: string; range: Range }): Promise<void> {
    const uri = this.#uriOf(document);
    const selection = this.client.protocol2CodeConverter.asRange(range);
    if (uri) await vscode.window.showTextDocument(uri, { selection });
  }

  /** That of a finding at the place before that of a sentence relied on; of several, the one about the fewest words. */
  #clauseAt(position: vscode.Position): string | undefined {
    const { asRange } = this.client.protocol2CodeConverter;
    const clauses = this.list.checklist?.themes.flatMap((theme) => theme.clauses) ?? [];
    const places = (of: (clause: ChecklistClause) => { range: Range }[]) =>
      clauses
        .flatMap((clause) => of(clause).map((place) => ({ id: clause.id, range: asRange(place.range) })))
        .filter(({ range }) => range.contains(position))
        .sort((a, b) => extent(a.range) - extent(b.range));
    const [finding] = places(({ findings }) => findings);
    const [relied] = places(({ evidence, elements }) => [...evidence, ...elements.flatMap((element) => element.evidence)]);
    return (finding ?? relied)?.id;
  }
}

/** Grows with the words in a range: by lines, then by characters. */
function extent({ start, end }: vscode.Range): number {
  return (end.line - start.line) * 10_000 + end.character - start.character;
}
