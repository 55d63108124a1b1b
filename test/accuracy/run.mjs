#!/usr/bin/env node
// npm run accuracy -- [--all] [--errors] [--held WHY] [--record] [--json FILE] [--markdown FILE]
// How right the reviews are: against labelled documents and CUAD contracts where they are (CIVICCLAUSE_CORPUS, by default ../shared),
// else against the playbook's own examples. Needs a build. Ends with 0 whenever it ran: it reports, it does not judge.
// --errors lists what is wrong document by document, of the tuning half alone. --held WHY adds the held half, and logs the look with
// its reason in looks.json: commit it. --record writes the figures that clause pages, `explain` and hovers show.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/paths.mjs';
import { ABLATIONS } from './ablations.mjs';
import { createBaselines, loadParser } from './baselines.mjs';
import { joinLabels, wilson } from './judge.mjs';
import { cuadContracts, exampleDocuments, labelledDocuments } from './load.mjs';
import { recordFile, recordOf } from './record.mjs';
import { buildReport, cuadReport, errorList, toJson } from './report.mjs';
import { errorText, reportTables, toMarkdown, toText } from './tables.mjs';

/** Characters of CUAD text reviewed without --all: some ten seconds, half a minute on busy cores. */
const CUAD_SAMPLE = 3_000_000;

const options = {
  all: { type: 'boolean', default: false },
  errors: { type: 'boolean', default: false },
  held: { type: 'string' },
  record: { type: 'boolean', default: false },
  json: { type: 'string' },
  markdown: { type: 'string' },
};

try {
  const { values } = parseArgs({ options });
  await run(values);
} catch (error) {
  console.error(error.code?.startsWith('ERR_PARSE_ARGS') ? error.message : error);
  process.exitCode = 2;
}

async function run({ all, errors, held, record, json, markdown }) {
  const { createEngine, version } = createRequire(import.meta.url)('../../server/dist/index.js');
  const engine = createEngine();
  const clauseIds = clausesByTheme(engine.playbook);
  const playbookIds = new Set(clauseIds);
  const folder = resolve(root, process.env.CIVICCLAUSE_CORPUS ?? '../shared');
  const families = JSON.parse(readFileSync(new URL('families.json', import.meta.url), 'utf8'));
  const labelled = labelledDocuments(folder, families);
  if (!labelled) console.log(`corpus: not run (no labelled documents in ${folder}); the playbook's own examples instead\n`);
  const documents = labelled ?? exampleDocuments(engine.playbook);

  const baselines = createBaselines(engine.playbook, await loadParser(root));
  const rows = documents.flatMap((document) => readRows(engine, document, playbookIds, baselines));
  const named = new Set(documents.flatMap(({ clauses }) => Object.keys(clauses)));
  const contracts = labelled && cuadContracts(folder, all ? Number.POSITIVE_INFINITY : CUAD_SAMPLE);
  const report = buildReport({
    tool: { name: 'civicclause', version },
    playbook: { id: engine.playbook.manifest.id, version: engine.playbook.manifest.version },
    source: labelled ? 'labelled documents' : "of the playbook's own examples",
    rows,
    clauseIds,
    opened: families.opened,
    ablations: labelled && ablate(createEngine, documents, playbookIds),
    notInPlaybook: [...named].filter((id) => !playbookIds.has(id)).sort(),
    reading: labelled && readingOf(engine, labelled),
    cuad: contracts && cuadReport(contracts, (contract) => reviewContract(engine, contract), playbookIds),
  });

  const tables = reportTables(report);
  const wrong = errors || held ? errorList(rows.filter(({ half }) => held || half !== 'held')) : undefined;
  process.stdout.write(toText(tables));
  if (wrong) process.stdout.write(`\nErrors\n\n${errorText(wrong)}`);
  if (json) writeFileSync(json, toJson({ ...report, errors: wrong }));
  if (held) logLook(held, report);
  if (record && labelled) writeFileSync(recordFile, recordOf(report, looks()));
  if (markdown) writeFileSync(markdown, toMarkdown(tables));
}

/** Clause ids in the playbook's order: by theme, then as their files stand. */
function clausesByTheme({ manifest, clauses }) {
  const order = new Map(manifest.themes.map(({ id }, index) => [id, index]));
  return [...clauses].sort((a, b) => order.get(a.theme) - order.get(b.theme)).map(({ id }) => id);
}

/** The rows of the labelled documents, reviewed without each of the skills. */
function ablate(createEngine, documents, playbookIds) {
  const base = createEngine().playbook;
  return Object.fromEntries(
    Object.entries(ABLATIONS).map(([name, { document, playbook }]) => {
      const engine = createEngine(playbook?.(base));
      return [name, documents.flatMap((each) => readRows(engine, each, playbookIds, () => () => ({}), document))];
    }),
  );
}

/** The log of looks at the held half. */
function looks() {
  return JSON.parse(readFileSync(new URL('looks.json', import.meta.url), 'utf8')).looks;
}

/** The held half was looked at: when is told by the commit, why by whoever looked, what by the figures. */
function logLook(because, report) {
  const file = new URL('looks.json', import.meta.url);
  const log = JSON.parse(readFileSync(file, 'utf8'));
  const { missing, covered } = report.halves.held;
  const figure = (score) => Math.round(1000 * (score?.value ?? 0)) / 10;
  log.looks.push({
    because,
    commit: commit(),
    clauses: report.clauses ? Object.keys(report.clauses).length : 0,
    missingF1: figure(missing.f1),
    coveredF1: figure(covered.f1),
  });
  writeFileSync(file, `${JSON.stringify(log, null, 2)}\n`);
}

function commit() {
  return spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
}

/** As `check DOC --kind KIND` reviews it; `change` takes a skill away from what was read. */
function readRows(engine, { name, kind, language, text, clauses, ...group }, playbookIds, baselines, change = (read) => read) {
  const isExample = !group.family;
  const path = isExample ? 'example.md' : name;
  const document = change(engine.readRequested({ path, text, kind, ...(isExample && { language }) }));
  const { review } = engine.analyse({ name: path, documents: [document] }, { locale: 'en' });
  return joinLabels({
    document: { document: name, kind, language, ...group },
    clauses,
    review,
    text,
    lineStarts: document.lineStarts,
    playbookIds,
    baselinesFor: baselines(text, language),
  });
}

/** How often kind and language are told without being given. */
function readingOf(engine, documents) {
  let kinds = 0;
  let languages = 0;
  for (const { name, kind, language, text } of documents) {
    const { parts } = engine.readRequested({ path: name, text });
    if (parts.some((part) => part.kind === kind)) kinds++;
    if (parts[0]?.language === language) languages++;
  }
  return { kind: wilson(kinds, documents.length), language: wilson(languages, documents.length) };
}

/** Either party's clause counts in CUAD; its contracts are read as Markdown. */
function reviewContract(engine, { name, text }) {
  const path = name.replace(/\.txt$/, '.md');
  const document = engine.readRequested({ path, text, kind: 'agreement' });
  return engine.analyse({ name: path, documents: [document] }, { policy: { position: 'neutral' }, locale: 'en' }).review;
}
