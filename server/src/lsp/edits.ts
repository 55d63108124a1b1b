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
    const { snippet, highest } = rewriteTabStops(edit.snippet, stops);
    stops = highest;
    return { range: rangeOf(edit, document), snippet: { kind: 'snippet', value: snippet } };
  });
}

/**
 * Adds `by` to the number of every tab stop `${1:Label}` and puts its label in brackets: a blank that the user leaves
 * alone then stays a blank (`[Label]`) in the document, instead of reading as if it had been filled in.
 */
export function rewriteTabStops(snippet: string, by: number): { snippet: string; highest: number } {
  let highest = by;
  let rewritten = '';
  /** For each open placeholder, what closes it. */
  const closings: string[] = [];
  for (let i = 0; i < snippet.length; i++) {
    const stop = snippet[i] === '$' ? /^\$\{(\d{1,6}):(\[?)/.exec(snippet.slice(i, i + 12)) : null;
    if (stop) {
      const number = Number(stop[1]) + by;
      highest = Math.max(highest, number);
      closings.push(stop[2] ? '}' : ']}');
      rewritten += `\${${number}:[`;
      i += stop[0].length - 1;
    } else if (snippet[i] === '}' && closings.length > 0) {
      rewritten += closings.pop();
    } else if (snippet[i] === '\\') {
      rewritten += snippet.slice(i, i + 2);
      i++;
    } else {
      rewritten += snippet[i];
    }
  }
  return { snippet: rewritten, highest };
}

function rangeOf(edit: SourceEdit, document: TextDocument) {
  return { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
}
