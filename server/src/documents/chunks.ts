import type { TextRange } from '../text/types';

/** A piece is cut at the next heading after this many characters, … */
const AT_HEADING = 30_000;
/** … at the next paragraph after this many, … */
const AT_PARAGRAPH = 45_000;
/** … and at any blank line after this many. */
const AT_BLANK = 90_000;
/** No document written by people has so many of these in one piece. */
const MOST_BRACKETS = 4000;
/** Runs of them: `**` is one. */
const MOST_DELIMITERS = 4000;
/** Comments, declarations and instructions, each of which is looked for to its end. */
const MOST_RAW = 600;
const MOST_NOTES = 1000;
/** Lines of one paragraph. */
const MOST_LINES = 3000;
const DEEPEST = 40;
/** Largest piece that is parsed as Markdown at all. */
const LONGEST = 150_000;

/** A stretch of Markdown: what the parser must read, or a paragraph or heading whose characters can form no other construct. */
export interface MarkdownPiece extends TextRange {
  kind: 'markdown' | 'paragraph' | 'heading';
}

/**
 * Cuts Markdown at places where no construct can be open: a blank line outside fences, comments and raw HTML, followed by a
 * line that starts in the first column. Parsing is slow and its time grows faster than the length, so pieces are small, and
 * what is plainly a paragraph or a heading is not parsed at all (`plain: false` leaves that out). `left.open` tells whether the end
 * of the text, or the lack of one further on, decided something.
 */
export function cutMarkdown(source: string, start: number, end: number, plain = true, left?: { open: boolean }): MarkdownPiece[] {
  const pieces: MarkdownPiece[] = [];
  const raw = new RawHtml(source);
  let pieceStart = start;
  let fence = '';
  let close = '';
  let blankBefore = true;
  for (let at = start; at < end; ) {
    const lineEnd = lineEndOf(source, at, end);
    if (fence === '' && close === '' && blankBefore) {
      const simple = plain ? simpleBlock(source, at, end) : undefined;
      if (simple || (at - pieceStart >= AT_HEADING && isBoundary(source, at, lineEnd, at - pieceStart))) {
        if (pieceStart < at) pieces.push({ kind: 'markdown', start: pieceStart, end: at });
        pieceStart = at;
      }
      if (simple) {
        pieces.push(simple);
        at = pieceStart = simple.end;
        continue;
      }
    }
    const line = source.slice(at, Math.min(lineEnd, at + 200));
    if (close !== '') {
      const found = source.indexOf(close, at);
      if (found >= 0 && found < lineEnd) close = '';
    } else {
      fence = fenceAfter(line, fence);
      if (fence === '') close = raw.opensIn(at, lineEnd);
    }
    blankBefore = /^[\s>]*$/.test(line);
    at = lineEnd + 1;
  }
  if (pieceStart < end) pieces.push({ kind: 'markdown', start: pieceStart, end });
  if (left) left.open = fence !== '' || close !== '' || raw.isMissingAnEnd;
  return pieces;
}

function lineEndOf(source: string, at: number, end: number): number {
  const found = source.indexOf('\n', at);
  return found < 0 || found >= end ? end : found;
}

