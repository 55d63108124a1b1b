import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
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

/** Both npm packages of the last build, packed before the tests of a file, and an empty folder. Other files share them. */
export function packed(): Packed {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'civicclause-packed-')));
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'out/build.stamp')))
    .digest('hex')
    .slice(0, 12);
  const kept = join(root, 'out', 'packed');
  const all = {
    folder: join(base, 'folder'),
    library: join(kept, `civicclause-${stamp}.tgz`),
    plugin: join(kept, `remark-civicclause-${stamp}.tgz`),
  };
  mkdirSync(all.folder);
  beforeAll(async () => {
    mkdirSync(kept, { recursive: true });
    for (const file of readdirSync(kept)) if (!file.includes(stamp)) rmSync(join(kept, file));
    if (!existsSync(all.library) || !existsSync(all.plugin)) {
      await packageCommandLine(all.library);
      packagePlugin(all.plugin);
    }
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

/**
 * Runs a program that starts others, as git and npm do, which the guard takes for a way out; ours among them run without it. npm keeps to
 * what is on this machine, and git to this configuration.
 */
export function program(command: string, args: string[], cwd: string, env: Record<string, string> = {}): Run {
  const { NODE_OPTIONS: _guard, ...outer } = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|GIT_|LC_|LANG)/i.test(name)),
  );
  const npm = { npm_config_offline: 'true', npm_config_cache: join(cwd, '..', 'npm-cache'), npm_config_update_notifier: 'false' };
  const names = {
    GIT_AUTHOR_NAME: 'Clerk',
    GIT_AUTHOR_EMAIL: 'clerk@town.example',
    GIT_COMMITTER_NAME: 'Clerk',
    GIT_COMMITTER_EMAIL: 'clerk@town.example',
  };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...outer, LANG: 'C.UTF-8', ...npm, ...names, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
    encoding: 'utf8',
    timeout: 180_000,
  });
  if (error) throw error;
  return { status, stdout, stderr };
}
