import type { Analysis } from '../analysis';
import { evidenceProse } from '../prose/evidence';
import type { Session } from '../session';

/** Commands of the client, as links for a hover; '' where it follows none. Their arguments are ids and the document's address, never its text. */
export function clauseLinks(session: Session, analysis: Analysis, clause: string): string {
  if (!session.features.options.commandLinks || !session.features.markdownHover) return '';
  const say = evidenceProse[analysis.locale];
  const missing = analysis.file.clauses.some(
    ({ id, status }) => id === clause && (status === 'missing' || status === 'deferred'),
  );
  const links = [link(say.explain(), 'civicClause.explainClause', clause)];
  if (missing) links.push(link(say.insert(), 'civicClause.insertClause', analysis.document.path, null, [clause]));
  return links.join(' · ');
}

function link(title: string, command: string, ...args: unknown[]): string {
  // What `encodeURIComponent` leaves could end the address.
  const given = encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'));
  return `[${title}](command:${command}?${given})`;
}
