import { afterQuoteMark, type Container, continuation, markerGap, refuseTab } from './containers';
import { htmlBlockEnd } from './htmlBlocks';
import { atxHeading, fencedCode, indentedCode, isIndented } from './leaves';
import { beforeReturn, fenceAt, headingAt, isRule, lineFeed, markerAt, pastBlanks, pastSpaces } from './lines';
import { isPlainStart, OpenText } from './openText';
import { type Block, beyond, type Footnote, type List, type ListItem, type Quote } from './tree';

/** Deeper nesting is left to the parser, and to the guard before it. */
const DEEPEST = 12;
/** A longer rule of marks and spaces may be a list in lists without end to the guard. */
const LONGEST_RULE = 80;

/**
 * Reads the block structure of `source.slice(start, end)` in one pass, as CommonMark and its tables and footnotes lay it down.
 * Nothing may be open at `start`. Throws a BeyondError at anything it does not know for certain; linear.
 */
export function readBlocks(source: string, start: number, end: number): Block[] {
  // A carriage return of its own ends a line too, and NUL stands for another character.
  const text = source.slice(start, end);
  if (text.includes('\0') || (text.includes('\r') && /\r(?!\n)/.test(text))) beyond();
  return new BlockReader(source, end).read(start);
}

class BlockReader {
  readonly #source: string;
  readonly #end: number;
  readonly #blocks: Block[] = [];
  readonly #open: Container[] = [];
  readonly #text: OpenText;
  /** End of the blank line of a quote (`>`) that the last line was, and which of the open containers that quote is; else 0. */
  #blankEnd = 0;
  #blankQuote = 0;
  /** The last block was indented code. */
  #afterCode = false;
  /** A paragraph or table was open when the line began. */
  #interrupting = false;

  constructor(source: string, end: number) {
    this.#source = source;
    this.#end = end;
    this.#text = new OpenText(source, (block) => this.#add(block));
  }

