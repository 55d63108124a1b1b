import type { TextRange } from '../text/types';
import { type ColumnLine, cellsOf, readColumns } from './columns';
import type { Flow, FlowAside, RichText } from './flow';
import { pageFurniture } from './furniture';
import { isCapitals, isTitlePhrase } from './headings';
import { isSpace } from './mapped';
import { type Enumerator, enumeratorOf } from './numbering';
import { RichBuilder } from './richBuilder';

/** A line of the source without its line ending. */
export type Line = TextRange;

/** The lines of a stretch of source. A form feed is a line of its own, so that what stands around a page's edge is seen. */
export function linesBetween(source: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  let at = start;
  for (let i = start; i < end; i++) {
    const code = source.charCodeAt(i);
    if (code !== 10 && code !== 13 && code !== 12) continue;
    lines.push({ start: at, end: i });
    if (code === 13 && source.charCodeAt(i + 1) === 10) i++;
    if (code === 12) lines.push({ start: i, end: i + 1 });
    at = i + 1;
  }
  if (at < end) lines.push({ start: at, end });
  return lines;
}

interface TextLine extends ColumnLine {
  furniture: boolean;
  enumerator: Enumerator | undefined;
}

/** Reads plain text whose layout means something: indentation, blank lines, wrapped lines, pages, columns. */
export function readLines(source: string, lines: readonly Line[]): Flow[] {
  const texts = lines.map((line) => textLine(source, line));
  for (const i of pageFurniture(texts.map((line) => line.text))) texts[i]!.furniture = true;
  return new LineReader(source).read(texts);
}

function textLine(source: string, line: Line): TextLine {
  let start = line.start;
  let indent = 0;
  while (start < line.end && isSpace(source.charCodeAt(start))) {
    indent += source[start] === '\t' ? 8 - (indent % 8) : 1;
    start++;
  }
  let end = line.end;
  while (end > start && isSpace(source.charCodeAt(end - 1))) end--;
  const formFeed = line.end === line.start + 1 && source.charCodeAt(line.start) === 12;
  const text = formFeed ? '\f' : source.slice(start, end);
  return { start, end, text, indent, furniture: false, enumerator: enumeratorOf(text) };
}

