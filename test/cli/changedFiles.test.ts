import { chmodSync, mkdirSync, readFileSync, renameSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../server/src/cli/changed/git';
import { isGitFailure } from '../../server/src/cli/changed/git/failure';
import { GitFolder, gitIn } from './gitFolder';
import { folderWith } from './run';

/** Of these files, those that changed. */
async function changedIn(folder: string, files: readonly string[], ref?: string): Promise<string[]> {
  const repository = await openRepository(folder);
  await repository.since(ref);
  const found: string[] = [];
  for (const file of files) if (await repository.changed(join(folder, file))) found.push(file);
  return found;
}

async function problemOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (isGitFailure(error)) return error.gitProblem;
    throw error;
  }
  return undefined;
}

const two = { 'a.md': 'one\ntwo\n', 'docs/b.md': 'one\ntwo\n' };

describe('what changed since the last commit', () => {
  it('is what is staged, not staged, or new', async () => {
    const folder = new GitFolder({ ...two, 'c.md': 'c\n', 'd.md': 'd\n', '.gitignore': 'out/\n*.tmp.md\n' });
    folder.write('docs/b.md', 'one\n2\n');
    folder.git('add', '.');
    folder.write('c.md', 'C\n');
    folder.write('new.md', 'new\n');
    folder.write('x.tmp.md', 'ignored\n');
    mkdirSync(join(folder.path, 'out'));
    folder.write('out/e.md', 'ignored\n');
    folder.write('forced.tmp.md', 'added all the same\n');
    folder.git('add', '--force', 'forced.tmp.md');
    const all = ['a.md', 'docs/b.md', 'c.md', 'd.md', 'new.md', 'x.tmp.md', 'out/e.md', 'forced.tmp.md'];
    expect(await changedIn(folder.path, all)).toEqual(['docs/b.md', 'c.md', 'new.md', 'forced.tmp.md']);
  });

  it('is also what was staged and then written back', async () => {
    const folder = new GitFolder(two);
    folder.write('a.md', 'ONE\ntwo\n');
    folder.git('add', '.');
    folder.write('a.md', 'one\ntwo\n');
    expect(await changedIn(folder.path, ['a.md', 'docs/b.md'])).toEqual(['a.md']);
  });

  it('is everything before the first commit', async () => {
    const folder = new GitFolder({});
    folder.write('a.md', 'a\n');
    expect(await changedIn(folder.path, ['a.md'])).toEqual(['a.md']);
  });

  it('is a file of the same length written in the instant in which the index was', async () => {
    for (let round = 0; round < 20; round += 1) {
      const folder = new GitFolder({ 'a.md': 'within 24 hours\n' });
      folder.write('a.md', 'within 72 hours\n');
      expect(await changedIn(folder.path, ['a.md'])).toEqual(['a.md']);
    }
  });

  it('is a file of the same length that has been given back its old time', async () => {
    const folder = new GitFolder({ 'a.md': 'within 24 hours\n' });
    const then = new Date('2024-01-01');
    utimesSync(join(folder.path, 'a.md'), then, then);
    folder.git('update-index', '--refresh');
    folder.write('a.md', 'within 72 hours\n');
    utimesSync(join(folder.path, 'a.md'), then, then);
    expect(await changedIn(folder.path, ['a.md'])).toEqual(['a.md']);
  });

  it('is no change of mode, time or line ends', async () => {
    const folder = new GitFolder({ ...two, 'crlf.md': 'one\r\ntwo\r\n', 'both.md': 'one\r\ntwo\n' });
    chmodSync(join(folder.path, 'a.md'), 0o755);
    utimesSync(join(folder.path, 'docs/b.md'), new Date(), new Date());
    folder.write('crlf.md', 'one\ntwo\n');
    folder.write('both.md', 'one\r\ntwo\r\n');
    expect(await changedIn(folder.path, ['a.md', 'docs/b.md', 'crlf.md', 'both.md'])).toEqual([]);
    folder.write('a.md', 'one\r\ntwo\r\n');
    folder.git('add', '.');
    expect(await changedIn(folder.path, ['a.md', 'docs/b.md', 'crlf.md', 'both.md'])).toEqual([]);
    folder.write('a.md', 'one\r\ntwo\r\nthree\r\n');
    expect(await changedIn(folder.path, ['a.md'])).toEqual(['a.md']);
  });

  it('is nothing in a checkout with the line ends of another system', async () => {
    const origin = new GitFolder({ ...two, '.gitattributes': '* text=auto\n' });
    const clone = join(folderWith({}), 'clone');
    gitIn(origin.path, 'clone', '--quiet', '--config', 'core.autocrlf=true', '.', clone);
    expect(readFileSync(join(clone, 'a.md'), 'utf8')).toBe('one\r\ntwo\r\n');
    expect(await changedIn(clone, Object.keys(two))).toEqual([]);
  });

  it('takes a link for changed with what it leads to, and with itself', async () => {
    const folder = new GitFolder({ 'docs/a.md': 'a\n', 'docs/b.md': 'b\n', 'other.md': 'other\n' });
    symlinkSync('docs', join(folder.path, 'linked'));
    symlinkSync('docs/a.md', join(folder.path, 'link.md'));
    symlinkSync('/etc/hosts', join(folder.path, 'out.md'));
    folder.commit();
    const files = ['linked/a.md', 'linked/b.md', 'link.md', 'out.md', 'other.md'];
    expect(await changedIn(folder.path, files)).toEqual([]);
    folder.write('docs/a.md', 'A\n');
    expect(await changedIn(folder.path, files)).toEqual(['linked/a.md', 'link.md']);
    folder.remove('link.md');
    symlinkSync('docs/b.md', join(folder.path, 'link.md'));
    expect(await changedIn(folder.path, ['link.md'])).toEqual(['link.md']);
  });

  it('is not fooled by links that lead in circles', async () => {
    const folder = new GitFolder(two);
    symlinkSync('q.md', join(folder.path, 'p.md'));
    symlinkSync('p.md', join(folder.path, 'q.md'));
    folder.commit();
    expect(await changedIn(folder.path, ['p.md'])).toEqual([]);
  });

  it('knows files by other cases where the disk does', async () => {
    const folder = new GitFolder(two);
    folder.git('config', 'core.ignorecase', 'true');
    renameSync(join(folder.path, 'docs'), join(folder.path, 'Docs'));
    expect(await changedIn(folder.path, ['Docs/b.md', 'a.md'])).toEqual([]);
    folder.git('config', 'core.ignorecase', 'false');
    expect(await changedIn(folder.path, ['Docs/b.md', 'a.md'])).toEqual(['Docs/b.md']);
  });

  it('is what a merge could not settle', async () => {
    const folder = new GitFolder(two);
    folder.git('checkout', '--quiet', '-b', 'side');
    folder.write('a.md', 'side\n');
    folder.commit();
    folder.git('checkout', '--quiet', 'main');
    folder.write('a.md', 'main\n');
    folder.commit();
    expect(() => folder.git('merge', '--quiet', 'side')).toThrow('merge');
    folder.write('a.md', 'main\n');
    expect(await changedIn(folder.path, Object.keys(two))).toEqual(['a.md']);
  });
});

