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
  return text.pieces.flatMap((piece): TextRange[] => {
    const [from, to] = [Math.max(piece.at, start), Math.min(piece.at + piece.length, end)];
    if (from >= to) return [];
    return isVerbatim(piece)
      ? [{ start: sourceAt(piece, from), end: sourceAt(piece, to) }]
      : [{ start: piece.start, end: piece.end }];
  });
}

function sourceAt(piece: Piece, at: number): number {
  return piece.start + (at - piece.at);
}

/** Whether a spot of Markdown stands in backticks. */
export function isInCode({ format, source }: Document, { in: text, start }: Spot): boolean {
  if (format !== 'markdown') return false;
  const piece = text.pieces.find(({ at, length }) => at <= start && start < at + length);
  return piece !== undefined && source[piece.start - 1] === '`' && source[piece.end] === '`';
}
