import type { PlaybookSource } from '../playbook/types';
import type { ProcurementFileReview } from '../review/types';
import { hang, padEnd, printable, styles, widthOf } from './layout';
import type { PrettyOptions } from './pretty';
import type { ReportProse } from './prose/prose';

/** One value a document states, with the first place that states it. */
export interface StatedFact {
  /** Title of the fact. */
  title: string;
  /** In words: `72 hours`, `Canada`. */
  value: string;
  document: string;
  /** 1-based. */
  line: number;
}

/** The typed values of one procurement file, in the order of the clauses: what a reader copies into a sheet. */
export function statedFacts(
  file: ProcurementFileReview,
  playbook: PlaybookSource,
  locale: PrettyOptions['locale'],
  words: ReportProse,
): StatedFact[] {
  const sources = new Map(playbook.clauses.map((clause) => [clause.id, clause]));
  return file.clauses.flatMap((clause) =>
    clause.facts.flatMap(({ id, value, unit, evidence: [first] }) => {
      const source = sources.get(clause.id)?.facts?.find((fact) => fact.id === id);
      // That something is stated is no value to copy; its clause shows the sentence.
      if (!first || source?.type === 'statement') return [];
      const title = source?.title[locale] ?? id;
      return [
        { title, value: words.value(value, source?.type, unit), document: first.document, line: first.range.start.line + 1 },
      ];
    }),
  );
}

/** `  governing law        Québec    line 12`, one line a value. */
export function factLines(
  file: ProcurementFileReview,
  playbook: PlaybookSource,
  options: PrettyOptions,
  words: ReportProse,
): string[] {
  const facts = statedFacts(file, playbook, options.locale, words);
  const { dim } = styles(options.colour);
  const width = Math.min(Math.max(0, ...facts.map(({ title }) => widthOf(title))), Math.floor(options.width / 2));
  return facts.flatMap(({ title, value, document, line }) => {
    const place = `${file.documents.length > 1 ? `${printable(document)}, ` : ''}${words.line(line)}`;
    return hang(`  ${padEnd(title, width)}  `, `${printable(value)} (${place})`, options.width).map((text) =>
      text.replace(`(${place})`, dim(`(${place})`)),
    );
  });
}
