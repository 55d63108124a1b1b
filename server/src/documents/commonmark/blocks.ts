import type { TextRange } from '../../text/types';
import { definitionAt, looksLikeDefinition } from './definitions';
import { htmlBlockEnd } from './htmlBlocks';
import {
  beforeBlanks,
  closesFence,
  fenceAt,
  headingAt,
  isRule,
  lineFeed,
  markerAt,
  pastBlanks,
  pastSpaces,
  runLength,
  SPACE,
  TAB,
} from './lines';
import { delimiterCells, tableCells } from './tables';
import { type Block, beyond, type Footnote, type List, type ListItem, type Quote, type Table } from './tree';

/** Deeper nesting is left to the parser, and to the guard before it. */
const DEEPEST = 12;

type Container =
  | { kind: 'quote'; node: Quote; children: Block[] }
  | { kind: 'item'; node: ListItem; children: Block[]; indent: number; list: List; mark: number }
  | { kind: 'footnote'; node: Footnote; children: Block[] };

/**
 * Reads the block structure of `source.slice(start, end)` in one pass, as CommonMark and its tables and footnotes lay it down.
 * Nothing may be open at `start`. Throws a BeyondError at anything it does not know for certain; linear.
 */
export function readBlocks(source: string, start: number, end: number): Block[] {
  // A carriage return of its own ends a line too, and NUL stands for another character.
  if (/\r(?!\n)|\0/.test(source.slice(start, end))) beyond();
  return new BlockReader(source, end).read(start);
}

class BlockReader {
  readonly #source: string;
  readonly #end: number;
  readonly #blocks: Block[] = [];
  readonly #open: Container[] = [];
  /** Lines of the open paragraph. */
  #paragraph: TextRange[] = [];
  #paragraphLazy = false;
  /** End of the blank line of a quote (`>`) that the last line was, and which of the open containers that quote is; else 0. */
  #blankEnd = 0;
  #blankQuote = 0;
  /** The last block was indented code. */
  #afterCode = false;
  /** A paragraph or table was open when the line began. */
  #interrupting = false;
  #table: Table | undefined;

  constructor(source: string, end: number) {
    this.#source = source;
    this.#end = end;
  }

