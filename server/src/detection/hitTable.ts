import { grown, HitColumns } from '../playbook';
import type { Part } from './part';
import type { TokenRun } from './run';

const NONE: readonly Part[] = [];

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
  /** By symbol: the round in which it was last seen, its first and last hit, and the round of its list. */
  seen = new Int32Array(1024);
  #head = new Int32Array(1024);
  #tail = new Int32Array(1024);
  #listed = new Int32Array(1024);
  readonly #lists: (readonly Part[])[] = [];
  /** By hit: its tokens, and its next of the same symbol or -1. */
  #firsts = new Int32Array(256);
  #ends = new Int32Array(256);
  #next = new Int32Array(256);

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
    if (count + found.size > this.#next.length) this.#growHits(2 * (count + found.size));
    const { round } = this;
    const firsts = this.#firsts;
    const ends = this.#ends;
    const nexts = this.#next;
    for (let i = 0; i < found.size; i++) {
      const index = count + i;
      const symbol = found.symbols[i]!;
      firsts[index] = found.firsts[i]! + offset;
      ends[index] = found.ends[i]! + offset;
      nexts[index] = -1;
      if (symbol >= this.seen.length) this.#growSymbols(2 * symbol);
      if (this.seen[symbol] === round) nexts[this.#tail[symbol]!] = index;
      else {
        this.seen[symbol] = round;
        this.#head[symbol] = index;
        if (this.size === this.symbols.length) this.symbols = grown(this.symbols, 2 * this.size);
        this.symbols[this.size++] = symbol;
      }
      this.#tail[symbol] = index;
    }
  }

  has(symbol: number): boolean {
    return this.seen[symbol] === this.round;
  }

  hasAny(symbols: readonly number[]): boolean {
    const { seen, round } = this;
    for (let i = 0; i < symbols.length; i++) if (seen[symbols[i]!] === round) return true;
    return false;
  }

  /** How many hits stand before the first of a symbol; infinite when there is none. */
  first(symbol: number): number {
    return this.seen[symbol] === this.round ? this.#head[symbol]! : Number.POSITIVE_INFINITY;
  }

  /** Where a symbol stands, in the order of the text; token indices are the whole run's. */
  of(symbol: number): readonly Part[] {
    if (this.seen[symbol] !== this.round) return NONE;
    if (this.#listed[symbol] === this.round) return this.#lists[symbol]!;
    const head = this.#head[symbol]!;
    // Most stand alone: a list of one takes no room for more.
    const list = [this.#part(head)];
    for (let i = this.#next[head]!; i >= 0; i = this.#next[i]!) list.push(this.#part(i));
    this.#listed[symbol] = this.round;
    this.#lists[symbol] = list;
    return list;
  }

  #part(index: number): Part {
    return { first: this.#firsts[index]!, end: this.#ends[index]!, parts: undefined };
  }

  #nextRound(): void {
    this.round++;
    if (this.round <= LAST_ROUND) return;
    this.round = 1;
    this.seen.fill(0);
    this.#listed.fill(0);
  }

  #growHits(length: number): void {
    this.#firsts = grown(this.#firsts, length);
    this.#ends = grown(this.#ends, length);
    this.#next = grown(this.#next, length);
  }

  #growSymbols(length: number): void {
    this.seen = grown(this.seen, length);
    this.#head = grown(this.#head, length);
    this.#tail = grown(this.#tail, length);
    this.#listed = grown(this.#listed, length);
  }
}

/** Tables hold 32-bit numbers. */
export const LAST_ROUND = 2 ** 30;
