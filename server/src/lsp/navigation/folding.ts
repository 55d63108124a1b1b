import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { foldsOf } from '../../navigation';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import { navigated } from './context';

/** Folding by clauses and schedules, besides what Markdown and YAML fold. */
export const folding: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register({ connection, session, status }) {
    connection.onFoldingRanges(
      guarded(status, 'folding', null, ({ textDocument: { uri } }): FoldingRange[] | null => {
        const here = navigated(session, uri);
        if (!here) return null;
        return foldsOf(here.navigation).map(({ startLine, endLine, kind }) => ({
          startLine,
          endLine,
          ...(kind ? { kind: FoldingRangeKind.Comment } : {}),
        }));
      }),
    );
  },
};
