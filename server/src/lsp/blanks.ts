import type { Position } from 'vscode-languageserver';
import { rangeAt } from '../documents';
import { blankAt, blanksToFill, type FillableBlank, fillBlanks } from '../review';
import { inert } from '../text';
import type { Analysis } from './analysis';
import { toWorkspaceEdit } from './edits';
import type { Feature } from './feature';
import { guarded } from './guard';
import { blanksProse } from './prose/blanks';
import {
  type BlankPlaces,
  type BlankQuestion,
  type FillBlankParams,
  type FillBlanksParams,
  type FilledBlank,
  Method,
} from './protocol';
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
      guarded(status, 'blanks', {}, ({ uri, position, value }: FillBlankParams) =>
        filled(session, { uri, values: [{ position, value }] }),
      ),
    );
    connection.onRequest(
      Method.blanks,
      guarded(status, 'blanks', [], ({ uri }: { uri: string }) => questions(session, uri)),
    );
    connection.onRequest(
      Method.fillBlanks,
      guarded(status, 'blanks', {}, (params: FillBlanksParams) => filled(session, params)),
    );
  },
};

/** The blank at a position of an open document. */
export function blankHere(session: Session, uri: string, { document }: Analysis, position: Position): FillableBlank | undefined {
  const open = session.documents.get(uri);
  return open && blankAt(document, open.offsetAt(position));
}

/** Answers `civicClause/placeholders`. */
function questions(session: Session, uri: string): BlankQuestion[] {
  const analysis = session.analysisOf(uri);
  if (!analysis) return [];
  return blanksToFill(analysis.document).map(({ label, at, places, offers, before, after }) => ({
    label: inert(label),
    count: places.length,
    range: rangeAt(analysis.document, at),
    offers: offers.map(inert),
    before: inert(before),
    after: inert(after),
  }));
}

/** The edit that fills blanks in, or why there is none. */
export function filled(session: Session, { uri, values }: FillBlanksParams): FilledBlank {
  const analysis = session.analysisOf(uri);
  const document = session.documents.get(uri);
  const say = blanksProse[analysis?.locale ?? (session.locale === 'fr' ? 'fr' : 'en')];
  const found = values.flatMap(({ position, value }) => {
    const blank = analysis && blankHere(session, uri, analysis, position);
    return blank ? [{ blank, value }] : [];
  });
  if (!document || !analysis || found.length === 0 || found.length < values.length) return { problem: say.noBlank() };
  const wrong = found.filter((one) => !fillBlanks(analysis.document, [one]));
  const edits = fillBlanks(
    analysis.document,
    found.filter((one) => !wrong.includes(one)),
  );
  const problem = wrong.map(({ value }) => say.notHere(inert(value).slice(0, 80))).join(' ');
  if (!edits || edits.length === 0) return { problem };
  const title = found[0]!.blank.label;
  const edit = toWorkspaceEdit({ id: 'fill', title, kind: 'replace', edits }, document, session.features);
  return { edit, ...(problem && { problem }) };
}
