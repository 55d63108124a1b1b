// The report as tables, for a terminal or as Markdown.

/** A value in per cent, with its interval when it has one: `92 (85–96)`. */
export function percent(score, digits = 0) {
  if (score === null || score === undefined) return '–';
  const value = (100 * score.value).toFixed(digits);
  return score.low === undefined ? value : `${value} (${(100 * score.low).toFixed(0)}–${(100 * score.high).toFixed(0)})`;
}

const points = (difference) => (difference === null || difference === undefined ? '–' : signed(100 * difference, 1));
const signed = (value, digits) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
const short = (score) => (score ? (100 * score.value).toFixed(0) : '–');
const perDocument = (value) => (value === null || value === undefined ? '–' : value.toFixed(2));

const COLUMNS = [
  '',
  'n',
  'missing',
  'P',
  'R',
  'F1',
  'covered',
  'P',
  'R',
  'F1',
  'status',
  'evidence',
  'false/doc',
  'phrases',
  'words',
];

/** Tables in reading order: `{ title, columns, groups, notes }`, a group being rows that stand together. */
export function reportTables(report) {
  return [
    clauseTable(report),
    totalsTable(report),
    ...(report.ablations ? [ablationTable(report)] : []),
    ...(report.cuad ? [cuadTable(report.cuad)] : []),
  ];
}

function clauseTable(report) {
  const { halves, gap, families } = report;
  const lines = (prefix, entries) => Object.entries(entries).map(([name, each]) => measureRow(`${prefix}${name}`, each));
  const groups = [
    lines('', report.clauses),
    [...lines('language ', report.language), ...lines('kind ', report.kind)],
    [measureRow('micro, all decisions', report.micro, 1), macroRow('macro, clauses with 3 or more', report.macro)],
  ];
  if (halves) {
    const group = Object.entries(halves).flatMap(([name, half]) => [
      measureRow(`${name} half, micro`, half, 1),
      macroRow(`${name} half, macro`, half.macro),
    ]);
    if (gap) group.push(...gapRows(gap));
    if (report.untouched)
      group.push(
        measureRow('held half, clauses written after the split', report.untouched, 1),
        macroRow('the same, macro', report.untouched.macro),
      );
    groups.push(group);
  }
  const notes = [
    'P, R, F1 in per cent with Wilson 95 % intervals (F1: through tp/(tp+fp+fn)). missing: nothing covers it. covered: present, weak or contradicted.',
    'status: same of five states. evidence: a quotation shown lies at a labelled one. false/doc: labelled covered, not said so, per document.',
    "Baselines, F1 missing/covered. phrases: the playbook's literal phrases anywhere. words: a key word of the clause's title anywhere.",
  ];
  if (families) {
    notes.push(
      'Whoever writes patterns can read all of these documents: held is held only as far as the tuning kept to the other half.',
    );
    for (const half of ['tune', 'held']) {
      const named = Object.entries(families).filter(([, family]) => family.half === half);
      notes.push(`${half}: ${named.map(([name, { documents }]) => `${name} ${documents}`).join(', ') || 'nothing'}`);
    }
  }
  if (report.notInPlaybook.length)
    notes.push(`not in the playbook (${report.notInPlaybook.length}): ${report.notInPlaybook.join(', ')}`);
  return {
    title: `Clauses: ${report.documents} ${report.source}, ${report.decisions} decisions`,
    columns: COLUMNS,
    groups,
    notes,
  };
}

const side = ({ n, precision, recall, f1 }, digits) => [
  String(n),
  ...[precision, recall, f1].map((score) => percent(score, digits)),
];

function measureRow(name, each, digits = 0) {
  return [
    name,
    String(each.n),
    ...side(each.missing, digits),
    ...side(each.covered, digits),
    percent(each.status, digits),
    percent(each.evidence, digits),
    perDocument(each.falseMissingPerDocument),
    ...Object.values(each.baselines).map(({ missing, covered }) => `${short(missing.f1)}/${short(covered.f1)}`),
  ];
}

function macroRow(name, { missing, covered, baselines = {} }) {
  const row = COLUMNS.map(() => '');
  row[0] = name;
  row[5] = percent(missing, 1);
  row[9] = percent(covered, 1);
  Object.values(baselines).forEach((each, index) => {
    row[13 + index] = `${short(each.missing)}/${short(each.covered)}`;
  });
  return row;
}

