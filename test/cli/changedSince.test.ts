import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GitFolder, gitIn } from './gitFolder';
import { civicclause, folderWith, type Run, reviewOf, thinAgreement } from './run';

const more = `${thinAgreement}\nMore.\n`;
const check = (folder: string, ...args: string[]) => civicclause(['check', ...args], { cwd: folder });

/** What was reviewed. */
function names(run: Run): string[] {
  const { procurementFiles, notReviewed } = reviewOf(run);
  expect(notReviewed.filter(({ code }) => code !== 'not-recognised')).toEqual([]);
  return procurementFiles.map(({ name }) => name);
}
const reviewed = (folder: string, ...args: string[]) => names(check(folder, '-f', 'json', ...args));

describe('check --changed', () => {
  const documents = { 'docs/a.md': thinAgreement, 'docs/b.md': thinAgreement, 'main/c.md': thinAgreement };
  const folder = new GitFolder(documents);
  folder.git('checkout', '--quiet', '-b', 'work');
  folder.write('docs/a.md', more);
  folder.commit();
  folder.write('main/c.md', more);
  folder.write('docs/new.md', thinAgreement);
  folder.write('docs/code.ts', '');

  it.each([
    [['--changed'], ['docs/new.md', 'main/c.md']],
    [['--changed', 'docs/'], ['docs/new.md']],
    [['docs', '--changed'], ['docs/new.md']],
    [['--changed', 'docs/*.md'], ['docs/new.md']],
    [['--changed', 'docs/b.md', 'docs/new.md'], ['docs/new.md']],
    [['--changed=main'], ['docs/a.md', 'docs/new.md', 'main/c.md']],
    [
      ['--changed=main', 'docs'],
      ['docs/a.md', 'docs/new.md'],
    ],
    [
      ['docs', '--changed=HEAD~1'],
      ['docs/a.md', 'docs/new.md'],
    ],
    [
      ['docs', '--changed', 'HEAD~1'],
      ['docs/a.md', 'docs/new.md'],
    ],
    [['--changed', './main'], ['main/c.md']],
    [['--changed', '--', 'main'], ['main/c.md']],
  ])('%j reviews %j', (args, expected) => expect(reviewed(folder.path, ...args)).toEqual(expected));

  it('names documents from the current folder', () => {
    expect(reviewed(join(folder.path, 'docs'), '--changed', '../main', '.')).toEqual(['../main/c.md', 'new.md']);
  });

  it('says when a word is a path and a branch', () => {
    const run = check(folder.path, '--changed', 'main');
    expect(run.status).toBe(2);
    expect(run.stderr).toBe(
      'civicclause: --changed main: that is a path, and a branch or tag too\n' +
        'Write --changed=main for the branch or tag, --changed ./main for the path.\nSee: civicclause check --help\n',
    );
  });

  it('gives the same review in threads, and in shards that are merged', () => {
    const all = check(folder.path, '--changed=main', '-f', 'json', '.');
    expect(check(folder.path, '--changed=main', '-f', 'json', '--jobs', '2', '.').stdout).toBe(all.stdout);
    const parts = ['1/2', '2/2'].map((shard) => check(folder.path, '--changed=main', '-f', 'json', '--shard', shard, '.').stdout);
    const merged = civicclause(['merge', '1.json', '2.json'], { cwd: folderWith({ '1.json': parts[0]!, '2.json': parts[1]! }) });
    expect(merged.stdout).toBe(all.stdout);
  });

  it('counts only findings that a baseline has not, and keeps what it has of others', () => {
    const args = ['--baseline', 'known.json', '--fail-on', 'info'];
    expect(check(folder.path, '.', ...args, '--write-baseline').status).toBe(0);
    expect(check(folder.path, '--changed', ...args)).toMatchObject({ status: 0, stderr: '' });
    expect(check(folder.path, '--changed', ...args, '--write-baseline').status).toBe(0);
    expect(check(folder.path, '.', ...args)).toMatchObject({ status: 0, stderr: '' });
    folder.write('docs/newer.md', thinAgreement);
    expect(check(folder.path, '--changed', 'docs/newer.md', ...args)).toMatchObject({ status: 1, stderr: '' });
    folder.remove('docs/newer.md');
    folder.remove('known.json');
  });

  it.each([
    [['--changed=mian'], '--changed=mian: there is no such branch, tag or commit\nDid you mean main?'],
    [['--changed', 'wrok~2'], '--changed=wrok~2: there is no such path, branch, tag or commit\nDid you mean work~2?'],
    [
      ['--changed', 'dcos/'],
      '--changed=dcos/: there is no such path, branch, tag or commit\n' +
        'Give a branch, a tag or a commit, with ~ or ^ after it if wanted, such as origin/main or HEAD~2.',
    ],
    [['--changed='], '--changed= needs a branch, a tag or a commit\nFor what is not committed yet, write --changed alone.'],
    [
      ['--changed=main..work'],
      '--changed=main..work: not understood here\n' +
        'Give a branch, a tag or a commit, with ~ or ^ after it if wanted, such as origin/main or HEAD~2.',
    ],
    [['--changed=HEAD~9'], '--changed=HEAD~9: there is no commit that far back'],
    [['--changed', '--stdin-paths'], '--changed asks git which documents changed, and --stdin… names them: give one of them'],
    [['--changed', '-'], '--changed asks git which documents changed, and --stdin… names them: give one of them'],
  ])('%j is told what to do', (args, said) => {
    const run = check(folder.path, ...args);
    expect(run).toEqual({ status: 2, stdout: '', stderr: `civicclause: ${said}\nSee: civicclause check --help\n` });
  });

  it('says it in French', () => {
    const run = check(folder.path, '--changed=mian', '--locale', 'fr');
    expect(run.stderr).toContain(
      '--changed=mian : il n’y a ni branche, ni étiquette, ni commit de ce nom\nVouliez-vous dire main',
    );
  });

  it('tells a path that is not there from a branch', () => {
    const run = check(folder.path, '--changed=main', 'docs/gone.md');
    expect(run.status).toBe(2);
    expect(run.stderr).toBe('civicclause: docs/gone.md: there is no such file\n');
  });

  it('has nothing to do, and says so', () => {
    const clean = new GitFolder(documents);
    const run = check(clean.path, '--changed', '-o', 'review.json', '-o', 'json:-');
    expect(run).toMatchObject({ status: 0, stderr: 'civicclause: no document has changed since the last commit\n' });
    expect(names(run)).toEqual([]);
    clean.remove('review.json');
    expect(check(clean.path, '--changed=main').stderr).toBe('civicclause: no document has changed since main\n');
  });
});

