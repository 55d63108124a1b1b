#!/usr/bin/env node
// node test/perturbation/measure.mjs [--record] [--failures] [CLAUSE…]
// Pass rates of the perturbation suite by base document and perturbation, beside those of the first run. `--record` adds the
// clauses that `first-run.json` does not hold yet; what it holds is never changed. `--failures` lists the pairs that fail;
// clauses named restrict it to these.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { out } from '../../scripts/paths.mjs';
import { esbuildVirtualModules } from '../../scripts/virtual-modules.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const firstRunFile = join(folder, 'first-run.json');

try {
  const options = { record: { type: 'boolean', default: false }, failures: { type: 'boolean', default: false } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  await run(values, positionals);
} catch (error) {
  console.error(error.code?.startsWith('ERR_PARSE_ARGS') ? error.message : error);
  process.exitCode = 2;
}

async function run({ record, failures }, clauses) {
  const { allPairs } = await bundled();
  const before = existsSync(firstRunFile) ? JSON.parse(readFileSync(firstRunFile, 'utf8')).clauses : {};
  const now = {};
  for (const pair of allPairs(folder)) {
    if (clauses.length > 0 && !clauses.includes(pair.clause)) continue;
    const { passed, said, explanation } = pair.judge();
    entry(entry(now, pair.clause), pair.base)[pair.perturbation] = passed ? 'passed' : said.status;
    if (failures && !passed) console.log(`${pair.base} › ${pair.perturbation} › ${pair.clause}\n${explanation}\n`);
  }
  const added = Object.keys(now).filter((clause) => !(clause in before));
  const first = { ...before, ...(record ? Object.fromEntries(added.map((clause) => [clause, now[clause]])) : {}) };
  if (record && added.length > 0) {
    writeFileSync(firstRunFile, `${JSON.stringify({ rates: ratesOf(first), clauses: sorted(first) }, null, 2)}\n`);
    console.log(`Recorded: ${added.join(', ')}\n`);
  }
  print(ratesOf(now), ratesOf(first), Object.keys(now).length, Object.keys(first).length);
}

/** The suite's own code, which is TypeScript, as a module that Node runs. */
async function bundled() {
  mkdirSync(out, { recursive: true });
  const outfile = join(out, 'perturbation.cjs');
  await build({
    entryPoints: [join(folder, 'all.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
    plugins: [esbuildVirtualModules()],
  });
  return (await import(pathToFileURL(outfile))).default;
}

/** Base → perturbation → `{ passed, of }`; every set of role names counts as one perturbation, `roles`. */
function ratesOf(clauses) {
  const rates = {};
  for (const bases of Object.values(clauses)) {
    for (const [base, results] of Object.entries(bases)) {
      for (const [perturbation, result] of Object.entries(results)) {
        const rate = entry(entry(rates, base), perturbation.replace(/:.*/, ''));
        rate.of = (rate.of ?? 0) + 1;
        rate.passed = (rate.passed ?? 0) + (result === 'passed' ? 1 : 0);
      }
    }
  }
  return sorted(rates);
}

/** The object under a key, made when there is none. */
function entry(object, key) {
  object[key] ??= {};
  return object[key];
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function print(now, first, clauses, recorded) {
  const bases = Object.keys(now);
  const perturbations = Object.keys(now[bases[0]] ?? {});
  console.log(`Passed of 100, now (${clauses} clauses) | at first run (${recorded} clauses)\n`);
  console.log(['', ...bases, 'all'].map((title, index) => (index === 0 ? ''.padEnd(12) : title.padStart(14))).join(''));
  for (const perturbation of [...perturbations, 'all']) {
    const cells = [...bases, 'all'].map((base) => {
      const cell = (rates) => percent(total(rates, base, perturbation));
      return `${cell(now)} | ${cell(first)}`.padStart(14);
    });
    console.log(perturbation.padEnd(12) + cells.join(''));
  }
}

function total(rates, base, perturbation) {
  const chosen = Object.entries(rates)
    .filter(([id]) => base === 'all' || id === base)
    .flatMap(([, byPerturbation]) => Object.entries(byPerturbation))
    .filter(([name]) => perturbation === 'all' || name === perturbation)
    .map(([, rate]) => rate);
  return chosen.reduce((sum, { passed, of }) => ({ passed: sum.passed + passed, of: sum.of + of }), { passed: 0, of: 0 });
}

function percent({ passed, of }) {
  return of === 0 ? '–' : String(Math.round((100 * passed) / of));
}
