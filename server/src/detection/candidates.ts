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
  /** Uses that a symbol sets off. */
  readonly #started: (readonly Wanted<PatternUse>[] | undefined)[] = [];
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
    for (const symbol of symbols) {
      for (const { is, needs } of this.#started[symbol] ?? this.#start(symbol)) {
        if (this.#tried[is.number] === this.#round) continue;
        this.#tried[is.number] = this.#round;
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

  #start(symbol: number): readonly Wanted<PatternUse>[] {
    const uses = this.#patterns.startedBy(symbol).map((use) => this.#use(use));
    this.#started[symbol] = uses;
    return uses;
  }

  #use(use: PatternUse): Wanted<PatternUse> {
    this.#wanted[use.number] ??= this.#want(use, use.pattern);
    return this.#wanted[use.number]!;
  }

  #want<T>(is: T, { needs }: CompiledPattern): Wanted<T> {
    // What is quickly looked up is looked up first.
    const sets = [...needs].sort((a, b) => a.length - b.length);
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
    for (const need of needs) {
      const known = this.#met[need];
      if (known === -this.#round) return false;
      if (known !== this.#round && !this.#isMet(need)) return false;
    }
    return true;
  }

  #isMet(need: number): boolean {
    for (const symbol of this.#needs[need]!) {
      if (this.#seen[symbol] !== this.#round) continue;
      this.#met[need] = this.#round;
      return true;
    }
    this.#met[need] = -this.#round;
    return false;
  }
}

/** The tables hold 32-bit numbers. */
const LAST_ROUND = 2 ** 30;

function grown(table: Int32Array, index: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(index + 1, 2 * table.length));
  larger.set(table);
  return larger;
}
