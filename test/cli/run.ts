import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import type { Review } from '../../server/src/review/types';

export const root = resolve(import.meta.dirname, '../..');
/** Built by `npm run build`, which `npm test` runs first. */
export const cli = join(root, 'server/dist/cli.js');

export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Environment that leaves the machine's own language and colour settings out, under the guard of `test/safety/support`. */
const { PATH, NODE_OPTIONS, CIVICCLAUSE_WAYS_OUT } = process.env;
const plainEnv = { PATH, NODE_OPTIONS, CIVICCLAUSE_WAYS_OUT, LANG: 'C.UTF-8', COLUMNS: '80' };

/** Runs the command line as a process of its own. */
export function civicclause(args: string[], options: SpawnSyncOptions & { env?: Record<string, string> } = {}): Run {
  const { env, ...rest } = options;
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...args], {
    maxBuffer: 1 << 28,
    timeout: 180_000,
    ...rest,
    env: { ...plainEnv, ...env },
  });
  if (error) throw error;
  return { status, stdout: String(stdout), stderr: String(stderr) };
}

/** The review that a run printed: standard output must be JSON and nothing else. */
export function reviewOf({ stdout }: Run): Review {
  return JSON.parse(stdout) as Review;
}

/** A folder with these files in it, removed after the suite. Values are file contents. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'civicclause-')));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An agreement that lacks nearly everything. */
export const thinAgreement = `# Services Agreement

This Agreement is made between the City of Larkhaven (the "City") and Meridian Inc. (the "Vendor").

## 1. Services

The Vendor shall provide the Services. The City shall pay the Vendor within 30 days.

## 2. General

The parties agree that this Agreement is the whole agreement between them.
`;
