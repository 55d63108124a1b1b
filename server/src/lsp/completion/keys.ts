import { type CompletionItem, CompletionItemKind, InsertTextMode } from 'vscode-languageserver';
import {
  configurationCompletions,
  optionCompletions,
  ownFile,
  type RuleName,
  type SchemaCompletion,
  schemaCompletions,
} from '../../documents/schema';
import { checkIds } from '../../policy';
import { item, type Place } from './place';

/** Keys and values of a structured RFP or agreement in YAML. */
export function schemaKeys(place: Place): CompletionItem[] {
  const { analysis, offset, session } = place;
  if (session.features.options.schemaHelp === false) return [];
  return schemaCompletions(analysis.document, offset).map((completion) => keyItem(place, completion));
}

/** Keys and values of our own files; undefined in any other. */
export function ownFileKeys(place: Place): CompletionItem[] | undefined {
  const { analysis, offset, session } = place;
  const schema = ownFile(analysis.document.path);
  if (!schema) return undefined;
  if (session.features.options.schemaHelp === false) return [];
  const clauses = session.analyser.playbook.clauses.map(({ id, title }): RuleName => ({ id, title, clause: true }));
  const checks = checkIds.map((id): RuleName => ({ id, title: { en: id, fr: id }, clause: false }));
  const found =
    schema === 'configuration'
      ? configurationCompletions(analysis.document, offset, [...clauses, ...checks])
      : schemaCompletions(analysis.document, offset);
  return found.map((completion) => keyItem(place, completion));
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
