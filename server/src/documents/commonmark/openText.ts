import type { TextRange } from '../../text/types';
import { definitionAt, looksLikeDefinition } from './definitions';
import { markerAt, pastBlanks, runLength } from './lines';
import { delimiterCells, tableCells } from './tables';
import { type Block, beyond, type Table } from './tree';

/** The paragraph or table that the next line of text may go on with. */
export class OpenText {
  readonly #source: string;
  readonly #add: (block: Block) => void;
  #lines: TextRange[] = [];
  /** One of the lines stands outside the containers that the others stand in. */
  #lazy = false;
  #table: Table | undefined;

  /** `add` takes the blocks that are complete. */
  constructor(source: string, add: (block: Block) => void) {
    this.#source = source;
    this.#add = add;
  }

  get isParagraph(): boolean {
    return this.#lines.length > 0;
  }

  get isTable(): boolean {
    return this.#table !== undefined;
  }

  /** Goes on with a line of text, or begins a paragraph with it. `lazy`: it stands outside containers that are open. */
  line(start: number, end: number, lazy: boolean): void {
    if (this.#table) {
      if (lazy || !mayBeRow(this.#source, start)) beyond();
      this.#table.rows.push(rowOf(tableCells(this.#source, start, end)));
      this.#table.end = end;
      return;
    }
    if (this.#lines.length === 0) this.#lazy = false;
    else {
      this.#lazy ||= lazy;
      if (this.#opensTable(start, end)) return;
    }
    this.#lines.push({ start, end });
  }

  /** `===` or `---` under a paragraph makes it a heading. */
  underline(start: number, end: number): boolean {
    const code = this.#source.charCodeAt(start);
    if (code !== 61 && code !== 45) return false;
    if (pastBlanks(this.#source, start + runLength(this.#source, start, end), end) !== end) return false;
    const lines = this.#lines;
    // Under a row it may belong to a table, and under a definition it is text.
    if (this.#lazy || this.mayDefine() || this.#hasPipe(lines[lines.length - 1]!)) beyond();
    this.#lines = [];
    this.#add({ type: 'heading', start: lines[0]!.start, end, depth: code === 61 ? 1 : 2, content: { lines } });
    return true;
  }

  /** May the paragraph begin with link definitions? */
  mayDefine(): boolean {
    const { start } = this.#lines[0]!;
    const { end } = this.#lines[this.#lines.length - 1]!;
    return this.#source.charCodeAt(start) === 91 && looksLikeDefinition(this.#source, start, end);
  }

  close(): void {
    this.#table = undefined;
    const lines = this.#lines;
    if (lines.length === 0) return;
    const defines = this.mayDefine();
    this.#lines = [];
    if (defines) {
      // All of them definitions, each on its line; anything else is beyond.
      for (const line of lines) this.#add(definitionAt(this.#source, line.start, line.end) ?? beyond());
      return;
    }
    this.#add({ type: 'paragraph', start: lines[0]!.start, end: lines[lines.length - 1]!.end, content: { lines } });
  }

  /** Is the line a row of `---` under the header of a table? Then the table is open. */
  #opensTable(start: number, end: number): boolean {
    const source = this.#source;
    const count = delimiterCells(source, start, end);
    if (count < 0 || isSetIn(source, start)) return false;
    const header = this.#lines[this.#lines.length - 1]!;
    if (this.#lazy || !this.#hasPipe(header) || isSetIn(source, header.start)) beyond();
    if (source.charCodeAt(header.start) === 91 && looksLikeDefinition(source, header.start, header.end)) beyond();
    const cells = tableCells(source, header.start, header.end);
    if (cells.length !== count) beyond();
    this.#lines.pop();
    this.close();
    this.#table = { type: 'table', start: header.start, end, rows: [rowOf(cells)] };
    this.#add(this.#table);
    return true;
  }

  #hasPipe({ start, end }: TextRange): boolean {
    return this.#source.slice(start, end).includes('|');
  }
}

function rowOf(cells: readonly TextRange[][]): { lines: TextRange[] }[] {
  return cells.map((lines) => ({ lines }));
}

/** Do four spaces stand before the text at `at`? A table does not begin so far in. */
function isSetIn(source: string, at: number): boolean {
  return at >= 4 && source.slice(at - 4, at) === '    ';
}

/** Characters that can start nothing but text. */
export function isPlainStart(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127 || code === 40 || code === 34;
}

/** May a line go on with a table? What might start another block is left to the parser. */
function mayBeRow(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code === 124 || isPlainStart(code) || (code >= 48 && code <= 57 && markerAt(source, at, at + 12) === 0);
}
