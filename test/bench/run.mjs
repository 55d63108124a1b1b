#!/usr/bin/env node
// npm run bench -- [--only edit,open,batch,start,memory,growth] [--rounds N] [--quick] [--peers none] [--limit SECONDS] [--json FILE]
// Prints one Markdown table: each figure a ratio to a peer or floor measured in the same run, with its target. Ends with 0
// whenever it ran: it reports, it does not judge. Progress on stderr. The peers are installed on first use (npm ci, test/bench).
import { mkdtempSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../scripts/build.mjs';
import { note, runNpm } from '../../scripts/setup.mjs';
import { result, toJson, toMarkdown } from './results.mjs';

const groups = ['edit', 'open', 'batch', 'start', 'memory', 'growth'];
const options = {
  only: { type: 'string' },
  rounds: { type: 'string' },
  quick: { type: 'boolean', default: false },
  peers: { type: 'string', default: 'all' },
  limit: { type: 'string' },
  json: { type: 'string' },
};

class UsageError extends Error {}

try {
  await main(readOptions());
} catch (error) {
  const usage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
  console.error(usage ? `npm run bench: ${error.message}` : error);
  process.exitCode = usage ? 2 : 1;
}

function readOptions() {
  const { values } = parseArgs({ options });
  const only = values.only?.split(',') ?? groups;
  const unknown = only.find((group) => !groups.includes(group));
  if (unknown !== undefined) throw new UsageError(`there is no group ${unknown}; there are ${groups.join(', ')}`);
  if (!['all', 'none'].includes(values.peers)) throw new UsageError('--peers is all or none');
  const whole = (name, usual) => {
    const number = Number(values[name] ?? usual);
    if (Number.isInteger(number) && number > 0) return number;
    throw new UsageError(`--${name} takes a whole number above 0`);
  };
  const rounds = (usual, quick) => whole('rounds', values.quick ? quick : usual);
  return {
    only,
    quick: values.quick,
    peers: values.peers === 'all',
    rounds: { edit: rounds(3, 1), batch: rounds(3, 1), start: rounds(11, 5) },
    limit: whole('limit', values.quick ? 30 : 120),
    json: values.json,
  };
}

async function main({ only, json, ...choices }) {
  await buildIfStale();
  installPeers();
  const folder = mkdtempSync(join(tmpdir(), 'civic-clause-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const started = performance.now();
  const load = loadavg()[0].toFixed(1);
  const progress = (text) => console.error(`[${Math.round((performance.now() - started) / 1000)} s] ${text}`);
  const results = [];
  /** Of the group at hand. */
  let unfinished = [];
  // Who stops it half-way still sees what there is.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])
    process.once(signal, () => {
      writeSync(1, `${toMarkdown([...results, ...unfinished])}Stopped: figures are missing.\n`);
      process.exit(code);
    });
  for (const group of groups.filter((name) => only.includes(name))) {
    const { [group]: measure } = await import(`./groups/${group}.mjs`);
    try {
      const soFar = (figures) => {
        unfinished = figures;
      };
      results.push(...(await measure({ ...choices, folder, progress, soFar })));
    } catch (error) {
      // The other groups are still worth having; a group that fails is a target missed.
      results.push({ ...result(`${group}: could not be measured`, null, { detail: error.message }), pass: false });
      console.error(error);
    }
    unfinished = [];
  }
  const { node } = process.versions;
  process.stdout.write(
    `${toMarkdown(results)}Node ${node}, ${cpus().length} cores, load ${load} at the start, ${choices.rounds.edit} rounds${choices.quick ? ', quick' : ''}.\n`,
  );
  if (json) writeJson(resolve(json), toJson(results));
}

function installPeers() {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const changed = (path) => statSync(join(folder, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed('node_modules/.package-lock.json') >= changed('package-lock.json')) return;
  note('Installing what the bench compares with (npm ci in test/bench) …');
  runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}

function writeJson(file, text) {
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, text);
  renameSync(part, file);
}
