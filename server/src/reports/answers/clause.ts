import type { Finding, ProcurementFileReview } from '../../review/types';
import { type ClauseState, digestOf, type JudgedClause } from '../html/digest';
import { htmlProse } from '../prose/html';
import { reportProse } from '../prose/prose';
import { answersProse } from './prose';
import { plain, quoted, tagged } from './quoting';
import type { AnswerOptions, ClauseAnswer, ClauseBrief, FindingAnswer, QuotedText } from './types';

/** Quotations of one clause. */
const mostQuotations = 2;
/** Findings of one clause; its blanks may be many. */
const mostFindings = 5;

export function briefOf({ review, source, state, findings }: JudgedClause, { locale }: AnswerOptions): ClauseBrief {
  const [gravest] = findings;
  return { id: review.id, title: source?.title[locale] ?? review.id, state, ...(gravest && { severity: gravest.severity }) };
}

export function clauseAnswer(clause: JudgedClause, options: AnswerOptions): ClauseAnswer {
  const { playbook, locale } = options;
  const { review, source, state, findings } = clause;
  const titles = new Map(source?.elements.map(({ id, title }) => [id, title[locale]]));
  const lacking = (need: 'required' | 'recommended') =>
    review.elements.filter((element) => !element.met && element.need === need).map(({ id }) => titles.get(id) ?? id);
  const toDo = answersProse[locale].toDo[state];
  const ask = source?.ask?.[locale].trim();
  return {
    ...briefOf(clause, options),
    theme: playbook.manifest.themes.find(({ id }) => id === review.theme)?.title[locale] ?? review.theme,
    reason: plain(review.reason).text,
    findings: findings.slice(0, mostFindings).map((finding) => findingAnswer(finding, options)),
    quotations: review.evidence.slice(0, mostQuotations).map((span) => quoted(span, options)),
    nearest: review.evidence.length > 0 ? [] : review.near.slice(0, mostQuotations).map((span) => quoted(span, options)),
    lacking: { required: lacking('required'), recommended: lacking('recommended') },
    ...(toDo && { toDo }),
    ...(ask && state !== 'present' && { ask }),
  };
}

export function findingAnswer(
  {
    rule,
    code,
    severity,
    message,
    document,
    range,
  }: Pick<Finding, 'rule' | 'code' | 'severity' | 'message' | 'document' | 'range'>,
  options: AnswerOptions,
): FindingAnswer {
  const name = plain(options.nameOf?.(document) ?? document).text;
  return { rule, code, severity, message: plain(message).text, document: name, line: range.start.line + 1 };
}

/** One clause of a reviewed procurement file; undefined when it was not judged. */
export function judgedClause(id: string, review: ProcurementFileReview, { playbook }: AnswerOptions): JudgedClause | undefined {
  return digestOf(review, playbook)
    .themes.flatMap(({ clauses }) => clauses)
    .find((clause) => clause.review.id === id);
}

export function stateName(state: ClauseState, { locale }: AnswerOptions): string {
  const name = htmlProse[locale].state[state];
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `### Data location (data-location): missing, error` and what is to be known about it. */
export function clauseLines(clause: ClauseAnswer, several: boolean, options: AnswerOptions): string {
  const words = answersProse[options.locale];
  const { severity: severities, colon } = reportProse[options.locale];
  const severity = clause.severity ? `, ${severities[clause.severity]}` : '';
  const { required, recommended } = clause.lacking;
  const isMissing = clause.state === 'missing';
  return [
    `### ${clause.title} (\`${clause.id}\`)${colon}${stateName(clause.state, options)}${severity}`,
    '',
    ...clause.findings.map((finding) => `- ${findingLine(finding, several)}`),
    ...(clause.findings.length === 0 ? [`- ${tagged('reason', clause.reason)}`] : []),
    ...quotationLines(words.reliedOn, clause.quotations, several, options),
    ...quotationLines(words.nearest, clause.nearest, several, options),
    ...(required.length > 0 && !isMissing ? [`- ${words.lacking}${colon}${required.join('; ')}`] : []),
    ...(recommended.length > 0 && !isMissing ? [`- ${words.lackingRecommended}${colon}${recommended.join('; ')}`] : []),
    ...(clause.toDo ? [`- ${words.toDoLabel}${colon}${clause.toDo}`] : []),
    ...(clause.ask ? [`- ${words.ask}${colon}${clause.ask}`] : []),
  ].join('\n');
}

export function findingLine({ severity, code, message, document, line }: FindingAnswer, several: boolean): string {
  return tagged('finding', message, { severity, code, document: several ? document : undefined, line });
}

export function quotationLines(label: string, quotations: QuotedText[], several: boolean, { locale }: AnswerOptions): string[] {
  const { colon } = reportProse[locale];
  return quotations.map(({ document, line, text, cut, because }) => {
    const quotation = tagged('quotation', cut ? `${text}…` : text, { document: several ? document : undefined, line });
    return `- ${label}${colon}${quotation}${because ? ` ${tagged('reason', because)}` : ''}`;
  });
}

/** `- Data location (data-location): in order` */
export function briefLine(clause: ClauseBrief, options: AnswerOptions): string {
  return `- ${clause.title} (\`${clause.id}\`)${reportProse[options.locale].colon}${stateName(clause.state, options)}`;
}
