import { type CompletionItem, InsertTextFormat, type Position } from 'vscode-languageserver';
import type { TextRange } from '../../text/types';
import type { Analysis } from '../analysis';
import type { OpenDocument } from '../openDocument';
import type { Session } from '../session';

/** Where something is being written. */
export interface Place {
  session: Session;
  analysis: Analysis;
  document: OpenDocument;
  offset: number;
  /** The line before the cursor, at most `LONGEST_LINE` characters of it, and the line after. */
  before: string;
  after: string;
}

/** More of a line is not looked at. */
const LONGEST_LINE = 400;

export function placeAt(session: Session, analysis: Analysis, document: OpenDocument, position: Position): Place {
  const { line } = position;
  const offset = document.offsetAt(position);
  const before = document.getText({ start: { line, character: 0 }, end: position }).slice(-LONGEST_LINE);
  const after = document.getText({ start: position, end: { line: line + 1, character: 0 } }).replace(/\r?\n$/, '');
  return { session, analysis, document, offset, before, after };
}

/** An item that replaces a range of the source; `snippet` where it is one and the client can take it. */
export function item(
  { document, session }: Place,
  range: TextRange,
  { newText, snippet, ...more }: Omit<CompletionItem, 'textEdit'> & { newText: string; snippet?: string },
): CompletionItem {
  const withStops = snippet !== undefined && session.features.completionSnippets;
  return {
    ...more,
    ...(withStops ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    textEdit: {
      range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
      newText: withStops ? snippet : newText,
    },
  };
}
