import { grown } from '../playbook';

/** Tokens from `first` up to `end`. */
export interface TokenRange {
  first: number;
  end: number;
}

/** Stretches of tokens that matchers found: leaves, and what was put together from others. They are columns of numbers, by number of a part. */
export class Parts {
  firsts = new Int32Array(256);
  ends = new Int32Array(256);
  /** Where the parts it was put together from are listed, and how many there are; none for a leaf. */
  #innerAt = new Int32Array(256);
  #innerCount = new Int32Array(256);
  #inner = new Int32Array(256);
  #size = 0;
  /** How many parts are listed as inner ones. */
  inners = 0;

  clear(): void {
    this.#size = 0;
    this.inners = 0;
  }

  /** Adds a part that is put together from the inner ones added last, so many of them; returns its number. */
  add(first: number, end: number, inner: number): number {
    const part = this.#size++;
    if (part === this.firsts.length) this.#grow(2 * part);
    this.firsts[part] = first;
    this.ends[part] = end;
    this.#innerAt[part] = this.inners - inner;
    this.#innerCount[part] = inner;
    return part;
  }

  addInner(part: number): void {
    if (this.inners === this.#inner.length) this.#inner = grown(this.#inner, 2 * this.inners);
    this.#inner[this.inners++] = part;
  }

  /** Whether one of its leaves stands among some tokens, be it in part. */
  touches(part: number, first: number, end: number): boolean {
    const count = this.#innerCount[part]!;
    if (count === 0) return this.firsts[part]! < end && this.ends[part]! > first;
    const at = this.#innerAt[part]!;
    for (let i = at; i < at + count; i++) if (this.touches(this.#inner[i]!, first, end)) return true;
    return false;
  }

  addLeaves(part: number, leaves: TokenRange[]): void {
    const count = this.#innerCount[part]!;
    if (count === 0) leaves.push({ first: this.firsts[part]!, end: this.ends[part]! });
    const at = this.#innerAt[part]!;
    for (let i = at; i < at + count; i++) this.addLeaves(this.#inner[i]!, leaves);
  }

  #grow(length: number): void {
    this.firsts = grown(this.firsts, length);
    this.ends = grown(this.ends, length);
    this.#innerAt = grown(this.#innerAt, length);
    this.#innerCount = grown(this.#innerCount, length);
  }
}
