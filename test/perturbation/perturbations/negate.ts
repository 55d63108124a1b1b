import { withSentences } from '../draft';
import type { ClausePerturbation } from '../types';
import { negate } from '../wording';

/** Its operative verbs are negated: "shall keep" becomes "shall not be required to keep". */
export const negateClause: ClausePerturbation = {
  name: 'negate',
  expects: 'not present',
  apply: (draft, { id, text, negated }) =>
    withSentences(draft, id, negated?.text ?? text.map((sentence) => negate(sentence, draft.base))),
  accepts: ({ status }) => status !== 'present' && status !== 'not-applicable',
};
