import type { Hit } from '../playbook';
import type { TokenRun } from './run';

const NONE: readonly Hit[] = [];

/**
 * The hits of one statement by symbol. One table serves statement after statement and allocates next to nothing for each: what it
 * knows of a symbol holds while the symbol's round is the table's.
 */
export class HitTable {
  /** Whose hits it holds. */
  #runs: readonly TokenRun[] | undefined;
  #round = 0;
  /** Symbols that occur, each once, in the order of the text; the first `size` hold. */
  symbols = new Int32Array(64);
  size = 0;
  /** By symbol: the round in which it was last seen, its first and last hit, and the round of its list. */
  #seen = new Int32Array(1024);
  #head = new Int32Array(1024);
  #tail = new Int32Array(1024);
  #listed = new Int32Array(1024);
  readonly #lists: (readonly Hit[])[] = [];
  /** By hit: itself, its next of the same symbol or -1, and where its run begins. */
  readonly #hits: Hit[] = [];
  #next = new Int32Array(256);
  #offsets = new Int32Array(256);

  /** Takes the hits of texts that are read as one run of tokens. */
  take(runs: readonly TokenRun[]): void {
    if (this.#runs === runs) return;
    this.#runs = runs;
    this.#nextRound();
    this.size = 0;
    let count = 0;
    let offset = 0;
    for (const { tokens, hits } of runs) {
      if (count + hits.length > this.#next.length) {
        this.#next = grown(this.#next, 2 * (count + hits.length));
        this.#offsets = grown(this.#offsets, 2 * (count + hits.length));
      }
      for (let i = 0; i < hits.length; i++) this.#add(hits[i]!, count++, offset);
      offset += tokens.length;
    }
  }

  #add(hit: Hit, index: number, offset: number): void {
    const { symbol } = hit;
    this.#hits[index] = hit;
    this.#offsets[index] = offset;
    this.#next[index] = -1;
    if (symbol >= this.#seen.length) this.#grow(symbol);
    if (this.#seen[symbol] === this.#round) this.#next[this.#tail[symbol]!] = index;
    else {
      this.#seen[symbol] = this.#round;
      this.#head[symbol] = index;
      if (this.size === this.symbols.length) this.symbols = grown(this.symbols, 2 * this.size);
      this.symbols[this.size++] = symbol;
    }
    this.#tail[symbol] = index;
  }

  has(symbol: number): boolean {
    return this.#seen[symbol] === this.#round;
  }

  hasAny(symbols: readonly number[]): boolean {
    for (const symbol of symbols) if (this.#seen[symbol] === this.#round) return true;
    return false;
  }

  /** How many hits stand before the first of a symbol; infinite when there is none. */
  first(symbol: number): number {
    return this.#seen[symbol] === this.#round ? this.#head[symbol]! : Number.POSITIVE_INFINITY;
  }

  /** Hits of a symbol, in the order of the text; token indices are the whole run's. */
  of(symbol: number): readonly Hit[] {
    if (this.#seen[symbol] !== this.#round) return NONE;
    if (this.#listed[symbol] === this.#round) return this.#lists[symbol]!;
    const head = this.#head[symbol]!;
    // Most stand alone: a list of one takes no room for more.
    const list = [this.#placed(head)];
    for (let i = this.#next[head]!; i >= 0; i = this.#next[i]!) list.push(this.#placed(i));
    this.#listed[symbol] = this.#round;
    this.#lists[symbol] = list;
    return list;
  }

  #placed(index: number): Hit {
    const hit = this.#hits[index]!;
    const offset = this.#offsets[index]!;
    return offset === 0 ? hit : { symbol: hit.symbol, first: hit.first + offset, end: hit.end + offset };
  }

  #nextRound(): void {
    this.#round++;
    if (this.#round <= LAST_ROUND) return;
    this.#round = 1;
    this.#seen.fill(0);
    this.#listed.fill(0);
  }

  #grow(symbol: number): void {
    const length = 2 * symbol;
    this.#seen = grown(this.#seen, length);
    this.#head = grown(this.#head, length);
    this.#tail = grown(this.#tail, length);
    this.#listed = grown(this.#listed, length);
  }
}

/** Tables hold 32-bit numbers. */
export const LAST_ROUND = 2 ** 30;

/** The same table with room for `length` numbers. */
export function grown(table: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(table);
  return larger;
}
