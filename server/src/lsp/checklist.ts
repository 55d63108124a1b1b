import type { WorkspaceEdit } from 'vscode-languageserver';
import { checklistOf } from '../reports';
import { targetsIn, toWorkspaceEdit } from './edits';
import type { Feature } from './feature';
import { guarded } from './guard';
import { clauseText } from './hover';
import { type Checklist, type ClauseHelpParams, type FixParams, Method } from './protocol';
import type { Session } from './session';

/** The clauses of an open document, for a list beside it: what was found and where, more about each, and its fix. */
export const checklist: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status }) {
    connection.onRequest(
      Method.checklist,
      guarded(status, 'checklist', null, ({ uri }: { uri: string }) => checklistIn(session, uri)),
    );
    connection.onRequest(
      Method.clauseHelp,
      guarded(status, 'checklist', null, (params: ClauseHelpParams) => helpOn(session, params)),
    );
    connection.onRequest(
      Method.fix,
      guarded(status, 'fix', null, (params: FixParams) => editOf(session, params)),
    );
  },
};

function checklistIn(session: Session, uri: string): Checklist | null {
  const analysis = session.analysisOf(uri);
  if (!analysis?.recognised) return null;
  const { version } = session.documents.get(uri)!;
  const { name, documents } = analysis.file;
  const several = documents.length > 1 && { procurementFile: { name, documents: documents.length } };
  return { uri, version, ...several, ...checklistOf(analysis.file, analysis.by.playbook, analysis.locale) };
}

function helpOn(session: Session, { uri, clause }: ClauseHelpParams): string | null {
  const analysis = session.analysisOf(uri);
  const review = analysis?.file.clauses.find(({ id }) => id === clause);
  return analysis && review ? clauseText(session, analysis, review) : null;
}

function editOf(session: Session, { uri, id }: FixParams): WorkspaceEdit | null {
  const document = session.documents.get(uri);
  const analysis = session.analysisOf(uri);
  if (!document || !analysis) return null;
  const fix = analysis.by.fix(analysis, id);
  return fix && fix.edits.length > 0 ? toWorkspaceEdit(fix, document, session.features, targetsIn(session, analysis)) : null;
}
