import { lineAt } from '../documents';
import type { TextRange } from '../text/types';
import type { Navigation } from './navigation';

/** Lines that fold together, 0-based; the first stays visible. */
export interface Fold {
  startLine: number;
  endLine: number;
  kind?: 'comment';
}

const FOLDING = new Set(['list', 'table', 'code', 'quote', 'front-matter']);

/** What can be folded: provisions with what stands under them, lists, tables, code and comments; in YAML, whatever is indented further. */
export function foldsOf({ document, provisions }: Navigation): Fold[] {
  const folds = new Map<number, Fold>();
  const { source, lineStarts } = document;
  const add = (start: number, end: number, kind?: 'comment') => {
    const [startLine, endLine] = [lineAt(lineStarts, start), lineAt(lineStarts, lastCharacter(source, start, end))];
    const known = folds.get(startLine);
    if (endLine > startLine && (known?.endLine ?? -1) < endLine)
      folds.set(startLine, { startLine, endLine, ...(kind ? { kind } : {}) });
  };
  if (document.format === 'yaml') for (const fold of indented(source, lineStarts)) folds.set(fold.startLine, fold);
  else {
    if (document.frontMatter) add(document.frontMatter.start, document.frontMatter.end);
    for (const { kind, range } of document.blocks) if (FOLDING.has(kind)) add(range.start, range.end);
    for (const { start, end } of comments(source)) add(start, end, 'comment');
    // Paragraphs `(a)` end where the next begins, which may be after text that is not theirs.
    for (const { section, number, range } of provisions.slice(1)) if (section || /^\d/.test(number)) add(range.start, range.end);
  }
  return [...folds.values()].sort((a, b) => a.startLine - b.startLine);
}

/** Comments at the start of a line; one that is never closed is none. */
function* comments(source: string): Iterable<TextRange> {
  const opening = /^<!--/gm;
  for (let found = opening.exec(source); found; found = opening.exec(source)) {
    const closed = source.indexOf('-->', found.index);
    if (closed < 0) return;
    opening.lastIndex = closed;
    yield { start: found.index, end: closed + 3 };
  }
}

/** Each line with the lines below it that are indented further; the items of a list may stand at the column of its key. */
function indented(source: string, lineStarts: readonly number[]): Fold[] {
  const folds: Fold[] = [];
  const open: { line: number; column: number; key: boolean }[] = [];
  let last = 0;
  const close = (column: number, item: boolean) => {
    while (open.length > 0) {
      const top = open.at(-1)!;
      if (top.column < column || (top.column === column && item && top.key)) break;
      open.pop();
      if (last > top.line) folds.push({ startLine: top.line, endLine: last });
    }
  };
  lineStarts.forEach((start, line) => {
    const text = source.slice(start, lineStarts[line + 1] ?? source.length).trimEnd();
    if (text.trim() === '') return;
    const column = text.length - text.trimStart().length;
    const item = /^-(?:\s|$)/.test(text.slice(column));
    close(column, item);
    open.push({ line, column, key: !item && /:(?:\s+[|>&!][^\s]*)?$/.test(text) });
    last = line;
  });
  close(-1, false);
  return folds;
}

function lastCharacter(source: string, start: number, end: number): number {
  let at = end - 1;
  while (at > start && /\s/.test(source[at]!)) at--;
  return at;
}
