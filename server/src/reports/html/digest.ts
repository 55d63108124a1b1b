import { type ClauseSource, draftKind, type PlaybookSource, type Severity } from '../../playbook/types';
import type { ClauseReview, Finding, ProcurementFileReview } from '../../review/types';

/**
 * How a clause stands, for a reader who decides: its status, told finer. `incomplete`: there, but lacking elements
 * or with blanks; `accepted`: as
 * it is by a recorded decision; `silent`: missing, and no finding says so (an annex, or a severity switched off).
 */
export type ClauseState =
  | 'present'
  | 'incomplete'
  | 'weak'
  | 'contradicted'
  | 'deferred'
  | 'missing'
  | 'accepted'
  | 'silent'
  | 'not-applicable';

/** Every state, best first: the order of bars, legends and columns. */
export const states = [
  'present',
  'incomplete',
  'weak',
  'deferred',
  'missing',
  'contradicted',
  'accepted',
  'silent',
  'not-applicable',
] as const satisfies ClauseState[];

export type Counts = Record<ClauseState, number>;

/** What a theme comes to. `gaps`: some of its clauses are missing; `unclear`: nothing of it was judged. */
export type Verdict = 'in-order' | 'incomplete' | 'weak' | 'deferred' | 'gaps' | 'missing' | 'contradicted' | 'unclear';

export interface JudgedClause {
  review: ClauseReview;
  /** Undefined when the review was made with another playbook. */
  source?: ClauseSource;
  state: ClauseState;
  /** Its findings, gravest first. */
  findings: Finding[];
}

export interface JudgedTheme {
  id: string;
  headline: boolean;
  verdict: Verdict;
  counts: Counts;
  clauses: JudgedClause[];
}

/** One procurement file, as the report tells it. */
export interface Digest {
  file: ProcurementFileReview;
  kind: 'rfp' | 'agreement';
  /** Those that have clauses, in the playbook's order. */
  themes: JudgedTheme[];
  counts: Counts;
  severities: Record<Severity, number>;
  /** Clauses with a finding, in the order of what follows from them. */
  risks: JudgedClause[];
  /** Findings of checks that are no clauses, but for blanks. */
  others: Finding[];
  blanks: Finding[];
  /** Text or a check failed: what is said to be missing may be there. */
  unread: boolean;
}

const gravity: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const urgency: ClauseState[] = ['contradicted', 'missing', 'weak', 'deferred', 'incomplete'];
const unreadCodes = new Set<Finding['code']>(['unreadable', 'rule-failed']);

/** Sorts and counts what a review says of one procurement file. */
export function digestOf(file: ProcurementFileReview, playbook: PlaybookSource): Digest {
  const sources = new Map(playbook.clauses.map((clause) => [clause.id, clause]));
  const own = new Set(file.clauses.map(({ id }) => id));
  const judged = file.clauses.map((review) => judge(review, sources.get(review.id), file));
  const known = playbook.manifest.themes.map(({ id }) => id);
  const named = [...new Set([...known, ...judged.map(({ review }) => review.theme)])];
  const headlines = new Set(playbook.manifest.themes.filter(({ headline }) => headline).map(({ id }) => id));
  const themes = named.flatMap((id): JudgedTheme[] => {
    const clauses = judged.filter(({ review }) => review.theme === id);
    if (clauses.length === 0) return [];
    const counts = count(clauses);
    return [{ id, headline: headlines.has(id), clauses, counts, verdict: verdictOf(counts) }];
  });
  const blanks = file.findings.filter(({ code }) => code === 'blank');
  const kinds = file.documents.flatMap(({ parts }) => parts.map(({ kind }) => kind));
  return {
    file,
    kind: kinds.includes('agreement') || !kinds.includes('rfp') ? 'agreement' : draftKind('rfp'),
    themes,
    counts: count(judged),
    severities: {
      error: file.findings.filter(({ severity }) => severity === 'error').length,
      warning: file.findings.filter(({ severity }) => severity === 'warning').length,
      info: file.findings.filter(({ severity }) => severity === 'info').length,
    },
    risks: inOrderOfConsequence(themes),
    others: file.findings.filter(({ rule, code }) => code !== 'blank' && !own.has(rule)),
    blanks,
    unread: file.findings.some(({ code }) => unreadCodes.has(code)),
  };
}

function judge(review: ClauseReview, source: ClauseSource | undefined, file: ProcurementFileReview): JudgedClause {
  const findings = file.findings
    .filter(({ rule }) => rule === review.id)
    .sort((a, b) => gravity[a.severity] - gravity[b.severity]);
  const accepted = file.decisions.some(({ rule, state }) => rule === review.id && state === 'used');
  const known = (file.known ?? []).filter(({ rule }) => rule === review.id);
  return { review, source, findings, state: stateOf(review, findings, known, accepted) };
}

function stateOf({ status }: ClauseReview, findings: Finding[], known: Finding[], accepted: boolean): ClauseState {
  const told = [...findings, ...known].some(({ code }) => code === status);
  const lacks = findings.some(({ code }) => code === 'incomplete' || code === 'blank');
  if (status === 'present') return lacks ? 'incomplete' : 'present';
  // Nothing is wrong with it but that its heart is still to be filled in.
  if (status === 'weak' && findings.length > 0 && findings.every(({ code }) => code === 'blank')) return 'incomplete';
  if (status === 'not-applicable' || told) return status;
  if (accepted && findings.length === 0) return 'accepted';
  return status === 'missing' ? 'silent' : status;
}

function count(clauses: JudgedClause[]): Counts {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Counts;
  for (const { state } of clauses) counts[state]++;
  return counts;
}

function verdictOf(counts: Counts): Verdict {
  const settled = counts.present + counts.incomplete + counts.accepted;
  if (counts.contradicted > 0) return 'contradicted';
  if (counts.missing > 0) return settled + counts.weak + counts.deferred > 0 ? 'gaps' : 'missing';
  if (counts.weak > 0) return 'weak';
  if (counts.deferred > 0) return 'deferred';
  if (counts.incomplete > 0) return 'incomplete';
  return settled > 0 && counts.silent === 0 ? 'in-order' : 'unclear';
}

/** By severity, then those of headline themes, then by how the clause stands, then as the playbook has them; blanks are listed apart. */
function inOrderOfConsequence(themes: JudgedTheme[]): JudgedClause[] {
  const rank = ({ findings, state }: JudgedClause, headline: boolean) => [
    gravity[findings[0]!.severity],
    findings[0]!.code === 'blank' ? 2 : headline ? 0 : 1,
    urgency.includes(state) ? urgency.indexOf(state) : urgency.length,
  ];
  return themes
    .flatMap(({ clauses, headline }) =>
      clauses.filter(({ findings }) => findings.length > 0).map((clause) => ({ clause, rank: rank(clause, headline) })),
    )
    .sort((a, b) => a.rank[0]! - b.rank[0]! || a.rank[1]! - b.rank[1]! || a.rank[2]! - b.rank[2]!)
    .map(({ clause }) => clause);
}
