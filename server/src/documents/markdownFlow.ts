import type { TextRange } from '../text/types';
import { readLinesInline } from './commonmark/inlines';
import type { Block, Definitions, Heading, Inline, List, ListItem, Table } from './commonmark/tree';
import { type Flow, type FlowItem, type RichText, rich } from './flow';
import { BLOCK_ELEMENTS, scanHtml } from './html';
import { readHtml } from './htmlFlow';
import { readInline } from './inline';
import { type Line, linesBetween, readLines } from './lines';
import { verbatim } from './mapped';

/** Reads Markdown inside a document: what stands below an inline tag that took the lines of a block for HTML. */
export type ReadInside = (start: number, end: number) => Flow[];

/** Turns blocks into flows. Throws a BeyondError where their text is beyond our own reader. */
export function flowsOf(source: string, blocks: readonly Block[], definitions: Definitions, inside?: ReadInside): Flow[] {
  const reader = new BlockFlows(source, definitions, inside);
  return reader.blocks(blocks, 0);
}

class BlockFlows {
  readonly #source: string;
  readonly #definitions: Definitions;
  readonly #inside: ReadInside | undefined;

  constructor(source: string, definitions: Definitions, inside: ReadInside | undefined) {
    this.#source = source;
    this.#definitions = definitions;
    this.#inside = inside;
  }

  /** `quotes`: how many `>` may stand at the start of each line. */
  blocks(blocks: readonly Block[], quotes: number): Flow[] {
    const flows: Flow[] = [];
    for (const block of blocks) this.#block(block, quotes, flows);
    return flows;
  }

