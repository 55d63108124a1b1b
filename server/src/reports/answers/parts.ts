import { type ReadingProblem, rangeAt } from '../../documents';
import { render } from '../../messages';
import type { ProcurementFileReview } from '../../review/types';
import { contextFor } from '../html/context';
import { reportProse } from '../prose/prose';
import { briefLine, findingAnswer, findingLine, stateName } from './clause';
import { answersProse } from './prose';
import { type Bounded, plain, tagged } from './quoting';
import type { AnswerOptions, ClauseBrief, FindingAnswer, ReviewAnswer, ReviewedFile } from './types';

/** About six thousand tokens, in characters. */
export const defaultMost = 24_000;
/** Room kept for the lists at the end. */
export const reserved = 3_000;
/** Documents and findings that are listed. */
export const mostListed = 20;
/** Text was not read, so that something said to be missing may stand there. */
export const unreadCodes = ['yaml', 'front-matter'] as const;

/** The documents of a procurement file, as an answer names them. */
export function documentsOf(review: ProcurementFileReview, options: AnswerOptions): ReviewAnswer['documents'] {
  return review.documents.map(({ path, format, parts: [part] }) => ({
    name: plain(options.nameOf?.(path) ?? path).text,
    format,
    kind: part?.kind ?? 'other',
    language: part?.language ?? 'en',
  }));
}

/** What kept documents from being read as they should. */
export function readingFindings(
  documents: ReviewedFile['documents'],
  options: AnswerOptions,
  codes: readonly ReadingProblem['code'][],
): FindingAnswer[] {
  return documents.flatMap((document) =>
    document.problems
      .filter(({ code }) => codes.includes(code))
      .slice(0, mostListed)
      .map(({ code, range, message }) =>
        findingAnswer(
          {
            rule: code,
            code: 'unreadable',
            severity: 'error',
            message: render(message, options.locale),
            document: document.path,
            range: rangeAt(document, range),
          },
          options,
        ),
      ),
  );
}

export function unreadLines(places: FindingAnswer[], several: boolean, options: AnswerOptions): string {
  const { unread } = contextFor(options.playbook, options).prose.standing;
  return [unread, ...places.map((place) => `- ${findingLine(place, several)}`)].join('\n');
}

export function documentLines(documents: ReviewAnswer['documents'], { locale }: AnswerOptions): string {
  const { kind: kinds, language: languages } = reportProse[locale];
  const lines = documents
    .slice(0, mostListed)
    .map(({ name, kind, language }) => `- ${tagged('document', name)} (${kinds[kind]}, ${languages[language]})`);
  const more = documents.length - lines.length;
  return [...lines, ...(more > 0 ? [`- ${answersProse[locale].more(more)}`] : [])].join('\n');
}

/** Names of clauses, as many as there is room for. */
export function list(text: Bounded, title: string, clauses: ClauseBrief[], options: AnswerOptions): void {
  const lines = clauses.map((clause) => briefLine(clause, options));
  if (text.add(`${title}\n\n${lines.join('\n')}`, 600)) return;
  const byState = new Map<string, number>();
  for (const { state } of clauses) byState.set(stateName(state, options), (byState.get(stateName(state, options)) ?? 0) + 1);
  text.always(
    `${title}\n\n${[...byState].map(([state, count]) => `- ${state}${reportProse[options.locale].colon}${count}`).join('\n')}`,
  );
}
