import type { CompiledPlaybook } from '../playbook';
import type { HitTable } from './hitTable';
import type { Span } from './span';
import type { StatementView } from './view';

/** How the wording that governs a match binds. */
export type Mood = 'duty' | 'permission' | 'prohibition' | 'release' | 'aspiration' | 'none';
export type Party = 'buyer' | 'supplier' | 'bidder' | 'either' | 'unknown';

export interface Context {
  mood: Mood;
  /** Who is the subject of the governing words. */
  subject: Party;
  /** The subject stands right before the governing words: no other can be meant. */
  direct: boolean;
  /** Token range of the part of the sentence the match stands in (up to an exception, a proviso or a semicolon). */
  segment: Segment;
}

interface Segment {
  readonly first: number;
  readonly end: number;
}

interface Cue<T> {
  is: T;
  first: number;
  end: number;
}

interface Cues {
  moods: Cue<Mood>[];
  parties: Cue<Party>[];
  segments: Segment[];
}

/** Concept ids the engine itself reads; a playbook must define them (see `playbooks/smart-city/concepts/moods.yaml`). */
export const MOOD_CONCEPTS: Record<string, Mood> = {
  'mood-duty': 'duty',
  'mood-permission': 'permission',
  'mood-prohibition': 'prohibition',
  'mood-release': 'release',
  'mood-aspiration': 'aspiration',
};
export const PARTY_CONCEPTS: Record<string, Party> = {
  'role-buyer': 'buyer',
  'role-supplier': 'supplier',
  'role-bidder': 'bidder',
  'role-either': 'either',
};
export const BOUNDARY_CONCEPT = 'clause-boundary';

/** How far behind a match its governing words may stand ("a transition plan … shall be delivered"), in weighty words. */
const REACH_AFTER = 10;

/** Reads moods and parties of statements with the cue concepts of a playbook. */
export class ContextReader {
  readonly #moods: { is: Mood; symbol: number }[];
  readonly #parties: { is: Party; symbol: number }[];
  readonly #boundary: number;
  /** Cues of the statement that was asked about last: matches come statement by statement. */
  #last: { view: StatementView; cues: Cues } | undefined;

  constructor(playbook: CompiledPlaybook) {
    const symbols = <T>(table: Record<string, T>) =>
      Object.entries(table).flatMap(([id, is]) => {
        const symbol = playbook.concepts.get(id);
        return symbol === undefined ? [] : [{ is, symbol }];
      });
    this.#moods = symbols(MOOD_CONCEPTS);
    this.#parties = symbols(PARTY_CONCEPTS);
    this.#boundary = playbook.concepts.get(BOUNDARY_CONCEPT) ?? -1;
  }

  /** The context of a match: the words that govern it and their subject. */
  read(view: StatementView, match: Span): Context {
    const cues = this.#cues(view);
    const anchor = match.leaves[0]!;
    const segment = segmentAt(cues.segments, anchor.first);
    const moods = within(cues.moods, segment);
    const parties = within(cues.parties, segment);
    const inside = governing(moods, anchor.end, match.end);
    if (!inside && view.language === 'fr' && parties.length > 0 && parties[0]!.first <= anchor.first) {
      // French drafting states duties in the present tense ("le Fournisseur conserve"): no modal, the party is the subject.
      const opening = parties[0]!.first - segment.first <= 1 ? parties[0] : undefined;
      return { mood: 'duty', subject: opening?.is ?? 'unknown', direct: opening !== undefined, segment };
    }
    const mood = inside ?? moods.find((cue) => view.distance(match.end, cue.first) <= REACH_AFTER);
    const { subject, direct } = subjectOf(view, parties, mood);
    return { mood: mood?.is ?? 'none', subject, direct, segment };
  }

