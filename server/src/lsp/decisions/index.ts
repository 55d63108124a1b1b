import type { Position } from 'vscode-languageserver';
import type { Feature } from '../feature';
import { guarded } from '../guard';
import { Method, type RecordDecisionParams } from '../protocol';
import { decidableAt } from './decidable';
import { recordDecision } from './record';

/** Deciding to live with a finding. */
export const decisions: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status, decisions: store }) {
    connection.onRequest(
      Method.decidable,
      guarded(status, 'decisions', [], ({ uri, position }: { uri: string; position: Position }) => {
        const analysis = session.analysisOf(uri);
        return analysis ? decidableAt(analysis, { start: position, end: position }) : [];
      }),
    );
    connection.onRequest(
      Method.recordDecision,
      guarded(status, 'decisions', {}, (params: RecordDecisionParams) => recordDecision(session, store, params)),
    );
  },
};
