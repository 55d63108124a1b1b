import { lineAt } from './positions';
import type { Document } from './types';

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

/** Whether a text may hold such a comment. */
export function mayDecide(text: string): boolean {
  return text.includes(MARK);
}

/** The decisions recorded in the comments of a Markdown document, in their order. What is shown as text (in code, say) is no comment. */
export function decisionComments(document: Document): DecisionComment[] {
  if (document.format !== 'markdown' || !mayDecide(document.source)) return [];
  const { source, lineStarts } = document;
  const found: DecisionComment[] = [];
  OPENING.lastIndex = document.frontMatter?.end ?? 0;
  for (let match = OPENING.exec(source); match; match = OPENING.exec(source)) {
    const start = match.index + match[0].length;
    const end = source.indexOf('-->', start);
    if (end < 0 ? !isBegun(document, match.index) : isShown(document, match.index)) continue;
    const problem = end < 0 ? 'open' : found.length === MOST ? 'many' : undefined;
    const line = lineAt(lineStarts, start) + 1;
    if (problem) return [...found, { body: '', line, problem }];
    found.push({ body: source.slice(start, end), line });
    OPENING.lastIndex = end;
  }
  return found;
}

/** Whether what has no end, and is read as text for that, was meant as a comment. */
function isBegun({ source, statements }: Document, offset: number): boolean {
  const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return (
    before.trim() === '' && !statements.some(({ role, range }) => role === 'code' && range.start <= offset && offset < range.end)
  );
}

/** Whether a character of the source is one that a reader of the document sees. */
function isShown({ statements }: Document, offset: number): boolean {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (statements[middle]!.range.start <= offset) low = middle + 1;
    else high = middle;
  }
  // The last statement that begins before it; one that it interrupts goes on behind it.
  const around = statements[low - 1];
  return around?.pieces.some(({ start, end }) => start <= offset && offset < end) ?? false;
}
