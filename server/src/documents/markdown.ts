import type { Heading, List, ListItem, Nodes, RootContent, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { cutMarkdown, isHostile, linkDefinitions, type MarkdownPiece, withDefinitions } from './chunks';
import { type Flow, type FlowItem, type RichText, rich } from './flow';
import { BLOCK_ELEMENTS, scanHtml } from './html';
import { readHtml } from './htmlFlow';
import { type Place, readInline } from './inline';
import { type Line, linesBetween, readLines } from './lines';
import { verbatim } from './mapped';
import { RichBuilder } from './richBuilder';

// `~24 h … ~48 h` says “about”, not “struck”: only `~~` strikes.
const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });

export interface MarkdownReading {
  flows: Flow[];
  /** Start of each stretch that was read as plain text, because its nesting is beyond what a person writes. */
  simplified: number[];
}

/** Reads `source.slice(start, end)` as Markdown. Never throws; linear in the length. */
export function readMarkdown(
  source: string,
  start: number,
  end: number,
  depth = 0,
  plain = true,
  definitions: ReadonlyMap<string, string> = linkDefinitions(source, start, end),
): MarkdownReading {
  const reading: MarkdownReading = { flows: [], simplified: [] };
  for (const piece of cutMarkdown(source, start, end, plain)) {
    if (piece.kind !== 'markdown') {
      reading.flows.push(plainFlow(source, piece));
      continue;
    }
    if (
      /^\s*$/.test(source.slice(piece.start, Math.min(piece.end, piece.start + 8))) &&
      source.slice(piece.start, piece.end).trim() === ''
    )
      continue;
    const text = source.slice(piece.start, piece.end);
    if (isHostile(text)) {
      reading.simplified.push(piece.start);
      reading.flows.push(...readLines(source, linesBetween(source, piece.start, piece.end)));
      continue;
    }
    const tree = parser.parse(withDefinitions(text, definitions));
    const reader = new TreeReader(source, piece.start, piece.end, depth);
    for (const node of tree.children) for (const flow of reader.block(node, 0)) reading.flows.push(flow);
    reading.simplified.push(...reader.simplified);
  }
  return reading;
}

/** A paragraph or heading without inline constructs. */
function plainFlow(source: string, piece: MarkdownPiece): Flow {
  const builder = new RichBuilder();
  const hashes = piece.kind === 'heading' ? /^#+/.exec(source.slice(piece.start, piece.start + 7))![0].length : 0;
  let end = piece.start;
  for (const line of linesBetween(source, piece.start + hashes, piece.end)) {
    let lineEnd = line.end;
    while (lineEnd > line.start && (source[lineEnd - 1] === ' ' || source[lineEnd - 1] === '\t')) lineEnd--;
    builder.lineBreak(false);
    builder.source(source, line.start, lineEnd);
    end = lineEnd;
  }
  const range = { start: piece.start, end };
  if (piece.kind === 'heading') return { type: 'heading', style: 'atx', rank: hashes, content: builder.build(), range };
  return { type: 'paragraph', content: builder.build(), indent: 0, range };
}

/** Turns the nodes of one parsed piece into flows. */
class TreeReader {
  readonly simplified: number[] = [];
  readonly #source: string;
  readonly #base: number;
  readonly #limit: number;
  readonly #depth: number;

  constructor(source: string, base: number, limit: number, depth: number) {
    this.#source = source;
    this.#base = base;
    this.#limit = limit;
    this.#depth = depth;
  }

