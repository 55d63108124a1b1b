import type { Finding } from '../../review/types';
import { contextFor } from '../html/context';
import { digestOf, type JudgedClause } from '../html/digest';
import { standing } from '../html/summary';
import { briefOf, clauseAnswer, clauseLines, findingAnswer, findingLine } from './clause';
import { findClause } from './clauses';
import {
  defaultMost,
  documentLines,
  documentsOf,
  list,
  mostListed,
  readingFindings,
  reserved,
  unreadCodes,
  unreadLines,
} from './parts';
import { answersProse } from './prose';
import { Bounded } from './quoting';
import type {
  Answer,
  AnswerOptions,
  ClauseAnswer,
  ClauseBrief,
  FindingAnswer,
  NoAnswer,
  ReviewAnswer,
  ReviewedFile,
} from './types';

const settled = new Set<JudgedClause['state']>(['present', 'incomplete', 'accepted']);

/** How a procurement file stands, and clause by clause what is to be done about it. `clauses`: ids or titles of the only ones wanted. */
export function reviewAnswer(
  { documents: read, review }: Pick<ReviewedFile, 'documents' | 'review'>,
  options: AnswerOptions,
  clauses: readonly string[] = [],
): Answer<ReviewAnswer> | NoAnswer {
  const { playbook, locale, most = defaultMost } = options;
  const words = answersProse[locale];
  const wanted = idsOf(clauses, options);
  if ('problem' in wanted) return wanted;
  const digest = digestOf(review, playbook);
  const all = digest.themes.flatMap((theme) => theme.clauses);
  const inAnswer = ({ review: { id } }: JudgedClause) => wanted.size === 0 || wanted.has(id);
  const graver = digest.risks.filter(inAnswer);
  const asked = wanted.size === 0 ? graver : [...graver, ...all.filter((clause) => inAnswer(clause) && !graver.includes(clause))];
  const several = review.documents.length > 1;
  const documents = documentsOf(review, options);
  const verdict = standing(digest, contextFor(playbook, options));
  const applies = all.filter(({ state }) => state !== 'not-applicable');
  const covered = all.filter(({ state }) => settled.has(state)).length;

  const text = new Bounded(most);
  text.always(`# ${words.reviewTitle}`);
  text.always(documentLines(documents, options));
  text.always(`**${verdict}** ${words.covered(covered, applies.length)}`);
  const unreadable = readingFindings(read, options, unreadCodes);
  if (digest.unread || unreadable.length > 0) text.always(unreadLines(unreadable, several, options));
  text.always(words.dataNote);
  const detailed: ClauseAnswer[] = [];
  const notDetailed: ClauseBrief[] = [];
  if (asked.length > 0) text.always(`## ${wanted.size === 0 ? words.toDoTitle : words.clausesTitle}`);
  for (const clause of asked) {
    const answer = clauseAnswer(clause, options);
    if (notDetailed.length === 0 && text.add(clauseLines(answer, several, options), reserved)) detailed.push(answer);
    else notDetailed.push(briefOf(clause, options));
  }
  if (notDetailed.length > 0) list(text, words.notDetailed(notDetailed.length), notDetailed, options);
  const rest = wanted.size > 0 ? [] : all.filter((clause) => !asked.includes(clause)).map((clause) => briefOf(clause, options));
  if (rest.length > 0) list(text, `## ${words.othersTitle}`, rest, options);
  const isOfClause = ({ rule }: Finding) => all.some((clause) => clause.review.id === rule);
  const checks = [
    ...readingFindings(read, options, ['front-matter-option']),
    ...[...digest.others, ...digest.blanks.filter((blank) => !isOfClause(blank))].map((one) => findingAnswer(one, options)),
  ];
  const otherFindings = wanted.size > 0 ? [] : addOthers(text, checks, several, options);
  const otherFindingsCut = wanted.size > 0 ? 0 : checks.length - otherFindings.length;
  text.always(words.notAdvice);
  return {
    text: text.text,
    data: {
      documents,
      playbook: { id: playbook.manifest.id, version: playbook.manifest.version },
      verdict,
      covered,
      total: applies.length,
      severities: digest.severities,
      clauses: detailed,
      notDetailed,
      others: rest,
      unreadable,
      otherFindings,
      otherFindingsCut,
      note: `${words.dataNote} ${words.notAdvice}`,
    },
  };
}

function idsOf(clauses: readonly string[], options: AnswerOptions): Set<string> | NoAnswer {
  const ids = new Set<string>();
  for (const named of clauses) {
    const clause = findClause(named, options);
    if ('problem' in clause) return clause;
    ids.add(clause.id);
  }
  return ids;
}

/** As many findings as there is room for; the others are counted. */
function addOthers(text: Bounded, findings: FindingAnswer[], several: boolean, options: AnswerOptions): FindingAnswer[] {
  const words = answersProse[options.locale];
  const room = 400;
  const told: FindingAnswer[] = [];
  for (const finding of findings.slice(0, mostListed)) {
    const line = `- ${findingLine(finding, several)}`;
    if (!text.add(told.length === 0 ? `## ${words.otherFindings}\n\n${line}` : line, room)) break;
    told.push(finding);
  }
  if (told.length < findings.length) text.always(`- ${words.more(findings.length - told.length)}`);
  return told;
}
