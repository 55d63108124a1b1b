// From rows to the report, as data: what `--json` writes and the tables show. Same rows, same report.
import { answeredBy, groupBy, isCovered, macro, measure, scores, showsCategory, totals } from './judge.mjs';

export const BASELINES = ['phrases', 'words'];

/** Positive and negative answers of CUAD reviews per category; categories whose clauses the playbook has not are named apart. */
export function cuadReport({ contracts, of, map }, reviewOf, playbookIds) {
  const known = Object.entries(map).filter(([, alternatives]) => alternatives.some(([id]) => playbookIds.has(id)));
  const counts = Object.fromEntries(known.map(([category]) => [category, { tp: 0, fp: 0, fn: 0 }]));
  for (const contract of contracts) {
    const review = reviewOf(contract);
    for (const [category, alternatives] of known) {
      const found = contract.found[category];
      const said = showsCategory(review, alternatives);
      if (found && said) counts[category].tp++;
      else if (said) counts[category].fp++;
      else if (found) counts[category].fn++;
    }
  }
  const categories = Object.fromEntries(
    known.map(([category]) => [category, { ...scores(counts[category]), ...counts[category] }]),
  );
  // A category that nobody found and nobody said tells nothing.
  const values = Object.values(categories).flatMap((each) => (each.f1 ? [each.f1.value] : []));
  return {
    contracts: contracts.length,
    of,
    categories,
    meanF1: values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null,
    notInPlaybook: Object.keys(map).filter((category) => !(category in categories)),
  };
}

/** The report on one set of rows. `reading` counts documents whose kind and language were told right without help. */
export function buildReport({ tool, playbook, source, rows, clauseIds, notInPlaybook, reading, cuad, opened = [], ablations }) {
  const line = (of) => ({ ...measure(of), baselines: baselineScores(of) });
  const byClause = groupBy(rows, 'clause');
  const clauses = Object.fromEntries(clauseIds.filter((id) => byClause.has(id)).map((id) => [id, line(byClause.get(id))]));
  const slices = (key) =>
    Object.fromEntries(
      [...groupBy(rows, key)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([value, of]) => [value, { ...line(of), macro: macroOf(of) }]),
    );
  const isSplit = rows.some((row) => row.half);
  const bySlice = isSplit ? slices('half') : undefined;
  const halves =
    bySlice && Object.fromEntries(['tune', 'held'].flatMap((half) => (bySlice[half] ? [[half, bySlice[half]]] : [])));
  return {
    schemaVersion: 1,
    tool,
    playbook,
    source,
    documents: new Set(rows.map((row) => row.document)).size,
    decisions: rows.length,
    clauses,
    notInPlaybook,
    language: slices('language'),
    kind: slices('kind'),
    micro: line(rows),
    macro: { ...macroOf(rows), baselines: Object.fromEntries(BASELINES.map((name) => [name, macroOf(answeredBy(rows, name))])) },
    totals: totals(rows),
    reading,
    halves,
    gap: halves?.tune && halves.held ? gap(halves.tune, halves.held) : undefined,
    families: isSplit ? familyTable(rows) : undefined,
    untouched: isSplit ? untouched(rows, opened, line) : undefined,
    ablations:
      ablations && Object.fromEntries(Object.entries(ablations).map(([name, of]) => [name, { ...line(of), macro: macroOf(of) }])),
    cuad,
  };
}

/** The held half of the clauses that were written after the split: the nearest there is to unseen text. */
function untouched(rows, opened, line) {
  const of = rows.filter(({ half, clause }) => half === 'held' && !opened.includes(clause));
  return of.length > 0 ? { ...line(of), macro: macroOf(of), totals: totals(of) } : undefined;
}

const macroOf = (rows) => macro([...groupBy(rows, 'clause').values()].map(measure));

function baselineScores(rows) {
  return Object.fromEntries(
    BASELINES.map((name) => {
      const { missing, covered } = measure(answeredBy(rows, name));
      return [name, { missing, covered }];
    }),
  );
}

/** Tuned half minus held half. */
function gap(tune, held) {
  const minus = (of) => {
    const [a, b] = [of(tune), of(held)];
    return a === undefined || a === null || b === undefined || b === null ? null : a - b;
  };
  return {
    missingF1: minus((half) => half.missing.f1?.value),
    coveredF1: minus((half) => half.covered.f1?.value),
    macroMissingF1: minus((half) => half.macro.missing?.value),
    macroCoveredF1: minus((half) => half.macro.covered?.value),
    status: minus((half) => half.status?.value),
    evidence: minus((half) => half.evidence?.value),
    falseMissingPerDocument: minus((half) => half.falseMissingPerDocument),
  };
}

function familyTable(rows) {
  const families = [...groupBy(rows, 'family')].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    families.map(([family, of]) => [family, { half: of[0].half, documents: new Set(of.map((row) => row.document)).size }]),
  );
}

/** What the review got wrong, document by document, the misleading answers first. */
export function errorList(rows) {
  const order = ['false missing', 'false covered', 'other status', 'wrong evidence'];
  return [...groupBy(rows, 'document')]
    .map(([document, of]) => ({
      document,
      errors: of
        .map((row) => ({ error: errorOf(row), row }))
        .filter(({ error }) => error)
        .sort((a, b) => order.indexOf(a.error) - order.indexOf(b.error))
        .map(({ error, row: { clause, gold, said, reason, shown, labelled } }) => ({
          error,
          clause,
          gold,
          said,
          reason,
          shown,
          labelled,
        })),
    }))
    .filter(({ errors }) => errors.length > 0);
}

function errorOf({ gold, said, applicable, evidenceRight }) {
  if (isCovered(gold) && !isCovered(said)) return 'false missing';
  if (!isCovered(gold) && isCovered(said)) return 'false covered';
  if (applicable && gold !== said) return 'other status';
  return evidenceRight === false ? 'wrong evidence' : undefined;
}

/** Numbers to four decimals, absent values left out: the same report gives the same bytes. */
export function toJson(report) {
  const round = (_, value) => (typeof value === 'number' ? Math.round(value * 10_000) / 10_000 : value);
  return `${JSON.stringify(report, round, 2)}\n`;
}
