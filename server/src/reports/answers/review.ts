import { type ReadingProblem, rangeAt } from '../../documents';
import { render } from '../../messages';
import type { Finding, ProcurementFileReview } from '../../review/types';
import { contextFor } from '../html/context';
import { digestOf, type JudgedClause } from '../html/digest';
import { standing } from '../html/summary';
import { reportProse } from '../prose/prose';
import { briefLine, briefOf, clauseAnswer, clauseLines, findingAnswer, findingLine, quotationLines, stateName } from './clause';
import { findClause, findTheme } from './clauses';
import { answersProse } from './prose';
import { Bounded, plain, tagged } from './quoting';
import type {
  Answer,
  AnswerOptions,
  ClauseAnswer,
  ClauseBrief,
  FindingAnswer,
  MissingAnswer,
  MissingClause,
  NoAnswer,
  ReviewAnswer,
  ReviewedFile,
} from './types';

/** About six thousand tokens. */
export const defaultMost = 24_000;
/** Room kept for the lists at the end. */
const reserved = 3_000;
const mostOthers = 20;
/** Text was not read, so that something said to be missing may stand there. */
const unreadCodes = ['yaml', 'front-matter'] as const;
const settled = new Set<JudgedClause['state']>(['present', 'incomplete', 'accepted']);

/** How a procurement file stands, and clause by clause what is to be done about it. `clauses`: ids or titles of the only ones wanted. */
export function reviewAnswer(
  { documents: read, review }: Pick<ReviewedFile, 'documents' | 'review'>,
  options: AnswerOptions,
  clauses: readonly string[] = [],
): Answer<ReviewAnswer> | NoAnswer {
  const { playbook, locale, most = defaultMost } = options;
  const words = answersProse[locale];
  const wanted = new Set<string>();
  for (const named of clauses) {
    const clause = findClause(named, options);
    if ('problem' in clause) return clause;
    wanted.add(clause.id);
  }
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

/** As many findings as there is room for; the others are counted. */
function addOthers(text: Bounded, findings: FindingAnswer[], several: boolean, options: AnswerOptions): FindingAnswer[] {
  const words = answersProse[options.locale];
  const room = 400;
  const told: FindingAnswer[] = [];
  for (const finding of findings.slice(0, mostOthers)) {
    const line = `- ${findingLine(finding, several)}`;
    if (!text.add(told.length === 0 ? `## ${words.otherFindings}\n\n${line}` : line, room)) break;
    told.push(finding);
  }
  if (told.length < findings.length) text.always(`- ${words.more(findings.length - told.length)}`);
  return told;
}

/** The clauses that a procurement file lacks, gravest first. `theme`: id or title of the only theme wanted. */
export function missingAnswer(
  { documents: read, review }: Pick<ReviewedFile, 'documents' | 'review'>,
  options: AnswerOptions,
  theme?: string,
): Answer<MissingAnswer> | NoAnswer {
  const { playbook, locale, most = defaultMost } = options;
  const words = answersProse[locale];
  const { colon, severity: severities } = reportProse[locale];
  const wanted = theme === undefined ? undefined : findTheme(theme, options);
  if (wanted && 'problem' in wanted) return wanted;
  const digest = digestOf(review, playbook);
  const ofTheme = (clause: JudgedClause) => !wanted || clause.review.theme === wanted.id;
  const lacking = digest.risks.filter((clause) => clause.state === 'missing' && ofTheme(clause));
  const total = digest.themes
    .flatMap((one) => one.clauses)
    .filter((clause) => clause.state !== 'not-applicable' && ofTheme(clause)).length;
  const several = review.documents.length > 1;
  const documents = documentsOf(review, options);

  const text = new Bounded(most);
  text.always(`# ${words.missingTitle}`);
  text.always(documentLines(documents, options));
  text.always(words.missingCount(lacking.length, total));
  const unreadable = readingFindings(read, options, unreadCodes);
  if (digest.unread || unreadable.length > 0) text.always(unreadLines(unreadable, several, options));
  if (lacking.length > 0) text.always(words.dataNote);
  const missing: MissingClause[] = [];
  const notDetailed: ClauseBrief[] = [];
  for (const clause of lacking) {
    const brief = briefOf(clause, options);
    const answer = missingClause(clause, options);
    const lines = [
      `- **${brief.title}** (\`${brief.id}\`, ${severities[clause.findings[0]!.severity]})${colon}${tagged('finding', answer.message)}`,
      ...(answer.ask ? [`  ${words.ask}${colon}${answer.ask}`] : []),
      ...quotationLines(words.nearest, answer.nearest, several, options).map((line) => `  ${line}`),
    ];
    if (notDetailed.length === 0 && text.add(lines.join('\n'), reserved)) missing.push(answer);
    else notDetailed.push(brief);
  }
  if (notDetailed.length > 0) list(text, words.notDetailed(notDetailed.length), notDetailed, options);
  if (lacking.length > 0) text.always(words.proposeNext);
  text.always(words.notAdvice);
  return {
    text: text.text,
    data: { documents, unreadable, missing, notDetailed, total, note: `${words.dataNote} ${words.notAdvice}` },
  };
}

function missingClause(clause: JudgedClause, options: AnswerOptions): MissingClause {
  const { theme, ask, nearest } = clauseAnswer(clause, options);
  const message = plain(clause.findings[0]?.message ?? clause.review.reason).text;
  return { ...briefOf(clause, options), theme, message, ...(ask && { ask }), nearest: nearest.slice(0, 1) };
}

function documentsOf(review: ProcurementFileReview, options: AnswerOptions): ReviewAnswer['documents'] {
  return review.documents.map(({ path, format, parts: [part] }) => ({
    name: plain(options.nameOf?.(path) ?? path).text,
    format,
    kind: part?.kind ?? 'other',
    language: part?.language ?? 'en',
  }));
}

/** What kept documents from being read as they should. */
function readingFindings(
  documents: ReviewedFile['documents'],
  options: AnswerOptions,
  codes: readonly ReadingProblem['code'][],
): FindingAnswer[] {
  return documents.flatMap((document) =>
    document.problems
      .filter(({ code }) => codes.includes(code))
      .slice(0, mostOthers)
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

function unreadLines(places: FindingAnswer[], several: boolean, options: AnswerOptions): string {
  const { unread } = contextFor(options.playbook, options).prose.standing;
  return [unread, ...places.map((place) => `- ${findingLine(place, several)}`)].join('\n');
}

function documentLines(documents: ReviewAnswer['documents'], { locale }: AnswerOptions): string {
  const { kind: kinds, language: languages } = reportProse[locale];
  return documents
    .map(({ name, kind, language }) => `- ${tagged('document', name)} (${kinds[kind]}, ${languages[language]})`)
    .join('\n');
}

/** Names of clauses, as many as there is room for. */
function list(text: Bounded, title: string, clauses: ClauseBrief[], options: AnswerOptions): void {
  const lines = clauses.map((clause) => briefLine(clause, options));
  if (text.add(`${title}\n\n${lines.join('\n')}`, 600)) return;
  const byState = new Map<string, number>();
  for (const { state } of clauses) byState.set(stateName(state, options), (byState.get(stateName(state, options)) ?? 0) + 1);
  text.always(
    `${title}\n\n${[...byState].map(([state, count]) => `- ${state}${reportProse[options.locale].colon}${count}`).join('\n')}`,
  );
}
