import type { Diagnostic, Position, Range } from 'vscode-languageserver';

/** One edit of a text: what stood in `range` has become `text`. */
export interface Edit {
  range: Range;
  text: string;
}

/** Diagnostics where an edit has moved them; undefined when it touches the line of one, and with it perhaps what is said. */
export function shiftDiagnostics(diagnostics: readonly Diagnostic[], { range, text }: Edit): Diagnostic[] | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const down = lines.length - 1 - (range.end.line - range.start.line);
  const touches = ({ start, end }: Range) => start.line <= range.end.line && end.line >= range.start.line;
  // Whole lines only: what stands on a line of the edit has been refused.
  const move = ({ line, character }: Position): Position => ({ line: line < range.start.line ? line : line + down, character });
  const moved: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const related = diagnostic.relatedInformation ?? [];
    if (touches(diagnostic.range) || related.some(({ location }) => touches(location.range))) return undefined;
    const shifted: Diagnostic = {
      ...diagnostic,
      range: { start: move(diagnostic.range.start), end: move(diagnostic.range.end) },
    };
    if (diagnostic.relatedInformation)
      shifted.relatedInformation = related.map(({ location, message }) => ({
        location: { uri: location.uri, range: { start: move(location.range.start), end: move(location.range.end) } },
        message,
      }));
    moved.push(shifted);
  }
  return moved;
}
