import type { Position } from 'vscode-languageserver';
import { rangeAt } from '../documents';
import { blankAt, type FillableBlank, fillBlank } from '../review';
import { inert } from '../text';
import type { Analysis } from './analysis';
import { toWorkspaceEdit } from './edits';
import type { Feature } from './feature';
import { guarded } from './guard';
import { blanksProse } from './prose/blanks';
import { type BlankPlaces, type FillBlankParams, type FilledBlank, Method } from './protocol';
import type { Session } from './session';

/** Filling a blank in at all its places at once. */
export const blanks: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status }) {
    connection.onRequest(
      Method.blank,
      guarded(status, 'blanks', null, ({ uri, position }: { uri: string; position: Position }): BlankPlaces | null => {
        const analysis = session.analysisOf(uri);
        const blank = analysis && blankHere(session, uri, analysis, position);
        return blank ? { label: blank.label, count: blank.places.length, range: rangeAt(analysis.document, blank.at) } : null;
      }),
    );
    connection.onRequest(
      Method.fillBlank,
      guarded(status, 'blanks', {}, (params: FillBlankParams) => filled(session, params)),
    );
  },
};

/** The blank at a position of an open document. */
export function blankHere(session: Session, uri: string, { document }: Analysis, position: Position): FillableBlank | undefined {
  const open = session.documents.get(uri);
  return open && blankAt(document, open.offsetAt(position));
}

/** Answers `civicClause/fillPlaceholder`. */
export function filled(session: Session, { uri, position, value }: FillBlankParams): FilledBlank {
  const analysis = session.analysisOf(uri);
  const document = session.documents.get(uri);
  const say = blanksProse[analysis?.locale ?? (session.locale === 'fr' ? 'fr' : 'en')];
  const blank = analysis && blankHere(session, uri, analysis, position);
  if (!document || !blank) return { problem: say.noBlank() };
  const edits = fillBlank(analysis.document, blank, value);
  if (!edits) return { problem: say.notHere(inert(value).slice(0, 80)) };
  return { edit: toWorkspaceEdit({ id: 'fill', title: blank.label, kind: 'replace', edits }, document, session.features) };
}
