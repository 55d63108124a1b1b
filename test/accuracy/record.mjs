// The figures that stand on the accuracy page, on clause pages, in `explain`: recorded from the report, so that pages need no
// labelled documents. Per cent, rounded, so that a record changes only when an answer does.
import { join } from 'node:path';
import { playbookFolder } from '../../scripts/playbook-source.mjs';

export const recordFile = join(playbookFolder, 'accuracy.json');

const percent = (value) => (value === null || value === undefined ? null : Math.round(100 * value));
/** `[value, low, high]`; null where there is nothing to divide. */
const triple = (score) => (score ? [score.value, score.low, score.high].map(percent) : null);
const side = ({ n, precision, recall, f1 }) => ({ n, precision: triple(precision), recall: triple(recall), f1: triple(f1) });
const line = ({ n, missing, covered, status }) => ({ n, missing: side(missing), covered: side(covered), status: triple(status) });
const slice = (of) =>
  of && {
    ...line(of),
    evidence: triple(of.evidence),
    falseMissingPerDocument: Math.round(10 * (of.falseMissingPerDocument ?? 0)) / 10,
    macro: { missing: percent(of.macro?.missing?.value), covered: percent(of.macro?.covered?.value) },
  };
const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** What `accuracy.json` holds of a report; `looks` at the held half, with the figures found then, come with it. */
export function recordOf(report, looks = []) {
  const { halves, language, kind, micro, macro, untouched, cuad, ablations, totals } = report;
  const record = {
    documents: report.documents,
    playbook: report.playbook.version,
    summary: defined({
      all: slice({ ...micro, macro }),
      tune: slice(halves?.tune),
      held: slice(halves?.held),
      untouched: slice(untouched),
      en: slice(language.en),
      fr: slice(language.fr),
      rfp: slice(kind.rfp),
      agreement: slice(kind.agreement),
    }),
    looks: looks.map(({ missingF1, coveredF1 }) => ({ missing: Math.round(missingF1), covered: Math.round(coveredF1) })),
    baselines: Object.fromEntries(
      Object.entries(micro.baselines).map(([name, { missing, covered }]) => [
        name,
        { missing: percent(missing.f1?.value), covered: percent(covered.f1?.value) },
      ]),
    ),
    falsePresent: triple(totals.falsePresent),
    contradicted: { precision: triple(totals.contradicted.precision), recall: triple(totals.contradicted.recall) },
    elements: triple(totals.elements.f1),
    ablations:
      ablations &&
      Object.fromEntries(
        Object.entries(ablations).map(([name, each]) => [
          name,
          {
            missing: percent(each.missing.f1?.value),
            covered: percent(each.covered.f1?.value),
            status: percent(each.status?.value),
          },
        ]),
      ),
    cuad: cuad && {
      contracts: cuad.contracts,
      categories: Object.fromEntries(Object.entries(cuad.categories).map(([name, each]) => [name, side(each)])),
    },
    clauses: sorted(Object.entries(report.clauses).map(([id, each]) => [id, line(each)])),
  };
  const text = JSON.stringify(defined(record), null, 2);
  return `${text.replace(/\[\s+(\d+),\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2, $3]')}\n`;
}
