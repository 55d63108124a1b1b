import { allDefinitions, isSameDefinitions } from './commonmark/definitions';
import type { Definitions } from './commonmark/tree';
import { type Cut, type Cutter, isSameCut } from './cutters';
import { type Chapter, chapterOf } from './liveChapter';
import type { Position } from './types';
import { isSamePlace } from './yamlCuts';

/** Chapters that have gone and come in one edit, the latter from the so-manieth on. */
export interface ChapterChange {
  at: number;
  gone: readonly Chapter[];
  fresh: readonly Chapter[];
}

/**
 * A text in chapters that follows its edits. It is never one string unless somebody asks for it: an edit costs the chapters it
 * touches. Offsets and characters are UTF-16 code units, lines end with `\n`, `\r\n` or `\r`.
 */
export class LiveText {
  #chapters: Chapter[] = [];
  /** Something stands open to the end of the text: every edit may then matter everywhere. */
  #open = false;
  /** An edit that begins up to here may change what is front matter. */
  #head = 0;
  readonly #cutter: Cutter;
  /** The text as the one chapter that it is to be read as. */
  #joined: [Chapter] | undefined;
  /** Whether an edit since this was last set to false has changed which links and footnotes its chapters define. */
  definitionsChanged = false;
  /** The edits since this was last emptied, as far as there are no more than two. */
  changes: ChapterChange[] = [];

  constructor(text: string, cutter: Cutter) {
    this.#cutter = cutter;
    this.reset(text);
  }

  /** In reading order; a chapter stays the same object as long as its text does. */
  get chapters(): readonly Chapter[] {
    return this.#joined ?? this.#chapters;
  }

  /** The chapters that the text is cut into, also while it is joined. */
  get cut(): readonly Chapter[] {
    return this.#chapters;
  }

  /** Makes one chapter of the whole text as it is now; the chapters it is cut into stay as they are, and follow the edits. */
  join(): void {
    const text = this.toString();
    const old = this.#joined?.[0];
    if (old?.text === text) return;
    const chapter = this.#chapterOf(text, { start: 0 });
    if (old) chapter.replaces = old.reading ? [old] : (old.replaces ?? []);
    this.#joined = [chapter];
  }

  /** The chapters are those that the text is cut into. */
  divide(): void {
    this.#joined = undefined;
  }

  get length(): number {
    const last = this.#chapters.at(-1);
    return last ? last.base + last.text.length : 0;
  }

  get lineCount(): number {
    const last = this.#chapters.at(-1);
    return last ? last.line + last.lines.length + 1 : 1;
  }

  toString(): string {
    return this.#textOf(0, this.#chapters.length);
  }

  slice(start: number, end: number): string {
    if (start >= end) return '';
    const first = this.#chapterAt(start);
    const last = this.#chapterAt(end - 1);
    const { base } = this.#chapters[first]!;
    return this.#textOf(first, last + 1).slice(start - base, end - base);
  }

  /** Offsets outside the text count as its ends. */
  positionAt(offset: number): Position {
    const at = Math.min(Math.max(0, offset), this.length);
    const { base, line, lines } = this.#chapters[this.#chapterAt(at)]!;
    const own = startsUpTo(lines, at - base);
    // A chapter begins at the beginning of a line.
    return { line: line + own, character: at - base - (own === 0 ? 0 : lines[own - 1]!) };
  }

  /** Positions past the end of a line or of the text count as the end. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.length;
    const chapter = this.#chapters[this.#chapterOfLine(line)]!;
    const own = line - chapter.line;
    const start = own === 0 ? 0 : chapter.lines[own - 1]!;
    let end = chapter.lines[own] ?? chapter.text.length;
    while (end > start && /[\r\n]/.test(chapter.text[end - 1]!)) end--;
    return chapter.base + Math.min(start + Math.max(0, character), end);
  }

  /** Takes another text; chapters that stand in it as before stay. */
  reset(text: string): void {
    const { cuts, open, head } = this.#cutter.whole(text);
    this.#head = head;
    this.#replace(0, this.#chapters.length, stretchesOf(text, cuts, text.length));
    this.#open = open;
  }