  read(start: number): Block[] {
    for (let at = start; at < this.#end; ) at = this.#line(at);
    this.#close(0);
    return this.#blocks;
  }

  /** Reads the line at `at`, or the block of lines that begins there; returns where the next line starts. */
  #line(at: number): number {
    const feed = lineFeed(this.#source, at, this.#end);
    const lineEnd = feed > at && this.#source.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
    const blank = pastBlanks(this.#source, at, lineEnd) === lineEnd;
    let from = at;
    let matched = 0;
    for (; matched < this.#open.length; matched++) {
      const next = this.#continues(this.#open[matched]!, from, lineEnd);
      if (next < 0) break;
      from = next;
    }
    if (blank || pastBlanks(this.#source, from, lineEnd) === lineEnd) {
      return this.#blank(lineEnd, feed, matched);
    }
    const blankEnd = this.#blankEnd;
    const next = this.#starts(from, lineEnd, feed, matched);
    if (this.#blankEnd === blankEnd) this.#blankEnd = 0;
    return next;
  }

  /** A line without text, in `depth` containers. */
  #blank(lineEnd: number, feed: number, depth: number): number {
    this.#close(depth);
    this.#blankQuote = this.#open.findLastIndex((container) => container.kind === 'quote');
    this.#blankEnd = this.#blankQuote < 0 ? 0 : lineEnd;
    const inner = this.#open[depth - 1];
    if (inner?.kind === 'quote') inner.node.end = lineEnd;
    return feed + 1;
  }

  /** Where the line goes on inside the container; -1 when it does not belong to it. */
  #continues(container: Container, from: number, lineEnd: number): number {
    const first = pastSpaces(this.#source, from, lineEnd);
    if (container.kind === 'quote') {
      if (first - from > 3 || this.#source.charCodeAt(first) !== 62) return this.#noTab(first, lineEnd, -1);
      return this.#quoteMark(container.node, first, lineEnd);
    }
    if (pastBlanks(this.#source, first, lineEnd) === lineEnd) return first;
    const indent = container.kind === 'item' ? container.indent : 4;
    if (first - from >= indent) return from + indent;
    return this.#noTab(first, lineEnd, -1);
  }

  /** Past a `>` and the space after it. */
  #quoteMark(node: Quote, at: number, lineEnd: number): number {
    let next = at + 1;
    if (this.#source.charCodeAt(next) === TAB && next < lineEnd) beyond();
    if (this.#source.charCodeAt(next) === SPACE && next < lineEnd) next++;
    node.end = next;
    return next;
  }

  /** Tabs in indentation count as up to four columns, which is beyond this reader. */
  #noTab<T>(at: number, lineEnd: number, value: T): T {
    if (at < lineEnd && this.#source.charCodeAt(at) === TAB) beyond();
    return value;
  }

  /** The blocks that a line with text starts, after `matched` containers have been found to go on. */
  #starts(start: number, lineEnd: number, feed: number, matched: number): number {
    const source = this.#source;
    let from = start;
    let depth = matched;
    this.#interrupting = this.#paragraph.length > 0 || this.#table !== undefined;
    if (depth === 0 && this.#paragraph.length === 0 && isIndented(source, start, lineEnd)) {
      if (this.#open.length > 0) beyond();
      this.#table = undefined;
      return this.#indentedCode(start);
    }
    const afterCode = this.#afterCode;
    this.#afterCode = false;
    this.#interrupting ||= afterCode;
    for (;;) {
      const first = pastSpaces(source, from, lineEnd);
      if (pastBlanks(source, first, lineEnd) === lineEnd) return this.#blank(lineEnd, feed, depth);
      this.#noTab(first, lineEnd, 0);
      const lazy = depth < this.#open.length;
      const paragraph = this.#paragraph.length > 0;
      if (first - from >= 4) {
        if (!paragraph) beyond();
        return this.#text(first, lineEnd, feed, depth);
      }
      const code = source.charCodeAt(first);
      if (isPlain(code)) return this.#text(first, lineEnd, feed, depth);
      if (code === 62) {
        this.#noReplacement(depth);
        this.#close(depth);
        from = this.#openQuote(first, lineEnd);
        depth = this.#open.length;
        continue;
      }
      if (code === 91 && source.charCodeAt(first + 1) === 94) {
        const label = /^\[\^([^\s[\]\\]{1,200})\]: *(?=\S)/.exec(source.slice(first, Math.min(lineEnd, first + 300)));
        if (label) {
          if (depth > 0 || this.#table) beyond();
          this.#close(depth);
          const node: Footnote = { type: 'footnote', start: first, end: first, label: label[1]!, children: [] };
          this.#add(node);
          this.#push({ kind: 'footnote', node, children: node.children });
          from = first + label[0].length;
          depth = this.#open.length;
          continue;
        }
        if (/^\[\^[^\]]*\]:/.test(source.slice(first, lineEnd))) beyond();
      }
      if (paragraph && !lazy && this.#underline(first, lineEnd, code)) return feed + 1;
      if (isRule(source, first, lineEnd)) {
        this.#close(depth);
        this.#add({ type: 'rule', start: first, end: lineEnd });
        return feed + 1;
      }
      const marker = markerAt(source, first, lineEnd);
      if (marker > 0) {
        const next = this.#openItem(from, first, marker, lineEnd, depth, afterCode);
        if (next < 0) return this.#text(first, lineEnd, feed, depth);
        from = next;
        depth = this.#open.length;
        continue;
      }
      const rank = headingAt(source, first, lineEnd);
      if (rank > 0) {
        this.#close(depth);
        this.#heading(first, rank, lineEnd);
        return feed + 1;
      }
      if (fenceAt(source, first, lineEnd) > 0) {
        if (depth > 0) beyond();
        this.#close(0);
        return this.#fence(first, lineEnd, feed);
      }
      if (code === 60) {
        if (lazy && paragraph) beyond();
        const blockEnd = htmlBlockEnd(source, first, this.#end, paragraph);
        if (blockEnd >= 0) {
          if (depth > 0 || lazy || this.#table) beyond();
          this.#close(0);
          this.#add({ type: 'html', start: from, end: blockEnd });
          return lineFeed(source, blockEnd, this.#end) + 1;
        }
      }
      return this.#text(first, lineEnd, feed, depth);
    }
  }

  #openQuote(first: number, lineEnd: number): number {
    const node: Quote = { type: 'quote', start: first, end: first + 1, children: [] };
    const from = this.#quoteMark(node, first, lineEnd);
    this.#add(node);
    this.#push({ kind: 'quote', node, children: node.children });
    return from;
  }

  /** Opens a list item; -1 when the marker is text, because it would interrupt a paragraph. */
  #openItem(from: number, first: number, marker: number, lineEnd: number, depth: number, afterCode: boolean): number {
    const source = this.#source;
    const content = pastBlanks(source, first + marker, lineEnd);
    const paragraph = this.#paragraph.length > 0;
    const ordered = marker > 1;
    const number = ordered ? Number(source.slice(first, first + marker - 1)) : 0;
    const mark = source.charCodeAt(first + marker - 1);
    const inner = this.#open[depth];
    const sibling = inner?.kind === 'item' && inner.mark === mark && inner.list.ordered === ordered;
    const weak = content === lineEnd || (ordered && source.slice(first, first + marker - 1) !== '1');
    // What comes after indented code is held to the rules of what interrupts a paragraph.
    if (weak && afterCode && this.#open.length === 0) return -1;
    // A list inside a quote that interrupts a paragraph is held to the rules of one that does.
    if (weak && this.#interrupting && !paragraph) beyond();
    if (weak && paragraph && !sibling) {
      if (depth < this.#open.length || this.#paragraphIsDefinition()) beyond();
      return -1;
    }
    if (content === lineEnd || this.#open.some((container) => container.kind === 'footnote')) beyond();
    const gap = this.#gap(from, first + marker, content, depth);
    if (/^\[[ \txX]\]/.test(source.slice(content, content + 3))) beyond();
    if (this.#table && depth < this.#open.length) beyond();
    if (!sibling) this.#noReplacement(depth);
    this.#close(depth);
    const siblings = this.#children();
    const last = siblings[siblings.length - 1];
    let list: List;
    if (sibling && last === inner.list) list = inner.list;
    else if (last?.type === 'list' && this.#markOf(last) === mark && last.ordered === ordered) list = last;
    else {
      list = { type: 'list', start: first, end: lineEnd, ordered, first: number, items: [] };
      this.#add(list);
    }
    const node: ListItem = { start: first, end: lineEnd, children: [] };
    list.items.push(node);
    this.#push({ kind: 'item', node, children: node.children, indent: first + marker - from + gap, list, mark });
    if (sibling) this.#interrupting = false;
    return content;
  }

  /** Columns between a list marker and its text: one to four. */
  #gap(from: number, at: number, content: number, depth: number): number {
    let column = at - from;
    for (let i = at; i < content; i++) {
      const tab = this.#source.charCodeAt(i) === TAB;
      // Where a tab leads to depends on the column of the line, which is known outside containers.
      if (tab && depth > 0) beyond();
      column += tab ? 4 - (column % 4) : 1;
    }
    const gap = column - (at - from);
    return gap > 4 ? beyond() : gap;
  }

  #markOf(list: List): number {
    const item = list.items[0]!;
    return this.#source.charCodeAt(item.start + markerAt(this.#source, item.start, this.#end) - 1);
  }

  #push(container: Container): void {
    if (this.#open.length >= DEEPEST) beyond();
    this.#open.push(container);
  }

  #heading(first: number, rank: number, lineEnd: number): void {
    const source = this.#source;
    const start = pastBlanks(source, first + rank, lineEnd);
    let end = beforeBlanks(source, start, lineEnd);
    let closing = end;
    while (closing > start && source.charCodeAt(closing - 1) === 35) closing--;
    if (closing < end) {
      const before = source.charCodeAt(closing - 1);
      if (closing === start) end = start;
      else if (before === SPACE || before === TAB) end = beforeBlanks(source, start, closing);
    }
    const lines = start < end ? [{ start, end }] : [];
    this.#add({ type: 'heading', start: first, end: lineEnd, depth: rank, content: { lines } });
  }

  #fence(first: number, lineEnd: number, feed: number): number {
    const source = this.#source;
    const code = source.charCodeAt(first);
    const length = runLength(source, first, lineEnd);
    for (let at = feed + 1; at < this.#end; ) {
      const next = lineFeed(source, at, this.#end);
      const end = next > at && source.charCodeAt(next - 1) === 13 ? next - 1 : next;
      const from = pastSpaces(source, at, end);
      if (from - at <= 3 && closesFence(source, from, end, code, length)) {
        this.#add({ type: 'code', start: first, end });
        return next + 1;
      }
      at = next + 1;
    }
    this.#add({ type: 'code', start: first, end: this.#end });
    return this.#end;
  }

  /** Indented code, with the blank lines in it. */
  #indentedCode(start: number): number {
    let end = start;
    let at = start;
    let wide = false;
    this.#afterCode = true;
    while (at < this.#end) {
      const feed = lineFeed(this.#source, at, this.#end);
      const lineEnd = feed > at && this.#source.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
      if (pastBlanks(this.#source, at, lineEnd) < lineEnd) {
        if (!isIndented(this.#source, at, lineEnd)) break;
        end = lineEnd;
        wide = false;
      } else wide ||= isIndented(this.#source, at, lineEnd + 1);
      at = feed + 1;
    }
    // Blank lines as wide as the indentation may belong to the code.
    if (wide) beyond();
    this.#add({ type: 'code', start, end });
    return at;
  }

  /** A line of text: it goes on with a paragraph or table, or begins a paragraph. */
  #text(first: number, lineEnd: number, feed: number, depth: number): number {
    const lazy = depth < this.#open.length;
    if (this.#table) {
      if (lazy || !mayBeRow(this.#source, first)) beyond();
      this.#table.rows.push(tableCells(this.#source, first, lineEnd).map((cell) => ({ lines: cell })));
      this.#table.end = lineEnd;
      return feed + 1;
    }
    if (this.#paragraph.length > 0) {
      this.#paragraphLazy ||= lazy;
      if (this.#tableHead(first, lineEnd, lazy)) return feed + 1;
    } else {
      this.#close(depth);
      this.#paragraphLazy = false;
    }
    this.#paragraph.push({ start: first, end: lineEnd });
    return feed + 1;
  }

  /** In a quote, where containers end is not known when one other than the next item of a list takes their place. */
  #noReplacement(depth: number): void {
    if (depth < this.#open.length && this.#open.some((container, i) => i < depth && container.kind === 'quote')) beyond();
  }

  /** Is the line a row of `---` under the header of a table? Then the table is open. */
  #tableHead(first: number, lineEnd: number, lazy: boolean): boolean {
    const source = this.#source;
    const count = delimiterCells(source, first, lineEnd);
    if (count < 0 || source.slice(first - 4, first) === '    ') return false;
    const header = this.#paragraph[this.#paragraph.length - 1]!;
    if (lazy || this.#paragraphLazy || !source.slice(header.start, header.end).includes('|')) beyond();
    if (source.charCodeAt(header.start) === 91 && looksLikeDefinition(source, header.start, header.end)) beyond();
    if (source.slice(header.start - 4, header.start) === '    ') beyond();
    const cells = tableCells(source, header.start, header.end);
    if (cells.length !== count) beyond();
    this.#paragraph.pop();
    this.#closeParagraph();
    this.#table = { type: 'table', start: header.start, end: lineEnd, rows: [cells.map((cell) => ({ lines: cell }))] };
    this.#add(this.#table);
    return true;
  }

  /** `===` or `---` under a paragraph makes it a heading. */
  #underline(first: number, lineEnd: number, code: number): boolean {
    if (code !== 61 && code !== 45) return false;
    const end = first + runLength(this.#source, first, lineEnd);
    if (pastBlanks(this.#source, end, lineEnd) !== lineEnd) return false;
    if (this.#paragraphLazy || this.#paragraphIsDefinition()) beyond();
    const lines = this.#paragraph;
    if (this.#source.slice(lines[lines.length - 1]!.start, lines[lines.length - 1]!.end).includes('|')) beyond();
    this.#paragraph = [];
    this.#add({ type: 'heading', start: lines[0]!.start, end: lineEnd, depth: code === 61 ? 1 : 2, content: { lines } });
    return true;
  }

  #paragraphIsDefinition(): boolean {
    const first = this.#paragraph[0]!;
    return this.#source.charCodeAt(first.start) === 91 && looksLikeDefinition(this.#source, first.start, this.#end);
  }

  /** Closes the leaf and all containers from `depth` on. */
  #close(depth: number): void {
    this.#closeParagraph();
    this.#table = undefined;
    while (this.#open.length > depth) {
      const container = this.#open.pop()!;
      const last = container.children[container.children.length - 1];
      if (!last) {
        if (container.kind !== 'quote') beyond();
        continue;
      }
      if (container.kind === 'quote') container.node.end = Math.max(container.node.end, last.end);
      else container.node.end = last.end;
      if (container.kind === 'item') {
        container.list.end = last.end;
        // In a quote, blank lines belong to the list before them.
        if (this.#open.length > this.#blankQuote) container.list.end = Math.max(last.end, this.#blankEnd);
      }
    }
  }

  #closeParagraph(): void {
    const lines = this.#paragraph;
    if (lines.length === 0) return;
    this.#paragraph = [];
    const [first] = lines;
    if (
      this.#source.charCodeAt(first!.start) === 91 &&
      looksLikeDefinition(this.#source, first!.start, lines[lines.length - 1]!.end)
    ) {
      // All of them definitions, each on its line; anything else is beyond.
      for (const line of lines) this.#add(definitionAt(this.#source, line.start, line.end) ?? beyond());
      return;
    }
    this.#add({ type: 'paragraph', start: first!.start, end: lines[lines.length - 1]!.end, content: { lines } });
  }

  #children(): Block[] {
    return this.#open.length > 0 ? this.#open[this.#open.length - 1]!.children : this.#blocks;
  }

  #add(block: Block): void {
    this.#children().push(block);
  }
}

/** Does a line start in the fifth column or beyond? */
function isIndented(source: string, at: number, lineEnd: number): boolean {
  const first = pastSpaces(source, at, lineEnd);
  return first - at >= 4 || (first < lineEnd && source.charCodeAt(first) === TAB);
}

/** Characters that can start nothing but text. */
function isPlain(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127 || code === 40 || code === 34;
}

/** May a line go on with a table? What might start another block is left to the parser. */
function mayBeRow(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code === 124 || isPlain(code) || (code >= 48 && code <= 57 && markerAt(source, at, at + 12) === 0);
}
