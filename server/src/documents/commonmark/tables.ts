import type { TextRange } from '../../text/types';
import { beforeBlanks, pastBlanks } from './lines';

const PIPE = 124;

/** Number of cells of the row of `---` between the header of a table and its body; -1 when the line is no such row. */
export function delimiterCells(source: string, at: number, lineEnd: number): number {
  const code = source.charCodeAt(at);
  if (code !== PIPE && code !== 45 && code !== 58) return -1;
  const line = source.slice(at, beforeBlanks(source, at, lineEnd));
  if (!/^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/.test(line)) return -1;
  return (line.match(/-+/g) ?? []).length;
}

/** The text of each cell of a row: no line for an empty one. */
export function tableCells(source: string, start: number, lineEnd: number): TextRange[][] {
  const cells: TextRange[][] = [];
  const end = beforeBlanks(source, start, lineEnd);
  let from = source.charCodeAt(start) === PIPE ? start + 1 : start;
  for (let at = from; at <= end; at++) {
    const code = at < end ? source.charCodeAt(at) : PIPE;
    if (code === 92 && at + 1 < end) {
      const next = source.charCodeAt(at + 1);
      if (next === 92 || next === PIPE) at++;
      continue;
    }
    if (code !== PIPE) continue;
    if (at === end && from === end && cells.length > 0) break;
    const cellStart = pastBlanks(source, from, at);
    const cellEnd = beforeBlanks(source, cellStart, at);
    cells.push(cellStart < cellEnd ? [{ start: cellStart, end: cellEnd }] : []);
    from = at + 1;
  }
  return cells;
}
