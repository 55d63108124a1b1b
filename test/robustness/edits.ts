import fc from 'fast-check';
import type { Range } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { share } from '../unit/edits';
import { marks } from './mutations';

/** One change as an editor sends it: places are fractions of the text it applies to. A full text when there is no place. */
export interface Change {
  start: number;
  length: number;
  shape: 'insert' | 'delete' | 'replace' | 'lines' | 'at-end' | 'split-crlf' | 'full' | 'beyond' | 'reversed';
  text: string;
}

const SHAPES: Change['shape'][] = [
  'insert',
  'insert',
  'delete',
  'replace',
  'lines',
  'at-end',
  'split-crlf',
  'full',
  'beyond',
  'reversed',
];

/** Words that change what other sentences mean, among the usual marks. */
const FACTS = [
  '“City Data” means all data of the City.\n\n',
  '(the “Vendor”)',
  '(the “Supplier”)',
  '\n\n## 9. Data\n\n',
  'The Vendor shall store all City Data only in Canada.\n\n',
  '[link]: https://example.org\n\n',
  '[^1]: A note.\n\n',
  '\n---\n',
  '---\ncivicclause: {kind: rfp}\n---\n',
  'SCHEDULE A\n\n',
];

export const change: fc.Arbitrary<Change> = fc.record({
  start: share,
  length: fc.nat({ max: 200 }),
  shape: fc.constantFrom(...SHAPES),
  // A lone surrogate cannot travel in UTF-8.
  text: fc.constantFrom(...marks.filter((mark) => !/\p{Surrogate}/u.test(mark)), ...FACTS),
});

/** A change as it stands in a notification. */
export type ContentChange = { range: Range; text: string } | { text: string };

/** The change for a document as it is now. Positions beyond a line, the text or before their start are the editor's mistake. */
export function contentChange({ start, length, shape, text }: Change, document: TextDocument): ContentChange {
  const source = document.getText();
  const from = Math.floor(start * (source.length + 1));
  const to = Math.min(source.length, from + length);
  const between = (a: number, b: number) => ({ start: document.positionAt(a), end: document.positionAt(b) });
  switch (shape) {
    case 'insert':
      return { range: between(from, from), text };
    case 'delete':
      return { range: between(from, to), text: '' };
    case 'replace':
      return { range: between(from, to), text };
    case 'lines': {
      const { line } = document.positionAt(from);
      return { range: { start: { line, character: 0 }, end: { line: line + 1 + (length % 3), character: 0 } }, text };
    }
    case 'at-end':
      return { range: between(source.length, source.length), text };
    case 'split-crlf': {
      const at = source.indexOf('\r\n', from);
      return at < 0 ? { range: between(from, from), text: '\r\n' } : { range: between(at + 1, at + 1), text };
    }
    case 'full':
      return { text: source.slice(0, from) + text + source.slice(to) };
    case 'beyond': {
      const { line } = document.positionAt(from);
      return { range: { start: { line, character: 1e6 }, end: { line: line + 1e6, character: 0 } }, text };
    }
    case 'reversed':
      return { range: { start: document.positionAt(to), end: document.positionAt(from) }, text };
  }
}

/** Applies a change as every client library does. */
export function applyChange(document: TextDocument, content: ContentChange): TextDocument {
  return TextDocument.update(document, [content], document.version + 1);
}