  #cues(view: StatementView): Cues {
    if (this.#last?.view === view) return this.#last.cues;
    const table = view.table();
    const boundaries = cuesIn(table, [{ is: undefined, symbol: this.#boundary }]).map(({ first }) => first);
    const { tokens } = view;
    for (let i = 0; i < tokens.length; i++) {
      const { kind, exact } = tokens[i]!;
      if (kind === 'mark' && (exact === ';' || exact === '.')) boundaries.push(i);
    }
    const moods = longest(cuesIn(table, this.#moods)).filter((cue) => cue.is !== 'aspiration' || !isHypothesis(view, cue.first));
    const cues = { moods, parties: longest(cuesIn(table, this.#parties)), segments: segmentsOf(view, boundaries) };
    this.#last = { view, cues };
    return cues;
  }
}

/** Words that open a condition: "if the Vendor should learn", « au cas où le titulaire devrait ». */
const CONDITION = new Set('if event case where when whenever unless si cas ou lorsque quand'.split(' '));
const CONDITION_REACH = 8;

/** "Should a breach occur, …" and "if it should occur" state a case, not an aim. */
function isHypothesis({ tokens }: StatementView, at: number): boolean {
  const { exact } = tokens[at]!;
  const before = tokens[at - 1];
  if (exact === 'should' && (!before || before.comma || before.kind === 'mark')) return true;
  for (let i = at - 1; i >= 0 && at - i <= CONDITION_REACH; i--) {
    const token = tokens[i]!;
    if (token.kind === 'mark' || token.comma) return false;
    if (CONDITION.has(token.exact)) return true;
  }
  return false;
}

/** Where symbols stand, symbol by symbol. */
function cuesIn<T>(table: HitTable, symbols: readonly { is: T; symbol: number }[]): Cue<T>[] {
  const cues: Cue<T>[] = [];
  for (const { is, symbol } of symbols) {
    if (!table.has(symbol)) continue;
    for (let hit = table.heads[symbol]!; hit >= 0; hit = table.nexts[hit]!)
      cues.push({ is, first: table.firsts[hit]!, end: table.ends[hit]! });
  }
  return cues;
}

/** Of overlapping cues the longest stays ("may not" over "may"), in order. */
function longest<T>(cues: Cue<T>[]): Cue<T>[] {
  if (cues.length < 2) return cues;
  const sorted = cues.sort((a, b) => a.first - b.first || b.end - a.end);
  const kept: Cue<T>[] = [];
  for (const cue of sorted) {
    const last = kept.at(-1);
    if (!last || cue.first >= last.end) kept.push(cue);
  }
  return kept;
}

/** The parts of a sentence between its boundaries; each begins with the boundary that ends the one before. */
function segmentsOf(view: StatementView, boundaries: number[]): Segment[] {
  const segments: Segment[] = [];
  let first = 0;
  if (boundaries.length > 1) boundaries.sort((a, b) => a - b);
  for (const boundary of boundaries) {
    segments.push({ first, end: boundary });
    first = boundary;
  }
  segments.push({ first, end: view.tokens.length });
  return segments;
}

function segmentAt(segments: readonly Segment[], at: number): Segment {
  return segments.find(({ end }) => end > at) ?? segments[segments.length - 1]!;
}

/** The cues of a segment; all of them, when they lie in it. */
function within<T>(cues: readonly Cue<T>[], { first, end }: Segment): readonly Cue<T>[] {
  let inside = 0;
  for (const cue of cues) if (cue.first >= first && cue.end <= end) inside++;
  return inside === cues.length ? cues : cues.filter((cue) => cue.first >= first && cue.end <= end);
}

/** The last cue up to the end of a match's first words, else the first one inside the match. */
function governing<T>(cues: readonly Cue<T>[], anchorEnd: number, matchEnd: number): Cue<T> | undefined {
  let last: Cue<T> | undefined;
  for (const cue of cues) {
    if (cue.first <= anchorEnd) last = cue;
    else return last ?? (cue.first < matchEnd ? cue : undefined);
  }
  return last;
}

/** The party right before the governing words; else the only one before them; else unknown. */
function subjectOf(
  view: StatementView,
  parties: readonly Cue<Party>[],
  mood: Cue<Mood> | undefined,
): { subject: Party; direct: boolean } {
  const reach = mood ? mood.first + (mood.is === 'release' ? 1 : 0) : -1;
  let last: Cue<Party> | undefined;
  let alike = true;
  for (const cue of parties) {
    if (cue.end > reach) continue;
    alike &&= !last || last.is === cue.is;
    last = cue;
  }
  if (!mood || !last) return UNKNOWN;
  if (view.distance(last.end, mood.first) <= 1) return { subject: last.is, direct: true };
  return { subject: alike ? last.is : 'unknown', direct: false };
}

const UNKNOWN: { subject: Party; direct: boolean } = { subject: 'unknown', direct: false };
