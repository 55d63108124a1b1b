import { type CompletionItem, CompletionItemKind, InsertTextMode } from 'vscode-languageserver';
import { optionCompletions, type SchemaCompletion, schemaCompletions } from '../../documents/schema';
import { item, type Place } from './place';

/** Keys and values of a structured RFP or agreement in YAML. */
export function schemaKeys(place: Place): CompletionItem[] {
  const { analysis, offset, session } = place;
  if (session.features.options.schemaHelp === false) return [];
  return schemaCompletions(analysis.document, offset).map((completion) => keyItem(place, completion));
}

/** What front matter may say to us; undefined outside of it. */
export function optionKeys(place: Place): CompletionItem[] | undefined {
  const { analysis, offset } = place;
  return optionCompletions(analysis.document, offset)?.map((completion) => keyItem(place, completion));
}

function keyItem(place: Place, { label, insertText, detail, kind, range }: SchemaCompletion): CompletionItem {
  return item(place, range, {
    label,
    kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    documentation: detail[place.analysis.locale],
    insertTextMode: InsertTextMode.adjustIndentation,
    newText: insertText,
  });
}
