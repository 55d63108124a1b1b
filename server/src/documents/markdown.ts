import { cutMarkdown, isHostile, type MarkdownPiece } from './chunks';
import { readBlocks } from './commonmark/blocks';
import { addDefinitions, allDefinitions } from './commonmark/definitions';
import { parseBlocks } from './commonmark/parser';
import { BeyondError, type Block, type Definitions } from './commonmark/tree';
import type { Flow } from './flow';
import { linesBetween, readLines } from './lines';
import { flowsOf, type ReadInside } from './markdownFlow';

export interface MarkdownReading {
  flows: Flow[];
  /** Start of each stretch that was read as plain text, because its nesting is beyond what a person writes. */
  simplified: number[];
}

/** How deep Markdown may stand in the raw HTML of Markdown. */
const DEEPEST_INSIDE = 3;

/**
 * Reads `source.slice(start, end)` as Markdown. Never throws; linear in the length. `definitions`: those of the whole document,
 * when this is not all of it. `plain: false` leaves everything to the parser: the result is the same, and takes ten times as
 * long.
 */
export function readMarkdown(
  source: string,
  start: number,
  end: number,
  definitions: Definitions = definitionsIn(source, start, end),
  plain = true,
): MarkdownReading {
  const reading: MarkdownReading = { flows: [], simplified: [] };
  for (const piece of cutMarkdown(source, start, end)) readPiece(source, piece, definitions, reading, plain);
  return reading;
}

/** What references of the whole document may point at in `source.slice(start, end)`, a piece or several. */
export function definitionsIn(source: string, start: number, end: number): Definitions {
  const definitions = allDefinitions([]);
  if (!source.slice(start, end).includes(']:')) return definitions;
  for (const piece of cutMarkdown(source, start, end)) {
    const text = source.slice(piece.start, piece.end);
    if (!text.includes(']:') || isHostile(text)) continue;
    const blocks = orParse(
      () => readBlocks(source, piece.start, piece.end),
      () => parseBlocks(source, piece.start, piece.end),
    );
    addDefinitions(blocks, definitions);
  }
  return definitions;
}

/** Reads one piece, which depends on nothing but its text and the definitions of the document. */
export function readPiece(
  source: string,
  piece: MarkdownPiece,
  definitions: Definitions,
  reading: MarkdownReading,
  plain = true,
  depth = 0,
): void {
  const { start, end } = piece;
  const text = source.slice(start, end);
  if (isHostile(text)) {
    reading.simplified.push(start);
    reading.flows.push(...readLines(source, linesBetween(source, start, end)));
    return;
  }
  const inside: ReadInside = (from, to) => {
    const inner: MarkdownReading = { flows: [], simplified: [] };
    for (const each of cutMarkdown(source, from, to)) readPiece(source, each, definitions, inner, plain, depth + 1);
    reading.simplified.push(...inner.simplified);
    return inner.flows;
  };
  const flows = (blocks: Block[]): Flow[] => flowsOf(source, blocks, definitions, depth < DEEPEST_INSIDE ? inside : undefined);
  const parse = (): Flow[] => flows(parseBlocks(source, start, end, definitions));
  reading.flows.push(...(plain ? orParse(() => flows(readBlocks(source, start, end)), parse) : parse()));
}

/** Our own reading, or where it is beyond it that of the parser. */
function orParse<T>(own: () => T, parse: () => T): T {
  try {
    return own();
  } catch (error) {
    if (error instanceof BeyondError) return parse();
    throw error;
  }
}
