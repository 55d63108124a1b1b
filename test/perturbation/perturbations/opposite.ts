import { withSentences } from '../draft';
import type { ClausePerturbation } from '../types';

/** A vendor's draft grants the contrary. */
export const grantOpposite: ClausePerturbation = {
  name: 'opposite',
  expects: 'contradicted',
  apply: (draft, { id, opposite }) => withSentences(draft, id, [opposite]),
  accepts: ({ status }) => status === 'contradicted',
};
