import type { ClauseSource } from '../../playbook/types';
import { message } from '../../text/message';
import type { Language } from '../../text/types';
import type { FileReviewer } from '../context';
import type { Finding, FindingCode, Render } from '../types';
import { completionTitle, lackingElements } from './complete';

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
  if (code !== 'missing') return completion(clause, code, reviewer, language, render);
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

/** What adds to a weak or incomplete clause the sentences it lacks. */
function completion(
  clause: ClauseSource,
  code: FindingCode,
  { readings }: FileReviewer,
  language: Language,
  render: Render,
): Finding['fixes'] {
  const reading = code === 'weak' || code === 'incomplete' ? readings.find(({ id }) => id === clause.id) : undefined;
  const lacking = reading ? lackingElements(reading) : [];
  if (lacking.length === 0) return [];
  return [{ id: `complete/${clause.id}`, title: render(completionTitle(clause, lacking, language), language), kind: 'insert' }];
}

/** YAML that cannot be parsed is not written into. */
function canInsert({ outline }: FileReviewer): boolean {
  return outline !== undefined && !outline.document.problems.some(({ code }) => code === 'yaml');
}
