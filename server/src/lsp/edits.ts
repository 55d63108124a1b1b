import type { SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Fix, TextEdit as SourceEdit } from '../review/types';
import type { ClientFeatures } from './clientFeatures';

/**
 * A fix as the client can take it: versioned where it can (an edit made for an older text is then refused, so no fix
 * is applied twice), with tab stops where it can, else with the blanks as plain `[Label]`.
 */
export function toWorkspaceEdit(fix: Fix, document: TextDocument, features: ClientFeatures): WorkspaceEdit {
  if (!features.versionedEdits) {
    return { changes: { [document.uri]: fix.edits.map((edit) => plainEdit(edit, document)) } };
  }
  const edits = features.snippetEdits ? snippetEdits(fix.edits, document) : fix.edits.map((edit) => plainEdit(edit, document));
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}

function plainEdit(edit: SourceEdit, document: TextDocument): TextEdit {
  return { range: rangeOf(edit, document), newText: edit.newText };
}

/** Tab stops are numbered on from edit to edit: an editor joins equal numbers of one workspace edit into one stop. */
function snippetEdits(edits: SourceEdit[], document: TextDocument): (TextEdit | SnippetTextEdit)[] {
  let stops = 0;
  return edits.map((edit) => {
    if (edit.snippet === edit.newText) return plainEdit(edit, document);
    const renumbered = shiftTabStops(edit.snippet, stops);
    stops = Math.max(stops, renumbered.highest);
    return { range: rangeOf(edit, document), snippet: { kind: 'snippet', value: renumbered.snippet } };
  });
}

/** Adds `by` to the number of every tab stop (`${1:Label}`, `$1`), leaving `\$` and the final stop `$0` alone. */
export function shiftTabStops(snippet: string, by: number): { snippet: string; highest: number } {
  let highest = by;
  const shifted = snippet.replace(
    /\\[\s\S]|\$(\{?)(\d+)/g,
    (all: string, brace: string | undefined, digits: string | undefined) => {
      const number = Number(digits ?? 0);
      if (number === 0) return all;
      highest = Math.max(highest, number + by);
      return `$${brace ?? ''}${number + by}`;
    },
  );
  return { snippet: shifted, highest };
}

function rangeOf(edit: SourceEdit, document: TextDocument) {
  return { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
}
