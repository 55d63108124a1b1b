import type { TextRange } from '../text/types';
import { afterClose, rawHtmlClose } from './commonmark/htmlBlocks';
import {
  beforeReturn,
  closesFence,
  fenceAt,
  headingAt,
  isRule,
  lineFeed,
  markerAt,
  pastBlanks,
  pastSpaces,
  runLength,
  TAB,
} from './commonmark/lines';

/** A piece is cut at the next heading after this many characters, … */
const AT_HEADING = 30_000;
/** … at the next paragraph after this many, … */
const AT_PARAGRAPH = 45_000;
/** … and at any blank line after this many. */
const AT_BLANK = 90_000;
/** A stretch of Markdown that can be read for itself. */
export type MarkdownPiece = TextRange;

/**
 * Cuts Markdown into pieces: at every line where no construct can be open, which is one that starts in the first column after
 * a blank line, outside top-level fences and raw HTML, and does not go on with a list.
 *
 * At the start of a piece nothing is open, so where the next piece starts depends on the text from there on and on nothing
 * before: after an edit, cutting again from the start of the piece before it gives what cutting the whole text gives. It looks
 * ahead no further than the line it is at, but for one thing: raw HTML (`<!--`, `<script>`) is taken for raw only when its closing
 * mark stands somewhere below, up to `end`; `left.open` says that this, or something left open at `end`, decided something.
 * Linear.
 */
export function cutMarkdown(source: string, start: number, end: number, left?: { open: boolean }): MarkdownPiece[] {
  const cutter = new Cutter(source, start, end);
  const pieces: MarkdownPiece[] = [];
  let pieceStart = start;
  for (let at = start; at < end; ) {
    const feed = lineFeed(source, at, end);
    if (cutter.startsPiece(at, feed, at - pieceStart)) {
      if (pieceStart < at) pieces.push({ start: pieceStart, end: at });
      pieceStart = at;
    }
    cutter.pass(at, feed);
    at = feed + 1;
  }
  if (pieceStart < end) pieces.push({ start: pieceStart, end });
  if (left) left.open = cutter.isOpen;
  return pieces;
}

/** What may be open, line by line. */
class Cutter {
  readonly #source: string;
  readonly #end: number;
  readonly #returns: boolean;
  /** Closing marks of raw HTML that do not occur again, so that they are not looked for again. */
  readonly #gone = new Set<RegExp | string>();
  /** Character code and length of the open top-level fence. */
  #fence = 0;
  #fenceLength = 0;
  /** Where the open raw HTML ends. */
  #rawEnd = 0;
  #blankBefore = true;
  /** Column where the text of the open top-level list item starts; 0 when no list is open. */
  #item = 0;
  /**
   * The last line with text was indented as code is: the parser then takes the first list marker below,
   * in a quote or footnote too, for one that interrupts a paragraph.
   */
  #indented = false;
  /** A line since the last blank one may have begun raw HTML that ends at a blank line, … */
  #html = false;
  /** … or a list item may have ended or begun without a blank line: what is indented below may be inside one or not. */
  #doubt = false;
  /** It cannot be told whether a fence or raw HTML is open. */
  #lost = false;

  constructor(source: string, start: number, end: number) {
    this.#source = source;
    this.#end = end;
    this.#returns = source.slice(start, end).includes('\r');
  }

  get isOpen(): boolean {
    return this.#fence !== 0 || this.#lost || this.#gone.size > 0;
  }

