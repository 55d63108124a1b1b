import { type CompletionItem, CompletionItemKind, InsertTextMode } from 'vscode-languageserver';
import type { ClauseStatus } from '../../detection/types';
import { type WordingChoice, wordingsAt } from '../../review';
import { navigationProse } from '../prose/navigation';
import { item, type Place } from './place';

const PREFIX = 'clause-';
/** What the document lacks comes first. */
const ORDER: readonly ClauseStatus[] = ['missing', 'contradicted', 'weak', 'deferred', 'present', 'not-applicable'];
/** Lines looked at upwards for the list that an item of YAML stands in. */
const MOST_LINES = 5000;
const DOUBTFUL = 0.5;

/** How a wording is set into the text. */
interface Setting {
  /** Characters of the prefix that are typed. */
  typed: number;
  dress(wording: string): string;
}

/**
 * `clause-data-location` at the start of a line: the wording of a clause, in the document's kind, language and terms; in YAML an item of
 * the list `clauses`. In a document that is not recognised (yet) only once the prefix is written out, and then for a request for
 * proposals and for an agreement.
 */
export function clauseWordings(place: Place): CompletionItem[] {
  const { analysis, before, after } = place;
  const line = /^( *)(- )?([a-z-]*)$/i.exec(before);
  if (!line || after.trim() !== '') return [];
  const [, indent = '', dash = '', typed = ''] = line;
  const written = typed.toLowerCase();
  if (!written.startsWith(PREFIX) && !(analysis.recognised && PREFIX.startsWith(written))) return [];
  if (analysis.document.format === 'yaml') {
    const begun = indent.length + dash.length;
    const setting = { typed: typed.length, dress: (wording: string) => wording.slice(begun) };
    return isInClauses(place, indent.length) ? offered(place, setting, indent) : [];
  }
  return indent || dash ? [] : offered(place, { typed: typed.length, dress: betweenBlankLines(place) }, '');
}

function offered(place: Place, setting: Setting, indent: string): CompletionItem[] {
  const { analysis, session } = place;
  if (analysis.recognised) return wordings(place, setting, '', { indent });
  const [part] = analysis.document.parts;
  const { locale } = session;
  const language = locale !== 'document' && (part?.languageConfidence ?? 0) < DOUBTFUL ? locale : analysis.language;
  const kinds = ['rfp', 'agreement'] as const;
  return kinds.flatMap((kind) => wordings(place, setting, `-${kind}`, { kind, language, indent }));
}

function wordings(place: Place, { typed, dress }: Setting, suffix: string, choice: WordingChoice): CompletionItem[] {
  const { analysis, offset } = place;
  const statuses = new Map(analysis.file.clauses.map(({ id, status }) => [id, ORDER.indexOf(status)]));
  const say = navigationProse[analysis.locale];
  const start = offset - typed;
  return wordingsAt(analysis.document, start, analysis.by.playbook, choice).map(({ clause, title, text, snippet }, i) =>
    item(
      place,
      { start, end: offset },
      {
        label: `${PREFIX}${clause}${suffix}`,
        labelDetails: { description: title },
        kind: CompletionItemKind.Snippet,
        detail: `${say.clauseWording()}: ${title}`,
        documentation: text,
        sortText: `${statuses.get(clause) ?? ORDER.length}${String(i).padStart(3, '0')}`,
        insertTextMode: InsertTextMode.asIs,
        newText: dress(text),
        snippet: dress(snippet),
      },
    ),
  );
}

/** A blank line on either side, where the text has none. */
function betweenBlankLines(place: Place): Setting['dress'] {
  const { line } = place.document.positionAt(place.offset);
  const [lead, tail] = [lineOf(place, line - 1) ? '\n' : '', lineOf(place, line + 1) ? '\n' : ''];
  return (wording) => lead + wording + tail;
}

/** Whether a line that is set in by so many spaces stands in the list of a key `clauses`. */
function isInClauses(place: Place, spaces: number): boolean {
  const { line } = place.document.positionAt(place.offset);
  for (let at = line - 1; at >= Math.max(0, line - MOST_LINES); at--) {
    const text = lineOf(place, at);
    const setIn = text.length - text.trimStart().length;
    if (text === '' || text.startsWith('#') || setIn > spaces || (setIn === spaces && /^ *-(?: |$)/.test(text))) continue;
    return /^ *["']?clauses["']?:(?: *#.*)?$/.test(text);
  }
  return false;
}

/** Without white space at its end; '' beyond the text. */
function lineOf({ document }: Place, line: number): string {
  if (line < 0 || line >= document.lineCount) return '';
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).trimEnd();
}
