import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ThemeSource } from '../playbook/types';
import type { EditorFinding, Fix } from '../review/types';
import { message } from '../text/message';
import type { Analysis } from './analysis';
import { blankHere } from './blanks';
import { decidableAt } from './decisions/decidable';
import { targetsIn, toPreviewedEdit, toWorkspaceEdit } from './edits';
import { logFailure } from './guard';
import type { OpenDocument } from './openDocument';
import { proseIn } from './prose';
import { decisionsProse } from './prose/decisions';
import { ChooseClausesCommand, FillBlankCommand, RecordDecisionCommand } from './protocol';
import { touches } from './ranges';
import type { Session } from './session';
import { diagnosticCode, source } from './toProtocol';

/** More than this at one place is a list, not a choice. */
const mostActions = 8;

/** What `codeAction/resolve` needs to make the edit: the fix (`insert/data-location`), and the text it was offered for. */
interface ActionData {
  uri: string;
  version: number;
  fix: string;
}

/**
 * Quick fixes for the findings at a place: what mends a clause that is there, each missing clause, the theme's missing clauses, and
 * last a choice of all.
 */
export function codeActions(session: Session, params: CodeActionParams): CodeAction[] {
  const { features } = session;
  const document = session.documents.get(params.textDocument.uri);
  if (!document || !features.codeActionLiterals || !wantsQuickFix(params.context.only)) return [];
  const analysis = session.analysisOf(document.uri);
  if (!analysis?.recognised) return [];
  const reported = (finding: EditorFinding) => params.context.diagnostics.filter((diagnostic) => isOf(diagnostic, finding));
  const here = analysis.findings.filter(({ range }) => touches(range, params.range));
  const absent = here.filter(({ clauses }) => clauses.length > 0);
  const last = absent.length > 0 && features.options.chooseClauses ? [chooseAction(analysis, document, params)] : [];
  const candidates = candidatesOf(absent, analysis, reported);
  const grouped = themeActions(session, analysis, document, candidates);
  const mending = here.flatMap((finding) =>
    finding.fixes.flatMap(({ id, title }) => fixAction(session, analysis, document, id, title, reported(finding)) ?? []),
  );
  const fixed = [
    ...grouped,
    ...fillActions(session, analysis, document, params),
    ...acceptActions(session, analysis, document, params),
    ...last,
  ];
  const first = mending.slice(0, mostActions - fixed.length);
  const single = oneOfEachTheme(candidates, analysis.by.playbook.manifest.themes)
    .slice(0, mostActions - fixed.length - first.length)
    .flatMap(({ clause, diagnostics }) => insertAction(session, analysis, document, [clause], diagnostics) ?? []);
  const actions = [...first, ...single, ...fixed];
  if (actions[0] && !actions[0].command && features.preferredActions) actions[0].isPreferred = true;
  return actions;
}

/** A clause that could be inserted here, with the diagnostics of the request that ask for it. */
interface Candidate {
  clause: string;
  theme: string;
  diagnostics: Diagnostic[];
}

function candidatesOf(
  findings: EditorFinding[],
  analysis: Analysis,
  reported: (finding: EditorFinding) => Diagnostic[],
): Candidate[] {
  const themes = new Map(analysis.file.clauses.map(({ id, theme }) => [id, theme]));
  const candidates = new Map<string, Candidate>();
  for (const finding of findings) {
    const diagnostics = reported(finding);
    for (const clause of finding.clauses) {
      if (!candidates.has(clause)) candidates.set(clause, { clause, theme: themes.get(clause) ?? '', diagnostics });
    }
  }
  return [...candidates.values()];
}

/**
 * What the client asked about first; then each theme's leading clause (the one it is named after), the themes every city asks about
 * before the others, then each theme's second, and so on: where more is missing than a menu holds, no theme pushes out another.
 */
function oneOfEachTheme(candidates: Candidate[], themes: ThemeSource[]): Candidate[] {
  const order = [...themes].sort((a, b) => Number(b.headline ?? false) - Number(a.headline ?? false)).map(({ id }) => id);
  const leads = ({ clause, theme }: Candidate) => clause.startsWith(theme) || theme.startsWith(clause);
  const leadingFirst = [...candidates].sort((a, b) => Number(leads(b)) - Number(leads(a)));
  const taken = new Map<string, number>();
  const ranked = leadingFirst.map((candidate) => {
    const turn = taken.get(candidate.theme) ?? 0;
    taken.set(candidate.theme, turn + 1);
    return { candidate, asked: candidate.diagnostics.length > 0 ? 0 : 1, turn, theme: order.indexOf(candidate.theme) };
  });
  ranked.sort((a, b) => a.asked - b.asked || a.turn - b.turn || a.theme - b.theme);
  return ranked.map(({ candidate }) => candidate);
}

/** Fills in the edit of a lazily offered action; without one when the text has moved on, so that nothing lands in the wrong place. */
export function resolveCodeAction(session: Session, action: CodeAction): CodeAction {
  const data = readData(action.data);
  const document = data && session.documents.get(data.uri);
  if (!data || !document || document.version !== data.version) return action;
  const analysis = session.analysisOf(data.uri);
  if (!analysis) return action;
  const fix = analysis.by.fix(analysis, data.fix);
  return fix ? { ...action, edit: editFor(fix, document, analysis, session) } : action;
}

