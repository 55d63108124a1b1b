import { cutMarkdown, type MarkdownPiece } from './chunks';
import { readBlocks } from './commonmark/blocks';
import { addDefinitions, allDefinitions } from './commonmark/definitions';
import { parseBlocks } from './commonmark/parser';
import { BeyondError, type Block, type Definitions } from './commonmark/tree';
import type { Flow } from './flow';
import { isHostile } from './hostile';
import { linesBetween, readLines } from './lines';
import { flowsOf, type ReadInside } from './markdownFlow';

export interface MarkdownReading {
  flows: Flow[];
  /** Start of each stretch that was read as plain text, because its nesting is beyond what a person writes. */
  simplified: number[];
}

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
  return some ? definitionsOf(source, cutMarkdown(source, start, end)) : allDefinitions([]);
}

function definitionsOf(source: string, pieces: readonly MarkdownPiece[]): Definitions {
  const definitions = allDefinitions([]);
  for (const { start, end } of pieces) {
    const text = source.slice(start, end);
    if (!text.includes(']:') || isHostile(text)) continue;
    const blocks = orBeyond(
      () => readBlocks(source, start, end),
      () => parseBlocks(source, start, end),
    );
    addDefinitions(blocks, definitions);
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

  /** `depth`: how many blocks of raw HTML it stands in. */
  piece({ start, end }: MarkdownPiece, depth: number): void {
    const text = this.#source.slice(start, end);
    const own = this.#plain && (text.length < HARMLESS || !isHostile(text)) ? this.#own(start, end, depth) : undefined;
    if (own) this.#add(own);
    else if (!isHostile(text)) this.#add(this.#flowsOf(parseBlocks(this.#source, start, end, this.#definitions), depth));
    else {
      this.simplified.push(start);
      this.#add(readLines(this.#source, linesBetween(this.#source, start, end)));
    }
  }

  #own(start: number, end: number, depth: number): Flow[] | undefined {
    const known = this.simplified.length;
    return orBeyond(
      () => this.#flowsOf(readBlocks(this.#source, start, end), depth),
      () => {
        this.simplified.length = known;
        return undefined;
      },
    );
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

/** Our own reading, or something else where it is beyond it. */
function orBeyond<T, U>(own: () => T, beyond: () => U): T | U {
  try {
    return own();
  } catch (error) {
    if (error instanceof BeyondError) return beyond();
    throw error;
  }
}