  #block(block: Block, quotes: number, flows: Flow[]): void {
    const range = { start: block.start, end: block.end };
    switch (block.type) {
      case 'heading':
        this.#heading(block, quotes, flows);
        break;
      case 'paragraph':
        flows.push({ type: 'paragraph', content: this.#inline(block.content, quotes), indent: 0, range });
        break;
      case 'list':
        flows.push(this.#list(block, quotes));
        break;
      case 'table':
        flows.push(this.#table(block, quotes));
        break;
      case 'quote':
        flows.push({ type: 'quote', children: this.blocks(block.children, quotes + 1), range });
        break;
      case 'footnote':
        // The text of a footnote is set apart as a quotation is.
        flows.push({ type: 'quote', children: this.blocks(block.children, quotes), range });
        break;
      case 'code':
        flows.push(...this.#code(range.start, range.end, quotes));
        break;
      case 'html':
        flows.push(...this.#html(range.start, range.end, quotes));
        break;
      case 'rule':
        flows.push({ type: 'break', range });
        break;
      case 'definition':
        flows.push(...this.#definition(block.url, range));
        break;
      case 'other':
        flows.push({ type: 'paragraph', content: rich(verbatim(this.#source, range.start, range.end)), indent: 0, range });
        break;
    }
  }

  #inline(content: Inline, quotes: number): RichText {
    if ('lines' in content) return readLinesInline(this.#source, content.lines, this.#definitions);
    return readInline(content.nodes, { source: this.#source, base: content.base, quotes });
  }

  #heading(block: Heading, quotes: number, flows: Flow[]): void {
    const range = { start: block.start, end: block.end };
    const content = this.#inline(block.content, quotes);
    const style = this.#source[range.start] === '#' ? 'atx' : 'setext';
    if (style === 'atx' || !readsAsParagraph(content)) {
      flows.push({ type: 'heading', style, rank: block.depth, content, range });
      return;
    }
    // `---` meant as a page break turns the paragraph above it into a heading.
    flows.push({ type: 'paragraph', content, indent: 0, range }, { type: 'break', range: { start: range.end, end: range.end } });
  }

  #list(block: List, quotes: number): Flow {
    const items: FlowItem[] = [];
    for (const item of block.items) items.push(this.#item(item, block.ordered ? String(block.first + items.length) : '', quotes));
    return { type: 'list', ordered: block.ordered, items, range: { start: block.start, end: block.end } };
  }

  #item(item: ListItem, number: string, quotes: number): FlowItem {
    const range = { start: item.start, end: item.end };
    const children = this.blocks(item.children, quotes);
    const written = number === '' ? null : /^\d{1,9}[.)]/.exec(this.#source.slice(range.start, range.start + 12));
    if (!written) return { number, children, range };
    return { number, marker: verbatim(this.#source, range.start, range.start + written[0].length), children, range };
  }

  #table(block: Table, quotes: number): Flow {
    const rows = block.rows.map((row) => row.map((cell) => this.#inline(cell, quotes)));
    // A header row without words is there only because pipe tables must have one.
    const header = rows.length > 0 && rows[0]!.some((cell) => cell.text.trim() !== '');
    return { type: 'table', header, rows: header ? rows : rows.slice(1), range: { start: block.start, end: block.end } };
  }

  /** Fenced text is code; indented text is code only when it looks like it, since people indent clauses. */
  #code(start: number, end: number, quotes: number): Flow[] {
    const lines = stripQuotes(this.#source, linesBetween(this.#source, lineStart(this.#source, start), end), quotes);
    const fence = this.#source[start];
    if (fence === '`' || fence === '~') {
      const last = lines[lines.length - 1];
      const closing = last && this.#source.slice(last.start, last.end).trim();
      if (lines.length > 1 && closing && /^(?:`{3,}|~{3,})$/.test(closing))
        return asCode(this.#source, lines.slice(1, -1), start, end);
      return readLines(this.#source, lines.slice(1));
    }
    return looksLikeCode(this.#source, lines) ? asCode(this.#source, lines, start, end) : readLines(this.#source, lines);
  }

  #html(start: number, end: number, quotes: number): Flow[] {
    // `<br>` or `<u>` on a line of its own makes CommonMark take the lines below for HTML; their Markdown is meant.
    if (quotes === 0 && this.#inside) {
      const body = afterInlineTags(this.#source, start, end);
      if (body > start && body < end) return this.#inside(body, end);
    }
    return readHtml(this.#source, start, end);
  }

  /** `[Vendor]: Acme Inc.` is a filled-in form to its author and a link definition to Markdown. */
  #definition(url: string, range: TextRange): Flow[] {
    if (/^(?:[a-z][a-z0-9+.-]*:|[/#.]|www\.)|[/@]|\.\w{2,5}(?:#.*)?$/i.test(url)) return [];
    return [{ type: 'paragraph', content: rich(verbatim(this.#source, range.start, range.end)), indent: 0, range }];
  }
}

/** A setext heading is short and does not end like a sentence. */
function readsAsParagraph(content: RichText): boolean {
  const text = content.text.trim();
  return text.length > 150 || (text.length > 40 && /[.;:,!?]["”»)]?$/.test(text)) || content.text.split('\n').length > 2;
}

function asCode(source: string, lines: readonly Line[], start: number, end: number): Flow[] {
  const first = lines[0];
  if (!first) return [];
  const content = rich(verbatim(source, first.start, lines[lines.length - 1]!.end));
  return [{ type: 'aside', role: 'code', content, range: { start, end } }];
}

function looksLikeCode(source: string, lines: readonly Line[]): boolean {
  let code = 0;
  let total = 0;
  for (const line of lines) {
    const text = source.slice(line.start, line.end).trim();
    if (text === '') continue;
    total++;
    if (
      /^(?:[$>{}<]|\/\/|\/\*|[\w.]+\(.*\)|[\w-]+:$|(?:const|let|var|def|class|import|function|return|if|for|sudo|npm|git|curl)\b)|[{};]$|=>|==|<\/\w/.test(
        text,
      )
    )
      code++;
  }
  return total > 0 && code * 2 > total;
}

function lineStart(source: string, offset: number): number {
  let at = offset;
  while (at > 0 && (source[at - 1] === ' ' || source[at - 1] === '\t')) at--;
  return at;
}

function stripQuotes(source: string, lines: readonly Line[], quotes: number): Line[] {
  if (quotes === 0) return [...lines];
  return lines.map((line) => {
    let { start } = line;
    let marks = quotes;
    while (start < line.end && marks > 0 && (source[start] === ' ' || source[start] === '>')) {
      if (source[start] === '>') marks--;
      start++;
    }
    return { start, end: line.end };
  });
}

/** Offset past the first lines that hold nothing but inline tags (`<br>`, `<u>`, `<a name=…>`); `start` if there are none. */
function afterInlineTags(source: string, start: number, end: number): number {
  let at = start;
  for (const line of linesBetween(source, start, end)) {
    const tokens = scanHtml(source, line.start, line.end);
    const inlineOnly = tokens.every((token) =>
      token.type === 'text'
        ? source.slice(token.start, token.end).trim() === ''
        : token.name === 'br' || (token.name !== '' && !BLOCK_ELEMENTS.has(token.name)),
    );
    if (!inlineOnly || tokens.length === 0) return at;
    if (
      tokens.some(
        (token) =>
          token.name === 'del' || token.name === 's' || token.name === 'ins' || token.name === 'script' || token.name === 'style',
      )
    )
      return start;
    at = line.end;
  }
  return at;
}
