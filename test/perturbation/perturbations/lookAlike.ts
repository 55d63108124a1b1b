import { withPassage } from '../draft';
import type { ClausePerturbation } from '../types';

/** Sentences that use its words for something else stand in its place, under a heading of theirs. */
export const replaceByLookAlike: ClausePerturbation = {
  name: 'look-alike',
  expects: 'missing',
  apply: (draft, { id }, { heading, text }) => withPassage(draft, id, () => ({ heading, content: { sentences: text } })),
  accepts: ({ status }) => status === 'missing',
};
