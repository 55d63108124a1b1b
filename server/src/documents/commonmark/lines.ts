/** Lines and line starts of Markdown, by character: what both the cutting into pieces and the reading of blocks look at. */

export const SPACE = 32;
export const TAB = 9;

/** Offset of the line feed that ends the line at `at`, or `end`. */
export function lineFeed(source: string, at: number, end: number): number {
  const found = source.indexOf('\n', at);
  return found < 0 || found >= end ? end : found;
}

/** Offset of the end of the line that `at` stands in, before its line ending. */
export function lineEndAt(source: string, at: number, end: number): number {
  return beforeReturn(source, at, lineFeed(source, at, end));
}

/** The same where its line feed, or the end, is known. */
export function beforeReturn(source: string, at: number, feed: number): number {
  return feed > at && source.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
}

/** Past the spaces at `at`. */
export function pastSpaces(source: string, at: number, end: number): number {
  let i = at;
  while (i < end && source.charCodeAt(i) === SPACE) i++;
  return i;
}

/** Past the spaces and tabs at `at`. */
export function pastBlanks(source: string, at: number, end: number): number {
  let i = at;
  for (; i < end; i++) {
    const code = source.charCodeAt(i);
    if (code !== SPACE && code !== TAB) break;
  }
  return i;
}

/** Before the spaces and tabs that end at `end`. */
export function beforeBlanks(source: string, start: number, end: number): number {
  let i = end;
  for (; i > start; i--) {
    const code = source.charCodeAt(i - 1);
    if (code !== SPACE && code !== TAB) break;
  }
  return i;
}

/** Length of the run of the character at `at`. */
export function runLength(source: string, at: number, end: number): number {
  const code = source.charCodeAt(at);
  let i = at + 1;
  while (i < end && source.charCodeAt(i) === code) i++;
  return i - at;
}

/** Length of the fence (three backticks or tildes, or more) that opens at `at`; 0 when none does. `end` is the line's. */
export function fenceAt(source: string, at: number, end: number): number {
  const code = source.charCodeAt(at);
  if (code !== 96 && code !== 126) return 0;
  const length = runLength(source, at, end);
  if (length < 3) return 0;
  return code === 96 && source.slice(at + length, end).includes('`') ? 0 : length;
}

/** Does a fence of at least `length` of the character `code` stand alone from `at` on? */
export function closesFence(source: string, at: number, end: number, code: number, length: number): boolean {
  if (source.charCodeAt(at) !== code) return false;
  const run = runLength(source, at, end);
  return run >= length && pastBlanks(source, at + run, end) === end;
}

/** Three or more of `*`, `-` or `_`, with nothing but blanks between and after. */
export function isRule(source: string, at: number, end: number): boolean {
  const code = source.charCodeAt(at);
  if (code !== 42 && code !== 45 && code !== 95) return false;
  let marks = 0;
  for (let i = at; i < end; i++) {
    const here = source.charCodeAt(i);
    if (here === code) marks++;
    else if (here !== SPACE && here !== TAB) return false;
  }
  return marks >= 3;
}

/** Length of a list marker (`-`, `12.`) with white space or the line's end after it; 0 when there is none. */
export function markerAt(source: string, at: number, end: number): number {
  const code = source.charCodeAt(at);
  let i = at;
  if (code === 42 || code === 43 || code === 45) i++;
  else {
    while (i < end && i - at < 10 && isDigit(source.charCodeAt(i))) i++;
    if (i === at || i - at > 9 || i >= end) return 0;
    const after = source.charCodeAt(i);
    if (after !== 46 && after !== 41) return 0;
    i++;
  }
  if (i >= end) return i - at;
  const after = source.charCodeAt(i);
  return after === SPACE || after === TAB ? i - at : 0;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Number of `#` (1 to 6) of the heading at `at`; 0 when there is none. */
export function headingAt(source: string, at: number, end: number): number {
  if (source.charCodeAt(at) !== 35) return 0;
  const rank = runLength(source, at, end);
  if (rank > 6) return 0;
  const after = at + rank;
  return after >= end || source.charCodeAt(after) === SPACE || source.charCodeAt(after) === TAB ? rank : 0;
}