class LineReader {
  readonly #source: string;
  readonly #flows: Flow[] = [];
  #paragraph: TextLine[] = [];
  #table: TextLine[] = [];
  /** Furniture met while a paragraph was open. */
  #asides: FlowAside[] = [];
  #blank = false;
  /** The paragraph before this one was a label alone: `APPENDIX B`. */
  #afterLabel = false;
  #widest = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(lines: readonly TextLine[]): Flow[] {
    for (const line of lines) this.#widest = Math.max(this.#widest, Math.min(line.text.length + line.indent, 120));
    lines.forEach((line, i) => {
      if (line.text === '' || line.text === '\f') this.#blank = true;
      else if (line.furniture) this.#asides.push(this.#aside(line));
      else {
        this.#line(line, lines[i + 1]);
        this.#blank = false;
      }
    });
    this.#flush();
    return this.#flows;
  }

  #line(line: TextLine, next: TextLine | undefined): void {
    if (this.#table.length > 0) {
      // Below a row, text that starts under one of its columns is the rest of a cell.
      const last = this.#table[this.#table.length - 1]!;
      if (
        !this.#blank &&
        (isRow(line) || (line.indent > last.indent + 3 && cellsOf(last).some((cell) => Math.abs(cell.column - line.indent) <= 2)))
      ) {
        this.#table.push(line);
        return;
      }
      this.#flush();
    } else if (isRow(line) && !this.#isSpacedOut(line, next)) {
      this.#flush();
      this.#table.push(line);
      return;
    }
    const last = this.#paragraph[this.#paragraph.length - 1];
    if (last && !this.#continues(last, line)) this.#flush();
    this.#paragraph.push(line);
  }

  /** A line of running text that was stretched to the margin, rather than a row of columns. */
  #isSpacedOut(line: TextLine, next: TextLine | undefined): boolean {
    const last = this.#paragraph[this.#paragraph.length - 1];
    const within = last !== undefined && !this.#blank && last.text.length > 50 && !isEnded(last.text);
    const goesOn =
      next !== undefined && next.text.length > 20 && !isRow(next) && /^\p{Ll}/u.test(next.text) && line.text.length > 50;
    return (within || goesOn) && cellsOf(line).every((cell) => cell.text.length > 0 && !/\d$/.test(cell.text));
  }

  #continues(last: TextLine, line: TextLine): boolean {
    const ended = isEnded(last.text);
    const starts = startsParagraph(line);
    // A sentence that a page's edge interrupts goes on beyond it.
    if (this.#asides.length > 0) return !ended && /^[\p{Ll}(]/u.test(line.text) && !starts && last.text.length > 40;
    if (this.#blank) return false;
    const short = last.indent + last.text.length < this.#widest * 0.6;
    if (starts && (ended || short || /(?:,|\b(?:and|or|et|ou))$/.test(last.text))) return false;
    if (isCapitals(line.text) !== isCapitals(last.text) && (isTitleLine(last) || isTitleLine(line))) return false;
    if (this.#paragraph.length === 1 && short && !ended && isHeadingLine(last) && /^[\p{Lu}"“«(]/u.test(line.text)) return false;
    if (this.#paragraph.length === 1 && short && !ended && this.#afterLabel && isTitlePhrase(last.text, 9)) return false;
    // After a full stop, a line set further in begins a paragraph; after a first line it only hangs.
    if (ended && this.#paragraph.length > 1 && line.indent > last.indent + 1 && /^[\p{Lu}"“«]/u.test(line.text)) return false;
    return true;
  }

  #flush(): void {
    if (this.#table.length > 0) {
      this.#flows.push(...readColumns(this.#source, this.#table));
      this.#table = [];
    }
    const [first] = this.#paragraph;
    if (first) {
      const range = { start: first.start, end: this.#paragraph[this.#paragraph.length - 1]!.end };
      this.#flows.push({ type: 'paragraph', content: this.#text(this.#paragraph), indent: first.indent, range });
      const { enumerator } = first;
      this.#afterLabel = this.#paragraph.length === 1 && enumerator?.kind === 'label' && enumerator.end >= first.text.length;
      this.#paragraph = [];
    }
    this.#flows.push(...this.#asides);
    this.#asides = [];
  }

  #text(lines: readonly TextLine[]): RichText {
    const builder = new RichBuilder();
    lines.forEach((line, i) => {
      if (i > 0) builder.lineBreak(false);
      builder.source(this.#source, line.start, line.end);
    });
    return builder.build();
  }

  #aside(line: TextLine): FlowAside {
    return { type: 'aside', role: 'furniture', content: this.#text([line]), range: { start: line.start, end: line.end } };
  }
}

function isEnded(text: string): boolean {
  // A dot leader and its page number end an entry of the contents.
  return /[.;:!?]["”»)]?$|\.{4,} *\d{1,4}$/.test(text);
}

function startsParagraph(line: TextLine): boolean {
  const { enumerator, text } = line;
  if (!enumerator) return false;
  if (enumerator.kind === 'label') return isTitlePhrase(text.slice(enumerator.end).replace(/^[\s–—:.-]+/, '') || 'Title', 14);
  if (enumerator.kind === 'bullet' || text[0] === '(') return true;
  if (enumerator.end >= text.length) return false;
  return enumerator.kind !== 'decimal' || /^[\p{Lu}"“«*_[<{(]/u.test(text.slice(enumerator.end));
}

/** A short line in capitals. */
function isTitleLine(line: TextLine): boolean {
  return line.text.length <= 90 && isCapitals(line.text);
}

/** Numbering or a label, then a title. */
function isHeadingLine(line: TextLine): boolean {
  const { enumerator, text } = line;
  if (!enumerator || (enumerator.kind !== 'decimal' && enumerator.kind !== 'label')) return false;
  const title = text.slice(enumerator.end).replace(/^[\s–—:.-]+/, '');
  return title === '' || isTitlePhrase(title, 9);
}

/** Text in two or more columns, after numbering. */
function isRow(line: TextLine): boolean {
  return cellsOf(line).length > 1;
}
