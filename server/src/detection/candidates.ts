import { type CompiledPattern, grown, type PatternIndex, type PatternUse } from '../playbook';
import { HitTable, LAST_ROUND } from './hitTable';
import type { StatementView } from './view';

/** A pattern, the numbers of the sets of symbols it cannot do without, and the symbols whose place is its own. */
interface Wanted<T> {
  is: T;
  needs: readonly number[];
  trigger: readonly number[];
}

/**
 * Chooses the patterns that may match in a statement, among those of one language. It holds what is known of the statement it was
 * last shown, in tables of numbers: it is asked for every word of every document.
 */
export class Candidates {
  readonly #patterns: PatternIndex;
  /**
   * Uses that a symbol sets off: the number of each, then how many symbols there are of which it needs one, and which. Most end
   * there; one after the other, they are quickly read.
   */
  readonly #started: (Int32Array | undefined)[] = [];
  readonly #unstarted: readonly Wanted<PatternUse>[];
  readonly #wanted: (Wanted<PatternUse> | undefined)[] = [];
  readonly #lists = new Map<readonly CompiledPattern[], readonly Wanted<CompiledPattern>[]>();
  /** Sets of symbols of which one must occur; patterns share them. */
  readonly #needs: (readonly number[])[] = [];
  readonly #numbers = new Map<readonly number[], number>();
  /** The statement last shown. */
  #hits = new HitTable();
  /** The round in which a use was last tried, and a need last found met or (negative) wanting. */
  #met = new Int32Array(1024);
  readonly #tried: Int32Array;
  /** Where the trigger of a use that may match stands. */
  readonly #places: Int32Array;
  #round = 0;

  constructor(patterns: PatternIndex) {
    this.#patterns = patterns;
    this.#tried = new Int32Array(patterns.size);
    this.#places = new Int32Array(patterns.size);
    this.#unstarted = patterns.unstarted.map((use) => this.#use(use));
  }

  /** Patterns that may match in a statement, each once: in the order in which their triggers stand, then of the playbook. */
  in(view: StatementView): PatternUse[] {
    this.#nextRound();
    const hits = view.table();
    this.#hits = hits;
    const found: PatternUse[] = [];
    for (const { is, needs } of this.#unstarted) {
      this.#places[is.number] = -1;
      if (this.#hasAll(needs)) found.push(is);
    }
    const { symbols, size, seen, round: seenNow } = hits;
    const started = this.#started;
    const tried = this.#tried;
    const round = this.#round;
    for (let at = 0; at < size; at++) {
      const symbol = symbols[at]!;
      const uses = started[symbol] ?? this.#start(symbol);
      const { length } = uses;
      for (let i = 0; i < length; ) {
        const number = uses[i]!;
        const end = i + 2 + uses[i + 1]!;
        i += 2;
        while (i < end && seen[uses[i]!] !== seenNow) i++;
        if (i < end && tried[number] !== round) {
          tried[number] = round;
          const use = this.#wanted[number]!;
          if (this.#hasAll(use.needs)) {
            this.#places[number] = placeOf(use.trigger, hits);
            found.push(use.is);
          }
        }
        i = end;
      }
    }
    return this.#inOrder(found);
  }

  /** Those of other patterns that may match in the statement last shown. */
  among(patterns: readonly CompiledPattern[]): CompiledPattern[] {
    let list = this.#lists.get(patterns);
    if (!list) {
      list = patterns.map((pattern) => this.#want(pattern, pattern));
      this.#lists.set(patterns, list);
    }
    const found: CompiledPattern[] = [];
    for (const { is, needs } of list) if (this.#hasAll(needs)) found.push(is);
    return found;
  }

  #nextRound(): void {
    this.#round++;
    if (this.#round <= LAST_ROUND) return;
    this.#round = 1;
    this.#met.fill(0);
    this.#tried.fill(0);
  }

  /** Sorts a few by insertion. */
  #inOrder(uses: PatternUse[]): PatternUse[] {
    const places = this.#places;
    for (let i = 1; i < uses.length; i++) {
      const use = uses[i]!;
      const place = places[use.number]!;
      let to = i;
      for (; to > 0; to--) {
        const before = uses[to - 1]!;
        if (places[before.number]! < place || (places[before.number] === place && before.number < use.number)) break;
        uses[to] = before;
      }
      uses[to] = use;
    }
    return uses;
  }

  #start(symbol: number): Int32Array {
    const list = this.#patterns.startedBy(symbol).flatMap((use) => {
      const sets = this.#use(use).needs.map((need) => this.#needs[need]!);
      // What the symbol itself meets says nothing.
      const telling = sets.find((symbols) => !symbols.includes(symbol)) ?? [symbol];
      return [use.number, telling.length, ...telling];
    });
    this.#started[symbol] = Int32Array.from(list);
    return this.#started[symbol];
  }

  #use(use: PatternUse): Wanted<PatternUse> {
    this.#wanted[use.number] ??= this.#want(use, use.pattern);
    return this.#wanted[use.number]!;
  }

  #want<T>(is: T, { needs, trigger = [] }: CompiledPattern): Wanted<T> {
    // Small sets are the rarer.
    const sets = [...needs].sort((a, b) => a.length - b.length);
    return { is, needs: sets.map((symbols) => this.#number(symbols)), trigger };
  }

  #number(symbols: readonly number[]): number {
    let number = this.#numbers.get(symbols);
    if (number === undefined) {
      number = this.#needs.push(symbols) - 1;
      this.#numbers.set(symbols, number);
      if (number >= this.#met.length) this.#met = grown(this.#met, 2 * number);
    }
    return number;
  }

  #hasAll(needs: readonly number[]): boolean {
    const met = this.#met;
    const round = this.#round;
    for (let i = 0; i < needs.length; i++) {
      const need = needs[i]!;
      const known = met[need]!;
      if (known === round) continue;
      if (known === -round || !this.#meets(need)) return false;
    }
    return true;
  }

  #meets(need: number): boolean {
    const met = this.#hits.hasAny(this.#needs[need]!);
    this.#met[need] = met ? this.#round : -this.#round;
    return met;
  }
}

/** How many hits stand before the first of some symbols. */
function placeOf(symbols: readonly number[], hits: HitTable): number {
  let first = Number.MAX_SAFE_INTEGER;
  for (let i = 0; i < symbols.length; i++) first = Math.min(first, hits.first(symbols[i]!));
  return first;
}

const MADE = new WeakMap<PatternIndex, Candidates>();

/** The candidates among some patterns: what it has read of them serves every file. */
export function candidatesAmong(patterns: PatternIndex): Candidates {
  let made = MADE.get(patterns);
  if (!made) {
    made = new Candidates(patterns);
    MADE.set(patterns, made);
  }
  return made;
}
