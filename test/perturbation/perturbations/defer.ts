import { withSentences } from '../draft';
import type { ClausePerturbation } from '../types';

/** Its text moves to a schedule that is not attached; the heading stays. */
export const deferClause: ClausePerturbation = {
  name: 'defer',
  expects: 'deferred, naming the schedule',
  apply: (draft, { id }) => withSentences(draft, id, [draft.base.schedule.text]),
  accepts: ({ status, deferredTo }, { schedule }) =>
    status === 'deferred' && deferredTo.some((name) => name.toLowerCase().includes(schedule.name.toLowerCase())),
};
