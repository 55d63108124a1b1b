import type { Audience, Need, PlaybookSource, Severity } from '../playbook/types';
import type { ClauseReview, ElementReview, Finding, ProcurementFileReview, Span } from '../review/types';
import { inert } from '../text/inert';
import type { Language } from '../text/types';
import { type ClauseState, digestOf, type JudgedClause } from './html/digest';

export type { ClauseState };

/** What a procurement file settles and where it does, theme by theme; its words in one language. */
export interface Checklist {
  themes: ChecklistTheme[];
  /** Clauses that are there, those accepted as they are included. */
  covered: number;
  /** Clauses that apply. */
  total: number;
  /** Findings, checks that are no clauses included. */
  severities: Record<Severity, number>;
}

export interface ChecklistTheme {
  id: string;
  title: string;
  covered: number;
  total: number;
  clauses: ChecklistClause[];
}

export interface ChecklistClause {
  id: string;
  title: string;
  state: ClauseState;
  /** Of its gravest finding; absent when there is none. */
  severity?: Severity;
  audience: Audience[];
  /** Why it has that state, in words. */
  reason: string;
  elements: ChecklistElement[];
  /** The sentences relied on, best first. */
  evidence: Quotation[];
  /** Where nothing is relied on: the nearest wording. */
  near: Quotation[];
  findings: ChecklistFinding[];
  /** Of the fix that inserts or completes the clause. */
  fix?: { id: string; kind: 'insert' | 'complete' };
}

export interface ChecklistElement {
  id: string;
  title: string;
  need: Exclude<Need, 'none'>;
  core: boolean;
  met: boolean;
  evidence: Quotation[];
  near: Quotation[];
}

export type ChecklistFinding = Pick<Finding, 'rule' | 'code' | 'severity' | 'message' | 'document' | 'range'>;

/** The document's own words, and where they stand. Positions as in LSP. */
export interface Quotation extends Pick<Span, 'document' | 'range' | 'text' | 'because'> {
  /** The text goes on: it was cut. */
  cut: boolean;
}

/** Longest quotation, in characters. */
const longest = 400;
const settled = new Set<ClauseState>(['present', 'incomplete', 'accepted']);

export function checklistOf(file: ProcurementFileReview, playbook: PlaybookSource, locale: Language): Checklist {
  const digest = digestOf(file, playbook);
  const titles = new Map(playbook.manifest.themes.map(({ id, title }) => [id, title[locale]]));
  const themes = digest.themes.map(({ id, clauses }): ChecklistTheme => {
    const listed = clauses.map((clause) => clauseOf(clause, locale));
    return { id, title: titles.get(id) ?? id, ...countOf(listed), clauses: listed };
  });
  return { themes, ...countOf(themes.flatMap(({ clauses }) => clauses)), severities: digest.severities };
}

function countOf(clauses: ChecklistClause[]): Pick<ChecklistTheme, 'covered' | 'total'> {
  return {
    covered: clauses.filter(({ state }) => settled.has(state)).length,
    total: clauses.filter(({ state }) => state !== 'not-applicable').length,
  };
}

function clauseOf({ review, source, state, findings }: JudgedClause, locale: Language): ChecklistClause {
  const titles = new Map(source?.elements.map(({ id, title }) => [id, title[locale]]));
  const [gravest] = findings;
  return {
    id: review.id,
    title: source?.title[locale] ?? review.id,
    state,
    ...(gravest && { severity: gravest.severity }),
    audience: source?.audience ?? [],
    reason: inert(review.reason),
    elements: review.elements.flatMap((element) => elementOf(element, titles.get(element.id) ?? element.id)),
    evidence: review.evidence.map(quotation),
    near: review.near.map(quotation),
    findings: findings.map(({ rule, code, severity, message, document, range }) => ({
      rule,
      code,
      severity,
      message: inert(message),
      document,
      range,
    })),
    ...fixOf(review, findings),
  };
}

function elementOf({ id, need, core, met, evidence, near = [] }: ElementReview, title: string): ChecklistElement[] {
  if (need === 'none') return [];
  return [{ id, title, need, core, met, evidence: evidence.map(quotation), near: near.map(quotation) }];
}

function quotation({ document, range, text, because }: Span): Quotation {
  const words = inert(text).replace(/\s+/g, ' ').trim();
  const cut = words.length > longest;
  return {
    document,
    range,
    text: cut ? words.slice(0, longest).trimEnd() : words,
    cut,
    ...(because !== undefined && { because: inert(because) }),
  };
}

/** What stands in the way of a fix is the finding's affair: it lists none then. */
function fixOf({ id }: ClauseReview, findings: Finding[]): Pick<ChecklistClause, 'fix'> {
  const listed = new Set(findings.flatMap(({ fixes }) => fixes.map((fix) => fix.id)));
  for (const kind of ['insert', 'complete'] as const) {
    if (listed.has(`${kind}/${id}`)) return { fix: { id: `${kind}/${id}`, kind } };
  }
  return {};
}
