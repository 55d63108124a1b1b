import type { Statement } from '../documents';
import type { CompiledPattern, CompiledPlaybook, PatternKind, PatternSet, PatternUse } from '../playbook';
import { type Message, message } from '../text/message';
import { candidatesAmong } from './candidates';
import { type Context, ContextReader } from './context';
import { findMatches, matchesOf, type Span } from './match';
import type { StatementView } from './view';

/** One pattern that matched in one statement, and whether the context lets it count. */
export interface PatternMatch {
  kind: PatternKind;
  /** Element or fact index in the clause, for `strict`, `in-clause`, `when` and `fact`. */
  index: number;
  pattern: CompiledPattern;
  view: StatementView;
  span: Span;
  context: Context;
  /** Why it does not count; undefined when it does. */
  because: Message | undefined;
  /** An organisation-wide hedge that strips the obligation stands beside it. */
  hedge: Span | undefined;
}

/** Where what is bought may be named: a title and a recital say it as well as a duty does. */
const NAMES_SUBJECT: ReadonlySet<Statement['role']> = new Set(['operative', 'heading', 'definition', 'recital']);

/** What one statement says of the clauses. */
export interface StatementScan {
  /** Clauses of which something matched, by number and in its order. */
  clauses: { clause: number; matches: PatternMatch[] }[];
  /** Where it leaves something to another document, whatever the clause. */
  deferrals: PatternMatch[];
  /** Concept ids among those that `applies-when` asks for. */
  subjects: string[];
  /** What went wrong, where matching it failed: then nothing was found in it. */
  failed?: string;
}

/**
 * The clauses for which two statements do not count alike, wherever their words stand; undefined when they may concern all clauses:
 * one that leaves something to another document, names a subject that the other does not name, or could not be matched.
 */
export function differingClauses(a: StatementScan, b: StatementScan): readonly number[] | undefined {
  if (a.failed !== undefined || b.failed !== undefined || a.deferrals.length + b.deferrals.length > 0) return undefined;
  if (a.subjects.join() !== b.subjects.join()) return undefined;
  const differing: number[] = [];
  const before = new Map(a.clauses.map(({ clause, matches }) => [clause, matches]));
  for (const { clause, matches } of b.clauses) {
    const others = before.get(clause);
    before.delete(clause);
    const alike = others?.length === matches.length && matches.every((match, i) => isSameMatch(match, others[i]!));
    if (!alike) differing.push(clause);
  }
  differing.push(...before.keys());
  return differing;
}

function isSameMatch(a: PatternMatch, b: PatternMatch): boolean {
  return (
    a.kind !== 'deferred' &&
    a.kind === b.kind &&
    a.index === b.index &&
    a.pattern === b.pattern &&
    a.context.subject === b.context.subject &&
    (a.hedge === undefined) === (b.hedge === undefined) &&
    JSON.stringify(a.because) === JSON.stringify(b.because)
  );
}

/**
 * Matches all patterns of a playbook against statements, one at a time. What it finds in a statement depends on its view alone:
 * the texts it is read with, its language and role (a definition that holds a duty and is called upon is operative), and the hits
 * in them, into which the terms its document defines and whom it addresses have gone (`DocumentReader.run`); besides, on the
 * playbook and the position. Neither the statement's index nor its place has a part in it.
 */
export class StatementScanner {
  readonly #contexts: ContextReader;
  /** Concepts that `applies-when` asks for. */
  readonly #asked: { id: string; symbol: number }[];
  readonly #hedging: PatternSet | undefined;

  constructor(
    readonly playbook: CompiledPlaybook,
    readonly position: 'buyer' | 'neutral',
  ) {
    this.#contexts = new ContextReader(playbook);
    const asked = new Set(playbook.source.clauses.flatMap((clause) => clause['applies-when'] ?? []));
    this.#hedging = playbook.weakWording.find(({ id }) => id === 'strips-obligation')?.patterns;
    this.#asked = [...asked].map((id) => ({ id, symbol: playbook.concepts.get(id) ?? -1 }));
  }

  scan(view: StatementView): StatementScan {
    const uses = candidatesAmong(this.playbook.patterns[view.language]).in(view);
    const { role } = view.statement;
    const found: StatementScan = {
      clauses: uses.length === 0 ? [] : this.#clauses(view, uses),
      deferrals: role === 'operative' ? this.#deferrals(view) : [],
      subjects: NAMES_SUBJECT.has(role) ? this.#subjects(view) : [],
    };
    // Otherwise nobody holds it.
    if (found.clauses.length > 0 || found.deferrals.length > 0) view.settle();
    return found;
  }

  #subjects(view: StatementView): string[] {
    const table = view.table();
    const subjects: string[] = [];
    for (const { id, symbol } of this.#asked) if (table.has(symbol)) subjects.push(id);
    return subjects;
  }

  #deferrals(view: StatementView): PatternMatch[] {
    const deferrals: PatternMatch[] = [];
    for (const pattern of this.playbook.deferral[view.language])
      for (const span of findMatches(pattern, view)) deferrals.push(this.#match('deferred', 0, pattern, view, span));
    return deferrals;
  }

