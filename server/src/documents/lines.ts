import type { TextRange } from '../text/types';
import { appendRich, type Flow, type FlowAside, type FlowParagraph } from './flow';
import { pageFurniture } from './furniture';
import { isSpace } from './mapped';
import { enumeratorOf } from './numbering';
import { RichBuilder } from './richBuilder';

/** A line of the source without its line ending. */
export type Line = TextRange;

export function linesBetween(source: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  let at = start;
  for (let i = start; i < end; i++) {
    const code = source.charCodeAt(i);
    if (code !== 10 && code !== 13 && code !== 12) continue;
    lines.push({ start: at, end: i });
    if (code === 13 && source.charCodeAt(i + 1) === 10) i++;
    // A form feed is a line of its own, so that what stands around a page's edge is seen.
    if (code === 12) lines.push({ start: i, end: i + 1 });
    at = i + 1;
  }
  if (at < end) lines.push({ start: at, end });
  return lines;
}

interface TextLine extends Line {
  text: string;
  indent: number;
  furniture: boolean;
}

/** Reads plain text whose layout means something: indentation, blank lines, wrapped lines, pages, columns. */
export function readLines(source: string, lines: readonly Line[]): Flow[] {
  const texts = lines.map((line) => textLine(source, line));
  const furniture = pageFurniture(texts.map((line) => line.text));
  for (const i of furniture) texts[i]!.furniture = true;
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
  return { start, end, text: formFeed ? '\f' : source.slice(start, end), indent, furniture: false };
}

class LineReader {
  readonly #source: string;
  readonly #flows: Flow[] = [];
  #paragraph: TextLine[] = [];
  /** Furniture met while a paragraph was open, and a blank line. */
  #asides: FlowAside[] = [];
  #blank = false;
  #table: TextLine[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  read(lines: readonly TextLine[]): Flow[] {
    let widest = 0;
    for (const line of lines) widest = Math.max(widest, Math.min(line.text.length + line.indent, 120));
    for (const line of lines) {
      if (line.text === '' || line.text === '\f') this.#blank = true;
      else if (line.furniture) this.#asides.push(this.#aside(line));
      else {
        this.#line(line, widest);
        this.#blank = false;
      }
    }
    this.#flush();
    return this.#flows;
  }

  #line(line: TextLine, widest: number): void {
    if (isRow(line)) {
      if (this.#paragraph.length > 0 || this.#blank) this.#flush();
      this.#table.push(line);
      return;
    }
    if (this.#table.length > 0) this.#flush();
    const last = this.#paragraph[this.#paragraph.length - 1];
    if (last && !this.#continues(last, line, widest)) this.#flush();
    else if (last && this.#asides.length > 0) this.#blank = false;
    this.#paragraph.push(line);
  }

  #continues(last: TextLine, line: TextLine, widest: number): boolean {
    const open = !/[.;:!?]["”»)]?$/.test(last.text);
    // A sentence that a page break interrupts goes on below it.
    if (this.#asides.length > 0) return open && /^[\p{Ll}(]/u.test(line.text) && !startsParagraph(line.text);
    if (this.#blank) return false;
    const ended =
      !open || last.text.endsWith(',') || /\b(?:and|or|et|ou)$/.test(last.text) || last.indent + last.text.length < widest * 0.6;
    if (ended && startsParagraph(line.text)) return false;
    if (isCapitals(line.text) !== isCapitals(last.text) && (isTitle(last) || isTitle(line))) return false;
    // A new indentation after a full stop begins a paragraph; after a first line, it is a hanging or first-line indent.
    if (!open && this.#paragraph.length > 1 && line.indent > last.indent + 1 && /^[\p{Lu}"“«]/u.test(line.text)) return false;
    return true;
  }

  #flush(): void {
    if (this.#table.length > 0) this.#flushTable();
    if (this.#paragraph.length > 0) {
      const builder = new RichBuilder();
      this.#paragraph.forEach((line, i) => {
        if (i > 0) builder.lineBreak(false);
        builder.source(this.#source, line.start, line.end);
      });
      const first = this.#paragraph[0]!;
      const range = { start: first.start, end: this.#paragraph[this.#paragraph.length - 1]!.end };
      const paragraph: FlowParagraph = { type: 'paragraph', content: builder.build(), indent: first.indent, range };
      this.#flows.push(paragraph);
      this.#paragraph = [];
    }
    this.#flows.push(...this.#asides);
    this.#asides = [];
  }

  #flushTable(): void {
    const lines = this.#table;
    this.#table = [];
    const rows = lines.map((line) =>
      cellsOf(line).map((cell) => {
        const builder = new RichBuilder();
        builder.source(this.#source, cell.start, cell.end);
        return builder.build();
      }),
    );
    const range = { start: lines[0]!.start, end: lines[lines.length - 1]!.end };
    this.#flows.push({ type: 'table', header: false, rows, range });
  }

  #aside(line: TextLine): FlowAside {
    const builder = new RichBuilder();
    builder.source(this.#source, line.start, line.end);
    return { type: 'aside', role: 'furniture', content: builder.build(), range: { start: line.start, end: line.end } };
  }
}

function startsParagraph(text: string): boolean {
  const enumerator = enumeratorOf(text);
  if (!enumerator || enumerator.end >= text.length) return enumerator?.kind === 'label';
  if (enumerator.kind === 'bullet' || text[0] === '(') return true;
  return /^[\p{Lu}"“«*_[<{(]/u.test(text.slice(enumerator.end)) || enumerator.kind !== 'decimal';
}

function isCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text.slice(0, 200)) && !/\p{Ll}/u.test(text);
}

/** A short line in capitals. */
function isTitle(line: TextLine): boolean {
  return line.text.length <= 90 && isCapitals(line.text);
}

/** Text in two or more columns, after numbering. */
function isRow(line: TextLine): boolean {
  return cellsOf(line).length > 1;
}

function cellsOf(line: TextLine): Line[] {
  const enumerator = enumeratorOf(line.text);
  const cells: Line[] = [];
  const gap = / {3,}|\t+ *(?=\S)/g;
  gap.lastIndex = enumerator?.end ?? 0;
  let at = 0;
  for (let match = gap.exec(line.text); match; match = gap.exec(line.text)) {
    cells.push({ start: line.start + at, end: line.start + match.index });
    at = match.index + match[0].length;
  }
  cells.push({ start: line.start + at, end: line.end });
  return cells;
}

/** Joins two paragraphs that a page break had parted. */
export function joinParagraphs(first: FlowParagraph, second: FlowParagraph): FlowParagraph {
  return {
    ...first,
    content: appendRich(first.content, '\n', second.content),
    range: { start: first.range.start, end: second.range.end },
  };
}
