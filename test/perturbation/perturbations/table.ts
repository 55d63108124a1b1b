import { sentencesOf } from '../draft';
import type { DraftPerturbation } from '../types';
import { plain } from '../wording';

/** Every clause is a row of one table. */
export const asTable: DraftPerturbation = {
  name: 'table',
  expects: 'present',
  apply: (draft) => {
    const { heading, columns } = draft.base.table;
    const rows = draft.body.map((passage) => row([passage.heading, sentencesOf(passage).map(plain).join(' ')]));
    const markdown = [row(columns), '| --- | --- |', ...rows].join('\n');
    return { ...draft, body: [{ heading, content: { markdown } }] };
  },
  accepts: ({ status }) => status === 'present',
};

function row(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
