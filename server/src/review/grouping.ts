import type { PlaybookSource } from '../playbook/types';
import { message } from '../text/message';
import type { Language } from '../text/types';
import { isHeadline } from './severity';
import type { EditorFinding, Finding, ProcurementFileReview, Render } from './types';

/**
 * Findings as an editor shows them. Real documents lack thirty clauses at first: missing clauses of headline themes and
 * of error severity stand alone, the others as one per theme, at the place of the first.
 */
export function groupForEditor(
  review: ProcurementFileReview,
  playbook: PlaybookSource,
  language: Language,
  render: Render,
): EditorFinding[] {
  const clauses = new Map(playbook.clauses.map((clause) => [clause.id, clause]));
  const groups = new Map<string, Finding[]>();
  const shown: EditorFinding[] = [];
  for (const finding of review.findings) {
    const clause = finding.code === 'missing' ? clauses.get(finding.rule) : undefined;
    const groupable = clause && finding.severity !== 'error' && !isHeadline(clause.theme, playbook);
    if (!groupable) {
      shown.push(single(finding));
      continue;
    }
    const group = groups.get(clause.theme);
    if (group) group.push(finding);
    else {
      groups.set(clause.theme, [finding]);
      shown.push({ ...single(finding), theme: clause.theme });
    }
  }
  return shown.map((finding) => {
    const group = finding.theme === undefined ? undefined : groups.get(finding.theme);
    if (!group) return finding;
    if (group.length === 1) return single(group[0]!);
    return themed(finding, group, playbook, language, render);
  });
}

function single({ rule, code, severity, message: text, document, range, related, fixes }: Finding): EditorFinding {
  const clauses = fixes.some(({ id }) => id === `insert/${rule}`) ? [rule] : [];
  const others = code === 'missing' ? [] : fixes;
  return { rule, code, severity, message: text, document, range, related, clauses, fixes: others };
}

function themed(
  finding: EditorFinding,
  group: Finding[],
  playbook: PlaybookSource,
  language: Language,
  render: Render,
): EditorFinding {
  const theme = playbook.manifest.themes.find(({ id }) => id === finding.theme);
  const ofTheme = playbook.clauses.filter((clause) => clause.theme === finding.theme);
  const missing = ofTheme.filter(({ id }) => group.some(({ rule }) => rule === id));
  const text = message('finding.missing-theme', {
    theme: theme?.title[language] ?? finding.theme ?? '',
    missing: missing.length,
    total: ofTheme.length,
    clauses: missing.map(({ title }) => title[language]),
  });
  const warns = group.some(({ severity }) => severity === 'warning');
  return {
    ...finding,
    severity: warns ? 'warning' : 'info',
    message: render(text, language),
    clauses: group.flatMap(({ rule, fixes }) => (fixes.length > 0 ? [rule] : [])),
  };
}
