import { sentencesOf, withMarkdown } from '../draft';
import type { DraftPerturbation } from '../types';
import { plain } from '../wording';

/** Every clause stands in a footnote to a sentence under its heading. */
export const asFootnote: DraftPerturbation = {
  name: 'footnote',
  expects: 'present or weak',
  apply: (draft) => {
    const number = (index: number) => `[^${draft.front.length + index + 1}]`;
    const notes = draft.body.map((passage, index) => `${number(index)}: ${sentencesOf(passage).map(plain).join(' ')}`);
    return { ...withMarkdown(draft, (_, __, n) => `${draft.base.footnote}[^${n}]`), notes };
  },
  accepts: ({ status }) => status === 'present' || status === 'weak',
};
