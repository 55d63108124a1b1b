// Child processes and what they cost.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnNode } from './own-child.mjs';

const hook = fileURLToPath(new URL('programs/usage-hook.cjs', import.meta.url));
/** Milliseconds between looks at the time limit. */
const watch = 250;
let runs = 0;

/**
 * @typedef {object} Run
 * @property {number} wall seconds
 * @property {number | null} cpu seconds, threads and Node children included; null when it did not end by itself, or was let alone
 * @property {number | null} peak memory in bytes; null as `cpu`
 * @property {number | null} code
 * @property {boolean} timedOut
 * @property {number} spent seconds of CPU (or wall time) when last looked at: what one that timed out took at least
 * @property {string} output the end of what it said
 */

/**
 * Runs a Node program to its end, or to the time limit.
 * @param {string[]} args what follows `node`
 * @param {object} options
 * @param {string} options.folder for scratch files
 * @param {number} options.limit seconds of CPU, so that other work on the machine does not count (of wall time where the system does
 *   not tell); with `onLine`, since the last line
 * @param {string} [options.cwd]
 * @param {boolean} [options.usage] false: nothing is loaded into the process, for the purest wall time
 * @param {(line: string) => void} [options.onLine] gets each line of stdout
 * @returns {Promise<Run>}
 */
export async function runProgram(args, { cwd, limit, folder, usage = true, onLine }) {
  const record = join(folder, `usage-${process.pid}-${++runs}.jsonl`);
  const options = `${process.env.NODE_OPTIONS ?? ''} --require ${quoted(hook)}`.trim();
  const env = usage ? { ...process.env, BENCH_USAGE: record, NODE_OPTIONS: options } : process.env;
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const child = spawnNode(args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let timedOut = false;
  let lastLine = 0;
  let spent = 0;
  const timer = setInterval(() => {
    spent = cpuSeconds(child.pid) ?? seconds();
    // A process that waits for ever spends nothing.
    if (spent - lastLine < limit && seconds() < 20 * limit + 600) return;
    timedOut = true;
    child.kill('SIGKILL');
  }, watch);
  let output = '';
  let line = '';
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000);
  };
  child.stderr.setEncoding('utf8').on('data', keep);
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    keep(chunk);
    if (!onLine) return;
    const lines = (line + chunk).split('\n');
    line = lines.pop();
    for (const each of lines) onLine(each);
    if (lines.length > 0) lastLine = cpuSeconds(child.pid) ?? seconds();
  });
  let wall = 0;
  child.once('exit', () => {
    wall = seconds();
  });
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { wall, ...readUsage(record), code, timedOut, spent, output };
  } finally {
    clearInterval(timer);
  }
}

/** What a running process has spent, its threads included; undefined where the system does not tell, or it is gone. */
function cpuSeconds(pid) {
  if (process.platform !== 'linux') return undefined;
  try {
    // After the name in parentheses: field 3 on; user and system time are 14 and 15, in hundredths.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

function readUsage(record) {
  if (!existsSync(record)) return { cpu: null, peak: null };
  const processes = readFileSync(record, 'utf8')
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each));
  rmSync(record);
  return {
    cpu: processes.reduce((sum, { microseconds }) => sum + microseconds, 0) / 1e6,
    peak: Math.max(...processes.map(({ kilobytes }) => kilobytes)) * 1024,
  };
}

/** For NODE_OPTIONS, which splits at spaces. */
const quoted = (path) => (/[\s"\\]/.test(path) ? `"${path.replace(/["\\]/g, '\\$&')}"` : path);