  read(start: number): Block[] {
    for (let at = start; at < this.#end; ) at = this.#line(at);
    this.#close(0);
    return this.#blocks;
  }

  /** Reads the line at `at`, or the block of lines that begins there; returns where the next line starts. */
  #line(at: number): number {
    const feed = lineFeed(this.#source, at, this.#end);
    const lineEnd = beforeReturn(this.#source, at, feed);
    const blank = pastBlanks(this.#source, at, lineEnd) === lineEnd;
    let from = at;
    let matched = 0;
    for (; matched < this.#open.length; matched++) {
      const next = continuation(this.#source, this.#open[matched]!, from, lineEnd);
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

  /** The blocks that a line with text starts, after `matched` containers have been found to go on. */
  #starts(start: number, lineEnd: number, feed: number, matched: number): number {
    const source = this.#source;
    let from = start;
    let depth = matched;
    this.#interrupting = this.#text.isParagraph || this.#text.isTable;
    if (depth === 0 && !this.#text.isParagraph && isIndented(source, start, lineEnd)) {
      if (this.#open.length > 0) beyond();
      this.#text.close();
      this.#afterCode = true;
      return this.#leaf(indentedCode(source, start, this.#end));
    }
    const afterCode = this.#afterCode;
    this.#afterCode = false;
    this.#interrupting ||= afterCode;
    for (;;) {
      const first = pastSpaces(source, from, lineEnd);
      if (pastBlanks(source, first, lineEnd) === lineEnd) return this.#blank(lineEnd, feed, depth);
      refuseTab(source, first, lineEnd);
      if (first - from >= 4 && !this.#text.isParagraph) beyond();
      if (first - from < 4 && !isPlainStart(source.charCodeAt(first))) {
        const next = this.#leafAt(from, first, lineEnd, depth);
        if (next >= 0) return next;
        const inner = this.#openContainer(from, first, lineEnd, depth, afterCode);
        if (inner >= 0) {
          from = inner;
          depth = this.#open.length;
          continue;
        }
      }
      if (!this.#text.isParagraph && !this.#text.isTable) this.#close(depth);
      this.#text.line(first, lineEnd, depth < this.#open.length);
      return feed + 1;
    }
  }

  /** Opens the container that a mark at `first` opens; returns where its first line starts, or -1 when there is none. */
  #openContainer(from: number, first: number, lineEnd: number, depth: number, afterCode: boolean): number {
    const source = this.#source;
    const code = source.charCodeAt(first);
    if (code === 62) return this.#openQuote(first, lineEnd, depth);
    if (code === 91) return this.#openFootnote(first, lineEnd, depth);
    const marker = markerAt(source, first, lineEnd);
    return marker > 0 ? this.#openItem(from, first, marker, lineEnd, depth, afterCode) : -1;
  }

  /** Reads the block without children that a line starts, if it does; returns where the line after it starts, else -1. */
  #leafAt(from: number, first: number, lineEnd: number, depth: number): number {
    const source = this.#source;
    const code = source.charCodeAt(first);
    const lazy = depth < this.#open.length;
    const paragraph = this.#text.isParagraph;
    if (paragraph && !lazy && this.#text.underline(first, lineEnd)) return lineFeed(source, lineEnd, this.#end) + 1;
    if (isRule(source, first, lineEnd)) {
      if (lineEnd - first > LONGEST_RULE && source.charCodeAt(first + 1) !== code) beyond();
      this.#close(depth);
      return this.#leaf({ type: 'rule', start: first, end: lineEnd });
    }
    const rank = headingAt(source, first, lineEnd);
    if (rank > 0) {
      this.#close(depth);
      return this.#leaf(atxHeading(source, first, rank, lineEnd));
    }
    if (fenceAt(source, first, lineEnd) > 0) {
      if (depth > 0) beyond();
      this.#close(0);
      return this.#leaf(fencedCode(source, first, this.#end));
    }
    if (code !== 60) return -1;
    if (lazy && paragraph) beyond();
    const end = htmlBlockEnd(source, first, this.#end, paragraph);
    if (end < 0) return -1;
    if (depth > 0 || lazy || this.#text.isTable) beyond();
    this.#close(0);
    return this.#leaf({ type: 'html', start: from, end });
  }

  /** Adds a block that ends at the end of a line; returns where the next line starts. */
  #leaf(block: Block): number {
    this.#add(block);
    return lineFeed(this.#source, block.end, this.#end) + 1;
  }

  #openFootnote(first: number, lineEnd: number, depth: number): number {
    const line = this.#source.slice(first, lineEnd);
    if (!/^\[\^[^\]]*\]:/.test(line)) return -1;
    const mark = /^\[\^([^\s[\]\\]{1,200})\]: *(?=\S)/.exec(line);
    if (!mark || depth > 0 || this.#text.isTable) return beyond();
    this.#close(depth);
    const node: Footnote = { type: 'footnote', start: first, end: first, label: mark[1]!, children: [] };
    this.#add(node);
    this.#push({ kind: 'footnote', node, children: node.children });
    return first + mark[0].length;
  }

  #openQuote(first: number, lineEnd: number, depth: number): number {
    this.#noReplacement(depth);
    this.#close(depth);
    const node: Quote = { type: 'quote', start: first, end: first + 1, children: [] };
    const from = afterQuoteMark(this.#source, first, lineEnd);
    node.end = from;
    this.#add(node);
    this.#push({ kind: 'quote', node, children: node.children });
    return from;
  }

  /** Opens a list item; -1 when the marker is text, because it would interrupt a paragraph. */
  #openItem(from: number, first: number, marker: number, lineEnd: number, depth: number, afterCode: boolean): number {
    const source = this.#source;
    const content = pastBlanks(source, first + marker, lineEnd);
    const paragraph = this.#text.isParagraph;
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
      if (depth < this.#open.length || this.#text.mayDefine()) beyond();
      return -1;
    }
    if (content === lineEnd || this.#open.some((container) => container.kind === 'footnote')) beyond();
    const gap = markerGap(source, first + marker - from, first + marker, content, depth === 0);
    // A task.
    if (source.charCodeAt(content) === 91 && /^\[[ \txX]\]/.test(source.slice(content, content + 3))) beyond();
    if (this.#text.isTable && depth < this.#open.length) beyond();
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

  #markOf(list: List): number {
    const item = list.items[0]!;
    return this.#source.charCodeAt(item.start + markerAt(this.#source, item.start, this.#end) - 1);
  }

  #push(container: Container): void {
    if (this.#open.length >= DEEPEST) beyond();
    this.#open.push(container);
  }

  /** In a quote, where containers end is not known when one other than the next item of a list takes their place. */
  #noReplacement(depth: number): void {
    if (depth < this.#open.length && this.#open.some((container, i) => i < depth && container.kind === 'quote')) beyond();
  }

  /** Closes the leaf and all containers from `depth` on. */
  #close(depth: number): void {
    this.#text.close();
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

  #children(): Block[] {
    return this.#open.length > 0 ? this.#open[this.#open.length - 1]!.children : this.#blocks;
  }

  #add(block: Block): void {
    this.#children().push(block);
  }
}
