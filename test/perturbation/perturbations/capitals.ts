import { withMarkdown } from '../draft';
import type { DraftPerturbation } from '../types';
import { plain } from '../wording';

/** Every clause is written in capitals. */
export const inCapitals: DraftPerturbation = {
  name: 'capitals',
  expects: 'present',
  apply: (draft) =>
    withMarkdown(draft, (sentences) =>
      sentences.map((sentence) => plain(sentence).toLocaleUpperCase(draft.base.language)).join('\n\n'),
    ),
  accepts: ({ status }) => status === 'present',
};
