import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
export const generatorPackages = join(root, 'site', 'node_modules');

/** Building takes seconds; on a machine with other work, and where packages have to be installed first, minutes. In milliseconds. */
export const buildTimeout = 300_000;

/** Runs a program of Node in the repository; its output on both streams is one text. */
export function runNode(args: string[], cwd = root): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** Builds the site into a folder of `out/site`, as `npm run site` does. Returns the folder; throws what the build said. */
export function buildSite(name: string, ...options: string[]): string {
  const folder = join(root, 'out', 'site', name);
  rmSync(folder, { recursive: true, force: true });
  const { status, output } = runNode(['scripts/site.mjs', '--to', folder, ...options]);
  if (status !== 0) throw new Error(output);
  return folder;
}

/** Files below a folder with an ending, relative to it, in order. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(ending))
    .sort();
}