  block(node: RootContent, quotes: number): Flow[] {
    const range = this.#range(node);
    // Link definitions are appended to every piece so that references resolve; they are not part of it.
    if (range.start >= this.#limit) return [];
    const place: Place = { source: this.#source, base: this.#base, quotes };
    switch (node.type) {
      case 'heading':
        return this.#heading(node, place);
      case 'paragraph':
        return [{ type: 'paragraph', content: readInline(node.children, place), indent: 0, range }];
      case 'list':
        return [this.#list(node, quotes)];
      case 'table':
        return [this.#table(node, place)];
      case 'blockquote':
        return [{ type: 'quote', children: node.children.flatMap((child) => this.block(child, quotes + 1)), range }];
      case 'code':
        return this.#code(range.start, range.end, quotes);
      case 'html':
        return this.#html(range.start, range.end, quotes);
      case 'thematicBreak':
        return [{ type: 'break', range }];
      case 'definition':
        return this.#definition(node.url, range.start, range.end);
      case 'footnoteDefinition':
        return [{ type: 'quote', children: node.children.flatMap((child) => this.block(child, quotes)), range }];
      default:
        return [{ type: 'paragraph', content: rich(verbatim(this.#source, range.start, range.end)), indent: 0, range }];
    }
  }

  #range(node: Nodes): { start: number; end: number } {
    return {
      start: this.#base + (node.position?.start.offset ?? 0),
      end: Math.min(this.#limit, this.#base + (node.position?.end.offset ?? 0)),
    };
  }

  #heading(node: Heading, place: Place): Flow[] {
    const range = this.#range(node);
    const content = readInline(node.children, place);
    const style = this.#source[range.start] === '#' ? 'atx' : 'setext';
    // `---` meant as a page break turns the paragraph above it into a heading.
    if (style === 'setext' && readsAsParagraph(content)) {
      return [
        { type: 'paragraph', content, indent: 0, range },
        { type: 'break', range: { start: range.end, end: range.end } },
      ];
    }
    return [{ type: 'heading', style, rank: node.depth, content, range }];
  }

  #list(node: List, quotes: number): Flow {
    const first = node.start ?? 1;
    const items = node.children.map((item, i) => this.#item(item, node.ordered ? String(first + i) : '', quotes));
    return { type: 'list', ordered: node.ordered === true, items, range: this.#range(node) };
  }

  #item(node: ListItem, number: string, quotes: number): FlowItem {
    const range = this.#range(node);
    const written = number === '' ? null : /^\d{1,9}[.)]/.exec(this.#source.slice(range.start, range.start + 12));
    const marker = written ? { marker: verbatim(this.#source, range.start, range.start + written[0].length) } : {};
    return { number, ...marker, children: node.children.flatMap((child) => this.block(child, quotes)), range };
  }

  #table(node: Table, place: Place): Flow {
    const rows = node.children.map((row) => row.children.map((cell) => readInline(cell.children, place)));
    // A header row without words is there only because pipe tables must have one.
    const header = rows.length > 0 && rows[0]!.some((cell) => cell.text.trim() !== '');
    return { type: 'table', header, rows: header ? rows : rows.slice(1), range: this.#range(node) };
  }

  /** Fenced text is code; indented text is code only when it looks like it, since people indent clauses. */
  #code(start: number, end: number, quotes: number): Flow[] {
    const lines = stripQuotes(this.#source, linesBetween(this.#source, lineStart(this.#source, start, this.#base), end), quotes);
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
    if (quotes === 0 && this.#depth < 3) {
      const body = afterInlineTags(this.#source, start, end);
      if (body > start && body < end) {
        const reading = readMarkdown(this.#source, body, end, this.#depth + 1);
        this.simplified.push(...reading.simplified);
        return reading.flows;
      }
    }
    return readHtml(this.#source, start, end);
  }

  /** `[Vendor]: Acme Inc.` is a filled-in form to its author and a link definition to Markdown. */
  #definition(url: string, start: number, end: number): Flow[] {
    if (/^(?:[a-z][a-z0-9+.-]*:|[/#.]|www\.)|[/@]|\.\w{2,5}(?:#.*)?$/i.test(url)) return [];
    return [{ type: 'paragraph', content: rich(verbatim(this.#source, start, end)), indent: 0, range: { start, end } }];
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

function lineStart(source: string, offset: number, least: number): number {
  let at = offset;
  while (at > least && (source[at - 1] === ' ' || source[at - 1] === '\t')) at--;
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
