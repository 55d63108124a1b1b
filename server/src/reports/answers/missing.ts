import { digestOf, type JudgedClause } from '../html/digest';
import { reportProse } from '../prose/prose';
import { briefOf, clauseAnswer, quotationLines } from './clause';
import { findTheme } from './clauses';
import { defaultMost, documentLines, documentsOf, list, readingFindings, reserved, unreadCodes, unreadLines } from './parts';
import { answersProse } from './prose';
import { Bounded, plain, tagged } from './quoting';
import type { Answer, AnswerOptions, ClauseBrief, MissingAnswer, MissingClause, NoAnswer, ReviewedFile } from './types';

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
