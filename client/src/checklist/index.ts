import * as vscode from 'vscode';
import { RecordDecisionCommand } from '../../../server/src/lsp/protocol';
import type { ClientFeature } from '../feature';
import { ChecklistActions } from './actions';
import { type Filter, pickFilter, readFilter } from './filter';
import type { Node } from './tree';
import { ChecklistView, type ViewState } from './view';

/** A line of the checklist as tests see it. */
export interface ShownLine {
  id: string;
  label: string;
  description: string;
  icon: string;
  spoken: string;
  context: string;
  lines: ShownLine[];
}

/** The checklist as it stands. */
export interface ShownChecklist {
  state: ViewState;
  uri: vscode.Uri | undefined;
  /** Above the list: how much is covered. */
  message: string | undefined;
  description: string | undefined;
  badge: number;
  selection: string[];
  lines: ShownLine[];
}

/** The clauses of the document in use, in a view of their own: what was found and where, and what to do about the rest. */
export const checklist: ClientFeature = (context) => {
  const { client, command, expose } = context;
  const list = new ChecklistView(context);
  const actions = new ChecklistActions(list, client);
  expose({ checklist: () => shown(list) });
  // Another part of the extension has it: told once all of them are there.
  const decidable = setTimeout(async () => {
    const all = await vscode.commands.getCommands(true);
    void vscode.commands.executeCommand('setContext', 'civicClause.canDecide', all.includes(RecordDecisionCommand));
  });
  const filter = async (given?: Partial<Filter>) => {
    const chosen = given ? readFilter(given) : await pickFilter(list.filter);
    if (chosen) list.filter = chosen;
  };
  return [
    list,
    { dispose: () => clearTimeout(decidable) },
    command('checklistGoTo', (line?: unknown) => actions.goTo(line)),
    command('checklistInsert', (line?: unknown) => actions.fix(line)),
    command('checklistInsertTheme', (line?: unknown) => actions.insertTheme(line)),
    command('checklistComplete', (line?: unknown) => actions.fix(line)),
    command('checklistDecide', (line?: unknown) => actions.decide(line)),
    command('checklistExplain', (line?: unknown) => actions.explain(line)),
    command('checklistCopy', (line?: unknown) => actions.copy(line)),
    command('checklistReview', (kind?: string) => vscode.commands.executeCommand('civicClause.reviewDocument', list.uri, kind)),
    command('revealInChecklist', (uri?: string | vscode.Uri, clause?: string) => actions.reveal(uri, clause)),
    command('filterChecklist', filter),
    command('filterChecklistAgain', filter),
    command('clearChecklistFilter', () => list.clearFilter()),
  ];
};

function shown({ state, uri, view, tree }: ChecklistView): ShownChecklist {
  const line = ({ id, face, children }: Node): ShownLine => {
    const { label, description, icon, spoken, context } = face;
    return { id, label, description, icon: icon.name, spoken, context, lines: children.map(line) };
  };
  return {
    state,
    uri,
    message: view.message,
    description: view.description,
    badge: view.badge?.value ?? 0,
    selection: view.selection.map(({ id }) => id),
    lines: tree.roots.map(line),
  };
}
