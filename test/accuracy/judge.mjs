// The arithmetic of the report: labels joined with reviews, counts, proportions with their intervals. No files, no clock.

/** 95 %, two-sided. */
const Z = 1.959964;

/** Statuses that say: something here deals with it. */
export const isCovered = (status) => status === 'present' || status === 'weak' || status === 'contradicted';

/** A proportion `k` of `n` with its Wilson 95 % interval; null when there is nothing to divide by. */
export function wilson(k, n) {
  if (n === 0) return null;
  const p = k / n;
  const z2 = (Z * Z) / n;
  const middle = (p + z2 / 2) / (1 + z2);
  const half = (Z / (1 + z2)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n));
  // At the ends the interval reaches the end exactly; the sum may miss it by a rounding error.
  return { value: p, low: k === 0 ? 0 : Math.max(0, middle - half), high: k === n ? 1 : Math.min(1, middle + half) };
}

/**
 * F1 with an interval. F1 is no proportion, but it grows with one: with J = tp / (tp + fp + fn), F1 = 2J / (1 + J);
 * so the ends of J's Wilson interval give the ends of F1's.
 */
export function f1(tp, fp, fn) {
  const j = wilson(tp, tp + fp + fn);
  if (!j) return null;
  const of = (x) => (2 * x) / (1 + x);
  return { value: of(j.value), low: of(j.low), high: of(j.high) };
}

/** `{ n, precision, recall, f1 }` of counts; `n` is the number of cases that are so by the labels. */
export function scores({ tp, fp, fn }) {
  return { n: tp + fn, precision: wilson(tp, tp + fp), recall: wilson(tp, tp + fn), f1: f1(tp, fp, fn) };
}

/**
 * Counts for "nothing covers it" and for "covered". A clause labelled `deferred`, or inapplicable, is no case. An answer `deferred` or
 * `not-applicable` tells the buyer that nothing covers the clause: wrong where it is covered, and not the right answer where it is missing.
 */
export function count(rows) {
  const missing = { tp: 0, fp: 0, fn: 0 };
  const covered = { tp: 0, fp: 0, fn: 0 };
  for (const { gold, said, applicable } of rows) {
    if (gold === 'deferred' || !applicable) continue;
    if (gold === 'missing') {
      if (said === 'missing') missing.tp++;
      else missing.fn++;
      if (isCovered(said)) covered.fp++;
    } else if (isCovered(said)) covered.tp++;
    else {
      covered.fn++;
      missing.fp++;
    }
  }
  return { missing, covered };
}

/** Everything that one line of the table shows about its rows. */
export function measure(rows) {
  const { missing, covered } = count(rows);
  const judged = rows.filter((row) => row.applicable);
  const quoted = rows.filter((row) => row.evidenceRight !== undefined);
  const falseMissing = rows.filter((row) => isCovered(row.gold) && !isCovered(row.said)).length;
  const documents = new Set(rows.map((row) => row.document)).size;
  return {
    n: missing.tp + missing.fn + covered.tp + covered.fn,
    documents,
    missing: scores(missing),
    covered: scores(covered),
    status: wilson(judged.filter((row) => row.gold === row.said).length, judged.length),
    evidence: wilson(quoted.filter((row) => row.evidenceRight).length, quoted.length),
    falseMissing,
    falseMissingPerDocument: documents ? falseMissing / documents : null,
  };
}

/** The same rows answered by a baseline, which only knows covered or not. */
export function answeredBy(rows, baseline) {
  return rows.map((row) => ({ ...row, said: row.baselines[baseline] ? 'present' : 'missing', evidenceRight: undefined }));
}

/** Rows by a key, in the order in which the keys first come. */
export function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(row[key]);
    if (group) group.push(row);
    else groups.set(row[key], [row]);
  }
  return groups;
}

/** Means over the clauses with at least three cases of the kind; no F1 at all counts as 0. */
export function macro(measures) {
  const mean = (side) => {
    const values = measures.filter((each) => each[side].n >= 3).map((each) => each[side].f1?.value ?? 0);
    return values.length
      ? { value: values.reduce((sum, value) => sum + value, 0) / values.length, clauses: values.length }
      : null;
  };
  return { missing: mean('missing'), covered: mean('covered') };
}

/** Precision and recall of one answer (`contradicted`, `deferred`), and how often it was said and due. */
export function answer(rows, status) {
  const said = rows.filter((row) => row.said === status);
  const due = rows.filter((row) => row.gold === status);
  const both = said.filter((row) => row.gold === status).length;
  return { said: said.length, due: due.length, precision: wilson(both, said.length), recall: wilson(both, due.length) };
}