describe('what changed since this branch left another', () => {
  const folder = new GitFolder({ ...two, 'c.md': 'c\n' });
  folder.git('tag', '--annotate', '-m', 'v', 'v1');
  folder.git('checkout', '--quiet', '-b', 'feature/x');
  folder.write('a.md', 'changed here\n');
  folder.commit();
  folder.git('checkout', '--quiet', 'main');
  folder.write('docs/b.md', 'changed there\n');
  folder.commit();
  folder.git('update-ref', 'refs/remotes/origin/main', 'main');
  folder.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  folder.git('checkout', '--quiet', 'feature/x');
  folder.write('c.md', 'not committed\n');
  const all = ['a.md', 'docs/b.md', 'c.md'];
  const first = folder.git('rev-parse', 'v1^{commit}').trim();

  it.each([
    ['main'],
    ['origin/main'],
    ['origin'],
    ['refs/heads/main'],
    ['heads/main'],
    ['v1'],
    ['HEAD~1'],
    ['HEAD^'],
    ['@~'],
    ['feature/x~1'],
    [first],
    [first.slice(0, 7)],
    [first.slice(0, 7).toUpperCase()],
  ])('%s', async (ref) => {
    expect(await changedIn(folder.path, all, ref)).toEqual(['a.md', 'c.md']);
    folder.git('pack-refs', '--all');
    expect(await changedIn(folder.path, all, ref)).toEqual(['a.md', 'c.md']);
  });

  it('is found in packed objects', async () => {
    folder.git('gc', '--quiet');
    expect(await changedIn(folder.path, all, 'main')).toEqual(['a.md', 'c.md']);
  });

  it('lists what is not there any more', async () => {
    const repository = await openRepository(join(folder.path, 'docs'));
    folder.remove('docs/b.md');
    await repository.since();
    expect(await repository.deletedBelow(join(folder.path, 'docs'))).toEqual(['b.md']);
    expect(await repository.deletedBelow(`${folder.path}/`)).toEqual(['docs/b.md']);
    expect(await repository.changed(join(folder.path, 'docs/b.md'))).toBe(true);
    folder.git('checkout', '--quiet', 'docs/b.md');
  });

  it.each([
    ['mian', { is: 'unknown-ref', ref: 'mian', shallow: false }],
    ['0000000', { is: 'unknown-ref' }],
    ['HEAD~40', { is: 'no-such-parent' }],
    ['HEAD^2', { is: 'no-such-parent' }],
    ['main...', { is: 'not-a-ref' }],
    ['main@{yesterday}', { is: 'not-a-ref' }],
    ['../../config', { is: 'not-a-ref' }],
    ['-q', { is: 'not-a-ref' }],
    ['', { is: 'not-a-ref' }],
    ['config', { is: 'unknown-ref' }],
    ['index', { is: 'unknown-ref' }],
    ['tree', { is: 'not-a-commit' }],
    ['alone', { is: 'no-merge-base', shallow: false }],
  ])('%j is no such thing', async (ref, problem) => {
    folder.git('tag', '--force', 'tree', 'HEAD^{tree}');
    const alone = folder.git('commit-tree', '-m', 'alone', 'HEAD^{tree}').trim();
    folder.git('branch', '--force', 'alone', alone);
    expect(await problemOf(changedIn(folder.path, all, ref))).toMatchObject(problem);
  });
});

