import type { Position, Range } from 'vscode-languageserver';
import { reportProse } from '../../reports/prose/prose';
import type { EvidenceMark } from '../../review';
import type { Analysis } from '../analysis';
import { escapeMarkdown } from '../markdown';
import { evidenceProse } from '../prose/evidence';
import { contains } from '../ranges';
import type { Session } from '../session';
import { clauseLinks } from './links';
import { marksOf } from './marks';

/** More clauses than this in one hover are named, not explained. */
const mostExplained = 3;

/** Of which clauses a sentence is evidence, and why; clauses in `without` are explained already, and then near misses of others are left out. */
export function evidenceAt(
  session: Session,
  analysis: Analysis,
  position: Position,
  without: ReadonlySet<string>,
): { text: string; range: Range } | undefined {
  const here = marksOf(analysis).filter(
    ({ range, clause, status }) => contains(range, position) && !without.has(clause) && (status !== 'near' || without.size === 0),
  );
  const order: EvidenceMark['status'][] = ['contradicts', 'weak', 'counts', 'near'];
  const [first] = here.sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  if (!first) return undefined;
  const parts = here.slice(0, mostExplained).map((mark) => markText(session, analysis, mark));
  const more = here.slice(mostExplained).map(({ clause }) => analysis.by.clauseTitle(clause, analysis.locale));
  if (more.length > 0) parts.push(evidenceProse[analysis.locale].andFor(more));
  return { text: parts.join('\n\n'), range: first.range };
}

function markText(session: Session, analysis: Analysis, mark: EvidenceMark): string {
  const { locale } = analysis;
  const say = evidenceProse[locale];
  const clause = analysis.by.clause(mark.clause);
  const review = analysis.file.clauses.find(({ id }) => id === mark.clause);
  if (!clause || !review) return '';
  const deferred = review.status === 'deferred' && mark.status === 'weak';
  const meaning = say[deferred ? 'defers' : mark.status](clause.title[locale]);
  if (mark.status === 'near') {
    const because = mark.because ? ` ${escapeMarkdown(mark.because)}` : '';
    return [`**${meaning}**${because}`, clauseLinks(session, analysis, mark.clause)].filter(Boolean).join('\n\n');
  }
  const words = reportProse[locale];
  // Said once where it is the same for all of them.
  const [first] = mark.elements;
  const owed = first?.role && mark.elements.every(({ role }) => role === first.role) ? first.role : undefined;
  const proven = mark.elements.map(({ id, value, role }) => {
    const element = clause.elements.find((one) => one.id === id)?.title[locale] ?? id;
    const found = value && escapeMarkdown(words.value(value.canonical, value.type, value.unit));
    const details = [found, role && !owed && say.owedBy(role)].filter(Boolean);
    return `- ✓ ${element}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
  });
  const why = proven.length > 0 ? proven.join('\n') : mark.status === 'counts' ? say.subject() : '';
  const stands = mark.status === 'counts' && review.status === 'present' ? '' : escapeMarkdown(review.reason);
  return [`**${meaning}**${owed ? `, ${say.owedBy(owed)}` : ''}`, why, stands, clauseLinks(session, analysis, mark.clause)]
    .filter(Boolean)
    .join('\n\n');
}