  /** Does a piece start with the line, `length` characters into the one before? If so, all that was open is closed. */
  startsPiece(at: number, feed: number, length: number): boolean {
    if (!this.#blankBefore || this.#fence !== 0 || at < this.#rawEnd) return false;
    if (this.#lost || length >= AT_HEADING) {
      if (length < AT_HEADING || !isForcedBoundary(this.#source, at, feed, length)) return false;
    } else {
      const code = this.#source.charCodeAt(at);
      if (isBlank(code) || (this.#indented && (code === 62 || code === 91))) return false;
      if ((this.#item > 0 || this.#indented) && markerAt(this.#source, at, beforeReturn(this.#source, at, feed)) > 0)
        return false;
    }
    this.#item = 0;
    this.#doubt = this.#lost = this.#html = this.#indented = false;
    return true;
  }

  /** Takes note of what the line opens and closes. */
  pass(at: number, feed: number): void {
    const source = this.#source;
    if (at < this.#rawEnd) {
      this.#blankBefore = false;
      return;
    }
    const lineEnd = beforeReturn(source, at, feed);
    // A carriage return of its own ends a line for the parser, and not here.
    if (this.#returns && source.slice(at, lineEnd).includes('\r')) this.#lost = true;
    const first = pastSpaces(source, at, lineEnd);
    const code = first < lineEnd ? source.charCodeAt(first) : -1;
    if (this.#fence !== 0) {
      if (code === this.#fence && first - at <= 3 && closesFence(source, first, lineEnd, code, this.#fenceLength))
        this.#fence = 0;
      this.#blankBefore = false;
      return;
    }
    if (code < 0 || (code === TAB && pastBlanks(source, first, lineEnd) === lineEnd)) {
      this.#blankBefore = true;
      this.#html = false;
      return;
    }
    if (this.#indented && markerAt(source, first, lineEnd) > 0) this.#doubt = true;
    this.#indented = first - at > 3 || code === TAB;
    if (code === TAB) this.#doubt = true;
    else if (first - at <= 3 && first - at < (this.#item || 4)) this.#topLevel(first, lineEnd, code, first - at);
    else if (this.#doubt && (code === 60 || fenceAt(source, first, lineEnd) > 0)) this.#lost = true;
    this.#blankBefore = false;
  }

  /** A line that stands in no list item, unless it goes on with the paragraph of one. */
  #topLevel(first: number, lineEnd: number, code: number, indent: number): void {
    const source = this.#source;
    const marker = isRule(source, first, lineEnd) ? 0 : markerAt(source, first, lineEnd);
    if (marker > 0) {
      // An empty item, or one with a number other than 1, does not interrupt a paragraph.
      const content = pastBlanks(source, first + marker, lineEnd);
      if (!this.#blankBefore && (content === lineEnd || marker > 1)) this.#doubt = true;
      const gap = content - first - marker;
      this.#item = indent + marker + (content === lineEnd || gap > 4 ? 1 : gap);
      if (source.slice(first + marker, content).includes('\t')) this.#doubt = true;
      return;
    }
    if (code === 60 || fenceAt(source, first, lineEnd) > 0) {
      if (this.#doubt && indent > 0) this.#lost = true;
      // Such a line may also be lazy text.
      if (code === 60 && !this.#blankBefore && this.#item > 0) this.#doubt = true;
      else this.#item = 0;
      this.#opens(first, lineEnd, code);
    } else if (this.#item > 0) {
      // Lazy text may or may not go on with the item's paragraph.
      if (this.#blankBefore || code === 62 || headingAt(source, first, lineEnd) > 0 || isRule(source, first, lineEnd))
        this.#item = 0;
      else this.#doubt = true;
    }
  }

  /** A fence, or a line that starts with `<`. */
  #opens(first: number, lineEnd: number, code: number): void {
    const source = this.#source;
    if (code !== 60) {
      if (this.#html) this.#lost = true;
      this.#fence = code;
      this.#fenceLength = runLength(source, first, lineEnd);
      return;
    }
    const close = rawHtmlClose(source.slice(first, Math.min(lineEnd, first + 12)));
    if (close === undefined) {
      this.#html = true;
      return;
    }
    // Without its end, the rest of the document would be inside: then it is not taken for raw.
    if (this.#gone.has(close)) return;
    const end = afterClose(source, first + 1, this.#end, close);
    if (end < 0) this.#gone.add(close);
    else if (end > lineEnd) {
      if (this.#html) this.#lost = true;
      this.#rawEnd = end;
    }
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === TAB || code === 10 || code === 13;
}

/** In a long piece, a line after a blank one that hardly anything is open at. */
function isForcedBoundary(source: string, at: number, feed: number, length: number): boolean {
  const line = source.slice(at, Math.min(feed, at + 40)).replace(/^(?:> ?)+/, '');
  if (/^#{1,6}\s/.test(line)) return true;
  if (length < AT_PARAGRAPH || !/^\S/.test(line)) return false;
  if (/^[A-Za-zÀ-ÿ“«"[*_]/.test(line) && !/^[*_-]\s/.test(line)) return true;
  return length >= AT_BLANK;
}