describe('repositories of other kinds', () => {
  it('reads a worktree', async () => {
    const folder = new GitFolder(two);
    const tree = join(folderWith({}), 'tree');
    folder.git('worktree', 'add', '--quiet', '-b', 'side', tree);
    gitIn(tree, 'commit', '--quiet', '--allow-empty', '-m', 'side');
    gitIn(tree, 'rm', '--quiet', '--cached', 'a.md');
    const all = Object.keys(two);
    expect(await changedIn(tree, all, 'main')).toEqual([]);
    folder.git('pack-refs', '--all');
    folder.git('gc', '--quiet');
    gitIn(tree, 'checkout', '--quiet', '--detach');
    gitIn(tree, 'mv', 'docs/b.md', 'docs/c.md');
    expect(await changedIn(tree, [...all.slice(0, 1), 'docs/c.md'])).toEqual(['docs/c.md']);
    expect(await changedIn(tree, ['docs/c.md'], 'main')).toEqual(['docs/c.md']);
  });

  it('reads a submodule by itself, and from outside by the commit it is held to', async () => {
    const inner = new GitFolder(two);
    const outer = new GitFolder({ 'top.md': 'top\n' });
    outer.git('submodule', '--quiet', 'add', inner.path, 'sub');
    const sub = join(outer.path, 'sub');
    const files = ['sub/a.md', 'sub/docs/b.md', 'top.md'];
    expect(await changedIn(outer.path, files)).toEqual(['sub/a.md', 'sub/docs/b.md']);
    outer.commit();
    expect(await changedIn(outer.path, files)).toEqual([]);
    inner.write('a.md', 'newer\n');
    inner.commit();
    gitIn(sub, 'pull', '--quiet');
    expect(await changedIn(outer.path, files)).toEqual(['sub/a.md']);
    expect(await changedIn(sub, ['a.md', 'docs/b.md'])).toEqual([]);
    expect(await changedIn(sub, ['a.md', 'docs/b.md'], 'HEAD~1')).toEqual(['a.md']);
  });

  it('takes a repository inside of another for new, unless it is ignored', async () => {
    const outer = new GitFolder({ 'top.md': 'top\n', '.gitignore': 'ignored/\n' });
    for (const name of ['nested', 'ignored']) gitIn(outer.path, 'clone', '--quiet', new GitFolder(two).path, name);
    expect(await changedIn(outer.path, ['nested/a.md', 'ignored/a.md'])).toEqual(['nested/a.md']);
  });

  it('reads a sparse checkout, and misses nothing that is left out of it', async () => {
    const folder = new GitFolder({ ...two, 'out/c.md': 'c\n' });
    folder.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'docs');
    const repository = await openRepository(folder.path);
    await repository.since();
    expect(await repository.deletedBelow(folder.path)).toEqual([]);
    expect(await repository.changed(join(folder.path, 'out/c.md'))).toBe(false);
    folder.write('docs/b.md', 'b\n');
    expect(await changedIn(folder.path, Object.keys(two))).toEqual(['docs/b.md']);
    folder.git('sparse-checkout', 'reapply', '--no-sparse-index');
    expect(await (await openRepository(folder.path)).deletedBelow(folder.path)).toEqual([]);
  });

  it('reads an index without checksum', async () => {
    const folder = new GitFolder(two);
    folder.git('-c', 'index.skipHash=true', 'update-index', '--force-write-index');
    expect(await changedIn(folder.path, Object.keys(two))).toEqual([]);
  });

  it('says that an index is of version 4, or split', async () => {
    const folder = new GitFolder(two);
    folder.git('update-index', '--index-version', '4');
    expect(await problemOf(openRepository(folder.path))).toEqual({ is: 'index', why: 'version-4' });
    folder.git('update-index', '--index-version', '2');
    folder.git('update-index', '--split-index');
    expect(await problemOf(openRepository(folder.path))).toEqual({ is: 'index', why: 'split' });
    folder.write('a.md', 'A\n');
    folder.git('add', '.');
    expect(await problemOf(openRepository(folder.path))).toEqual({ is: 'index', why: 'split' });
    folder.git('update-index', '--no-split-index');
    expect(await changedIn(folder.path, Object.keys(two))).toEqual(['a.md']);
  });

  it('says that there is none, that it is bare, or in another format', async () => {
    const nothing = folderWith({ 'a.md': 'a\n', '.git/info/exclude': '' });
    expect(await problemOf(openRepository(nothing))).toEqual({ is: 'no-repository', folder: nothing });
    const bare = new GitFolder({}, ['--bare']);
    expect(await problemOf(openRepository(bare.path))).toEqual({ is: 'bare', folder: bare.path });
    const other = new GitFolder(two, ['--object-format=sha256']);
    expect(await problemOf(openRepository(other.path))).toEqual({ is: 'format', format: 'sha256' });
    const table = new GitFolder(two);
    table.git('config', 'extensions.refStorage', 'reftable');
    expect(await problemOf(openRepository(table.path))).toEqual({ is: 'format', format: 'reftable' });
  });

  it('says that a shallow clone lacks what is asked for, and answers the rest', async () => {
    const origin = new GitFolder(two);
    origin.git('checkout', '--quiet', '-b', 'side');
    for (const text of ['1', '2']) {
      origin.write('a.md', text);
      origin.commit();
    }
    const clone = join(folderWith({}), 'clone');
    gitIn(origin.path, 'clone', '--quiet', '--depth=1', '--no-single-branch', `file://${origin.path}`, clone);
    const all = Object.keys(two);
    expect(await changedIn(clone, all)).toEqual([]);
    expect(await problemOf(changedIn(clone, all, 'origin/main'))).toMatchObject({ is: 'no-merge-base', shallow: true });
    expect(await problemOf(changedIn(clone, all, 'HEAD~1'))).toMatchObject({ is: 'no-such-parent', shallow: true });
    gitIn(clone, 'fetch', '--quiet', '--unshallow');
    expect(await changedIn(clone, all, 'origin/main')).toEqual(['a.md']);
  });

  it('needs no contents of a partial clone', async () => {
    const origin = new GitFolder(two);
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.git('checkout', '--quiet', '-b', 'side');
    origin.write('a.md', 'changed\n');
    origin.commit();
    const clone = join(folderWith({}), 'clone');
    gitIn(origin.path, 'clone', '--quiet', '--filter=blob:none', `file://${origin.path}`, clone);
    expect(await changedIn(clone, Object.keys(two), 'origin/main')).toEqual(['a.md']);
  });

  it('says what it cannot read', async () => {
    const folder = new GitFolder(two);
    folder.write('.git/index', 'DIRC nonsense that is long enough to be looked at');
    expect(await problemOf(openRepository(folder.path))).toMatchObject({ is: 'unreadable', folder: folder.path });
    folder.remove('.git/index');
    folder.git('add', '.');
    const tree = folder.git('rev-parse', 'HEAD^{tree}').trim();
    folder.remove(`.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`);
    const problem = { is: 'missing-object', oid: tree, shallow: false };
    expect(await problemOf(changedIn(folder.path, Object.keys(two)))).toEqual(problem);
  });

  it('does not stumble over a folder that has become a file', async () => {
    const folder = new GitFolder({ ...two, 'file/deep/c.md': 'c\n' });
    folder.remove('file');
    folder.write('file', 'a file\n');
    const all = [...Object.keys(two), 'file', 'file/deep/c.md'];
    expect(await changedIn(folder.path, all)).toEqual(['file', 'file/deep/c.md']);
  });

  it('leaves a repository as it is', async () => {
    const folder = new GitFolder(two);
    utimesSync(join(folder.path, 'a.md'), new Date(), new Date('2024-01-01'));
    const before = readFileSync(join(folder.path, '.git/index'));
    expect(await changedIn(folder.path, Object.keys(two))).toEqual([]);
    expect(readFileSync(join(folder.path, '.git/index')).equals(before)).toBe(true);
  });
});

