import type { ListItem as MdastItem, Nodes, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { TextRange } from '../../text/types';
import { type Block, type Definitions, type ListItem, normalLabel } from './tree';

/**
 * The parser would look for addresses in its finished tree once more, and nodes made then have no places: what they hold would
 * be lost.
 */
function keepPlaces(this: { data(): object }): void {
  const data = this.data() as { fromMarkdownExtensions?: unknown[] };
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map((extension) => ({ ...(extension as object), transforms: [] }));
}

const plainParser = unified().use(remarkParse).freeze();
// `~24 h … ~48 h` says “about”, not “struck”: only `~~` strikes.
const gfmParser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(keepPlaces).freeze();

/** Text that tables, footnotes, struck text, tasks or addresses may stand in: what goes beyond CommonMark. */
const GFM = /[|~@]|\[[\^ \txX]|www\.|https?:/i;

/** Reads `source.slice(start, end)` with the parser, and the definitions from elsewhere that it refers to. */
export function parseBlocks(source: string, start: number, end: number, definitions?: Definitions): Block[] {
  const piece = source.slice(start, end);
  const used = definitions ? usedDefinitions(piece, definitions) : '';
  // A byte order mark is one at the beginning of a document only; here it is text.
  const prefix = used === '' && piece.charCodeAt(0) !== 0xfeff ? '' : `${used}***\n\n`;
  // After a blank line more text follows, and the places of what stands before it depend on that.
  const suffix = /\n[ \t]*\r?\n$/.test(piece) ? 'x' : '';
  const text = prefix + piece + suffix;
  const parser = GFM.test(text) ? gfmParser : plainParser;
  const adapter = new Adapter(start - prefix.length, end);
  return parser
    .parse(text)
    .children.map((node) => adapter.block(node))
    .filter((block) => block.start >= start && block.start < end);
}

/** Definitions to put before a piece so that its references find them. The first definition of a document is the one that counts. */
function usedDefinitions(piece: string, definitions: Definitions): string {
  if (definitions.links.size + definitions.footnotes.size === 0 || !piece.includes('[')) return '';
  const used = new Map<string, string>();
  for (const [reference, label] of piece.matchAll(/\[((?:[^[\]\\]|\\[\s\S])+)\]/g)) {
    const key = normalLabel(label!);
    const footnote = key.startsWith('^') && definitions.footnotes.has(key.slice(1));
    if (footnote || definitions.links.has(key)) used.set(key, `${reference.replace(/\s+/g, ' ')}: x`);
  }
  return [...used.values()].map((each) => `${each}\n\n`).join('');
}

/** Turns the parser's nodes into ours. */
class Adapter {
  readonly #base: number;
  readonly #limit: number;

  constructor(base: number, limit: number) {
    this.#base = base;
    this.#limit = limit;
  }

  block(node: RootContent): Block {
    const range = this.#range(node);
    switch (node.type) {
      case 'heading':
        return { type: 'heading', depth: node.depth, content: { nodes: node.children, base: this.#base }, ...range };
      case 'paragraph':
        return { type: 'paragraph', content: { nodes: node.children, base: this.#base }, ...range };
      case 'list': {
        const items = node.children.map((item) => this.#item(item));
        return { type: 'list', ordered: node.ordered === true, first: node.start ?? 1, items, ...range };
      }
      case 'table': {
        const rows = node.children.map((row) => row.children.map((cell) => ({ nodes: cell.children, base: this.#base })));
        return { type: 'table', rows, ...range };
      }
      case 'blockquote':
        return { type: 'quote', children: node.children.map((child) => this.block(child)), ...range };
      case 'footnoteDefinition':
        return { type: 'footnote', label: node.identifier, children: node.children.map((child) => this.block(child)), ...range };
      case 'definition':
        return { type: 'definition', label: node.identifier, url: node.url, ...range };
      case 'code':
      case 'html':
        return { type: node.type, ...range };
      case 'thematicBreak':
        return { type: 'rule', ...range };
      default:
        return { type: 'other', ...range };
    }
  }

  #item(node: MdastItem): ListItem {
    return { children: node.children.map((child) => this.block(child)), ...this.#range(node) };
  }

  #range(node: Nodes): TextRange {
    return {
      start: this.#base + (node.position?.start.offset ?? 0),
      end: Math.min(this.#limit, this.#base + (node.position?.end.offset ?? 0)),
    };
  }
}