/** Several clauses at once are shown before they are inserted. */
function editFor(fix: Fix, document: OpenDocument, analysis: Analysis, session: Session): WorkspaceEdit {
  const { features } = session;
  const targets = targetsIn(session, analysis);
  if (!fix.id.includes('+')) return toWorkspaceEdit(fix, document, features, targets);
  return toPreviewedEdit(fix, document, features, proseIn(analysis.locale).lookThrough(), targets);
}

function insertAction(
  session: Session,
  analysis: Analysis,
  document: OpenDocument,
  clauses: string[],
  diagnostics: Diagnostic[],
  title = analysis.by.say(
    message('fix.insert-clause', { clause: analysis.by.clauseTitle(clauses[0]!, analysis.locale) }),
    analysis.locale,
  ),
): CodeAction | undefined {
  return fixAction(session, analysis, document, `insert/${clauses.join('+')}`, title, diagnostics);
}

/** Undefined when its edit is to be made at once, and there is none or making it fails: the other actions are offered all the same. */
function fixAction(
  session: Session,
  analysis: Analysis,
  document: OpenDocument,
  id: string,
  title: string,
  diagnostics: Diagnostic[],
): CodeAction | undefined {
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, diagnostics };
  if (session.features.lazyEdits) {
    action.data = { uri: document.uri, version: document.version, fix: id } satisfies ActionData;
    return action;
  }
  try {
    const fix = analysis.by.fix(analysis, id);
    if (!fix) return undefined;
    action.edit = editFor(fix, document, analysis, session);
    return action;
  } catch (error) {
    logFailure(session.connection, `code action ${document.uri}`, error);
    return undefined;
  }
}

/** One action per theme that has several missing clauses and a clause at this place; three themes at most. */
function themeActions(session: Session, analysis: Analysis, document: OpenDocument, candidates: Candidate[]): CodeAction[] {
  const { locale, file } = analysis;
  return analysis.by.themes
    .map((theme) => ({
      theme,
      clauses: file.clauses.filter((clause) => clause.theme === theme && clause.status === 'missing').map(({ id }) => id),
      here: candidates.filter((candidate) => candidate.theme === theme),
    }))
    .filter(({ clauses, here }) => clauses.length > 1 && here.length > 0)
    .slice(0, 3)
    .flatMap(({ theme, clauses, here }) => {
      const args = { theme: analysis.by.themeTitle(theme, locale), count: clauses.length };
      const title = analysis.by.say(message('fix.insert-theme', args), locale);
      const diagnostics = [...new Set(here.flatMap((candidate) => candidate.diagnostics))];
      return insertAction(session, analysis, document, clauses, diagnostics, title) ?? [];
    });
}

function chooseAction(analysis: Analysis, document: OpenDocument, { range, context }: CodeActionParams): CodeAction {
  const title = analysis.by.say(message('fix.choose-clauses', {}), analysis.locale);
  const command = { title, command: ChooseClausesCommand, arguments: [document.uri, range.start] };
  const diagnostics = context.diagnostics.filter((diagnostic) => diagnostic.source === source);
  return { title, kind: CodeActionKind.QuickFix, diagnostics, command };
}

/** On a blank: filling it in wherever it stands. */
function fillActions(
  session: Session,
  analysis: Analysis,
  document: OpenDocument,
  { range, context }: CodeActionParams,
): CodeAction[] {
  const blank = session.features.options.fillBlank && blankHere(session, document.uri, analysis, range.start);
  if (!blank) return [];
  const title = analysis.by.say(message('fix.fill-blank', { label: blank.label, count: blank.places.length }), analysis.locale);
  const command = { title, command: FillBlankCommand, arguments: [document.uri, document.positionAt(blank.at.start)] };
  const diagnostics = context.diagnostics.filter((diagnostic) => diagnostic.source === source);
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}

/** What leaves a finding as it is, and says why. */
function acceptActions(
  session: Session,
  analysis: Analysis,
  document: OpenDocument,
  { range, context }: CodeActionParams,
): CodeAction[] {
  const findings = session.features.options.recordDecision ? decidableAt(analysis, range) : [];
  if (findings.length === 0) return [];
  const title = decisionsProse[analysis.locale].accept();
  const command = { title, command: RecordDecisionCommand, arguments: [document.uri, findings] };
  const diagnostics = context.diagnostics.filter((diagnostic) => diagnostic.source === source);
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}

function wantsQuickFix(only: string[] | undefined): boolean {
  return !only || only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix);
}

function isOf(diagnostic: Diagnostic, finding: EditorFinding): boolean {
  return diagnostic.source === source && diagnostic.code === diagnosticCode(finding) && touches(diagnostic.range, finding.range);
}

function readData(data: unknown): ActionData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, version, fix } = data as Partial<Record<keyof ActionData, unknown>>;
  return typeof uri === 'string' && typeof version === 'number' && typeof fix === 'string' ? { uri, version, fix } : undefined;
}