/** What no line of the table says: the silent errors, the rare answers, the elements. */
export function totals(rows) {
  const present = rows.filter((row) => row.said === 'present');
  const truly = rows.filter((row) => row.gold === 'present');
  const inapplicable = rows.filter((row) => row.said === 'not-applicable');
  const isDue = (row) => !row.applicable && row.gold === 'missing';
  const elements = rows.flatMap((row) => row.elements);
  const both = (met, said) => elements.filter((each) => each.met === met && each.said === said).length;
  return {
    falsePresent: wilson(present.filter((row) => row.gold !== 'present').length, present.length),
    presentCalledWeak: wilson(truly.filter((row) => row.said === 'weak').length, truly.length),
    contradicted: answer(rows, 'contradicted'),
    deferred: answer(rows, 'deferred'),
    notApplicable: { said: inapplicable.length, right: inapplicable.filter(isDue).length, due: rows.filter(isDue).length },
    elements: { judged: elements.length, ...scores({ tp: both(true, true), fp: both(false, true), fn: both(true, false) }) },
  };
}

/**
 * Labels of one document joined with its review: one row a clause that the playbook has.
 * `document` is `{ name, kind, language, family, half }`; `clauses` the labels by clause id; `covers(clause)` answers of the baselines.
 */
export function joinLabels({ document, clauses, review, text, lineStarts, playbookIds, baselinesFor }) {
  const reviewed = new Map(review.clauses.map((clause) => [clause.id, clause]));
  const find = quotationFinder(text);
  return Object.entries(clauses)
    .filter(([id]) => playbookIds.has(id))
    .map(([id, gold]) => {
      const clause = reviewed.get(id);
      const said = clause?.status ?? 'unanswered';
      return {
        ...document,
        clause: id,
        gold: gold.status,
        applicable: gold.applicable !== false,
        said,
        reason: clause?.reason ?? '',
        shown: clause?.evidence[0]?.text ?? '',
        labelled: gold.evidence?.[0] ?? '',
        evidenceRight:
          isCovered(gold.status) && isCovered(said) ? isRightEvidence(clause, gold.evidence, find, lineStarts) : undefined,
        elements: Object.entries(gold.elements ?? {}).map(([element, met]) => ({
          met,
          said: clause?.elements.find((each) => each.id === element)?.met ?? false,
        })),
        baselines: baselinesFor(id),
      };
    });
}

/**
 * Is one of the first three spans shown (none longer than 1,000 characters) within 200 characters of a labelled quotation?
 * Undefined where no quotation can be found in the document.
 */
export function isRightEvidence(clause, quotations, find, lineStarts) {
  const labelled = (quotations ?? []).flatMap(find);
  if (labelled.length === 0) return undefined;
  const at = ({ line, character }) => (lineStarts[line] ?? 0) + character;
  const shown = clause.evidence.length ? clause.evidence : clause.elements.flatMap((element) => element.evidence);
  return shown
    .slice(0, 3)
    .map(({ range }) => ({ start: at(range.start), end: at(range.end) }))
    .filter(({ start, end }) => end - start <= 1000)
    .some(({ start, end }) => labelled.some((range) => start < range.end + 200 && range.start < end + 200));
}

/** Finds quotations in a text whatever its markup, white space, case and quotation marks: source ranges, all occurrences. */
export function quotationFinder(source) {
  const { text, offsets } = plain(source);
  return (quotation) => {
    const wanted = plain(quotation).text.trim();
    const ranges = [];
    if (!wanted) return ranges;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
      ranges.push({ start: offsets[at], end: offsets[at + wanted.length - 1] + 1 });
    return ranges;
  };
}

function plain(source) {
  const kept = [];
  const offsets = [];
  let spaced = true;
  for (let at = 0; at < source.length; at++) {
    let character = source[at];
    if ('“”«»'.includes(character)) character = '"';
    if ('’‘'.includes(character)) character = "'";
    if (/[\s\\*_`>#]/.test(character)) {
      if (spaced) continue;
      character = ' ';
    }
    spaced = character === ' ';
    // One unit stays one unit, so that offsets hold (İ in lower case is two).
    const lower = character.toLowerCase();
    kept.push(lower.length === 1 ? lower : character);
    offsets.push(at);
  }
  return { text: kept.join(''), offsets };
}

/** CUAD: does the review show the category? `alternatives` are [clause, element or fact ids], none meaning the clause as a whole. */
export function showsCategory(review, alternatives) {
  return alternatives.some(([id, parts]) => {
    const clause = review.clauses.find((each) => each.id === id);
    if (!clause) return false;
    if (parts.length === 0) return isCovered(clause.status);
    return parts.some(
      (part) => clause.elements.some((each) => each.id === part && each.met) || clause.facts.some((fact) => fact.id === part),
    );
  });
}
