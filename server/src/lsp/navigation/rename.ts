import { LSPErrorCodes, type Range, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { nameProblem, renamingOf, type TermUse } from '../../navigation';
import { blankHere, filled as fillBlankAt } from '../blanks';
import { toWorkspaceEdit } from '../edits';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import { navigationProse } from '../prose/navigation';
import type { FillBlanksParams } from '../protocol';
import type { Session } from '../session';
import { type Navigated, navigated, toRange } from './context';

/** Renames a defined term at its definition and wherever it is used. */
export const rename: Feature = {
  capabilities: (client) => ({ renameProvider: client.prepareRename ? { prepareProvider: true } : true }),
  register({ connection, session, status }) {
    connection.onPrepareRename(
      guarded(status, 'rename', null, ({ textDocument: { uri }, position }): { range: Range; placeholder: string } => {
        const blank = blankOf(session, uri, position);
        if (blank) return { range: toRange(blank.document, blank.at), placeholder: blank.label };
        const { here, use } = termAt(session, uri, position);
        return { range: toRange(here.document, use), placeholder: use.term.name };
      }),
    );
    connection.onRenameRequest(
      guarded(status, 'rename', null, ({ textDocument: { uri }, position, newName }): WorkspaceEdit => {
        const blank = blankOf(session, uri, position);
        if (blank) return filled(session, { uri, values: [{ position, value: newName }] });
        const { here, use } = termAt(session, uri, position);
        const { navigation, document } = here;
        const problem = nameProblem(navigation, use.term, newName);
        if (problem) throw refusal(navigationProse[sayIn(session, here)][problem](newName.trim().slice(0, 80)));
        const edits = renamingOf(navigation, use.term, newName).map(({ start, end, newText }) => ({
          document: uri,
          start,
          end,
          newText,
          snippet: newText,
        }));
        return toWorkspaceEdit({ id: 'rename', title: newName, kind: 'insert', edits }, document, session.features);
      }),
    );
  },
};

/** A blank is renamed to what it stands for, wherever it stands. */
function blankOf(session: Session, uri: string, position: Range['start']) {
  const analysis = session.analysisOf(uri);
  const document = session.documents.get(uri);
  const blank = analysis && blankHere(session, uri, analysis, position);
  return document && blank && { uri, position, document, ...blank };
}

function filled(session: Session, params: FillBlanksParams): WorkspaceEdit {
  const { edit, problem } = fillBlankAt(session, params);
  if (!edit) throw refusal(problem ?? '');
  return edit;
}

function termAt(session: Session, uri: string, position: Range['start']): { here: Navigated; use: TermUse } {
  const here = navigated(session, uri);
  const use = here?.navigation.useAt(here.document.offsetAt(position));
  if (!here || !use) throw refusal(navigationProse[sayIn(session, here)].noTerm());
  return { here, use };
}

function sayIn(session: Session, here: Navigated | undefined): 'en' | 'fr' {
  if (session.locale !== 'document') return session.locale;
  return here?.analysis.locale ?? 'en';
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
