import { message } from '../../text/message';
import type { Language } from '../../text/types';
import type { FileReviewer } from '../context';
import type { Finding, Render } from '../types';

/** The fixes a missing clause offers: its own, and its theme's when more of that are missing. */
export function fixesListed(
  rule: string,
  missing: ReadonlySet<string>,
  reviewer: FileReviewer,
  language: Language,
  render: Render,
): Finding['fixes'] {
  const { playbook } = reviewer;
  const clause = playbook.clauses.find(({ id }) => id === rule);
  if (!clause || !canInsert(reviewer)) return [];
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

/** YAML that cannot be parsed is not written into. */
function canInsert({ outline }: FileReviewer): boolean {
  return outline !== undefined && !outline.document.problems.some(({ code }) => code === 'yaml');
}