describe('check --changed, of documents that stand among others', () => {
  it('leaves out what was deleted, and reviews what was renamed', () => {
    const folder = new GitFolder({ 'old.md': thinAgreement, 'gone.md': thinAgreement, 'b.md': thinAgreement });
    folder.git('mv', 'old.md', 'renamed.md');
    folder.remove('gone.md');
    expect(reviewed(folder.path, '--changed')).toEqual(['renamed.md']);
  });

  const configured = {
    'civicclause.yaml': 'jurisdiction: ca-on\n',
    'a.md': thinAgreement,
    'in/civicclause.yaml': 'extends: [../shared.yaml]\n',
    'in/b.md': thinAgreement,
    'in/deep/c.md': thinAgreement,
    'shared.yaml': 'position: buyer\n',
    'apart/civicclause.yaml': 'root: true\n',
    'apart/d.md': thinAgreement,
  };
  it.each([
    ['a configuration', 'civicclause.yaml', 'jurisdiction: ca-qc\n', ['a.md', 'in/b.md', 'in/deep/c.md']],
    ['what it builds on', 'shared.yaml', 'position: neutral\n', ['in/b.md', 'in/deep/c.md']],
    ['a new configuration', 'in/deep/civicclause.yaml', 'jurisdiction: ca-qc\n', ['in/deep/c.md']],
    ['new decisions', 'in/civicclause.decisions.yaml', 'decisions: []\n', ['in/b.md', 'in/deep/c.md']],
    ['a deleted configuration', 'in/civicclause.yaml', undefined, ['in/b.md', 'in/deep/c.md']],
    ['a deleted configuration that was a root', 'apart/civicclause.yaml', undefined, ['apart/d.md']],
  ])('reviews what %s concerns', (_, path, content, expected) => {
    const folder = new GitFolder(configured);
    if (content === undefined) folder.remove(path);
    else folder.write(path, content);
    expect(reviewed(folder.path, '--changed', '.')).toEqual(expected);
  });

  it('reviews what decisions concern, those nearest to it', () => {
    const decisions = 'civicclause.decisions.yaml';
    const folder = new GitFolder({ [decisions]: 'decisions: []\n', 'a.md': thinAgreement, 'in/b.md': thinAgreement });
    folder.write(`in/${decisions}`, 'decisions: []\n');
    folder.commit();
    folder.write(decisions, 'decisions: [] # seen\n');
    expect(reviewed(folder.path, '--changed')).toEqual(['a.md']);
    folder.remove(`in/${decisions}`);
    expect(reviewed(folder.path, '--changed')).toEqual(['a.md', 'in/b.md']);
  });

  it('reviews what a playbook of one’s own concerns', () => {
    const playbook = 'id: town\nversion: 1.0.0\ntitle: {en: Town, fr: Ville}\nextends: smart-city\n';
    const folder = new GitFolder({
      'civicclause.yaml': 'playbooks: [town.playbook.yaml]\n',
      'town.playbook.yaml': playbook,
      'a.md': thinAgreement,
    });
    expect(reviewed(folder.path, '--changed')).toEqual([]);
    folder.write('town.playbook.yaml', playbook.replace('1.0.0', '1.0.1'));
    expect(reviewed(folder.path, '--changed')).toEqual(['a.md']);
  });

  it('reviews a procurement file as a whole when one of its documents changed, came or went', () => {
    const files = {
      'civicclause.yaml': 'procurement-files:\n  - name: Lighting\n    documents: [lights/*.md]\n',
      'lights/rfp.md': thinAgreement,
      'lights/annex.md': thinAgreement,
      'lights/notes.txt': 'notes\n',
      'other.md': thinAgreement,
    };
    const paths = (folder: GitFolder) =>
      reviewOf(check(folder.path, '--changed', '-f', 'json')).procurementFiles.flatMap(({ documents }) =>
        documents.map(({ path }) => path),
      );
    const folder = new GitFolder(files);
    folder.write('lights/notes.txt', 'no document of it\n');
    expect(paths(folder)).not.toContain('lights/rfp.md');
    folder.commit();
    folder.write('lights/annex.md', more);
    expect(paths(folder)).toEqual(['lights/annex.md', 'lights/rfp.md']);
    folder.remove('lights/annex.md');
    expect(paths(folder)).toEqual(['lights/rfp.md']);
    folder.commit();
    expect(paths(folder)).toEqual([]);
    folder.write('lights/annex.md', thinAgreement);
    expect(paths(folder)).toEqual(['lights/annex.md', 'lights/rfp.md']);
  });
});

