import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  Position,
  Range,
  SnippetTextEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { type Document, offsetAt, positionAt } from '../documents';
import type { Fix, TextEdit as SourceEdit } from '../review/types';
import type { Analysis } from './analysis';
import type { ClientFeatures } from './clientFeatures';
import type { Session } from './session';

/** A document that an edit is for. */
export interface EditTarget {
  uri: string;
  /** Null: it is not open. */
  version: number | null;
  positionAt(offset: number): Position;
  getText(range: Range): string;
}

/** The documents of the procurement file that an analysis is of, by their paths in edits. */
export function targetsIn(session: Session, { whole }: Analysis): (path: string) => EditTarget | undefined {
  return (path) => {
    const document = whole.documents.find((each) => each.path === path);
    return session.documents.get(path) ?? (document && { ...closed(document), uri: path });
  };
}

function closed(document: Document): Omit<EditTarget, 'uri'> {
  return {
    version: null,
    positionAt: (offset) => positionAt(document, offset),
    getText: ({ start, end }) => document.source.slice(offsetAt(document, start), offsetAt(document, end)),
  };
}

/**
 * A fix as the client can take it: versioned where it can (an edit made for an older text is then refused, so no fix
 * is applied twice), with tab stops where it can, else with the blanks as plain `[Label]`.
 */
export function toWorkspaceEdit(fix: Fix, document: EditTarget, features: ClientFeatures, targets?: Targets): WorkspaceEdit {
  const changes = byDocument(fix, document, targets);
  if (!features.versionedEdits) {
    return {
      changes: Object.fromEntries(changes.map(([target, edits]) => [target.uri, edits.map((edit) => plainEdit(edit, target))])),
    };
  }
  return {
    documentChanges: changes.map(([target, edits]) => ({
      textDocument: { uri: target.uri, version: target.version },
      edits: edits.map((edit) => (features.snippetEdits ? snippetEdit(edit, target) : plainEdit(edit, target))),
    })),
  };
}

type Targets = ReturnType<typeof targetsIn>;

/** The edits of a fix by the document that they are for; most have one. */
function byDocument({ edits }: Fix, document: EditTarget, targets: Targets | undefined): [EditTarget, SourceEdit[]][] {
  const groups = new Map<string, [EditTarget, SourceEdit[]]>();
  for (const edit of edits) {
    const target = targets?.(edit.document) ?? document;
    const group = groups.get(target.uri);
    if (group) group[1].push(edit);
    else groups.set(target.uri, [target, [edit]]);
  }
  return groups.size > 0 ? [...groups.values()] : [[document, []]];
}

/**
 * The same, shown to the user before it is made, clause by clause; as it is for clients that can show none. Without tab stops: an edit is
 * either a snippet or has a name in the preview, and blanks can be filled in afterwards. VS Code leaves out what needs a confirmation until
 * it is ticked: so an edit that changes nothing asks for the look, and the clauses stand there ticked. `ask` is its name.
 */
export function toPreviewedEdit(
  fix: Fix,
  document: EditTarget,
  features: ClientFeatures,
  ask: string,
  targets?: Targets,
): WorkspaceEdit {
  if (!features.previews) return toWorkspaceEdit(fix, document, features, targets);
  const changeAnnotations: Record<string, ChangeAnnotation> = { look: { label: ask, needsConfirmation: true } };
  const start = { line: 0, character: 0 };
  const look: AnnotatedTextEdit = { range: { start, end: start }, newText: '', annotationId: 'look' };
  const documentChanges = byDocument(fix, document, targets).map(([target, sourceEdits], index) => {
    const edits = sourceEdits.flatMap((edit) =>
      (edit.pieces ?? [{ label: fix.title, newText: edit.newText }]).map(({ label, newText }): AnnotatedTextEdit => {
        const annotationId = String(Object.keys(changeAnnotations).length);
        changeAnnotations[annotationId] = { label };
        return { range: rangeOf(edit, target), newText, annotationId };
      }),
    );
    return { textDocument: { uri: target.uri, version: target.version }, edits: index === 0 ? [look, ...edits] : edits };
  });
  return { changeAnnotations, documentChanges };
}

function plainEdit(edit: SourceEdit, document: EditTarget): TextEdit {
  return { range: rangeOf(edit, document), newText: edit.newText };
}

function snippetEdit(edit: SourceEdit, document: EditTarget): TextEdit | SnippetTextEdit {
  const placed = edit.snippet === edit.newText ? undefined : atLineStart(edit, document);
  if (!placed) return plainEdit(edit, document);
  return { range: rangeOf(placed, document), snippet: { kind: 'snippet', value: placed.snippet } };
}

/**
 * The same insertion at the start of the next line, when it stands at the end of an indented one: an editor gives each
 * line of a snippet the indentation of the line it is inserted into, which would move YAML to another place. Undefined
 * where there is no next line to move to.
 */
function atLineStart(edit: SourceEdit, document: EditTarget): SourceEdit | undefined {
  const { line, character } = document.positionAt(edit.start);
  const lineText = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  if (character === 0 || !/^[ \t]/.test(lineText)) return edit;
  const eol = /^\r?\n/.exec(lineText.slice(character))?.[0];
  if (!eol || edit.start !== edit.end || !edit.snippet.startsWith(eol)) return undefined;
  const start = edit.start + eol.length;
  return { ...edit, start, end: start, snippet: edit.snippet.slice(eol.length) + eol };
}

function rangeOf(edit: SourceEdit, document: EditTarget) {
  return { start: document.positionAt(edit.start), end: document.positionAt(edit.end) };
}
