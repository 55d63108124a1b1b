import type { DocumentLink } from 'vscode-languageserver';
import { inert } from '../../text';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import { navigated, toRange } from './context';

/** "Section 4.2" and "Schedule C" as links, where they lead to one place. */
export const links: Feature = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register({ connection, session, status }) {
    connection.onDocumentLinks(
      guarded(status, 'links', null, ({ textDocument: { uri } }): DocumentLink[] | null => {
        const here = navigated(session, uri);
        if (!here) return null;
        const { document, navigation } = here;
        return navigation.references.flatMap(({ targets: [target, ...others], start, end }) => {
          if (!target || others.length > 0) return [];
          const { line, character } = document.positionAt(target.nameRange.start);
          const heading = `${target.number} ${target.text.slice(0, 80)}`.trim();
          const address = `${uri.replace(/#.*$/s, '')}#L${line + 1},${character + 1}`;
          return [{ range: toRange(document, { start, end }), target: address, tooltip: inert(heading) }];
        });
      }),
    );
  },
};
