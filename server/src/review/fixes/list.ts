import type { ClauseSource } from '../../playbook/types';
import { message } from '../../text/message';
import type { Language } from '../../text/types';
import type { FileReviewer } from '../context';
import type { Finding, FindingCode, Render } from '../types';
import { completionTitle, lackingElements } from './complete';
import { strengthening } from './strengthen';

/** The fixes a finding on a clause offers. */
export function fixesListed(
  rule: string,
  code: FindingCode,
  missing: ReadonlySet<string>,
  reviewer: FileReviewer,
  language: Language,
  render: Render,
): Finding['fixes'] {
  const { playbook } = reviewer;
  const clause = playbook.clauses.find(({ id }) => id === rule);
  if (!clause || !canInsert(reviewer)) return [];
  if (code === 'weak' || code === 'incomplete') return mending(clause, reviewer, language, render);
  if (code !== 'missing') return [];
  const title = render(message('fix.insert-clause', { clause: clause.title[language] }), language);
  const fixes: Finding['fixes'] = [{ id: `insert/${rule}`, title, kind: 'insert' }];
  const theme = playbook.manifest.themes.find(({ id }) => id === clause.theme);
  const count = playbook.clauses.filter((other) => other.theme === clause.theme && missing.has(other.id)).length;
  if (theme && count > 1) {
    const all = render(message('fix.insert-theme', { theme: theme.title[language], count }), language);
    fixes.push({ id: `insert-theme/${theme.id}`, title: all, kind: 'insert' });
  }
  return fixes;
}

/** What makes a weak or incomplete clause binding, and what adds the sentences it lacks. */
function mending(clause: ClauseSource, reviewer: FileReviewer, language: Language, render: Render): Finding['fixes'] {
  const { readings, documents, playbook, policy } = reviewer;
  const reading = readings.find(({ id }) => id === clause.id);
  if (!reading) return [];
  const binding = strengthening(reading, clause, documents, playbook, policy);
  const lacking = lackingElements(reading);
  const completed = lacking.length > 0 && completionTitle(clause, lacking, language);
  return [
    ...(binding ? [{ id: `strengthen/${clause.id}`, title: render(binding.title, language), kind: 'replace' as const }] : []),
    ...(completed ? [{ id: `complete/${clause.id}`, title: render(completed, language), kind: 'insert' as const }] : []),
  ];
}

/** YAML that cannot be parsed is not written into. */
function canInsert({ outline }: FileReviewer): boolean {
  return outline !== undefined && !outline.document.problems.some(({ code }) => code === 'yaml');
}