  /** Replaces `[start, end)`. */
  edit(start: number, end: number, text: string): void {
    if (this.#open || start <= this.#head) {
      const whole = this.toString();
      this.reset(whole.slice(0, start) + text + whole.slice(end));
      return;
    }
    const first = this.#windowStart(start);
    const last = this.#chapterAt(end);
    const { base, cut } = this.#chapters[first]!;
    const grown = text.length - (end - start);
    for (let reach = 1; ; reach *= 4) {
      // The chapter after the edit shows whether the cut before it still holds.
      const until = Math.min(this.#chapters.length, last + 1 + reach);
      const atEnd = until === this.#chapters.length;
      const before = this.#textOf(first, until);
      const window = before.slice(0, start - base) + text + before.slice(end - base);
      const { cuts, open } = this.#cutter.from(window, cut.place, first === 0);
      const met = atEnd || open ? undefined : this.#meet(cuts, base - grown, last + 1, until);
      if (!atEnd && !met) continue;
      const own = met ? cuts.slice(0, met.cut) : cuts;
      this.#replace(first, met ? met.chapter : until, stretchesOf(window, own, met ? cuts[met.cut]!.start : window.length));
      this.#open = open;
      return;
    }
  }

  /** The first cut after the edit that was there before it; `shift`: what to take from an offset to find it in the cuts. */
  #meet(cuts: readonly Cut[], shift: number, from: number, until: number) {
    let cut = 1;
    for (let chapter = from; chapter < until; chapter++) {
      const start = this.#chapters[chapter]!.base - shift;
      while (cut < cuts.length && cuts[cut]!.start < start) cut++;
      if (cuts[cut]?.start === start && isSamePlace(cuts[cut]!.place, this.#chapters[chapter]!.cut.place))
        return { chapter, cut };
    }
    return undefined;
  }

  /** The first line of a chapter is what cuts it from the one before, and an edit there may join them. */
  #windowStart(offset: number): number {
    const at = this.#chapterAt(offset);
    const { base, lines } = this.#chapters[at]!;
    return at > 0 && offset - base <= (lines[0] ?? Number.POSITIVE_INFINITY) ? at - 1 : at;
  }

  #chapterAt(offset: number): number {
    return this.#lastWhere(({ base }) => base <= offset);
  }

  #chapterOfLine(line: number): number {
    return this.#lastWhere((chapter) => chapter.line <= line);
  }

  /** The last chapter for which something holds that holds for all before it; the first when it holds for none. */
  #lastWhere(holds: (chapter: Chapter) => boolean): number {
    let low = 0;
    let high = this.#chapters.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (holds(this.#chapters[middle]!)) low = middle;
      else high = middle;
    }
    return low;
  }

  #textOf(from: number, to: number): string {
    let text = '';
    for (let i = from; i < to; i++) text += this.#chapters[i]!.text;
    return text;
  }

  #chapterOf(text: string, cut: Cut): Chapter {
    return chapterOf(text, cut, this.#cutter.definitions(text));
  }

  /** Puts chapters of these stretches in the place of others. */
  #replace(from: number, to: number, stretches: readonly Stretch[]): void {
    const old = this.#chapters.slice(from, to);
    const most = Math.min(stretches.length, old.length);
    let same = 0;
    while (same < most && isSameStretch(stretches[same]!, old[same]!)) same++;
    let sameEnd = 0;
    while (sameEnd < most - same && isSameStretch(stretches.at(-1 - sameEnd)!, old.at(-1 - sameEnd)!)) sameEnd++;
    const fresh = stretches.slice(same, stretches.length - sameEnd).map(({ text, cut }) => this.#chapterOf(text, cut));
    const gone = this.#chapters.splice(from + same, old.length - same - sameEnd, ...fresh);
    if (this.changes.length < 2) this.changes.push({ at: from + same, gone, fresh });
    // What nobody has read passes on what it stands for: edits that nobody looks at leave no trail.
    const read = gone.flatMap((chapter) => (chapter.reading ? [chapter] : (chapter.replaces ?? [])));
    const replaces = [...new Set(read)];
    for (const chapter of fresh) chapter.replaces = replaces;
    this.definitionsChanged ||= !isSameDefinitions(definedIn(gone), definedIn(fresh));
    const before = this.#chapters[from + same - 1];
    let base = before ? before.base + before.text.length : 0;
    let line = before ? before.line + before.lines.length : 0;
    for (let i = from + same; i < this.#chapters.length; i++) {
      const chapter = this.#chapters[i]!;
      chapter.base = base;
      chapter.line = line;
      base += chapter.text.length;
      line += chapter.lines.length;
    }
  }
}

/** What a chapter is made of. */
interface Stretch {
  text: string;
  cut: Cut;
}

function stretchesOf(text: string, cuts: readonly Cut[], end: number): Stretch[] {
  return cuts.map((cut, i) => ({ text: text.slice(cut.start, cuts[i + 1]?.start ?? end), cut }));
}

function isSameStretch(a: Stretch, b: Stretch): boolean {
  return a.text === b.text && isSameCut(a.cut, b.cut);
}

function definedIn(chapters: readonly Chapter[]): Definitions {
  return allDefinitions(chapters.map(({ definitions }) => definitions));
}

/** How many of the ascending offsets are at most `at`. */
function startsUpTo(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
