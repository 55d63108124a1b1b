import type { MeasuredF1, MeasuredLine, MeasuredSlice, PlaybookSource, Proportion } from '../playbook/types';
import type { Language } from '../text/types';
import { type AccuracyProse, accuracyProse } from './prose/accuracy';

/** Below so many labelled documents a measurement is called experimental. */
export const FEW_DOCUMENTS = 30;

/** Everything measured, as a Markdown page: totals, halves, languages, kinds, every clause, ablations, CUAD. */
export function accuracyPage(playbook: PlaybookSource, language: Language, link: (page: string) => string): string[] {
  const words = accuracyProse[language];
  const { accuracy } = playbook;
  const opening = [`# ${words.title}`, '', `[${words.allClauses}](${link('README')})`, ''];
  if (!accuracy) return [...opening, words.none];
  const { summary, baselines, ablations, cuad } = accuracy;
  const slices = (Object.keys(words.slices) as (keyof typeof summary)[]).flatMap((name) => {
    const slice = summary[name];
    return slice ? [sliceRow(words.slices[name], slice)] : [];
  });
  const clauses = playbook.clauses.flatMap(({ id, title }) => {
    const line = Object.hasOwn(accuracy.clauses, id) ? accuracy.clauses[id] : undefined;
    return line ? [clauseRow(`[${title[language]}](${link(id)})`, line, words)] : [];
  });
  return [
    ...opening,
    words.introduction(accuracy.documents, accuracy.playbook),
    '',
    words.reading,
    '',
    ...table(words.sliceColumns, slices),
    '',
    words.others(
      text(accuracy.falsePresent),
      text(accuracy.contradicted.precision),
      text(accuracy.contradicted.recall),
      text(accuracy.elements),
    ),
    '',
    ...(accuracy.looks.length > 0
      ? [words.looks(accuracy.looks.map(({ missing, covered }) => `${number(missing)} / ${number(covered)}`)), '']
      : []),
    `## ${words.baselinesTitle}`,
    '',
    ...table(
      words.baselineColumns,
      (Object.keys(baselines) as (keyof typeof baselines)[]).map((name) => [words.baselines[name], ...f1(baselines[name])]),
    ),
    '',
    `## ${words.clausesTitle}`,
    '',
    words.experimental(FEW_DOCUMENTS),
    '',
    ...table(words.clauseColumns, clauses),
    ...(ablations
      ? [
          '',
          `## ${words.ablationsTitle}`,
          '',
          ...table(
            words.ablationColumns,
            Object.entries(ablations).map(([name, each]) => [words.ablations[name] ?? name, ...f1(each), number(each.status)]),
          ),
        ]
      : []),
    ...(cuad
      ? [
          '',
          `## ${words.cuadTitle(cuad.contracts)}`,
          '',
          words.cuad,
          '',
          ...table(
            words.cuadColumns,
            Object.entries(cuad.categories).map(([name, each]) => [
              name,
              String(each.n),
              text(each.precision),
              text(each.recall),
              text(each.f1),
            ]),
          ),
        ]
      : []),
    '',
    words.method,
  ];
}

function sliceRow(name: string, slice: MeasuredSlice): string[] {
  const { n, missing, covered, macro, status, evidence, falseMissingPerDocument } = slice;
  return [
    name,
    String(n),
    text(missing.f1),
    text(covered.f1),
    `${number(macro.missing)} / ${number(macro.covered)}`,
    text(status),
    text(evidence),
    String(falseMissingPerDocument),
  ];
}

function clauseRow(name: string, { n, missing, covered, status }: MeasuredLine, words: AccuracyProse): string[] {
  return [
    name,
    `${n}${n < FEW_DOCUMENTS ? words.experimentalMark : ''}`,
    String(missing.n),
    text(missing.precision),
    text(missing.recall),
    String(covered.n),
    text(covered.precision),
    text(covered.recall),
    text(status),
  ];
}

/** `92 (85–96)`. */
function text(proportion: Proportion): string {
  return proportion ? `${proportion[0]} (${proportion[1]}–${proportion[2]})` : '–';
}

function number(value: number | null): string {
  return value === null ? '–' : String(value);
}

function f1({ missing, covered }: MeasuredF1): string[] {
  return [number(missing), number(covered)];
}

function table(columns: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)];
}