describe('check --changed where there is no answer', () => {
  it('says that a folder is in no repository, or a document outside of it', () => {
    const apart = folderWith({ 'a.md': thinAgreement });
    const run = check(apart, '--changed', 'a.md');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(`${apart} lies in no git repository, so that --changed has nothing to compare with\n`);
    const folder = new GitFolder({ 'a.md': thinAgreement });
    const outside = check(folder.path, '--changed', join(apart, 'a.md'));
    expect(outside).toMatchObject({ status: 2, stdout: '' });
    expect(outside.stderr).toContain(`${apart}/a.md lies outside of the repository ${folder.path}\n`);
  });

  it('says what to do in a shallow clone, as builds have it', () => {
    const origin = new GitFolder({ 'a.md': thinAgreement });
    origin.git('checkout', '--quiet', '-b', 'work');
    origin.write('a.md', more);
    origin.commit();
    const clone = join(folderWith({}), 'clone');
    gitIn(origin.path, 'clone', '--quiet', '--depth=1', `file://${origin.path}`, clone);
    const run = check(clone, '--changed=origin/main');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('there is no such branch, tag or commit\nThis clone has only the last commits.');
    expect(run.stderr).toContain('fetch-depth: 0');
    gitIn(clone, 'fetch', '--quiet', 'origin', 'main:refs/remotes/origin/main', '--depth=1');
    expect(check(clone, '--changed=origin/main').stderr).toContain('fetch-depth: 0');
    gitIn(clone, 'fetch', '--quiet', '--unshallow');
    expect(reviewed(clone, '--changed=origin/main')).toEqual(['a.md']);
    expect(check(clone, '--changed=main').stderr).toContain('Did you mean origin/main?');
  });

  it.each([
    [['update-index', '--index-version', '4'], 'git update-index --index-version 2'],
    [['update-index', '--split-index'], 'git update-index --no-split-index'],
    [['config', 'extensions.refStorage', 'reftable'], 'civicclause check --stdin-paths'],
    [['config', 'core.bare', 'true'], 'Run --changed in a checkout or a worktree of it.'],
  ])('names the way out after git %j', (command, hint) => {
    const folder = new GitFolder({ 'a.md': thinAgreement });
    folder.git(...command);
    const run = check(folder.path, '--changed');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(hint);
  });

  it('shows no control characters of a name', () => {
    const folder = new GitFolder({ 'a.md': thinAgreement });
    expect(check(folder.path, '--changed=\u001b[31mred').stderr).not.toContain('\u001b');
  });
});
