import type { Flow, FlowItem, FlowList, FlowTable, RichText } from './flow';
import { BLOCK_ELEMENTS, type HtmlToken, isHidden, isVoid, scanHtml, styleOf } from './html';
import { RichBuilder } from './richBuilder';

const DEEPEST = 40;

interface OpenTable {
  flow: FlowTable;
  row?: RichText[];
  /** The cell's text, while a cell is open. */
  cell?: RichBuilder;
  headerCells: number;
}

/** Reads an HTML fragment of a document: headings, paragraphs, lists and tables as far as the tags show them. */
export function readHtml(source: string, start: number, end: number): Flow[] {
  return new HtmlReader(source).read(scanHtml(source, start, end));
}

class HtmlReader {
  readonly #source: string;
  readonly #flows: Flow[] = [];
  /** Where text goes: the fragment, then each open list item. */
  readonly #containers: Flow[][] = [this.#flows];
  readonly #lists: FlowList[] = [];
  #tables: OpenTable[] = [];
  #text = new RichBuilder();
  #paragraphStart = -1;
  #heading = 0;
  #hidden = 0;
  #hiddenName = '';
  #end = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(tokens: readonly HtmlToken[]): Flow[] {
    for (const token of tokens) {
      this.#end = token.end;
      if (token.type === 'text') this.#addText(token);
      else if (token.type !== 'comment') this.#tag(token);
    }
    this.#closeTable(0);
    this.#flush();
    while (this.#lists.length > 0) this.#closeList();
    return this.#flows;
  }

  #addText(token: HtmlToken): void {
    if (this.#hidden > 0) return;
    const cell = this.#tables[this.#tables.length - 1]?.cell;
    if (this.#paragraphStart < 0) this.#paragraphStart = token.start;
    (cell ?? this.#text).source(this.#source, token.start, token.end, true);
  }

  #tag(token: HtmlToken): void {
    if (this.#hidden > 0) {
      if (token.name === this.#hiddenName) this.#hidden += token.type === 'open' ? 1 : -1;
      return;
    }
    if (token.type === 'open' && !isVoid(token.name) && isHidden(this.#source, token)) {
      this.#hidden = 1;
      this.#hiddenName = token.name;
      return;
    }
    const style = styleOf(token.name);
    if (style) {
      const builder = this.#tables[this.#tables.length - 1]?.cell ?? this.#text;
      if (token.type === 'open') builder.open(style);
      else builder.close(style);
      return;
    }
    if (!BLOCK_ELEMENTS.has(token.name)) return;
    if (token.name === 'br') this.#break();
    else if (token.type === 'open') this.#openBlock(token);
    else this.#closeBlock(token);
  }

  #break(): void {
    (this.#tables[this.#tables.length - 1]?.cell ?? this.#text).lineBreak(true);
  }

  #openBlock(token: HtmlToken): void {
    const { name } = token;
    if (name === 'table') {
      if (this.#tables.length >= DEEPEST) return;
      this.#flush();
      const flow: FlowTable = { type: 'table', header: false, rows: [], range: { start: token.start, end: token.end } };
      this.#tables.push({ flow, headerCells: 0 });
    } else if (this.#tables.length > 0) this.#tableTag(name);
    else {
      this.#flush();
      if (/^h[1-6]$/.test(name)) this.#heading = Number(name[1]);
      else if (name === 'ul' || name === 'ol') this.#openList(name === 'ol', token.start);
      else if (name === 'li') this.#openItem(token.start);
    }
  }

  #closeBlock(token: HtmlToken): void {
    const { name } = token;
    if (this.#tables.length > 0) {
      if (name === 'table') this.#closeTable(this.#tables.length - 1);
      else if (name === 'td' || name === 'th') this.#closeCell();
      else if (name === 'tr') this.#closeRow();
      else this.#break();
      return;
    }
    this.#flush();
    if (/^h[1-6]$/.test(name)) this.#heading = 0;
    else if (name === 'ul' || name === 'ol') this.#closeList();
    else if (name === 'li') this.#closeItem();
  }

  #tableTag(name: string): void {
    const table = this.#tables[this.#tables.length - 1]!;
    if (name === 'tr') {
      this.#closeRow();
      table.row = [];
    } else if (name === 'td' || name === 'th') {
      this.#closeCell();
      table.row ??= [];
      table.cell = new RichBuilder();
      if (name === 'th' && table.flow.rows.length === 0) table.headerCells++;
    } else if (name !== 'tbody' && name !== 'thead' && name !== 'tfoot') this.#break();
  }

  #closeCell(): void {
    const table = this.#tables[this.#tables.length - 1];
    if (!table?.cell) return;
    table.row ??= [];
    table.row.push(table.cell.build());
    table.cell = undefined;
  }

  #closeRow(): void {
    this.#closeCell();
    const table = this.#tables[this.#tables.length - 1];
    if (!table?.row) return;
    if (table.flow.rows.length === 0) table.flow.header = table.headerCells > 0 && table.headerCells === table.row.length;
    if (table.row.length > 0) table.flow.rows.push(table.row);
    table.row = undefined;
  }

  /** Closes the open tables down to `depth`; text left between cells stays a paragraph. */
  #closeTable(depth: number): void {
    while (this.#tables.length > depth) {
      this.#closeRow();
      const { flow } = this.#tables.pop()!;
      flow.range.end = this.#end;
      if (flow.rows.length > 0) this.#container().push(flow);
    }
    this.#flush();
  }

  #container(): Flow[] {
    return this.#containers[this.#containers.length - 1]!;
  }

  #flush(): void {
    const start = this.#paragraphStart;
    this.#paragraphStart = -1;
    if (this.#text.blank) return;
    const content = this.#text.take();
    const pieces = content.pieces;
    const range = { start: pieces[0]?.start ?? start, end: pieces[pieces.length - 1]?.end ?? start };
    this.#container().push(
      this.#heading > 0
        ? { type: 'heading', style: 'atx', rank: this.#heading, content, range }
        : { type: 'paragraph', content, indent: 0, range },
    );
  }

  #openList(ordered: boolean, start: number): void {
    if (this.#lists.length >= DEEPEST) return;
    const list: FlowList = { type: 'list', ordered, items: [], range: { start, end: start } };
    this.#container().push(list);
    this.#lists.push(list);
    this.#containers.push([]);
  }

  #openItem(start: number): void {
    const list = this.#lists[this.#lists.length - 1];
    if (!list) return;
    this.#closeItem();
    // What stands between two items, such as a list that was not put inside one, goes with the item before.
    const loose = this.#container();
    const previous = list.items.at(-1);
    if (previous) previous.children.push(...loose);
    const children: Flow[] = previous ? [] : [...loose];
    const item: FlowItem = { number: list.ordered ? String(list.items.length + 1) : '', children, range: { start, end: start } };
    list.items.push(item);
    this.#containers[this.#containers.length - 1] = children;
  }

  #closeItem(): void {
    const item = this.#lists[this.#lists.length - 1]?.items.at(-1);
    if (!item || item.children !== this.#container()) return;
    item.range.end = this.#end;
    this.#containers[this.#containers.length - 1] = [];
  }

  #closeList(): void {
    const list = this.#lists[this.#lists.length - 1];
    if (!list) return;
    this.#closeItem();
    // Text between the items of a list belongs to no item: it stands after the list.
    const loose = this.#containers.pop()!;
    this.#lists.pop();
    list.range.end = this.#end;
    const container = this.#container();
    container.push(...loose);
    if (list.items.length === 0) container.splice(container.indexOf(list), 1);
  }
}
