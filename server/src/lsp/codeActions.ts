import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { EditorFinding } from '../review/types';
import { message } from '../text/message';
import type { Analysis } from './analysis';
import { toWorkspaceEdit } from './edits';
import { ChooseClausesCommand } from './protocol';
import type { Session } from './session';
import { diagnosticCode, source } from './toProtocol';

/** More than this at one place is a list, not a choice. */
const mostActions = 8;

/** What `codeAction/resolve` needs to make the edit: the clauses, and the text they were offered for. */
interface ActionData {
  uri: string;
  version: number;
  clauses: string[];
}

/** Quick fixes for the findings at a place: each clause, the theme's missing clauses, and last a choice of all. */
export function codeActions(session: Session, params: CodeActionParams): CodeAction[] {
  const { features } = session;
  const document = session.documents.get(params.textDocument.uri);
  if (!document || !features.codeActionLiterals || !wantsQuickFix(params.context.only)) return [];
  const analysis = session.analysisOf(document.uri);
  if (!analysis?.recognised) return [];
  const reported = (finding: EditorFinding) => params.context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding));
  const here = analysis.findings.filter(({ clauses, range }) => clauses.length > 0 && touches(range, params.range));
  if (here.length === 0) return [];
  // Several findings may stand at one place: what the client asked about comes first.
  const isReported = (finding: EditorFinding) => Number(reported(finding).length > 0);
  here.sort((a, b) => isReported(b) - isReported(a));

  const single: CodeAction[] = [];
  const seen = new Set<string>();
  for (const finding of here) {
    for (const clause of finding.clauses) {
      if (seen.has(clause)) continue;
      seen.add(clause);
      single.push(insertAction(session, analysis, document, [clause], reported(finding)));
    }
  }
  const grouped = themeActions(session, analysis, document, [...seen]);
  const last = features.options.chooseClauses ? [chooseAction(session, analysis, document, params.range)] : [];
  const actions = [...single.slice(0, Math.max(1, mostActions - grouped.length - last.length)), ...grouped, ...last].slice(
    0,
    mostActions,
  );
  const first = actions[0];
  if (first && features.preferredActions) first.isPreferred = true;
  return actions;
}

/** Fills in the edit of a lazily offered action; without one when the text has moved on, so that nothing lands in the wrong place. */
export function resolveCodeAction(session: Session, action: CodeAction): CodeAction {
  const data = readData(action.data);
  const document = data && session.documents.get(data.uri);
  if (!data || !document || document.version !== data.version) return action;
  const analysis = session.analysisOf(data.uri);
  const fix = analysis && session.analyser.insert(analysis, data.clauses);
  return fix ? { ...action, edit: toWorkspaceEdit(fix, document, session.features) } : action;
}

function insertAction(
  session: Session,
  analysis: Analysis,
  document: TextDocument,
  clauses: string[],
  diagnostics: Diagnostic[],
  title = session.analyser.say(
    message('fix.insert-clause', { clause: session.analyser.clauseTitle(clauses[0]!, analysis.locale) }),
    analysis.locale,
  ),
): CodeAction {
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics };
  if (session.features.lazyEdits) {
    action.data = { uri: document.uri, version: document.version, clauses } satisfies ActionData;
    return action;
  }
  const fix = session.analyser.insert(analysis, clauses);
  if (fix) action.edit = toWorkspaceEdit(fix, document, session.features);
  return action;
}

/** One action per theme that has several missing clauses and a clause at this place; two themes at most. */
function themeActions(session: Session, analysis: Analysis, document: TextDocument, at: string[]): CodeAction[] {
  const themes = new Map<string, string[]>();
  for (const clause of analysis.file.clauses) {
    if (clause.status === 'missing') themes.set(clause.theme, [...(themes.get(clause.theme) ?? []), clause.id]);
  }
  return [...themes]
    .filter(([, clauses]) => clauses.length > 1 && clauses.some((clause) => at.includes(clause)))
    .slice(0, 2)
    .map(([theme, clauses]) => {
      const args = { theme: session.analyser.themeTitle(theme, analysis.locale), count: clauses.length };
      const title = session.analyser.say(message('fix.insert-theme', args), analysis.locale);
      return insertAction(session, analysis, document, clauses, [], title);
    });
}

function chooseAction(session: Session, analysis: Analysis, document: TextDocument, range: Range): CodeAction {
  const title = session.analyser.say(message('fix.choose-clauses', {}), analysis.locale);
  const command = { title, command: ChooseClausesCommand, arguments: [document.uri, range.start] };
  return { title, kind: CodeActionKind.QuickFix, command };
}

function wantsQuickFix(only: string[] | undefined): boolean {
  return !only || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);
}

/** Ranges that share a character or a boundary: a cursor at the end of a squiggle counts. */
function touches(a: Range, b: Range): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function isOf(diagnostic: Diagnostic, finding: EditorFinding): boolean {
  return diagnostic.source === source && diagnostic.code === diagnosticCode(finding) && touches(diagnostic.range, finding.range);
}

function readData(data: unknown): ActionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, version, clauses } = data as Partial<Record<keyof ActionData, unknown>>;
  if (typeof uri !== 'string' || typeof version !== 'number' || !Array.isArray(clauses)) return undefined;
  return { uri, version, clauses: clauses.filter((clause): clause is string => typeof clause === 'string') };
}
