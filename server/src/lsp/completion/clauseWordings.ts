import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import type { ClauseStatus } from '../../detection/types';
import { wordingsAt } from '../../review';
import { navigationProse } from '../prose/navigation';
import { item, type Place } from './place';

const PREFIX = 'clause-';
/** What the document lacks comes first. */
const ORDER: readonly ClauseStatus[] = ['missing', 'contradicted', 'weak', 'deferred', 'present', 'not-applicable'];

/** `clause-data-location` at the start of a line: the wording of a clause, in the document's kind, language and terms. */
export function clauseWordings(place: Place): CompletionItem[] {
  const { analysis, before, after, document, offset, session } = place;
  const typed = before.toLowerCase();
  if (analysis.document.format === 'yaml' || after.trim() !== '' || !/^[a-z-]*$/.test(typed)) return [];
  if (!typed.startsWith(PREFIX) && !PREFIX.startsWith(typed)) return [];
  const { line } = document.positionAt(offset);
  const isText = (at: number) =>
    at >= 0 &&
    at < document.lineCount &&
    document.getText({ start: { line: at, character: 0 }, end: { line: at + 1, character: 0 } }).trim() !== '';
  const [lead, tail] = [isText(line - 1) ? '\n' : '', isText(line + 1) ? '\n' : ''];
  const statuses = new Map(analysis.file.clauses.map(({ id, status }) => [id, ORDER.indexOf(status)]));
  const say = navigationProse[analysis.locale];
  const start = offset - before.length;
  return wordingsAt(analysis.document, start, session.analyser.playbook).map(({ clause, title, text, snippet }, i) =>
    item(
      place,
      { start, end: offset },
      {
        label: `${PREFIX}${clause}`,
        labelDetails: { description: title },
        kind: CompletionItemKind.Snippet,
        detail: `${say.clauseWording()}: ${title}`,
        documentation: text,
        sortText: `${statuses.get(clause) ?? ORDER.length}${String(i).padStart(3, '0')}`,
        newText: lead + text + tail,
        snippet: lead + snippet + tail,
      },
    ),
  );
}
