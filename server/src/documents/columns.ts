import type { TextRange } from '../text/types';
import type { Flow, RichText } from './flow';
import { enumeratorOf } from './numbering';
import { RichBuilder } from './richBuilder';

export interface ColumnLine extends TextRange {
  text: string;
  indent: number;
}

interface Cell extends TextRange {
  text: string;
  /** Where it starts on the line. */
  column: number;
}

const LONGEST_ROW = 250;

/** The columns of a line of plain text: parts with three or more spaces, or a tab, between them. */
export function cellsOf(line: ColumnLine): Cell[] {
  const { text } = line;
  // A line this long is running text with odd spaces in it.
  if (text.length > LONGEST_ROW || (!text.includes('   ') && !text.includes('\t')))
    return [{ start: line.start, end: line.end, text, column: line.indent }];
  const cells: Cell[] = [];
  const gap = / {3,}|\t[\t ]*/g;
  gap.lastIndex = enumeratorOf(text)?.end ?? 0;
  let at = 0;
  const push = (end: number): void => {
    cells.push({ start: line.start + at, end: line.start + end, text: text.slice(at, end), column: line.indent + at });
  };
  for (let match = gap.exec(text); match; match = gap.exec(text)) {
    push(match.index);
    at = match.index + match[0].length;
  }
  push(text.length);
  return cells;
}

/** Reads lines set in columns as a table; a line whose first column is empty goes on with the cells above it. */
export function readColumns(source: string, lines: readonly ColumnLine[]): Flow[] {
  const rows: Cell[][][] = [];
  let columns: number[] = [];
  for (const line of lines) {
    const cells = cellsOf(line);
    const current = rows[rows.length - 1];
    const first = columns[0] ?? 0;
    if (current && cells[0]!.column > first + 3 && cells.every((cell) => columnOf(cell, columns) >= 0)) {
      for (const cell of cells) current[columnOf(cell, columns)]!.push(cell);
    } else {
      rows.push(cells.map((cell) => [cell]));
      columns = cells.map((cell) => cell.column);
    }
  }
  const range = { start: lines[0]!.start, end: lines[lines.length - 1]!.end };
  return [{ type: 'table', header: false, rows: rows.map((row) => row.map((cell) => textOf(source, cell))), range }];
}

function columnOf(cell: Cell, columns: readonly number[]): number {
  return columns.findIndex((column) => Math.abs(column - cell.column) <= 2);
}

function textOf(source: string, cells: readonly Cell[]): RichText {
  const builder = new RichBuilder();
  cells.forEach((cell, i) => {
    if (i > 0) builder.lineBreak(false);
    builder.source(source, cell.start, cell.end);
  });
  return builder.build();
}
