import { withPassage } from '../draft';
import type { ClausePerturbation } from '../types';

/** The clause is left out. Its subject stands in the front of every base document, so that it applies all the same. */
export const deleteClause: ClausePerturbation = {
  name: 'delete',
  expects: 'missing',
  apply: (draft, { id }) => withPassage(draft, id, () => undefined),
  accepts: ({ status }) => status === 'missing',
};
