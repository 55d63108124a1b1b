import { type Statement, sourceSpan } from '../documents';
import type { TextRange } from '../text';

/** Words of a statement as a reader is shown them. Offsets are from where the statement begins in the source: it may move. */
export interface Quotation extends TextRange {
  /** White space folded, markup stripped. */
  text: string;
}

/** The words between two offsets of a statement's text. */
export function quotation(statement: Statement, start: number, end: number): Quotation {
  const span = sourceSpan(statement, start, end);
  const from = statement.range.start;
  return { start: span.start - from, end: span.end - from, text: folded(statement.text.slice(start, end)) };
}

/** A whole statement, but for white space around it. */
export function wholeQuotation(statement: Statement): Quotation {
  const { text } = statement;
  return quotation(statement, text.length - text.trimStart().length, text.trimEnd().length);
}

function folded(text: string): string {
  return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
