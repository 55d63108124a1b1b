// Child processes and what they cost.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const hook = fileURLToPath(new URL('programs/usage-hook.cjs', import.meta.url));
let runs = 0;

/**
 * Runs a Node program to its end, or to the time limit.
 * @param {string[]} args what follows `node`
 * @param {{ cwd?: string, limit?: number, folder: string, usage?: boolean }} options `limit` in seconds; `folder`: for scratch
 *   files; `usage: false` leaves the process alone, for the purest wall time
 * @returns {Promise<{ wall: number, cpu: number | null, peak: number | null, code: number | null, timedOut: boolean, output: string }>}
 *   wall and CPU in seconds (threads and Node children included), peak memory in bytes; null when it did not end by itself
 */
export async function runProgram(args, { cwd, limit = 120, folder, usage = true }) {
  const record = join(folder, `usage-${process.pid}-${++runs}.jsonl`);
  const env = usage
    ? { ...process.env, BENCH_USAGE: record, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${quoted(hook)}`.trim() }
    : process.env;
  const started = performance.now();
  // Output goes to a pipe that is read, so that nobody prints to a wall: what a terminal costs is not the program's.
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, limit * 1000);
  let output = '';
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  let wall = 0;
  child.once('exit', () => {
    wall = (performance.now() - started) / 1000;
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(timer);
  return { wall, ...readUsage(record), code, timedOut, output };
}

function readUsage(record) {
  if (!existsSync(record)) return { cpu: null, peak: null };
  const processes = readFileSync(record, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  rmSync(record);
  return {
    cpu: processes.reduce((sum, { microseconds }) => sum + microseconds, 0) / 1e6,
    peak: Math.max(...processes.map(({ kilobytes }) => kilobytes)) * 1024,
  };
}

/** For NODE_OPTIONS, which splits at spaces. */
const quoted = (path) => (/[\s"\\]/.test(path) ? `"${path.replace(/["\\]/g, '\\$&')}"` : path);
