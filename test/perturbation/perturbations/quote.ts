import { withMarkdown } from '../draft';
import type { DraftPerturbation } from '../types';
import { plain } from '../wording';

/** Every clause stands in a block quote. */
export const asQuote: DraftPerturbation = {
  name: 'quote',
  expects: 'present',
  apply: (draft) => withMarkdown(draft, (sentences) => sentences.map((sentence) => `> ${plain(sentence)}`).join('\n>\n')),
  accepts: ({ status }) => status === 'present',
};
