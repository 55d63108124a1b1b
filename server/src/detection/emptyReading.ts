import type { ClauseSource, DraftKind } from '../playbook/types';
import { message } from '../text/message';
import type { ClauseReading } from './types';

/** The reading of a clause that nothing was found of. */
export function emptyReading({ id, theme, elements }: ClauseSource, kind: DraftKind): ClauseReading {
  return {
    id,
    theme,
    status: 'missing',
    lacking: [],
    elements: elements.map(({ id, need, core }) => ({
      id,
      need: need[kind],
      core: core ?? false,
      met: false,
      evidence: [],
      near: [],
    })),
    evidence: [],
    near: [],
    facts: [],
    deferredTo: [],
    blanks: [],
    sections: [],
    reason: message('reason.missing', {}),
  };
}

/** The reading of a clause that could not be judged: neither there nor missing. */
export function failedReading(clause: ClauseSource, kind: DraftKind, error: string): ClauseReading {
  return { ...emptyReading(clause, kind), status: 'not-applicable', reason: message('reason.failed', {}), failed: error };
}
