import { EITHER, grown, SEQUENCE, SLOT, SLOTS } from '../playbook';
import type { HitTable } from './hitTable';
import { Parts, type TokenRange } from './parts';
import type { Span } from './span';
import type { StatementView } from './view';

/** Enough for any honest statement; keeps a hostile one linear. */
const MAX_PARTS = 24;

/**
 * Runs the programs of patterns (`patternCode.ts`) over one statement after another. What a matcher finds is a list of parts on top of a
 * stack: most patterns find nothing, and should leave nothing behind.
 */
export class Evaluation {
  readonly #parts = new Parts();
  #stack = new Int32Array(256);
  #top = 0;
  /** The lists that are near each other: where each begins in the stack, and its length. */
  #lists = new Int32Array(64);
  #listTop = 0;
  #code: Int32Array = new Int32Array(0);
  #view!: StatementView;
  #table!: HitTable;
  #masks: readonly TokenRange[] = [];

  /** Begins anew: what was found before is forgotten. */
  clear(): void {
    this.#parts.clear();
    this.#top = 0;
    this.#listTop = 0;
  }

  /** How many parts a matcher finds in a statement, apart from those inside masks: the last ones of all found and not yet dropped. */
  find(code: Int32Array, matcher: number, view: StatementView, masks: readonly TokenRange[]): number {
    this.#code = code;
    this.#view = view;
    this.#table = view.table();
    this.#masks = masks;
    return this.#evaluate(matcher);
  }

  /** Forgets the parts found last. */
  drop(count: number): void {
    this.#top -= count;
  }

  /** Of the `count` parts found last, keeps those of which a leaf touches some tokens; returns how many. */
  keepTouching(count: number, { first, end }: TokenRange): number {
    const base = this.#top - count;
    let kept = 0;
    for (let i = base; i < base + count; i++) {
      const part = this.#stack[i]!;
      if (this.#parts.touches(part, first, end)) this.#stack[base + kept++] = part;
    }
    this.#top = base + kept;
    return kept;
  }

  /** Of the `count` parts found before the `others` found last, keeps those that lie in none of these, and drops these. */
  keepOutside(count: number, others: number): number {
    const outer = this.#top - others;
    const base = outer - count;
    let kept = 0;
    for (let i = base; i < outer; i++) {
      const part = this.#stack[i]!;
      let inside = false;
      for (let j = outer; j < this.#top && !inside; j++) {
        const other = this.#stack[j]!;
        inside = this.#parts.firsts[other]! <= this.#parts.firsts[part]! && this.#parts.ends[part]! <= this.#parts.ends[other]!;
      }
      if (!inside) this.#stack[base + kept++] = part;
    }
    this.#top = base + kept;
    return kept;
  }

  /** The parts found last, to keep. */
  spans(count: number): Span[] {
    const spans: Span[] = [];
    for (let i = this.#top - count; i < this.#top; i++) {
      const part = this.#stack[i]!;
      const leaves: TokenRange[] = [];
      this.#parts.addLeaves(part, leaves);
      spans.push({ first: this.#parts.firsts[part]!, end: this.#parts.ends[part]!, leaves });
    }
    return spans;
  }

  #evaluate(matcher: number): number {
    if (matcher >= 0) return this.#symbol(matcher, MAX_PARTS);
    const at = ~matcher;
    switch (this.#code[at]) {
      case SLOT:
        return this.#slot(this.#code[at + 1]!);
      case EITHER:
        return this.#either(at);
      case SEQUENCE:
        return this.#sequence(at);
      default:
        return this.#near(at);
    }
  }

  #symbol(symbol: number, room: number): number {
    const table = this.#table;
    if (table.seen[symbol] !== table.round) return 0;
    let count = 0;
    for (let hit = table.heads[symbol]!; hit >= 0 && count < room; hit = table.nexts[hit]!)
      count += this.#leaf(table.firsts[hit]!, table.ends[hit]!);
    return count;
  }

  #slot(slot: number): number {
    const type = SLOTS[slot]!;
    let count = 0;
    for (const value of this.#view.values())
      if (value.type === type && count < MAX_PARTS) count += this.#leaf(value.firstToken, value.endToken);
    return count;
  }

  /** Finds a leaf, unless a mask hides it. */
  #leaf(first: number, end: number): number {
    const masks = this.#masks;
    for (let i = 0; i < masks.length; i++) if (masks[i]!.first <= first && end <= masks[i]!.end) return 0;
    this.#push(this.#parts.add(first, end, 0));
    return 1;
  }

  #push(part: number): void {
    if (this.#top === this.#stack.length) this.#stack = grown(this.#stack, 2 * this.#top);
    this.#stack[this.#top++] = part;
  }

