import type { DocumentLink } from 'vscode-languageserver';
import { inert } from '../../text';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import type { Session } from '../session';
import { Attachments } from './attachments';
import { navigated, toRange } from './context';

/** "Section 4.2" and "Schedule C" as links, where they lead to one place, or to a file of the workspace. */
export const links: Feature = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register({ connection, session, status, decisions }) {
    const attachments = new Attachments(session, decisions.files);
    connection.onDocumentLinks(
      guarded(status, 'links', null, async ({ textDocument: { uri } }): Promise<DocumentLink[] | null> => {
        const elsewhere = await attachments.linksIn(uri);
        const here = referencesIn(session, uri);
        return here ? [...here, ...elsewhere] : null;
      }),
    );
  },
};

function referencesIn(session: Session, uri: string): DocumentLink[] | undefined {
  const here = navigated(session, uri);
  if (!here) return undefined;
  const { document, navigation } = here;
  return navigation.references.flatMap(({ targets: [target, ...others], start, end }) => {
    if (!target || others.length > 0) return [];
    const { line, character } = document.positionAt(target.nameRange.start);
    const heading = `${target.number} ${target.text.slice(0, 80)}`.trim();
    const address = `${uri.replace(/#.*$/s, '')}#L${line + 1},${character + 1}`;
    return [{ range: toRange(document, { start, end }), target: address, tooltip: inert(heading) }];
  });
}
