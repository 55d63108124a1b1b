import { grown, HitColumns } from '../playbook';
import type { TokenRun } from './run';

/**
 * The hits of one statement by symbol. One table serves statement after statement and allocates next to nothing for each: what it
 * knows of a symbol holds while the symbol's round is the table's.
 */
export class HitTable {
  /** Whose hits it holds. */
  #runs: readonly TokenRun[] | undefined;
  readonly #scratch = new HitColumns();
  round = 0;
  /** Symbols that occur, each once, in the order of the text; the first `size` hold. */
  symbols = new Int32Array(64);
  size = 0;
  /** By symbol: the round in which it was last seen, its first and last hit. */
  seen: Int32Array;
  heads: Int32Array;
  #tails: Int32Array;
  /** By hit, in the order of the text: its tokens in the whole run, and its next of the same symbol or -1. */
  firsts = new Int32Array(256);
  ends = new Int32Array(256);
  nexts = new Int32Array(256);

  /** `symbols`: how many there are likely to be. */
  constructor(symbols = 1024) {
    this.seen = new Int32Array(symbols);
    this.heads = new Int32Array(symbols);
    this.#tails = new Int32Array(symbols);
  }

  /** Takes the hits of texts that are read as one run of tokens. */
  take(runs: readonly TokenRun[]): void {
    if (this.#runs === runs) return;
    this.#runs = runs;
    this.#nextRound();
    this.size = 0;
    let count = 0;
    let offset = 0;
    for (const run of runs) {
      const hits = run.hits(this.#scratch);
      this.#add(hits, count, offset);
      count += hits.size;
      offset += run.length;
    }
  }

  /** Adds the hits of a run to the `count` there are; `offset`: where it begins. */
  #add(found: HitColumns, count: number, offset: number): void {
    if (count + found.size > this.nexts.length) this.#growHits(2 * (count + found.size));
    const { round, firsts, ends, nexts } = this;
    for (let i = 0; i < found.size; i++) {
      const index = count + i;
      const symbol = found.symbols[i]!;
      firsts[index] = found.firsts[i]! + offset;
      ends[index] = found.ends[i]! + offset;
      nexts[index] = -1;
      if (symbol >= this.seen.length) this.#growSymbols(2 * symbol);
      if (this.seen[symbol] === round) nexts[this.#tails[symbol]!] = index;
      else {
        this.seen[symbol] = round;
        this.heads[symbol] = index;
        if (this.size === this.symbols.length) this.symbols = grown(this.symbols, 2 * this.size);
        this.symbols[this.size++] = symbol;
      }
      this.#tails[symbol] = index;
    }
  }

  has(symbol: number): boolean {
    return this.seen[symbol] === this.round;
  }

  /** Whether one of the symbols between two places of a list occurs. */
  hasAny(symbols: Int32Array, from: number, end: number): boolean {
    const { seen, round } = this;
    for (let i = from; i < end; i++) if (seen[symbols[i]!] === round) return true;
    return false;
  }

  /** Whether one of a set of symbols in the code of patterns occurs: a symbol, or the complement of the offset of an EITHER. */
  meets(code: Int32Array, set: number): boolean {
    if (set >= 0) return this.seen[set] === this.round;
    const from = ~set + 2;
    return this.hasAny(code, from, from + code[from - 1]!);
  }

  /** How many hits stand before the first of such a set; infinite when there is none. */
  first(code: Int32Array, set: number): number {
    const { seen, round, heads } = this;
    if (set >= 0) return seen[set] === round ? heads[set]! : Number.POSITIVE_INFINITY;
    let first = Number.POSITIVE_INFINITY;
    const from = ~set + 2;
    for (let i = from, end = from + code[from - 1]!; i < end; i++) {
      const symbol = code[i]!;
      if (seen[symbol] === round && heads[symbol]! < first) first = heads[symbol]!;
    }
    return first;
  }

  #nextRound(): void {
    this.round++;
    if (this.round <= LAST_ROUND) return;
    this.round = 1;
    this.seen.fill(0);
  }

  #growHits(length: number): void {
    this.firsts = grown(this.firsts, length);
    this.ends = grown(this.ends, length);
    this.nexts = grown(this.nexts, length);
  }

  #growSymbols(length: number): void {
    this.seen = grown(this.seen, length);
    this.heads = grown(this.heads, length);
    this.#tails = grown(this.#tails, length);
  }
}

/** Tables hold 32-bit numbers. */
export const LAST_ROUND = 2 ** 30;