  #either(at: number): number {
    const code = this.#code;
    const { seen, round } = this.#table;
    let count = 0;
    for (let i = at + 2, end = i + code[at + 1]!; i < end && count < MAX_PARTS; i++) {
      const option = code[i]!;
      if (option < 0) count += this.#evaluate(option);
      // Most options are words that do not occur.
      else if (seen[option] === round) count += this.#symbol(option, MAX_PARTS - count);
    }
    if (count > MAX_PARTS) this.drop(count - MAX_PARTS);
    return Math.min(count, MAX_PARTS);
  }

  #sequence(at: number): number {
    const code = this.#code;
    const base = this.#top;
    /** How many parts there are of the items so far; negative before the first. */
    let count = -1;
    let gap = 0;
    for (let i = at + 2, end = i + 2 * code[at + 1]!; i < end; i += 2) {
      const how = code[i + 1]!;
      const optional = (how & 1) === 1;
      // A gap before an optional item that is absent carries over to the next.
      gap = Math.max(gap, how >> 1);
      if (count < 0 && optional) continue;
      const found = this.#evaluate(code[i]!);
      if (count < 0) count = found;
      else if (found > 0) count = this.#extend(base, count, gap, optional);
      else if (!optional) count = 0;
      if (count === 0) {
        this.#top = base;
        return 0;
      }
      if (!optional) gap = 0;
    }
    return Math.max(count, 0);
  }

  /** Goes on from each of the `count` parts at `base` to the nearest of those above them; returns for how many that is possible. */
  #extend(base: number, count: number, gap: number, optional: boolean): number {
    const parts = this.#parts;
    const heavy = this.#view.weights();
    let kept = 0;
    for (let i = base; i < base + count; i++) {
      const partial = this.#stack[i]!;
      const next = this.#nearestAfter(parts.ends[partial]!, base + count, gap, heavy);
      if (next >= 0) {
        parts.addInner(partial);
        parts.addInner(next);
        this.#stack[base + kept++] = parts.add(parts.firsts[partial]!, parts.ends[next]!, 2);
      } else if (optional) this.#stack[base + kept++] = partial;
    }
    this.#top = base + kept;
    return kept;
  }

  /** Of the parts from `from` on, the nearest that begins after the token `end`, of these the longest; -1 when there is none. */
  #nearestAfter(end: number, from: number, gap: number, heavy: Int32Array): number {
    const firsts = this.#parts.firsts;
    const ends = this.#parts.ends;
    const farthest = heavy[end]! + gap;
    let best = -1;
    for (let i = from; i < this.#top; i++) {
      const part = this.#stack[i]!;
      const first = firsts[part]!;
      if (first < end || heavy[first]! > farthest) continue;
      if (best < 0 || first < firsts[best]! || (first === firsts[best]! && ends[part]! > ends[best]!)) best = part;
    }
    return best;
  }

  #near(at: number): number {
    const code = this.#code;
    const base = this.#top;
    const lists = this.#listTop;
    const size = code[at + 1]!;
    for (let i = at + 3; i < at + 3 + size; i++) {
      const from = this.#top;
      const found = this.#evaluate(code[i]!);
      if (found === 0) {
        this.#top = base;
        this.#listTop = lists;
        return 0;
      }
      this.#addList(lists, from, found);
    }
    const heavy = this.#view.weights();
    const pivots = this.#lists[lists]!;
    const above = this.#top;
    for (let i = pivots; i < pivots + this.#lists[lists + 1]!; i++) this.#around(this.#stack[i]!, lists, code[at + 2]!, heavy);
    const count = this.#top - above;
    this.#stack.copyWithin(base, above, this.#top);
    this.#top = base + count;
    this.#listTop = lists;
    return count;
  }

  /** Adds a list to those from `lists` on: the shortest first, of two alike the one added first. */
  #addList(lists: number, from: number, length: number): void {
    if (this.#listTop + 2 > this.#lists.length) this.#lists = grown(this.#lists, 2 * this.#listTop);
    let to = this.#listTop;
    for (; to > lists && this.#lists[to - 1]! > length; to -= 2) {
      this.#lists[to] = this.#lists[to - 2]!;
      this.#lists[to + 1] = this.#lists[to - 1]!;
    }
    this.#lists[to] = from;
    this.#lists[to + 1] = length;
    this.#listTop += 2;
  }

  /** A part of the first list and, of each other, the one closest to it: found, if all of them stand in a window. */
  #around(pivot: number, lists: number, window: number, heavy: Int32Array): void {
    const parts = this.#parts;
    let first = parts.firsts[pivot]!;
    let end = parts.ends[pivot]!;
    const { inners } = parts;
    parts.addInner(pivot);
    for (let list = lists + 2; list < this.#listTop; list += 2) {
      const closest = this.#closestTo(pivot, this.#lists[list]!, this.#lists[list + 1]!, heavy);
      first = Math.min(first, parts.firsts[closest]!);
      end = Math.max(end, parts.ends[closest]!);
      parts.addInner(closest);
    }
    if (heavy[end]! - heavy[first]! <= window) this.#push(parts.add(first, end, parts.inners - inners));
    else parts.inners = inners;
  }

  #closestTo(pivot: number, from: number, count: number, heavy: Int32Array): number {
    let best = this.#stack[from]!;
    let least = this.#distance(pivot, best, heavy);
    for (let i = from + 1; i < from + count && least > 0; i++) {
      const part = this.#stack[i]!;
      const distance = this.#distance(pivot, part, heavy);
      if (distance < least) {
        best = part;
        least = distance;
      }
    }
    return best;
  }

  /** Weighty words between two parts; none when they overlap. */
  #distance(a: number, b: number, heavy: Int32Array): number {
    const firsts = this.#parts.firsts;
    const ends = this.#parts.ends;
    if (firsts[b]! >= ends[a]!) return heavy[firsts[b]!]! - heavy[ends[a]!]!;
    return firsts[a]! >= ends[b]! ? heavy[firsts[a]!]! - heavy[ends[b]!]! : 0;
  }
}
