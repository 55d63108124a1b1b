import type { Feature } from '../feature';
import { guarded } from '../guard';
import { type EvidencePlace, Method } from '../protocol';
import type { Session } from '../session';
import { marksOf } from './marks';

/** Answers `civicClause/evidence`. */
export const evidenceRequest: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status }) {
    connection.onRequest(
      Method.evidence,
      guarded(status, 'evidence', null, ({ uri }: { uri: string }) => evidenceOf(session, uri)),
    );
  },
};

function evidenceOf(session: Session, uri: string): EvidencePlace[] | null {
  const analysis = session.analysisOf(uri);
  if (!analysis?.recognised) return null;
  return marksOf(analysis).map(({ range, clause, elements, status }) => ({
    range,
    clause,
    title: analysis.by.clauseTitle(clause, analysis.locale),
    elements: elements.map(({ id }) => id),
    status,
  }));
}