/** Starts neither a list, nor a rule, nor a quote, nor anything else but text. */
const PLAIN_START = /^(?:[\p{L}“”«"'(§$%€£]|\d(?!\d{0,8}[.)](?:\s|$)))/u;
/** Characters that inline constructs are made of. */
const INLINE = new Set([...'*_`[]<&\\~|'].map((character) => character.charCodeAt(0)));

/** Does a line hold something that only the parser can read: markup, control characters, a hard break at its end? */
function needsParsing(source: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = source.charCodeAt(i);
    if (INLINE.has(code) || (code < 32 && code !== 9 && !(code === 13 && i === end - 1))) return true;
  }
  const last = source[end - 1] === '\r' ? end - 2 : end - 1;
  return last > start && source[last] === ' ' && source[last - 1] === ' ';
}

/** The paragraph or heading at `at`, when nothing in it needs parsing. */
function simpleBlock(source: string, at: number, end: number): MarkdownPiece | undefined {
  const hashes = /^#{1,6} +(?=\S)/.exec(source.slice(at, at + 80));
  if (hashes) {
    const lineEnd = lineEndOf(source, at, end);
    const line = source.slice(at, lineEnd);
    if (line.length > 300 || needsParsing(source, at, lineEnd) || /#\s*$/.test(line)) return undefined;
    return { kind: 'heading', start: at, end: Math.min(end, lineEnd + 1) };
  }
  let lineEnd = at;
  for (let lineStart = at; lineStart < end; lineStart = lineEnd + 1) {
    lineEnd = lineEndOf(source, lineStart, end);
    const head = source.slice(lineStart, Math.min(lineEnd, lineStart + 16));
    if (/^\s*$/.test(head)) return lineStart > at ? { kind: 'paragraph', start: at, end: lineStart } : undefined;
    if (!PLAIN_START.test(head) || needsParsing(source, lineStart, lineEnd)) return undefined;
  }
  return { kind: 'paragraph', start: at, end };
}

function isBoundary(source: string, at: number, lineEnd: number, length: number): boolean {
  const line = source.slice(at, Math.min(lineEnd, at + 40)).replace(/^(?:> ?)+/, '');
  if (/^#{1,6}\s/.test(line)) return true;
  if (length < AT_PARAGRAPH || !/^\S/.test(line)) return false;
  if (/^[A-Za-zÀ-ÿ“«"[*_]/.test(line) && !/^[*_-]\s/.test(line)) return true;
  return length >= AT_BLANK;
}

function fenceAfter(line: string, open: string): string {
  const match = /^[\s>]{0,12}(`{3,}|~{3,})(.*)/.exec(line);
  if (!match) return open;
  const mark = match[1]!;
  if (open === '') return mark[0] === '`' && match[2]!.includes('`') ? '' : mark;
  return mark[0] === open[0] && mark.length >= open.length && match[2]!.trim() === '' ? '' : open;
}

/** Comments, scripts and the like, inside which a blank line ends nothing. */
class RawHtml {
  readonly #source: string;
  /** Closing marks that do not occur again, so that they are not looked for again. */
  readonly #gone = new Set<string>();

  constructor(source: string) {
    this.#source = source;
  }

  /** Something opened that nothing closes: what is added far below may change how it is read. */
  get isMissingAnEnd(): boolean {
    return this.#gone.size > 0;
  }

  /** What ends the raw HTML that opens in a line and does not end in it; '' when there is none. */
  opensIn(start: number, end: number): string {
    const match = /^ {0,3}<(!--|script\b|style\b|pre\b|textarea\b|\?|!\[CDATA\[)/i.exec(
      this.#source.slice(start, Math.min(end, start + 40)),
    );
    if (!match) return '';
    const name = match[1]!.toLowerCase();
    const close = name === '!--' ? '-->' : name === '?' ? '?>' : name === '![cdata[' ? ']]>' : `</${name}>`;
    // Without its end, the rest of the document would be inside: then it is not taken for raw.
    if (this.#gone.has(close)) return '';
    const at = this.#source.indexOf(close, start);
    if (at < 0) this.#gone.add(close);
    return at >= end ? close : '';
  }
}

/** Would parsing this cost more than its length? Counts what Markdown parsers must match up. */
export function isHostile(text: string): boolean {
  if (text.length > LONGEST) return true;
  let opening = 0;
  let closing = 0;
  let delimiters = 0;
  let tags = 0;
  let raw = 0;
  let notes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    if (code === 91) {
      opening++;
      if (next === 94) notes++;
    } else if (code === 93) closing++;
    else if (code === 42 || code === 95 || code === 96 || code === 126) delimiters += next === code ? 0 : 1;
    else if (code === 60) {
      tags++;
      if (next === 33 || next === 63) raw++;
    }
  }
  return (
    Math.max(opening, closing) > MOST_BRACKETS ||
    delimiters > MOST_DELIMITERS ||
    tags > MOST_BRACKETS * 2 ||
    raw > MOST_RAW ||
    notes > MOST_NOTES ||
    hasHostileLines(text) ||
    deepestIndentation(text) > DEEPEST
  );
}

/** What opens a quote, a list item or a footnote. */
const CONTAINER = /[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)|\[\^[^\]\s]{1,99}\]:)/y;
/** What a line of a paragraph does not start with: a table's row, a heading, a quote or an item. */
const NO_TEXT = /[ \t]*(?:[|#>+*-]|\d{1,9}[.)]|\r?(?:\n|$))/y;

/** Too many containers on one line, or too many lines in one paragraph. */
function hasHostileLines(text: string): boolean {
  let lines = 0;
  for (let start = 0; start < text.length; ) {
    let marks = 0;
    for (CONTAINER.lastIndex = start; CONTAINER.test(text); ) if (++marks > DEEPEST) return true;
    NO_TEXT.lastIndex = start;
    lines = NO_TEXT.test(text) ? 0 : lines + 1;
    if (lines > MOST_LINES) return true;
    const next = text.indexOf('\n', start);
    if (next < 0) return false;
    start = next + 1;
  }
  return false;
}

/** How many different indentations are open at once: lists in lists. */
export function deepestIndentation(text: string): number {
  const open: number[] = [];
  let deepest = 0;
  for (let at = 0; at < text.length; ) {
    let from = at;
    while (text[from] === ' ') from++;
    while (open.length > 0 && open[open.length - 1]! >= from - at) open.pop();
    open.push(from - at);
    deepest = Math.max(deepest, open.length);
    const next = text.indexOf('\n', from);
    if (next < 0) break;
    at = next + 1;
  }
  return deepest;
}

const MOST_DEFINITIONS = 300;
const DEFINITION = /^ {0,3}(\[[^\]\n^]{1,100}\]): +\S{1,500}\s*$/;

/** The link definitions of a document, by what a reference to them holds: `[label]`. None in code, none in the middle of a paragraph. */
export function linkDefinitions(source: string, start: number, end: number): Map<string, string> {
  const found = new Map<string, string>();
  if (source.indexOf(']: ', start) < 0) return found;
  let fence = '';
  let open = true;
  for (let at = start; at < end && found.size < MOST_DEFINITIONS; ) {
    const next = source.indexOf('\n', at);
    const lineEnd = next < 0 || next > end ? end : next;
    const line = source.slice(at, Math.min(lineEnd, at + 700));
    const before = fence;
    fence = fenceAfter(line, fence);
    const match: RegExpExecArray | null = open && before === '' && fence === '' ? DEFINITION.exec(line) : null;
    if (match && !found.has(match[1]!.toLowerCase())) found.set(match[1]!.toLowerCase(), match[0].trimEnd());
    open = match !== null || line.trim() === '' || /^ {0,3}#{1,6}(?:\s|$)/.test(line);
    at = lineEnd + 1;
  }
  return found;
}

/** A piece, and after it the definitions from elsewhere that it refers to. */
export function withDefinitions(piece: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0 || !piece.includes('[')) return piece;
  const lower = piece.toLowerCase();
  const used = [...definitions].filter(([label]) => lower.includes(label)).map(([, definition]) => definition);
  return used.length === 0 ? piece : `${piece}\n\n${used.join('\n')}`;
}
