import { beforeBlanks, closesFence, lineEndAt, lineFeed, pastBlanks, pastSpaces, runLength, SPACE, TAB } from './lines';
import { beyond, type Heading, type Leaf } from './tree';

/** The heading of `rank` marks at `start`. */
export function atxHeading(source: string, start: number, rank: number, lineEnd: number): Heading {
  const from = pastBlanks(source, start + rank, lineEnd);
  let to = beforeBlanks(source, from, lineEnd);
  let closing = to;
  while (closing > from && source.charCodeAt(closing - 1) === 35) closing--;
  if (closing < to) {
    const before = source.charCodeAt(closing - 1);
    if (closing === from) to = from;
    else if (before === SPACE || before === TAB) to = beforeBlanks(source, from, closing);
  }
  return { type: 'heading', start, end: lineEnd, depth: rank, content: { lines: from < to ? [{ start: from, end: to }] : [] } };
}

/** The code that the fence at `start` opens, down to the fence that closes it or to `end`. */
export function fencedCode(source: string, start: number, end: number): Leaf {
  const code = source.charCodeAt(start);
  const length = runLength(source, start, end);
  for (let at = lineFeed(source, start, end) + 1; at < end; at = lineFeed(source, at, end) + 1) {
    const lineEnd = lineEndAt(source, at, end);
    const from = pastSpaces(source, at, lineEnd);
    if (from - at <= 3 && closesFence(source, from, lineEnd, code, length)) return { type: 'code', start, end: lineEnd };
  }
  return { type: 'code', start, end };
}

/** The indented lines from `start` on, with the blank lines between them. */
export function indentedCode(source: string, start: number, end: number): Leaf {
  let codeEnd = start;
  let wide = false;
  for (let at = start; at < end; at = lineFeed(source, at, end) + 1) {
    const lineEnd = lineEndAt(source, at, end);
    if (pastBlanks(source, at, lineEnd) === lineEnd) wide ||= isIndented(source, at, lineEnd + 1);
    else if (isIndented(source, at, lineEnd)) {
      codeEnd = lineEnd;
      wide = false;
    } else break;
  }
  // Blank lines as wide as the indentation may belong to the code.
  return wide ? beyond() : { type: 'code', start, end: codeEnd };
}

/** Does a line start in the fifth column or beyond? */
export function isIndented(source: string, at: number, lineEnd: number): boolean {
  const first = pastSpaces(source, at, lineEnd);
  return first - at >= 4 || (first < lineEnd && source.charCodeAt(first) === TAB);
}
