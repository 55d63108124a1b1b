import { cutMarkdown, type MarkdownPiece } from './chunks';
import { readBlocks } from './commonmark/blocks';
import { addDefinitions, allDefinitions } from './commonmark/definitions';
import { parseBlocks } from './commonmark/parser';
import type { Block, Definitions } from './commonmark/tree';
import type { Flow } from './flow';
import { isHostile } from './hostile';
import { linesBetween, readLines } from './lines';
import { flowsOf, type ReadInside } from './markdownFlow';

export interface MarkdownReading {
  flows: Flow[];
  /** Start of each stretch that was read as plain text, because its nesting is beyond what a person writes. */
  simplified: number[];
}

/** Most stretches define nothing: one for all of them. */
const NONE: Definitions = { links: new Set(), footnotes: new Set() };
/** How deep Markdown may stand in the raw HTML of Markdown. */
const DEEPEST_INSIDE = 3;
/** What is shorter costs our own scanner next to nothing, whatever it holds. */
const HARMLESS = 900;

/**
 * Reads `source.slice(start, end)` as Markdown. Never throws; linear in the length. `definitions`: those of the whole document,
 * when this is not all of it. `plain: false` leaves everything to the parser: the result is the same, and takes ten times as
 * long.
 */
export function readMarkdown(
  source: string,
  start: number,
  end: number,
  definitions?: Definitions,
  plain = true,
): MarkdownReading {
  const pieces = cutMarkdown(source, start, end);
  const reader = new MarkdownReader(source, definitions ?? definitionsOf(source, pieces), plain);
  for (const piece of pieces) reader.piece(piece, 0);
  return { flows: reader.flows, simplified: reader.simplified };
}

/** What references of the whole document may point at in `source.slice(start, end)`, which must start where a piece does. */
export function definitionsIn(source: string, start: number, end: number): Definitions {
  const some = source.slice(start, end).includes(']:');
  return some ? definitionsOf(source, cutMarkdown(source, start, end)) : NONE;
}

function definitionsOf(source: string, pieces: readonly MarkdownPiece[]): Definitions {
  const definitions = allDefinitions([]);
  for (const { start, end } of pieces) {
    const text = source.slice(start, end);
    if (!text.includes(']:') || isHostile(text)) continue;
    const blocks = attempt(() => readBlocks(source, start, end)) ?? attempt(() => parseBlocks(source, start, end));
    // What neither can read is read as plain text, which defines nothing.
    if (blocks) addDefinitions(blocks, definitions);
  }
  return definitions;
}

/** Reads piece after piece: each depends on nothing but its text and the definitions of the document. */
class MarkdownReader {
  flows: Flow[] = [];
  readonly simplified: number[] = [];
  readonly #source: string;
  readonly #definitions: Definitions;
  readonly #plain: boolean;

  constructor(source: string, definitions: Definitions, plain: boolean) {
    this.#source = source;
    this.#definitions = definitions;
    this.#plain = plain;
  }

  /** Reads a piece with our own scanner, else with the parser, else as plain text. `depth`: how many blocks of raw HTML it stands in. */
  piece({ start, end }: MarkdownPiece, depth: number): void {
    const source = this.#source;
    const text = source.slice(start, end);
    const own = this.#plain && (text.length < HARMLESS || !isHostile(text));
    const flows =
      (own ? this.#attempt(() => readBlocks(source, start, end), depth) : undefined) ??
      (isHostile(text) ? undefined : this.#attempt(() => parseBlocks(source, start, end, this.#definitions), depth));
    if (!flows) this.simplified.push(start);
    this.#add(flows ?? readLines(source, linesBetween(source, start, end)));
  }

  /** The flows of the blocks, unless reading one or the other throws; then nothing is left of what was read. */
  #attempt(blocks: () => Block[], depth: number): Flow[] | undefined {
    const { flows } = this;
    const known = this.simplified.length;
    const read = attempt(() => this.#flowsOf(blocks(), depth));
    if (!read) {
      this.flows = flows;
      this.simplified.length = known;
    }
    return read;
  }

  #flowsOf(blocks: readonly Block[], depth: number): Flow[] {
    const inside: ReadInside = (start, end) => {
      const outer = this.flows;
      this.flows = [];
      for (const piece of cutMarkdown(this.#source, start, end)) this.piece(piece, depth + 1);
      const flows = this.flows;
      this.flows = outer;
      return flows;
    };
    return flowsOf(this.#source, blocks, this.#definitions, depth < DEEPEST_INSIDE ? inside : undefined);
  }

  #add(flows: readonly Flow[]): void {
    for (const flow of flows) this.flows.push(flow);
  }
}

/** What a reader gives; undefined when it throws: our own does where it is beyond it, and no reader is sure of every text. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
