import { pastBlanks, pastSpaces, SPACE, TAB } from './lines';
import { type Block, beyond, type Footnote, type List, type ListItem, type Quote } from './tree';

/** What other blocks stand in, while it is open. */
export type Container =
  | { kind: 'quote'; node: Quote; children: Block[] }
  /** `indent`: columns that its lines are set in; `mark`: character code of the end of its marker. */
  | { kind: 'item'; node: ListItem; children: Block[]; indent: number; list: List; mark: number }
  | { kind: 'footnote'; node: Footnote; children: Block[] };

/** Columns that the lines of a footnote are set in. */
const FOOTNOTE_INDENT = 4;

/** Where a line goes on inside a container; -1 when it does not belong to it. */
export function continuation(source: string, container: Container, from: number, lineEnd: number): number {
  const first = pastSpaces(source, from, lineEnd);
  if (container.kind === 'quote') {
    if (first - from <= 3 && first < lineEnd && source.charCodeAt(first) === 62) {
      container.node.end = afterQuoteMark(source, first, lineEnd);
      return container.node.end;
    }
  } else {
    if (pastBlanks(source, first, lineEnd) === lineEnd) return first;
    const indent = container.kind === 'item' ? container.indent : FOOTNOTE_INDENT;
    if (first - from >= indent) return from + indent;
  }
  refuseTab(source, first, lineEnd);
  return -1;
}

/** Past the `>` at `at` and the space after it. */
export function afterQuoteMark(source: string, at: number, lineEnd: number): number {
  const next = at + 1;
  refuseTab(source, next, lineEnd);
  return next < lineEnd && source.charCodeAt(next) === SPACE ? next + 1 : next;
}

/** A tab in indentation counts as up to four columns, which is beyond this reader. */
export function refuseTab(source: string, at: number, lineEnd: number): void {
  if (at < lineEnd && source.charCodeAt(at) === TAB) beyond();
}

/**
 * Columns between a list marker that ends at `at`, in `column`, and its text at `content`: one to four. Where a tab leads to
 * depends on the column of the line, which is known outside containers only.
 */
export function markerGap(source: string, column: number, at: number, content: number, outside: boolean): number {
  let to = column;
  for (let i = at; i < content; i++) {
    const tab = source.charCodeAt(i) === TAB;
    if (tab && !outside) beyond();
    to += tab ? 4 - (to % 4) : 1;
  }
  return to - column > 4 ? beyond() : to - column;
}
