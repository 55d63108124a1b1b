import { type Document, decisionComments } from '../documents';
import { type Decision, type Decisions, noDecisions, readDecisionComment, readWrittenDecision } from '../policy';
import { foldText } from '../text';
import { type Message, message } from '../text/message';
import type { TextRange } from '../text/types';
import type { Draft } from './clauseFindings';
import type { DecisionReview, FindingCode } from './types';

/** Findings on what is not there: no wording to keep to. */
const ABSENCES = new Set<FindingCode>(['missing', 'language', 'schema', 'unreadable', 'unknown-subject', 'rule-failed']);
const LONGEST_QUOTE = 500;

/** The sentence that a finding is about, as a decision on it quotes it; undefined for an absence. Stable under edits elsewhere. */
export function quotationOf(document: Document, { start, end }: TextRange, code: FindingCode): string | undefined {
  if (ABSENCES.has(code)) return undefined;
  const found = document.statements.find(
    ({ range, role }) => range.start <= start && start < Math.max(range.end, range.start + 1) && role !== 'furniture',
  );
  const text = found?.text ?? document.source.slice(start, end);
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE) || undefined;
}

/** Decisions of the document itself (front matter, a YAML key, comments) and of the file beside it. */
function allDecisions(
  documents: readonly Document[],
  given: Decisions,
): { decisions: Decision[]; problems: Decisions['problems'] } {
  const problems = [...given.problems];
  const own = documents.flatMap((document) => {
    const keys = (document.options.decisions ?? []).map(readWrittenDecision);
    const comments = decisionComments(document).map(readDecisionComment);
    return [...keys, ...comments].flatMap((read) => {
      if ('rule' in read) return [{ ...read, document: document.path }];
      problems.push({ ...read, document: document.path });
      return [];
    });
  });
  // Of one document, whatever the file calls it; of several, each by its path (`decisionsOnAll`).
  const [first, ...others] = documents;
  const entries =
    others.length > 0 ? given.entries : given.entries.map((decision) => ({ ...decision, document: first?.path ?? '' }));
  return { decisions: [...own, ...entries], problems };
}

/** A finding as the decisions see it. */
interface Decided {
  draft: Draft;
  finding: { message: string };
}

export interface DecisionOutcome<T extends Decided> {
  /** Findings that somebody decided to live with. */
  accepted: ReadonlySet<T>;
  decisions: DecisionReview[];
  /** Findings on the decisions themselves. */
  drafts: Draft[];
}

/**
 * Takes away the findings that somebody decided to live with. A decision on a wording that has changed, or whose day is past, takes
 * nothing away and is a finding of its own, beside the one that is back; so is one that answers no finding, or that says too little.
 */
export function applyDecisions<T extends Decided>(
  said: T[],
  documents: readonly Document[],
  given: Decisions = noDecisions,
  title: (TextRange & { document: number }) | undefined,
): DecisionOutcome<T> {
  const { decisions, problems } = allDecisions(documents, given);
  if (decisions.length === 0 && problems.length === 0) return { accepted: new Set(), decisions: [], drafts: [] };
  const place = title ?? { document: 0, start: 0, end: 0 };
  const taken = new Set<T>();
  const drafts: Draft[] = problems.map((problem) =>
    problemDraft('invalid', 'warning', problem.message, problem.place, writtenAt(problem, documents) ?? place),
  );
  const reviews = decisions.map((decision): DecisionReview => {
    const about = said.filter(({ draft }) => concerns(decision, draft, documents));
    const same = about.filter(({ draft }) => quotes(decision, draft, documents));
    const expired = decision.until !== undefined && given.asOf !== null && decision.until < given.asOf;
    const state = same.length === 0 ? (about.length === 0 ? 'unused' : 'stale') : expired ? 'expired' : 'used';
    if (state === 'used') for (const finding of same) taken.add(finding);
    else {
      const at = (same[0] ?? about.find((finding) => !taken.has(finding)))?.draft;
      const where = at ? { document: at.document, ...at.range } : (writtenAt(decision, documents) ?? place);
      drafts.push(stateDraft(state, decision, where));
    }
    const { rule, code, document, reason, who, until, quote } = decision;
    return {
      rule,
      code: code as FindingCode,
      document,
      reason,
      ...(who && { who }),
      ...(until && { until }),
      ...(quote && { quote }),
      ...(state === 'used' && same[0] && { message: same[0].finding.message }),
      state,
    };
  });
  return { accepted: taken, decisions: reviews, drafts };
}

/** The line of a document that a decision of its own is written on; undefined for one that is written in a file. */
function writtenAt(
  { document: path, place }: { document?: string; place: Decision['place'] },
  documents: readonly Document[],
): (TextRange & { document: number }) | undefined {
  const document = documents.findIndex((each) => each.path === path);
  const { source, lineStarts } = documents[document] ?? { source: '', lineStarts: [] };
  const start = lineStarts[place.line - 1];
  if (place.path !== '' || start === undefined) return undefined;
  const line = source.slice(start, lineStarts[place.line]);
  return { document, start: start + (line.length - line.trimStart().length), end: start + line.trimEnd().length };
}

function concerns(decision: Decision, draft: Draft, documents: readonly Document[]): boolean {
  // What failed is unknown: nobody can accept it.
  if (draft.code === 'rule-failed') return false;
  return decision.rule === draft.rule && decision.code === draft.code && decision.document === documents[draft.document]?.path;
}

function quotes({ quote }: Decision, draft: Draft, documents: readonly Document[]): boolean {
  if (quote === undefined) return true;
  const document = documents[draft.document];
  const now = document && quotationOf(document, draft.range, draft.code);
  return now === undefined || bare(now) === bare(quote);
}

/** Case, accents and the width of spaces are no change of what is said. */
function bare(text: string): string {
  return foldText(text).replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE);
}

function stateDraft(
  state: 'unused' | 'stale' | 'expired',
  { rule, code, who, until, place }: Decision,
  at: TextRange & { document: number },
): Draft {
  const about = `${rule}/${code}`;
  const texts: Record<typeof state, Message> = {
    unused: message('decision.unused', { about }),
    stale: message('decision.stale', { about, who }),
    expired: message('decision.expired', { about, who, until: until ?? '' }),
  };
  return problemDraft(state, state === 'unused' ? 'info' : 'warning', texts[state], place, at);
}

function problemDraft(
  code: FindingCode,
  severity: Draft['severity'],
  text: Message,
  { path, line }: Decision['place'],
  { document, start, end }: TextRange & { document: number },
): Draft {
  return {
    rule: 'decision',
    code,
    severity,
    say: () => message('finding.decision', { path, line, text }),
    document,
    range: { start, end },
    about: `${path} ${JSON.stringify(text.args)}`,
  };
}
