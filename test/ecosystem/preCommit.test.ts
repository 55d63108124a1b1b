import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root, thinAgreement } from '../cli/run';
import { packed, program } from './packages';

interface Hook {
  id: string;
  entry: string;
  args?: string[];
  files: string;
  exclude?: string;
  pass_filenames?: boolean;
  language: string;
  additional_dependencies: string[];
}

const { folder, library } = packed();
const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Hook[];
const hook = (id: string) => hooks.find((each) => each.id === id)!;
const { version } = JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8'));
const environment = join(folder, '..', 'environment');
const repository = join(folder, 'town');

const git = (...args: string[]) => program('git', args, repository);
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
};

/** As pre-commit runs a hook of language node: staged files that match, `entry`, `args`, then names, with its packages' `bin` on the path. */
function commit({ entry, args = [], files, exclude, pass_filenames = true }: Hook, given?: string[]) {
  const staged = git('diff', '--staged', '--name-only', '--diff-filter=ACMRTUXB', '-z').stdout.split('\0').filter(Boolean);
  const matching = staged.filter((file) => new RegExp(files).test(file) && !(exclude && new RegExp(exclude).test(file)));
  if (matching.length === 0) return undefined;
  const [command, ...words] = entry.split(' ');
  const path = `${join(environment, 'bin')}:${process.env.PATH}`;
  return program(command!, [...words, ...(given ?? args), ...(pass_filenames ? matching : [])], repository, { PATH: path });
}

beforeAll(() => {
  mkdirSync(environment);
  mkdirSync(repository);
  // pre-commit installs the packages of a hook globally, into a prefix of its own.
  const installed = program(
    'npm',
    ['install', '--global', '--prefix', environment, '--no-audit', '--no-fund', library],
    environment,
  );
  expect(installed.status, installed.stderr).toBe(0);
  expect(existsSync(join(environment, 'bin/civicclause'))).toBe(true);
  git('init', '--quiet');
}, 120_000);

describe('the hooks for pre-commit', () => {
  it('install the version they belong to', () => {
    expect(hooks.map((each) => each.additional_dependencies)).toEqual(hooks.map(() => [`civicclause@${version}`]));
    expect(new Set(hooks.map((each) => each.language))).toEqual(new Set(['node']));
  });

  it('leave a commit without documents alone', () => {
    write('Makefile', 'all:\n');
    git('add', '.');
    expect(commit(hook('civicclause'))).toBeUndefined();
  });

  it('stop a commit with errors, and say where; a README is none of theirs', () => {
    write('README.md', '# Town\n\nHow we buy.\n');
    write('contracts/thin.md', thinAgreement);
    git('add', '.');
    const stopped = commit(hook('civicclause'))!;
    expect(stopped.status).toBe(1);
    expect(stopped.stdout).toContain('contracts/thin.md');
    expect(stopped.stdout).toContain('README.md: not recognised as a procurement document');
  });

  it('review the documents of the commit alone, where asked to', () => {
    git('commit', '--quiet', '-m', 'first');
    write('contracts/second agreement.md', thinAgreement);
    write('civicclause.yaml', 'root: true\n');
    git('add', '.');
    const staged = commit(hook('civicclause-staged'))!;
    expect(staged.status).toBe(1);
    expect(staged.stdout).toContain('contracts/second agreement.md');
    expect(staged.stdout).not.toContain('thin.md');
    expect(staged.stderr).toBe('');
  });

  it('let a commit pass that adds nothing to the baseline', () => {
    const baseline = ['.', '--baseline', 'civicclause.baseline.json'];
    expect(commit(hook('civicclause'), [...baseline, '--write-baseline'])!.status).toBe(0);
    expect(commit(hook('civicclause'), baseline)!.status).toBe(0);
  });
});
