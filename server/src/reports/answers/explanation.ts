import { draftKind } from '../../playbook/types';
import type { ProcurementFileReview } from '../../review/types';
import { sourceLines } from '../clausePages';
import { pageProse } from '../prose/pages';
import { clauseAnswer, clauseLines, judgedClause } from './clause';
import { findClause } from './clauses';
import { defaultMost } from './parts';
import { answersProse } from './prose';
import { Bounded } from './quoting';
import type { Answer, AnswerOptions, ClauseExplanation, NoAnswer } from './types';

const kinds = [draftKind('rfp'), draftKind('agreement')] as const;

/** What a clause is about, from the playbook; and how it stands in a document, when one is given. */
export function explanationAnswer(
  named: string,
  options: AnswerOptions,
  review?: ProcurementFileReview,
): Answer<ClauseExplanation> | NoAnswer {
  const { playbook, locale, most = defaultMost } = options;
  const clause = findClause(named, options);
  if ('problem' in clause) return clause;
  const words = answersProse[locale];
  const pages = pageProse[locale];
  const judged = review && judgedClause(clause.id, review, options);
  const subjects = clause['applies-when'];
  const data: ClauseExplanation = {
    id: clause.id,
    title: clause.title[locale],
    theme: playbook.manifest.themes.find(({ id }) => id === clause.theme)?.title[locale] ?? clause.theme,
    why: flat(clause.why[locale]),
    severity: clause.severity,
    ...(subjects && { subjects }),
    elements: clause.elements.map(({ id, title, need, core, condition }) => ({
      id,
      title: title[locale],
      need,
      core: core ?? false,
      ...(condition && { condition: condition[locale] }),
    })),
    ...(clause.ask && { ask: flat(clause.ask[locale]) }),
    sources: sourceLines(clause, playbook, locale),
    standards: clause.standards ?? {},
    ...(judged && { inDocument: clauseAnswer(judged, options) }),
    note: words.notAdvice,
  };
  const text = new Bounded(most);
  text.always(`# ${data.title} (\`${data.id}\`)`);
  const severities = kinds.map((kind) => `${pages.severity[data.severity[kind]]} (${pages[kind]})`).join(', ');
  text.always([`- ${pages.theme}${pages.colon}${data.theme}`, `- ${pages.ifMissing}${pages.colon}${severities}`].join('\n'));
  text.always(`## ${pages.why}\n\n${data.why}`);
  const { inDocument } = data;
  if (inDocument && review) {
    const details = clauseLines(inDocument, review.documents.length > 1, options);
    text.always(`## ${words.inDocument}\n\n${words.dataNote}`);
    text.always(details);
  }
  const elements = data.elements.map(({ title, need, core, condition }) => {
    const needs = kinds.map((kind) => `${pages.columns[kind]}${pages.colon}${pages.need[need[kind]]}`).join(', ');
    const notes = [...(core ? [pages.core] : []), ...(condition ? [condition] : []), needs];
    return `- ${title} (${notes.join('; ')})`;
  });
  text.add(`## ${pages.mustSay}\n\n${elements.join('\n')}`);
  if (data.ask) text.add(`## ${pages.ask}\n\n${data.ask}`);
  text.add(`## ${pages.sources}\n\n${data.sources.join('\n')}`);
  const standards = Object.entries(data.standards).map(
    ([name, passages]) => `- ${pages.standardNames[name] ?? name}${pages.colon}${passages.join('; ')}`,
  );
  if (standards.length > 0) text.add(`## ${pages.standards}\n\n${standards.join('\n')}`);
  text.always(words.notAdvice);
  return { data, text: text.text };
}

const flat = (paragraph: string) => paragraph.replace(/\s+/g, ' ').trim();
