import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver';
import { rangeAt } from '../../documents';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import { ClauseActionsCommand } from '../protocol';
import type { Session } from '../session';
import { clausePlaces } from './places';
import { type LensWords, moreWords, standingWords } from './standing';

/** More clauses than this at one place are one line. */
const mostLenses = 3;

const nothing: LensWords = { title: '' };

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
      const resolve = guarded(status, 'code lens', said(lens, nothing), () => resolved(session, lens));
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
  return clausePlaces(analysis).flatMap(({ start, clauses }) => {
    const range = rangeAt(analysis.document, { start, end: start });
    const alone = clauses.length > mostLenses ? mostLenses - 1 : mostLenses;
    const groups = [...clauses.slice(0, alone).map((clause) => [clause]), clauses.slice(alone)];
    return groups
      .filter((group) => group.length > 0)
      .map((group) => ({ range, data: { uri, clauses: group } satisfies LensData }));
  });
}

function resolved(session: Session, lens: CodeLens): CodeLens {
  const { uri, clauses } = lens.data as LensData;
  const analysis = session.analysisOf(uri);
  const [clause, ...others] = clauses;
  if (!analysis || clause === undefined) return said(lens, nothing);
  const { locale } = analysis;
  if (others.length > 0) {
    const titles = clauses.map((id) => analysis.by.clauseTitle(id, locale));
    return said(lens, moreWords(titles, locale));
  }
  const review = analysis.file.clauses.find(({ id }) => id === clause);
  const reading = analysis.readings.find(({ id }) => id === clause);
  if (!review || !reading) return said(lens, nothing);
  const words = standingWords(analysis, review, reading);
  if (!session.features.options.clauseActions) return said(lens, words);
  return { range: lens.range, command: { ...words, command: ClauseActionsCommand, arguments: [uri, clause] } };
}

/** A client that cannot act on it still shows the words. */
function said({ range }: CodeLens, words: LensWords): CodeLens {
  return { range, command: { ...words, command: '' } };
}
