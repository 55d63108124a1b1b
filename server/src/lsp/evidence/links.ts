import type { EditorFinding } from '../../review/types';
import type { Analysis } from '../analysis';
import { isDecidable } from '../decisions/decidable';
import { decisionsProse } from '../prose/decisions';
import { evidenceProse } from '../prose/evidence';
import { type DecisionTarget, RecordDecisionCommand, WhyHereCommand } from '../protocol';
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

/** A link to deciding to live with a finding; '' where the client cannot ask for a reason, or nobody can decide it. */
export function decisionLink(session: Session, { document, locale }: Analysis, finding: EditorFinding): string {
  const { commandLinks, recordDecision } = session.features.options;
  if (!commandLinks || !recordDecision || !session.features.markdownHover || !isDecidable(finding)) return '';
  const rules = finding.clauses.length > 0 ? finding.clauses : [finding.rule];
  const at: DecisionTarget = { position: finding.range.start, rules };
  return link(decisionsProse[locale].accept(), RecordDecisionCommand, document.path, at);
}

/** A link to why a finding is reported as it is; '' where the client follows none, or there are several of them. */
export function whyLink(session: Session, { document, locale }: Analysis, { rule, code, theme }: EditorFinding): string {
  if (!session.features.options.commandLinks || !session.features.markdownHover || theme !== undefined) return '';
  return link(evidenceProse[locale].whyHere(), WhyHereCommand, document.path, { rule, code });
}

function link(title: string, command: string, ...args: unknown[]): string {
  // What `encodeURIComponent` leaves could end the address.
  const given = encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'));
  return `[${title}](command:${command}?${given})`;
}
