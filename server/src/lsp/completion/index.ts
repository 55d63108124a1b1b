import type { CompletionItem, CompletionParams } from 'vscode-languageserver';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import type { Session } from '../session';
import { blankLabels } from './blanks';
import { clauseWordings } from './clauseWordings';
import { optionKeys, ownFileKeys, schemaKeys } from './keys';
import { type Place, placeAt } from './place';
import { definedTerms } from './terms';

/** What may be written at a place: keys and values, wordings of clauses, the document's own terms and blanks. */
export const completion: Feature = {
  // Without these VS Code asks in Markdown only when it is told to.
  capabilities: () => ({ completionProvider: { triggerCharacters: ['[', '-'] } }),
  register({ connection, session, status }) {
    connection.onCompletion(guarded(status, 'completion', [], (params) => completions(session, params)));
  },
};

function completions(session: Session, { textDocument, position, context }: CompletionParams): CompletionItem[] {
  const document = session.reviewable(textDocument.uri);
  const analysis = document && session.analysisOf(document.uri);
  if (!analysis) return [];
  const place = placeAt(session, analysis, document, position);
  const own = ownFileKeys(place);
  if (own) return own;
  const options = optionKeys(place);
  // A document that is none of ours may become one by its front matter.
  if (options && (options.length > 0 || analysis.document.format === 'markdown')) return options;
  if (isCode(place)) return [];
  if (!analysis.recognised) return clauseWordings(place);
  const wordings = clauseWordings(place);
  if (context?.triggerCharacter === '-') return wordings;
  const keys = schemaKeys(place);
  if (keys.length > 0) return [...wordings, ...keys];
  const blanks = blankLabels(place);
  if (blanks || context?.triggerCharacter === '[') return blanks ?? [];
  return [...wordings, ...definedTerms(place)];
}

function isCode({ analysis, offset }: Place): boolean {
  return analysis.document.blocks.some(({ kind, range }) => kind === 'code' && range.start < offset && offset < range.end);
}