describe('git itself', () => {
  const names = ['a.md', 'b.md', 'd/c.md', 'd/e/f.md', 'ignored.md'];
  const action = fc.oneof(
    fc.record({ do: fc.constant('write' as const), name: fc.constantFrom(...names), text: fc.constantFrom('x\n', 'y\n', 'z\n') }),
    fc.record({ do: fc.constantFrom('remove' as const, 'stage' as const, 'unstage' as const), name: fc.constantFrom(...names) }),
    fc.record({ do: fc.constantFrom('commit' as const, 'branch' as const), name: fc.constant('') }),
  );

  it('says the same after any series of edits, stagings and commits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 12 }), async (actions) => {
        const folder = new GitFolder({ '.gitignore': 'ignored.md\n', 'a.md': 'x\n', 'd/c.md': 'x\n' });
        folder.git('branch', 'base');
        mkdirSync(join(folder.path, 'd/e'), { recursive: true });
        for (const each of actions) {
          // Any of them may find nothing to do.
          try {
            mkdirSync(join(folder.path, 'd/e'), { recursive: true });
            if (each.do === 'write') folder.write(each.name, each.text);
            if (each.do === 'remove') folder.remove(each.name);
            if (each.do === 'stage') folder.git('add', '--force', each.name);
            if (each.do === 'unstage') folder.git('rm', '--quiet', '--cached', each.name);
            if (each.do === 'commit') folder.git('commit', '--quiet', '-m', 'more');
            if (each.do === 'branch') folder.git('branch', '--force', 'base');
          } catch {}
        }
        const list = (...args: string[]) =>
          folder
            .git(...args)
            .split('\0')
            .filter(Boolean);
        const differing = ['diff', '-z', '--name-only', '--no-renames'];
        for (const base of ['HEAD', 'base']) {
          const untracked = list('ls-files', '-z', '--others', '--exclude-standard');
          // Git takes what is no longer in the index for new; here it counts by what it says.
          const inBase = list('ls-tree', '-r', '-z', '--name-only', base);
          const unlisted = list('ls-files', '-z', '--others').filter((name) => inBase.includes(name));
          const same = unlisted.filter(
            (name) => folder.git('show', `${base}:${name}`) === readFileSync(join(folder.path, name), 'utf8'),
          );
          const said = new Set([...list(...differing, base), ...list(...differing, '--cached', base), ...untracked, ...unlisted]);
          const expected = names.filter((name) => said.has(name) && !same.includes(name));
          const changed = await changedIn(folder.path, names, base === 'HEAD' ? undefined : base);
          expect(changed.sort()).toEqual(expected.sort());
        }
      }),
      { numRuns: 25 },
    );
  });
});
