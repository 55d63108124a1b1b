// The figures that stand on clause pages, in `explain` and in hovers: recorded from the report, so that pages need no labelled documents.
import { join } from 'node:path';
import { playbookFolder } from '../../scripts/playbook-source.mjs';

export const recordFile = join(playbookFolder, 'accuracy.json');

/** A clause's figures in per cent, with the ends of their 95 % intervals: `[value, low, high]`; null where there is nothing to divide. */
export function recordOf(report) {
  const triple = (score) => score && [score.value, score.low, score.high].map((each) => Math.round(100 * each));
  const side = ({ n, precision, recall, f1 }) => ({ n, precision: triple(precision), recall: triple(recall), f1: triple(f1) });
  const clauses = Object.fromEntries(
    Object.entries(report.clauses)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { n, missing, covered, status }]) => [
        id,
        { n, missing: side(missing), covered: side(covered), status: triple(status) },
      ]),
  );
  return `${JSON.stringify({ documents: report.documents, playbook: report.playbook.version, clauses }, null, 2).replace(/\[\s+(\d+),\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2, $3]')}\n`;
}
