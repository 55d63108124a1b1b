import { lineAt } from './positions';
import type { Document, Statement } from './types';

/** How an HTML comment begins that records a decision. */
const MARK = 'civicclause-decision';
const OPENING = /<!--[ \t]*(?:\r?\n[ \t]*)?civicclause-decision(?![\w-])/g;

/** A decision recorded in the document itself, as an HTML comment of Markdown. */
export interface DecisionComment {
  /** What stands between the word that opens it and the end of the comment. */
  body: string;
  /** 1-based, of the first character of `body`. */
  line: number;
  /** Why it is not read: it has no end, or is one of too many; nothing after it is looked at then. */
  problem?: 'open' | 'many';
}

/** More than anyone decides in a document; each costs the reading of YAML. */
const MOST = 200;
/** Characters looked at before a comment. */
const MARGIN = 100;

/** Whether a text may hold such a comment. */
export function mayDecide(text: string): boolean {
  return text.includes(MARK);
}

/** The decisions recorded in the comments of a Markdown document, in their order. What is shown as text (in code, say) is no comment. */
export function decisionComments(document: Document): DecisionComment[] {
  if (document.format !== 'markdown' || !mayDecide(document.source)) return [];
  const { source, lineStarts } = document;
  const found: DecisionComment[] = [];
  // Looked for once for all the comments before it.
  let end = -1;
  OPENING.lastIndex = document.frontMatter?.end ?? 0;
  for (let match = OPENING.exec(source); match; match = OPENING.exec(source)) {
    const start = match.index + match[0].length;
    if (end < start) end = endAfter(source, start);
    const hasNoEnd = end > source.length;
    if (hasNoEnd ? !isBegun(document, match.index) : isShown(document, match.index)) continue;
    const problem = hasNoEnd ? 'open' : found.length === MOST ? 'many' : undefined;
    const line = lineAt(lineStarts, start) + 1;
    if (problem) return [...found, { body: '', line, problem }];
    found.push({ body: source.slice(start, end), line });
    OPENING.lastIndex = end;
  }
  return found;
}

/** Where the comment ends that an offset stands in; beyond the text where it does not. */
function endAfter(source: string, offset: number): number {
  const end = source.indexOf('-->', offset);
  return end < 0 ? Number.POSITIVE_INFINITY : end;
}

/** Whether what has no end, and is read as text for that, was meant as a comment: it begins a line that is no code. */
function isBegun({ source, statements }: Document, offset: number): boolean {
  const before = source.slice(Math.max(0, offset - MARGIN), offset);
  return before.slice(before.lastIndexOf('\n') + 1).trim() === '' && lastBefore(statements, offset, startOf)?.role !== 'code';
}

/** Whether a character of the source is one that a reader of the document sees. */
function isShown({ statements }: Document, offset: number): boolean {
  // What a comment interrupts goes on behind it, in other pieces.
  const around = lastBefore(statements, offset, startOf);
  const piece = around && lastBefore(around.pieces, offset, ({ start }) => start);
  return piece !== undefined && offset < piece.end;
}

function startOf({ range }: Statement): number {
  return range.start;
}

/** The last of a list in the order of the text that begins at an offset or before it. */
function lastBefore<T>(list: readonly T[], offset: number, start: (item: T) => number): T | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start(list[middle]!) <= offset) low = middle + 1;
    else high = middle;
  }
  return list[low - 1];
}
