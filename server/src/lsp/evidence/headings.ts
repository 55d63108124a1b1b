import { lineAt } from '../../documents';
import type { Analysis } from '../analysis';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import { type HeadingStanding, Method } from '../protocol';
import type { Session } from '../session';
import { clausePlaces } from './places';
import { standingWords } from './standing';

/** Answers `civicClause/headings`. */
export const headingsRequest: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status }) {
    connection.onRequest(
      Method.headings,
      guarded(status, 'headings', null, ({ uri }: { uri: string }) => headingsOf(session, uri)),
    );
  },
};

function headingsOf(session: Session, uri: string): HeadingStanding[] | null {
  const analysis = session.analysisOf(uri);
  if (!analysis?.recognised) return null;
  const { lineStarts } = analysis.document;
  return clausePlaces(analysis)
    .filter(({ isHeading }) => isHeading)
    .map(({ start, clauses }) => ({
      line: lineAt(lineStarts, start),
      clauses: clauses.flatMap((clause) => standingOf(analysis, clause) ?? []),
    }));
}

function standingOf(analysis: Analysis, clause: string): HeadingStanding['clauses'][0] | undefined {
  const review = analysis.file.clauses.find(({ id }) => id === clause);
  const reading = analysis.readings.find(({ id }) => id === clause);
  if (!review || !reading || review.status === 'not-applicable') return undefined;
  const { title, tooltip } = standingWords(analysis, review, reading);
  const isIncomplete = review.status === 'present' && reading.lacking.length > 0;
  return { clause, state: isIncomplete ? 'incomplete' : review.status, words: tooltip ?? title };
}
