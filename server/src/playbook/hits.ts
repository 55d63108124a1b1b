/** A phrase or concept found in a token run: symbol id, first token, one past the last. */
export interface Hit {
  symbol: number;
  first: number;
  end: number;
}

/** Hits as columns of numbers, of which the first `size` hold. It serves run after run: there are many hits, and few are looked at. */
export class HitColumns {
  symbols = new Int32Array(256);
  firsts = new Int32Array(256);
  ends = new Int32Array(256);
  size = 0;

  add(symbol: number, first: number, end: number): void {
    const at = this.size++;
    if (at === this.symbols.length) this.#grow(2 * at + 1);
    this.symbols[at] = symbol;
    this.firsts[at] = first;
    this.ends[at] = end;
  }

  /** Keeps the hits for which the test holds. */
  keep(test: (at: number) => boolean): void {
    let size = 0;
    for (let at = 0; at < this.size; at++) {
      if (!test(at)) continue;
      this.symbols[size] = this.symbols[at]!;
      this.firsts[size] = this.firsts[at]!;
      this.ends[size] = this.ends[at]!;
      size++;
    }
    this.size = size;
  }

  /** Takes no more room than its hits need. */
  trim(): void {
    this.symbols = this.symbols.slice(0, this.size);
    this.firsts = this.firsts.slice(0, this.size);
    this.ends = this.ends.slice(0, this.size);
  }

  #grow(length: number): void {
    this.symbols = grown(this.symbols, length);
    this.firsts = grown(this.firsts, length);
    this.ends = grown(this.ends, length);
  }
}

/** The same table with room for `length` numbers. */
export function grown(table: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(table);
  return larger;
}
