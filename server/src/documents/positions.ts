import type { TextRange } from '../text/types';
import type { Document, Position, PositionRange } from './types';

/** Offset of the first character of each line; a line ends with `\n`, `\r\n` or `\r`. */
export function lineStartsOf(source: string): number[] {
  const starts = [0];
  if (!source.includes('\r')) {
    for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) starts.push(i + 1);
    return starts;
  }
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 10 || (code === 13 && source.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** 0-based line of an offset. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** A text with the offsets of its lines. */
type Lines = Pick<Document, 'source' | 'lineStarts'>;

export function positionAt(document: Lines, offset: number): Position {
  const at = Math.min(Math.max(0, offset), document.source.length);
  const line = lineAt(document.lineStarts, at);
  return { line, character: at - document.lineStarts[line]! };
}

/** Positions past the end of a line or of the document count as the end. */
export function offsetAt(document: Lines, position: Position): number {
  const { lineStarts, source } = document;
  if (position.line < 0) return 0;
  if (position.line >= lineStarts.length) return source.length;
  const start = lineStarts[position.line]!;
  let end = lineStarts[position.line + 1] ?? source.length;
  while (end > start && (source[end - 1] === '\n' || source[end - 1] === '\r')) end--;
  return Math.min(start + Math.max(0, position.character), end);
}

export function rangeAt(document: Lines, range: TextRange): PositionRange {
  return { start: positionAt(document, range.start), end: positionAt(document, range.end) };
}

/** The line ending used most. */
export function dominantEol(source: string): '\n' | '\r\n' {
  let crlf = 0;
  let lf = 0;
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) {
    if (source[i - 1] === '\r') crlf++;
    else lf++;
  }
  return crlf > lf ? '\r\n' : '\n';
}