  #match(kind: PatternKind, index: number, pattern: CompiledPattern, view: StatementView, span: Span): PatternMatch {
    const context = this.#contexts.read(view, span);
    return { kind, index, pattern, view, span, context, because: undefined, hedge: undefined };
  }

  #clauses(view: StatementView, uses: readonly PatternUse[]): StatementScan['clauses'] {
    const found: StatementScan['clauses'] = [];
    const masks = masksIn(view, uses);
    let hedges: readonly Span[] | undefined;
    for (const { clause, kind, index, pattern } of uses) {
      if (kind === 'not-evidence') continue;
      for (const span of matchesOf(pattern, view, masks.get(clause))) {
        const match = this.#match(kind, index, pattern, view, span);
        match.because = this.#refusal(match, clause);
        if (!match.because && (kind === 'strict' || kind === 'in-clause' || kind === 'recognise')) {
          hedges ??= this.#hedges(view);
          if (hedges.length > 0) match.hedge = hedges.find((candidate) => weakens(candidate, match));
        }
        const same = found.find((one) => one.clause === clause);
        if (same) same.matches.push(match);
        else found.push({ clause, matches: [match] });
      }
    }
    for (const one of found) one.matches = withoutDeferred(one.matches);
    return found.length > 1 ? found.sort((a, b) => a.clause - b.clause) : found;
  }

  #hedges(view: StatementView): readonly Span[] {
    let found = NO_SPANS;
    for (const pattern of this.#hedging?.[view.language] ?? []) {
      const spans = findMatches(pattern, view);
      if (spans.length > 0) found = found.length === 0 ? spans : [...found, ...spans];
    }
    return found;
  }

  #refusal(match: PatternMatch, clause: number): Message | undefined {
    const { kind, index, pattern } = match;
    const element = kind === 'strict' || kind === 'in-clause' ? this.playbook.clauses[clause]!.elements[index] : undefined;
    const by = this.position === 'neutral' ? 'any' : (pattern.by ?? element?.source.by ?? 'any');
    return refusal(match, this.position, by, element?.source['in-definitions'] === true);
  }
}

const NO_SPANS: readonly Span[] = [];
const NO_MASKS: ReadonlyMap<number, readonly Span[]> = new Map();

/** Where the look-alikes of each clause stand, for the clauses that something else may match. */
function masksIn(view: StatementView, uses: readonly PatternUse[]): ReadonlyMap<number, readonly Span[]> {
  if (!uses.some(({ kind }) => kind === 'not-evidence')) return NO_MASKS;
  const masks = new Map<number, Span[]>();
  for (const { clause, kind, pattern } of uses) {
    if (kind !== 'not-evidence' || !uses.some((other) => other.clause === clause && other.kind !== 'not-evidence')) continue;
    const spans = masks.get(clause) ?? [];
    spans.push(...matchesOf(pattern, view));
    masks.set(clause, spans);
  }
  return masks;
}

/** A sentence that only leaves the matter to another document does not deal with it: what it says of the clause steps back. */
function withoutDeferred(matches: PatternMatch[]): PatternMatch[] {
  let deferred = false;
  for (const { kind, because } of matches) {
    if (because) continue;
    if (kind === 'strict') return matches;
    deferred ||= kind === 'deferred';
  }
  if (!deferred) return matches;
  return matches.filter(({ kind }) => kind !== 'recognise' && kind !== 'in-clause');
}

/** How far a hedge reaches back and, before the words it weakens, forward, in weighty words. */
const HEDGE_BACK = 12;
const HEDGE_FORWARD = 40;

/** A hedge weakens what stands in the same part of the sentence: what it opens, and what it follows closely. */
function weakens(hedge: Span, match: PatternMatch): boolean {
  const { segment } = match.context;
  if (hedge.first < segment.first || hedge.end > segment.end + 1) return false;
  const distance =
    hedge.first >= match.span.end
      ? match.view.distance(match.span.end, hedge.first)
      : match.span.first >= hedge.end
        ? match.view.distance(hedge.end, match.span.first)
        : 0;
  return distance <= (hedge.end <= match.span.first ? HEDGE_FORWARD : HEDGE_BACK);
}

/** Why a match does not count as evidence, if it does not. */
function refusal(
  match: PatternMatch,
  position: 'buyer' | 'neutral',
  by: 'buyer' | 'supplier' | 'any',
  defines: boolean,
): Message | undefined {
  switch (match.view.statement.role) {
    case 'heading':
      return message('near.heading-only', {});
    case 'definition':
      if (defines) return undefined;
      return message('near.definition-only', {});
    case 'recital':
      return message('near.recital', {});
    case 'struck':
      return message('near.struck', {});
    default:
  }
  const { mood, subject } = match.context;
  if (position === 'buyer' && subject === 'buyer') {
    // What the buyer may do grants the vendor nothing; what the buyer must not do is no promise of the vendor.
    const wrongWay =
      match.kind === 'contradicts'
        ? mood === 'permission' && match.context.direct
        : match.kind === 'recognise' && mood === 'prohibition' && match.pattern.mood !== 'any' && !match.pattern.by;
    if (wrongWay) return message('near.wrong-party', { party: 'buyer' });
  }
  if (match.pattern.mood === 'any') return undefined;
  if (mood === 'release') return message('near.negated', {});
  if (mood === 'aspiration' && match.kind !== 'recognise') return message('near.aspiration', {});
  const supplierSide = subject === 'supplier' || subject === 'bidder';
  if (by === 'supplier' && subject === 'buyer') return message('near.wrong-party', { party: 'buyer' });
  if (by === 'buyer' && supplierSide && mood === 'permission') return message('near.wrong-party', { party: 'supplier' });
  if (by === 'supplier' && mood === 'permission' && supplierSide) return message('near.permission', {});
  return undefined;
}
