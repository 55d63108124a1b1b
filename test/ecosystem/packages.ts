import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { packageCommandLine, packagePlugin } from '../../scripts/package.mjs';
import { type Run, root } from '../cli/run';

export interface Packed {
  /** Empty but for what is put into it. */
  folder: string;
  /** The packages as npm publishes them. */
  library: string;
  plugin: string;
}

/** Both npm packages, packed before the tests of a file, beside an empty folder. */
export function packed(): Packed {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'civicclause-packed-')));
  const all = {
    folder: join(base, 'folder'),
    library: join(base, 'civicclause.tgz'),
    plugin: join(base, 'remark-civicclause.tgz'),
  };
  mkdirSync(all.folder);
  beforeAll(async () => {
    await packageCommandLine(all.library);
    packagePlugin(all.plugin);
  }, 300_000);
  afterAll(() => rmSync(base, { recursive: true, force: true }));
  return all;
}

/** Puts the contents of a package where npm would. */
export function unpack(tarball: string, folder: string, name: string): string {
  const target = join(folder, 'node_modules', name);
  mkdirSync(target, { recursive: true });
  const { status, stderr } = spawnSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', target], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return target;
}

/** Lends a folder this repository's installed packages that it lacks, as if it had installed them. */
export function lendPackages(folder: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  const own = new Set([...readdirSync(modules), '.bin', '.package-lock.json', 'civicclause', 'remark-civicclause']);
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!own.has(name)) symlinkSync(join(root, 'node_modules', name), join(modules, name));
}

/** Runs Node under the guard that fails the run on any way out of the process. */
export function node(args: string[], cwd: string, input = ''): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, input, encoding: 'utf8', timeout: 120_000 });
  return { status, stdout, stderr };
}
