import type { ProcurementFileReview } from '../../review/types';
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
  MissingAnswer,
  MissingClause,
  NoAnswer,
  ReviewAnswer,
} from './types';

/** About six thousand tokens. */
export const defaultMost = 24_000;
/** Room kept for the lists at the end. */
const reserved = 3_000;
const mostOthers = 20;
const settled = new Set<JudgedClause['state']>(['present', 'incomplete', 'accepted']);

/** How a procurement file stands, and clause by clause what is to be done about it. `clauses`: ids or titles of the only ones wanted. */
export function reviewAnswer(
  review: ProcurementFileReview,
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
  if (digest.unread) text.always(contextFor(playbook, options).prose.standing.unread);
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
  const checks =
    wanted.size > 0 ? [] : [...digest.others, ...digest.blanks.filter(({ rule }) => !all.some((one) => one.review.id === rule))];
  const otherFindings = checks.slice(0, mostOthers).map((finding) => findingAnswer(finding, options));
  const otherFindingsCut = checks.length - otherFindings.length;
  if (otherFindings.length > 0) {
    const more = otherFindingsCut > 0 ? [`- ${words.more(otherFindingsCut)}`] : [];
    const lines = [...otherFindings.map((finding) => `- ${findingLine(finding, several)}`), ...more].join('\n');
    if (!text.add(`## ${words.otherFindings}\n\n${lines}`)) text.always(`${words.otherFindings}: ${words.more(checks.length)}`);
  }
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
      otherFindings,
      otherFindingsCut,
      note: `${words.dataNote} ${words.notAdvice}`,
    },
  };
}

/** The clauses that a procurement file lacks, gravest first. `theme`: id or title of the only theme wanted. */
export function missingAnswer(
  review: ProcurementFileReview,
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
  if (digest.unread) text.always(contextFor(playbook, options).prose.standing.unread);
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
  return { text: text.text, data: { documents, missing, notDetailed, total, note: `${words.dataNote} ${words.notAdvice}` } };
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
