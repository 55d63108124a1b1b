import { type Document, isVerbatim, type MappedText, type Piece, sourceSpan } from '../documents';
import type { TextRange } from '../text/types';

/** A stretch of a mapped text; it moves with the document. */
export interface Spot {
  in: MappedText;
  start: number;
  end: number;
}

/** Where a spot stands in the source. */
export function rangeOfSpot({ in: text, start, end }: Spot): TextRange {
  return sourceSpan(text, start, end);
}

/** The runs of the source that a spot is made of: more than one where markup or a line break stands within it. */
export function runsOfSpot({ in: text, start, end }: Spot): TextRange[] {
  const runs: TextRange[] = [];
  for (let i = pieceAfter(text, start); i < text.pieces.length; i++) {
    const piece = text.pieces[i]!;
    const [from, to] = [Math.max(piece.at, start), Math.min(piece.at + piece.length, end)];
    if (from >= to) break;
    runs.push(
      isVerbatim(piece) ? { start: sourceAt(piece, from), end: sourceAt(piece, to) } : { start: piece.start, end: piece.end },
    );
  }
  return runs;
}

/** Whether a spot of Markdown stands in backticks. */
export function isInCode({ format, source }: Document, { in: text, start }: Spot): boolean {
  if (format !== 'markdown') return false;
  const piece = text.pieces[pieceAfter(text, start)];
  return piece !== undefined && piece.at <= start && source[piece.start - 1] === '`' && source[piece.end] === '`';
}

/** Index of the first piece that ends after an offset of the text. */
function pieceAfter({ pieces }: MappedText, at: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.at + pieces[middle]!.length <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sourceAt(piece: Piece, at: number): number {
  return piece.start + (at - piece.at);
}
