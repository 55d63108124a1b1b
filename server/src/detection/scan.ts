import type { Statement } from '../documents';
import type { CompiledPattern, CompiledPlaybook, PatternIndex, PatternKind, PatternUse } from '../playbook';
import type { Language } from '../text';
import { type Message, message } from '../text/message';
import { type Context, ContextReader } from './context';
import { canMatch, findMatches, type Span } from './match';
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
  because?: Message;
  /** An organisation-wide hedge that strips the obligation stands beside it. */
  hedge?: Span;
}

/** Chooses the patterns that may match in a statement, among those of one language. */
class Candidates {
  readonly #patterns: PatternIndex;
  /** By use: the round in which it was last tried. A pattern is tried once a statement, whatever sets it off. */
  readonly #tried: Int32Array;
  #round = 0;

  constructor(patterns: PatternIndex) {
    this.#patterns = patterns;
    this.#tried = new Int32Array(patterns.size);
  }

  /** Patterns that may match in a statement, each once. */
  in(view: StatementView): PatternUse[] {
    const round = ++this.#round;
    const found = this.#patterns.unstarted.filter(({ pattern }) => canMatch(pattern, view));
    for (const symbol of view.bySymbol.keys()) {
      for (const use of this.#patterns.startedBy(symbol)) {
        if (this.#tried[use.number] === round) continue;
        this.#tried[use.number] = round;
        if (canMatch(use.pattern, view)) found.push(use);
      }
    }
    return found;
  }
}

/** Where what is bought may be named: a title and a recital say it as well as a duty does. */
const NAMES_SUBJECT: ReadonlySet<Statement['role']> = new Set(['operative', 'heading', 'definition', 'recital']);

/** What one statement says of the clauses. */
export interface StatementScan {
  /** Clauses of which something matched, by number. */
  clauses: { clause: number; matches: PatternMatch[] }[];
  /** Where it leaves something to another document, whatever the clause. */
  deferrals: PatternMatch[];
  /** Concept ids among those that `applies-when` asks for. */
  subjects: string[];
}

/**
 * Matches all patterns of a playbook against statements, one at a time. What it finds in a statement depends on its view, the
 * playbook and the position alone: neither on the statement's index nor on its place.
 */
export class StatementScanner {
  readonly #candidates: Partial<Record<Language, Candidates>> = {};
  readonly #contexts: ContextReader;
  readonly #asked: Set<string>;
  constructor(
    readonly playbook: CompiledPlaybook,
    readonly position: 'buyer' | 'neutral',
  ) {
    this.#contexts = new ContextReader(playbook);
    this.#asked = new Set(playbook.source.clauses.flatMap((clause) => clause['applies-when'] ?? []));
  }
  scan(view: StatementView): StatementScan {
    const { playbook, position } = this;
    const subjects = NAMES_SUBJECT.has(view.statement.role)
      ? [...this.#asked].filter((id) => view.bySymbol.has(playbook.concepts.get(id) ?? -1))
      : [];
    const matches: PatternMatch[][] = [];
    this.#candidates[view.language] ??= new Candidates(playbook.patterns[view.language]);
    scanStatement(view, this.#candidates[view.language]!.in(view), playbook, this.#contexts, position, matches);
    return {
      clauses: matches.flatMap((of, clause) => (of ? [{ clause, matches: withoutDeferrals(of) }] : [])),
      deferrals: deferralsIn(view, playbook, this.#contexts),
      subjects,
    };
  }
}

function deferralsIn(view: StatementView, playbook: CompiledPlaybook, contexts: ContextReader): PatternMatch[] {
  if (view.statement.role !== 'operative') return [];
  return playbook.deferral[view.language].flatMap((pattern) =>
    findMatches(pattern, view).map((span) => ({
      kind: 'deferred' as const,
      index: 0,
      pattern,
      view,
      span,
      context: contexts.read(view, span),
    })),
  );
}

/** A sentence that only leaves the matter to another document does not deal with it: what it says of the clause steps back. */
function withoutDeferrals(matches: PatternMatch[]): PatternMatch[] {
  const where = (match: PatternMatch) => `${match.view.document}/${match.view.statement.index}`;
  const of = (kind: PatternKind) => new Set(matches.filter((match) => match.kind === kind && !match.because).map(where));
  const deferred = of('deferred');
  if (deferred.size === 0) return matches;
  const strict = of('strict');
  return matches.filter(
    (match) =>
      (match.kind !== 'recognise' && match.kind !== 'in-clause') || strict.has(where(match)) || !deferred.has(where(match)),
  );
}

function scanStatement(
  view: StatementView,
  entries: readonly PatternUse[],
  playbook: CompiledPlaybook,
  contexts: ContextReader,
  position: 'buyer' | 'neutral',
  matches: PatternMatch[][],
): void {
  if (entries.length === 0) return;
  const masks = new Map<number, { first: number; end: number }[]>();
  let hedges: Span[] | undefined;
  for (const entry of entries) {
    const clause = playbook.clauses[entry.clause]!;
    let masked = masks.get(entry.clause);
    if (!masked) {
      masked = clause.notEvidence[view.language].flatMap((pattern) => findMatches(pattern, view));
      masks.set(entry.clause, masked);
    }
    for (const span of findMatches(entry.pattern, view, masked)) {
      const context = contexts.read(view, span);
      const match: PatternMatch = { kind: entry.kind, index: entry.index, pattern: entry.pattern, view, span, context };
      const by =
        entry.pattern.by ??
        (entry.kind === 'strict' || entry.kind === 'in-clause' ? clause.elements[entry.index]!.source.by : undefined);
      const isElement = entry.kind === 'strict' || entry.kind === 'in-clause';
      const defines = isElement && clause.elements[entry.index]!.source['in-definitions'] === true;
      const because = refusal(match, position, position === 'neutral' ? 'any' : (by ?? 'any'), defines);
      if (because) match.because = because;
      else if (entry.kind === 'strict' || entry.kind === 'in-clause' || entry.kind === 'recognise') {
        hedges ??= (playbook.weakWording.find((tier) => tier.id === 'strips-obligation')?.patterns[view.language] ?? []).flatMap(
          (pattern) => findMatches(pattern, view),
        );
        const hedge = hedges.find((candidate) => weakens(candidate, match));
        if (hedge) match.hedge = hedge;
      }
      const known = matches[entry.clause];
      if (known) known.push(match);
      else matches[entry.clause] = [match];
    }
  }
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
