import { withSentences } from '../draft';
import type { ClausePerturbation } from '../types';
import { soften } from '../wording';

/** Its duties become efforts: "shall use commercially reasonable efforts to keep". */
export const softenClause: ClausePerturbation = {
  name: 'soften',
  expects: 'weak',
  apply: (draft, { id, text, softened }) =>
    withSentences(draft, id, softened?.text ?? text.map((sentence) => soften(sentence, draft.base))),
  accepts: ({ status }) => status === 'weak',
};
