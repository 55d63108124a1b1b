import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import type { ClauseReading, ClauseStatus } from '../../detection';
import { lineAt, rangeAt } from '../../documents';
import type { ClauseReview } from '../../review';
import { inert } from '../../text';
import type { Analysis } from '../analysis';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import { evidenceProse } from '../prose/evidence';
import { ClauseActionsCommand } from '../protocol';
import type { Session } from '../session';

/** More clauses than this at one place are one line. */
const mostLenses = 3;
const mostLacking = 2;
/** Characters of an element or a document's name in a lens. */
const longest = 60;

/** What needs a reader's attention most comes first. */
const order: ClauseStatus[] = ['contradicted', 'weak', 'deferred', 'missing', 'present'];

/** What `codeLens/resolve` needs to say it: the clauses, of which several are only named. */
interface LensData {
  uri: string;
  clauses: string[];
}

/** How a clause stands, above the heading that deals with it, or above the sentence where it has none of its own. */
export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  register({ connection, session, status }) {
    connection.onCodeLens(guarded(status, 'code lenses', [], ({ textDocument }) => lenses(session, textDocument.uri)));
    connection.onCodeLensResolve(async (lens) => {
      const resolve = guarded(status, 'code lens', said(lens, ''), () => resolved(session, lens));
      return resolve({ uri: (lens.data as LensData | undefined)?.uri });
    });
    session.onOutdated(() => {
      if (session.features.refreshCodeLens) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    });
  },
};

function lenses(session: Session, uri: string): CodeLens[] {
  const analysis = session.settings.codeLens ? session.analysisOf(uri) : undefined;
  if (!analysis?.recognised) return [];
  const readings = new Map(analysis.readings.map((reading) => [reading.id, reading]));
  const places = new Map<number, { clause: string; status: ClauseStatus }[]>();
  for (const { id, status } of analysis.file.clauses) {
    const reading = readings.get(id);
    if (!reading || !order.includes(status)) continue;
    for (const start of placesOf(reading, analysis)) {
      const here = places.get(start);
      if (here) here.push({ clause: id, status });
      else places.set(start, [{ clause: id, status }]);
    }
  }
  return [...places]
    .sort(([a], [b]) => a - b)
    .flatMap(([start, here]) => {
      const range = rangeAt(analysis.document, { start, end: start });
      const clauses = here.sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status)).map(({ clause }) => clause);
      const alone = clauses.length > mostLenses ? mostLenses - 1 : mostLenses;
      const groups = [...clauses.slice(0, alone).map((clause) => [clause]), clauses.slice(alone)];
      return groups
        .filter((group) => group.length > 0)
        .map((group) => ({ range, data: { uri, clauses: group } satisfies LensData }));
    });
}

/** Offsets of the headings that name the clause, but not of those below them; else of the line of the sentence it rests on. */
function placesOf({ sections, evidence }: ClauseReading, { document }: Analysis): number[] {
  const own = new Set(sections.filter((each) => each.document === 0).map(({ section }) => section));
  const headings = [...own].flatMap((index) => {
    const section = document.sections[index];
    return section && index > 0 && !own.has(section.parent) ? [section.headingRange.start] : [];
  });
  if (headings.length > 0) return headings.map((start) => lineStart(document, start));
  return evidence[0] ? [lineStart(document, evidence[0].start)] : [];
}

function lineStart({ lineStarts }: Analysis['document'], offset: number): number {
  return lineStarts[lineAt(lineStarts, offset)] ?? 0;
}

function resolved(session: Session, lens: CodeLens): CodeLens {
  const { uri, clauses } = lens.data as LensData;
  const analysis = session.analysisOf(uri);
  const [clause, ...others] = clauses;
  if (!analysis || clause === undefined) return said(lens, '');
  const { locale } = analysis;
  const titleOf = (id: string) => session.analyser.clauseTitle(id, locale);
  if (others.length > 0) return said(lens, evidenceProse[locale].moreClauses(clauses.map(titleOf)));
  const review = analysis.file.clauses.find(({ id }) => id === clause);
  const reading = analysis.readings.find(({ id }) => id === clause);
  if (!review || !reading) return said(lens, '');
  const title = evidenceProse[locale].stands(titleOf(clause), standing(session, analysis, review, reading));
  if (!session.features.options.clauseActions) return said(lens, title);
  return { range: lens.range, command: { title, command: ClauseActionsCommand, arguments: [uri, clause] } };
}

/** A client that cannot act on it still shows the words. */
function said({ range }: CodeLens, title: string): CodeLens {
  return { range, command: { title, command: '' } };
}

function standing(session: Session, { locale }: Analysis, review: ClauseReview, reading: ClauseReading): string {
  const say = evidenceProse[locale];
  if (review.status === 'missing') return say.missing();
  if (review.status === 'contradicted') return say.contradicted();
  if (review.status === 'deferred') return say.deferredTo(reading.deferredTo.map(short));
  const wanted = review.elements.filter(({ need }) => need !== 'none');
  const unmet = wanted.filter(({ met }) => !met);
  const needed = [...unmet.filter(({ need }) => need === 'required'), ...unmet.filter(({ need }) => need !== 'required')];
  const source = session.analyser.clause(review.id);
  const titles = needed.slice(0, mostLacking).map(({ id }) => source?.elements.find((one) => one.id === id)?.title[locale] ?? id);
  return [
    unmet.length === 0 ? say.allElements(wanted.length) : say.someElements(wanted.length - unmet.length, wanted.length),
    reading.hedge && say.hedged(),
    reading.blanks.length > 0 && say.blanks(),
    unmet.length > 0 && say.lacking(titles.map(short), unmet.length - titles.length),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A client may show `$(name)` in a lens as an icon; a document's words are words. */
function short(text: string): string {
  const shown = inert(text).replace(/\s+/g, ' ').replaceAll('$(', '$ (');
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}
