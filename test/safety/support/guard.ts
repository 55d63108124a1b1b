import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const preload = join(import.meta.dirname, 'noWayOut.cjs');

/** One attempt to leave the process, as `noWayOut.cjs` writes it down. */
export interface Attempt {
  /** `net.Socket.connect`, `globalThis.fetch`. */
  way: string;
  target: string;
  program: string[];
  stack: string;
}

/** Environment under which Node preloads the guard; attempts go into the file `report`, a JSON object a line. */
export function guardedEnvironment(report: string): { NODE_OPTIONS: string; CIVICCLAUSE_WAYS_OUT: string } {
  return { NODE_OPTIONS: `--require ${JSON.stringify(preload)}`, CIVICCLAUSE_WAYS_OUT: report };
}

export function attemptsIn(report: string): Attempt[] {
  if (!existsSync(report)) return [];
  const lines = readFileSync(report, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Attempt);
}
