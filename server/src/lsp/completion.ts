import { type CompletionItem, CompletionItemKind, type CompletionParams, InsertTextMode } from 'vscode-languageserver';
import { schemaCompletions } from '../documents/schema';
import { formatOf } from './scope';
import type { Session } from './session';

/** Keys and values of a structured RFP or agreement in YAML; nothing in any other document. */
export function completions(session: Session, { textDocument, position }: CompletionParams): CompletionItem[] {
  const document = session.reviewable(textDocument.uri);
  if (!document || formatOf(document.languageId, document.uri) !== 'yaml') return [];
  const analysis = session.analysisOf(document.uri);
  if (!analysis) return [];
  return schemaCompletions(analysis.document, document.offsetAt(position)).map(({ label, insertText, detail, kind, range }) => ({
    label,
    kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    documentation: detail[analysis.locale],
    insertTextMode: InsertTextMode.adjustIndentation,
    textEdit: {
      range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
      newText: insertText,
    },
  }));
}
