import type { AnnotatedTextEdit, ChangeAnnotation, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Fix, TextEdit as SourceEdit } from '../review/types';
import type { ClientFeatures } from './clientFeatures';
import type { OpenDocument } from './openDocument';

/**
 * A fix as the client can take it: versioned where it can (an edit made for an older text is then refused, so no fix
 * is applied twice), with tab stops where it can, else with the blanks as plain `[Label]`.
 */
export function toWorkspaceEdit(fix: Fix, document: OpenDocument, features: ClientFeatures): WorkspaceEdit {
  if (!features.versionedEdits) {
    return { changes: { [document.uri]: fix.edits.map((edit) => plainEdit(edit, document)) } };
  }
  const edits = fix.edits.map((edit) => (features.snippetEdits ? snippetEdit(edit, document) : plainEdit(edit, document)));
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}

/**
 * The same, shown to the user before it is made, clause by clause; as it is for clients that can show none. Without tab stops: an edit is
 * either a snippet or has a name in the preview, and blanks can be filled in afterwards. VS Code leaves out what needs a confirmation until
 * it is ticked: so an edit that changes nothing asks for the look, and the clauses stand there ticked. `ask` is its name.
 */
export function toPreviewedEdit(fix: Fix, document: OpenDocument, features: ClientFeatures, ask: string): WorkspaceEdit {
  if (!features.previews) return toWorkspaceEdit(fix, document, features);
  const changeAnnotations: Record<string, ChangeAnnotation> = { look: { label: ask, needsConfirmation: true } };
  const start = { line: 0, character: 0 };
  const look: AnnotatedTextEdit = { range: { start, end: start }, newText: '', annotationId: 'look' };
  const edits = fix.edits.flatMap((edit) =>
    (edit.pieces ?? [{ label: fix.title, newText: edit.newText }]).map(({ label, newText }): AnnotatedTextEdit => {
      const annotationId = String(Object.keys(changeAnnotations).length);
      changeAnnotations[annotationId] = { label };
      return { range: rangeOf(edit, document), newText, annotationId };
    }),
  );
  const textDocument = { uri: document.uri, version: document.version };
  return { changeAnnotations, documentChanges: [{ textDocument, edits: [look, ...edits] }] };
}

function plainEdit(edit: SourceEdit, document: OpenDocument): TextEdit {
  return { range: rangeOf(edit, document), newText: edit.newText };
}

function snippetEdit(edit: SourceEdit, document: OpenDocument): TextEdit | SnippetTextEdit {
  const placed = edit.snippet === edit.newText ? undefined : atLineStart(edit, document);
  if (!placed) return plainEdit(edit, document);
  return { range: rangeOf(placed, document), snippet: { kind: 'snippet', value: placed.snippet } };
}

/**
 * The same insertion at the start of the next line, when it stands at the end of an indented one: an editor gives each
 * line of a snippet the indentation of the line it is inserted into, which would move YAML to another place. Undefined
 * where there is no next line to move to.
 */
function atLineStart(edit: SourceEdit, document: OpenDocument): SourceEdit | undefined {
  const { line, character } = document.positionAt(edit.start);
  const lineText = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  if (character === 0 || !/^[ \t]/.test(lineText)) return edit;
  const eol = /^\r?\n/.exec(lineText.slice(character))?.[0];
  if (!eol || edit.start !== edit.end || !edit.snippet.startsWith(eol)) return undefined;
  const start = edit.start + eol.length;
  return { ...edit, start, end: start, snippet: edit.snippet.slice(eol.length) + eol };
}

function rangeOf(edit: SourceEdit, document: OpenDocument) {
  return { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
}
