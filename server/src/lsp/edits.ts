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
    const placed = edit.snippet === edit.newText ? undefined : atLineStart(edit, document);
    if (!placed) return plainEdit(edit, document);
    const { snippet, highest } = rewriteTabStops(placed.snippet, stops);
    stops = highest;
    return { range: rangeOf(placed, document), snippet: { kind: 'snippet', value: snippet } };
  });
}

/**
 * The same insertion at the start of the next line, when it stands at the end of an indented one: an editor gives each
 * line of a snippet the indentation of the line it is inserted into, which would move YAML to another place. Undefined
 * where there is no next line to move to.
 */
function atLineStart(edit: SourceEdit, document: TextDocument): SourceEdit | undefined {
  const { line, character } = document.positionAt(edit.start);
  const lineText = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  if (character === 0 || !/^[ \t]/.test(lineText)) return edit;
  const eol = /^\r?\n/.exec(lineText.slice(character))?.[0];
  if (!eol || edit.start !== edit.end || !edit.snippet.startsWith(eol)) return undefined;
  const start = edit.start + eol.length;
  return { ...edit, start, end: start, snippet: edit.snippet.slice(eol.length) + eol };
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
