import type { CompiledPattern, PatternIndex, PatternUse } from '../playbook';
import type { StatementView } from './view';

/** A pattern and the numbers of the sets of symbols it cannot do without. */
interface Wanted<T> {
  is: T;
  needs: readonly number[];
}

/**
 * Chooses the patterns that may match in a statement, among those of one language. It holds what is known of the statement it was
 * last shown, in tables of numbers: it is asked for every word of every document.
 */
export class Candidates {
  readonly #patterns: PatternIndex;
  /** Uses that a symbol sets off: the number of each, then the first of its needs. */
  readonly #started: (Int32Array | undefined)[] = [];
  readonly #unstarted: readonly Wanted<PatternUse>[];
  readonly #wanted: (Wanted<PatternUse> | undefined)[] = [];
  readonly #lists = new Map<readonly CompiledPattern[], readonly Wanted<CompiledPattern>[]>();
  /** Sets of symbols of which one must occur; patterns share them. */
  readonly #needs: (readonly number[])[] = [];
  readonly #numbers = new Map<readonly number[], number>();
  /** The round in which a symbol was last seen, a use last tried, and a need last found met or (negative) wanting. */
  #seen = new Int32Array(1024);
  #met = new Int32Array(1024);
  readonly #tried: Int32Array;
  #round = 0;

  constructor(patterns: PatternIndex) {
    this.#patterns = patterns;
    this.#tried = new Int32Array(patterns.size);
    this.#unstarted = patterns.unstarted.map((use) => this.#use(use));
  }

  /** Patterns that may match in a statement, each once: in the order of the words that set them off, then of the playbook. */
  in(view: StatementView): PatternUse[] {
    const symbols = this.#look(view);
    const found: PatternUse[] = [];
    for (const { is, needs } of this.#unstarted) if (this.#hasAll(needs)) found.push(is);
    const tried = this.#tried;
    for (const symbol of symbols) {
      const uses = this.#started[symbol] ?? this.#start(symbol);
      for (let i = 0; i < uses.length; i += 2) {
        const number = uses[i]!;
        // Most end here: these are read one after the other, the rest is not.
        if (!this.#has(uses[i + 1]!) || tried[number] === this.#round) continue;
        tried[number] = this.#round;
        const { is, needs } = this.#wanted[number]!;
        if (this.#hasAll(needs)) found.push(is);
      }
    }
    return found;
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

  /** Whether a symbol occurs in the statement last shown. */
  has(symbol: number): boolean {
    return this.#seen[symbol] === this.#round;
  }

  /** Notes the symbols of a statement; each once, in the order of the text. */
  #look(view: StatementView): number[] {
    this.#nextRound();
    const round = this.#round;
    const symbols: number[] = [];
    view.eachSymbol((symbol) => {
      if (symbol >= this.#seen.length) this.#seen = grown(this.#seen, symbol);
      if (this.#seen[symbol] === round) return;
      this.#seen[symbol] = round;
      symbols.push(symbol);
    });
    return symbols;
  }

  #nextRound(): void {
    this.#round++;
    if (this.#round <= LAST_ROUND) return;
    this.#round = 1;
    for (const table of [this.#seen, this.#met, this.#tried]) table.fill(0);
  }

  #start(symbol: number): Int32Array {
    const uses = this.#patterns.startedBy(symbol).map((use) => this.#use(use));
    // A pattern that something sets off has a need.
    const list = Int32Array.from(uses.flatMap(({ is, needs }) => [is.number, needs[0]!]));
    this.#started[symbol] = list;
    return list;
  }

  #use(use: PatternUse): Wanted<PatternUse> {
    this.#wanted[use.number] ??= this.#want(use, use.pattern);
    return this.#wanted[use.number]!;
  }

  #want<T>(is: T, { needs, trigger }: CompiledPattern): Wanted<T> {
    // What set it off is there; of the rest, small sets are the rarer.
    const size = (symbols: readonly number[]) => (symbols === trigger ? Number.POSITIVE_INFINITY : symbols.length);
    const sets = [...needs].sort((a, b) => size(a) - size(b));
    return { is, needs: sets.map((symbols) => this.#number(symbols)) };
  }

  #number(symbols: readonly number[]): number {
    let number = this.#numbers.get(symbols);
    if (number === undefined) {
      number = this.#needs.push(symbols) - 1;
      this.#numbers.set(symbols, number);
      if (number >= this.#met.length) this.#met = grown(this.#met, number);
    }
    return number;
  }

  #hasAll(needs: readonly number[]): boolean {
    for (const need of needs) if (!this.#has(need)) return false;
    return true;
  }

  #has(need: number): boolean {
    const known = this.#met[need]!;
    return known === this.#round || (known !== -this.#round && this.#meets(need));
  }

  #meets(need: number): boolean {
    let met = -this.#round;
    for (const symbol of this.#needs[need]!) {
      if (this.#seen[symbol] !== this.#round) continue;
      met = this.#round;
      break;
    }
    this.#met[need] = met;
    return met > 0;
  }
}

/** The tables hold 32-bit numbers. */
const LAST_ROUND = 2 ** 30;

function grown(table: Int32Array, index: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(index + 1, 2 * table.length));
  larger.set(table);
  return larger;
}