function gapRows(gap) {
  const micro = COLUMNS.map(() => '');
  micro[0] = 'gap, tune less held, micro';
  micro[5] = points(gap.missingF1);
  micro[9] = points(gap.coveredF1);
  micro[10] = points(gap.status);
  micro[11] = points(gap.evidence);
  micro[12] = gap.falseMissingPerDocument === null ? '–' : signed(gap.falseMissingPerDocument, 2);
  const macro = COLUMNS.map(() => '');
  macro[0] = 'gap, tune less held, macro';
  macro[5] = points(gap.macroMissingF1);
  macro[9] = points(gap.macroCoveredF1);
  return [micro, macro];
}

function totalsTable({ totals, reading }) {
  const { falsePresent, presentCalledWeak, contradicted, deferred, notApplicable, elements } = totals;
  const rows = [
    ['said present, labelled otherwise', percent(falsePresent)],
    ['labelled present, said weak', percent(presentCalledWeak)],
    ...Object.entries({ contradicted, deferred }).map(([name, each]) => [
      `${name} (said ${each.said}, due ${each.due})`,
      `P ${percent(each.precision)}  R ${percent(each.recall)}`,
    ]),
    ['not-applicable', `${notApplicable.right} right of ${notApplicable.said} said, ${notApplicable.due} due`],
  ];
  if (elements.judged)
    rows.push([
      `elements of the headline clauses (${elements.judged})`,
      `P ${percent(elements.precision)}  R ${percent(elements.recall)}  F1 ${percent(elements.f1)}`,
    ]);
  if (reading) rows.push(['kind told right', percent(reading.kind)], ['language told right', percent(reading.language)]);
  return { title: 'Other measures', columns: ['', 'per cent'], groups: [rows], notes: [] };
}

function ablationTable({ micro, macro, ablations }) {
  const row = (name, each) => [
    name,
    percent(each.missing.f1, 1),
    percent(each.covered.f1, 1),
    percent(each.macro.covered, 1),
    percent(each.status, 1),
    perDocument(each.falseMissingPerDocument),
  ];
  return {
    title: 'What each reading skill is worth: the same documents without it',
    columns: ['without', 'missing F1', 'covered F1', 'covered F1, macro', 'status', 'false/doc'],
    groups: [[row('nothing taken away', { ...micro, macro })], Object.entries(ablations).map(([name, each]) => row(name, each))],
    notes: [],
  };
}

function cuadTable({ contracts, of, categories, meanF1, notInPlaybook }) {
  const rows = Object.entries(categories).map(([category, each]) => [category, ...side(each)]);
  return {
    title: `CUAD: ${contracts} of ${of} contracts, position neutral`,
    columns: ['', 'contracts with it', 'P', 'R', 'F1'],
    groups: [rows, [['mean', '', '', '', meanF1 === null ? '–' : (100 * meanF1).toFixed(1)]]],
    notes: notInPlaybook.length ? [`not in the playbook: ${notInPlaybook.join(', ')}`] : [],
  };
}

/** Columns side by side: the first to the left, the others to the right. */
export function toText(tables) {
  return tables
    .map(({ title, columns, groups, notes }) => {
      const rows = [columns, ...groups.flat()];
      const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index].length)));
      const line = (row) =>
        row
          .map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index])))
          .join('  ')
          .trimEnd();
      const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
      const body = [[columns], ...groups].map((group) => group.map(line).join('\n')).join(`\n${rule}\n`);
      return [title, '', body, ...(notes.length ? ['', ...notes] : [])].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}

/** The same tables in GitHub's Markdown; groups follow each other. */
export function toMarkdown(tables) {
  const cells = (row) => `| ${row.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return tables
    .map(({ title, columns, groups, notes }) => {
      const rule = `| ${columns.map((_, index) => (index === 0 ? '---' : '---:')).join(' | ')} |`;
      const table = [cells(columns), rule, ...groups.flat().map(cells)].join('\n');
      return [`## ${title}`, table, ...(notes.length ? [notes.map((note) => `- ${note}`).join('\n')] : [])].join('\n\n');
    })
    .join('\n\n')
    .concat('\n');
}

/** The error list as text, one document after another. */
export function errorText(documents) {
  if (documents.length === 0) return 'none\n';
  const cut = (text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > 160 ? `${line.slice(0, 159)}…` : line;
  };
  const lines = ({ error, clause, gold, said, reason, shown, labelled }) =>
    [
      `  ${error}: ${clause}: labelled ${gold}, said ${said}`,
      labelled && `    labelled: ${cut(labelled)}`,
      shown && `    shown:    ${cut(shown)}`,
      reason && error !== 'wrong evidence' && `    reason:   ${cut(reason)}`,
    ].filter(Boolean);
  return documents
    .map(({ document, errors }) => [`${document} (${errors.length})`, ...errors.flatMap(lines)].join('\n'))
    .join('\n\n')
    .concat('\n');
}
