import type { Range } from 'vscode-languageserver';

/** Ranges that share a character or a boundary: a cursor at the end of a squiggle counts. */
export function touches(a: Range, b: Range): boolean {
  return !before(a.end, b.start) && !before(b.end, a.start);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
