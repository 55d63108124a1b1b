import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProblem } from '../../server/src/cli/inputs';
import { render } from '../../server/src/messages';
import { civicclause, folderWith, reviewOf, thinAgreement } from './run';

const latin1 = Buffer.from(`${thinAgreement}\nCaf\xe9 et donn\xe9es.\n`, 'latin1');
const folder = folderWith({
  'good.md': thinAgreement,
  'empty.md': '',
  'blank.md': ' \n\n\t\n',
  'scan.md': Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(20_000, 0x41)]),
  'contract.docx': Buffer.from('PK\x03\x04rest', 'latin1'),
  'nul.txt': 'text\0text',
  'latin1.md': latin1,
  'utf16.md': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(thinAgreement, 'utf16le')]),
  'bom.md': `\ufeff${thinAgreement}`,
  'broken.yaml': 'kind: agreement\nclauses:\n  - id: [data-location\n    text: The Vendor shall.\n',
  'front.md': `---\ncivicclause: {kind: [\n---\n${thinAgreement}`,
  'option.md': `---\ncivicclause:\n  kind: contract\n---\n${thinAgreement}`,
  'big.md': `${thinAgreement}${'The Vendor shall provide the Services.\n'.repeat(30_000)}`,
});
mkdirSync(join(folder, 'linked'));
symlinkSync('../gone.md', join(folder, 'linked/dangling.md'));
symlinkSync('loop-b', join(folder, 'loop-a'));
symlinkSync('loop-a', join(folder, 'loop-b'));

/** Checks one bad path beside a good one: the good one is reviewed all the same. */
function check(path: string, ...options: string[]) {
  const run = civicclause(['check', path, 'good.md', '--format', 'json', '--fail-on', 'never', ...options], { cwd: folder });
  const review = reviewOf(run);
  return { ...run, review, problem: review.notReviewed[0], reviewed: review.procurementFiles.map(({ name }) => name) };
}

describe('a file that cannot be reviewed gets one clear line, and the others are still reviewed', () => {
  it.each([
    ['absent.md', 'not-found', 'there is no such file'],
    ['empty.md', 'empty', 'the file is empty'],
    ['blank.md', 'empty', 'the file is empty'],
    ['scan.md', 'binary', 'convert it to Markdown or text first'],
    ['contract.docx', 'binary', 'convert it to Markdown or text first'],
    ['nul.txt', 'binary', 'convert it to Markdown or text first'],
    ['loop-a', 'read-error', 'its links lead round in a circle'],
    ['good.md/inside.md', 'not-found', 'there is no such file'],
    ['none/*.md', 'not-found', 'no document found there'],
    ['linked/dangling.md', 'not-found', 'it is a link to “../gone.md”, which does not exist'],
  ])('%s: %s', (path, code, words) => {
    const { status, stderr, problem, reviewed } = check(path);
    expect(problem).toMatchObject({ path, code });
    expect(problem?.message).toContain(words);
    expect(stderr).toBe(`civicclause: ${path}: ${problem?.message}\n`);
    expect(reviewed).toEqual(['good.md']);
    expect(status).toBe(2);
  });

  it('a link that leads nowhere is told also where its folder is reviewed', () => {
    const { stderr, status } = check('linked');
    expect(stderr).toBe('civicclause: linked/dangling.md: it is a link to “../gone.md”, which does not exist\n');
    expect(status).toBe(2);
  });

  it('names the line of bytes that are not UTF-8, and the encoding to save with', () => {
    const { status, stderr, problem, reviewed } = check('latin1.md');
    const line = thinAgreement.split('\n').length + 1;
    expect(problem).toMatchObject({ path: 'latin1.md', line, code: 'invalid-utf8' });
    expect(stderr).toBe(`civicclause: latin1.md:${line}: not valid UTF-8; save the file with the encoding UTF-8\n`);
    expect(reviewed).toEqual(['good.md']);
    expect(status).toBe(2);
  });

  it('refuses a file over the limit, and reads it with a higher one', () => {
    const { status, problem, reviewed, stderr } = check('big.md', '--max-size', '1');
    expect(problem).toMatchObject({ path: 'big.md', code: 'too-large' });
    expect(stderr).toMatch(/^civicclause: big\.md: 1\.\d MB is more than the limit of 1 MB \(--max-size\)\n$/);
    expect(reviewed).toEqual(['good.md']);
    expect(status).toBe(2);
    expect(check('big.md', '--max-size', '2').reviewed).toEqual(['big.md', 'good.md']);
  });

  it('says the same in French', () => {
    const { stderr } = check('empty.md', '--locale', 'fr');
    expect(stderr).toBe('civicclause: empty.md: le fichier est vide\n');
  });

  it('says every problem of a run with many, in the order given', () => {
    const run = civicclause(['check', 'absent.md', 'empty.md', 'good.md', 'scan.md', '--format', 'json'], { cwd: folder });
    expect(reviewOf(run).notReviewed.map(({ code }) => code)).toEqual(['not-found', 'empty', 'binary']);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(3);
    expect(run.status).toBe(2);
  });
});

describe('a document with a faulty place is reviewed, and the place is named', () => {
  it.each([
    ['broken.yaml', 'yaml', 'the YAML cannot be read'],
    ['front.md', 'front-matter', 'the front matter cannot be read'],
    ['option.md', 'front-matter', 'is not understood; it may be'],
  ])('%s: %s', (path, code, words) => {
    const { status, stderr, problem, reviewed } = check(path);
    expect(problem).toMatchObject({ path, code, line: expect.any(Number) });
    expect(problem?.message).toContain(words);
    expect(stderr.split('\n')[0]).toBe(`civicclause: ${path}:${problem?.line}: ${problem?.message}`);
    expect(reviewed).toEqual([path, 'good.md']);
    expect(status).toBe(2);
  });
});

describe('encodings', () => {
  it.each(['utf16.md', 'bom.md'])('%s gives the same findings at the same places as plain UTF-8', (path) => {
    const run = civicclause(['check', path, '--format', 'json', '--fail-on', 'never'], { cwd: folder });
    const plain = civicclause(['check', 'good.md', '--format', 'json', '--fail-on', 'never'], { cwd: folder });
    const places = (text: string) => text.replaceAll(path, 'good.md').replace(/"fingerprint": ".*"/g, '');
    expect(run.status).toBe(0);
    expect(places(run.stdout)).toBe(places(plain.stdout));
  });
});

describe('folders and globs', () => {
  const tree = folderWith({
    'contracts/a.md': thinAgreement,
    'contracts/b.txt': thinAgreement,
    'contracts/deep/er/c.markdown': thinAgreement,
    'contracts/notes.md': '# Shopping\n\nMilk and bread.\n',
    'contracts/picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]),
    'contracts/node_modules/pkg/README.md': thinAgreement,
    'contracts/.git/x.md': thinAgreement,
    'contracts/dist/out.md': thinAgreement,
    'linked/d.md': thinAgreement,
    'odd [1].md': thinAgreement,
    'other/readme.md': '# Shopping\n\nMilk and bread.\n',
  });
  symlinkSync('../linked/d.md', join(tree, 'contracts/link.md'));
  symlinkSync('..', join(tree, 'contracts/deep/up'));
  symlinkSync('nowhere.md', join(tree, 'contracts/dangling.md'));
  mkdirSync(join(tree, 'nothing'));
  const names = (...args: string[]) => {
    const run = civicclause(['check', ...args, '--format', 'json', '--fail-on', 'never'], { cwd: tree });
    return { ...run, review: reviewOf(run), reviewed: reviewOf(run).procurementFiles.map(({ name }) => name) };
  };
  const all = ['contracts/a.md', 'contracts/b.txt', 'contracts/deep/er/c.markdown', 'contracts/link.md'];

  it('walks a folder in a fixed order, past what is not the user’s, and lists what it left out', () => {
    const { status, reviewed, review } = names('contracts');
    expect(reviewed).toEqual(all);
    expect(review.notReviewed).toMatchObject([
      { path: 'contracts/dangling.md', code: 'not-found' },
      { path: 'contracts/notes.md', code: 'not-recognised' },
    ]);
    expect(status).toBe(2);
  });

  it('gives the same for ./folder/, and names the files of "." without a prefix', () => {
    expect(names('./contracts/').reviewed).toEqual(all);
    const inside = civicclause(['check', '.', '--format', 'json', '--fail-on', 'never'], { cwd: join(tree, 'contracts') });
    expect(reviewOf(inside).procurementFiles.map(({ name }) => name)).toEqual(all.map((path) => path.slice('contracts/'.length)));
  });

  it('expands a glob', () => {
    expect(names('contracts/**/*.{md,markdown}').reviewed).toEqual([all[0], all[2], all[3]]);
  });

  it('takes a file that is there for itself, not for a glob', () => {
    expect(names('odd [1].md').reviewed).toEqual(['odd [1].md']);
  });

  it('reviews each document once', () => {
    expect(names('contracts/a.md', 'contracts', 'contracts/*.md').reviewed).toEqual([all[0], all[1], all[2], all[3]]);
  });

  it('reviews a document that is named, whatever it looks like, and says how unsure it is', () => {
    const { review } = names('contracts/notes.md');
    const [part] = review.procurementFiles[0]?.documents[0]?.parts ?? [];
    expect(['rfp', 'agreement']).toContain(part?.kind);
    expect(part?.kindConfidence).toBeLessThan(0.5);
    expect(review.summary.errors).toBeGreaterThan(0);
  });

  it('fails on a folder without documents', () => {
    const { status, stderr } = names('nothing');
    expect(stderr).toBe('civicclause: nothing: no document found there (Markdown, YAML and text are looked for)\n');
    expect(status).toBe(2);
  });

  it('never gives an all-clear when nothing was reviewed', () => {
    const { status, stderr, review } = names('other');
    expect(review.procurementFiles).toEqual([]);
    expect(stderr).toContain('nothing was reviewed');
    expect(status).toBe(2);
  });

  it('does not get lost in folders linked crosswise', () => {
    const letters = [...'abcdefgh'];
    const maze = folderWith(Object.fromEntries(letters.map((letter) => [`${letter}/x.md`, thinAgreement])));
    for (const from of letters) for (const to of letters) symlinkSync(`../${to}`, join(maze, from, `to-${to}`));
    const run = civicclause(['check', '**/*.md', '--format', 'json', '--fail-on', 'never'], { cwd: maze });
    expect(reviewOf(run).procurementFiles).toHaveLength(letters.length);
  });
});

describe('errors of the file system', () => {
  it.each([
    ['EACCES', 'permission to read it was denied'],
    ['EPERM', 'permission to read it was denied'],
    ['ELOOP', 'its links lead round in a circle'],
    ['EIO', 'it could not be read: EIO.'],
  ])('%s is said in words', (code, words) => {
    const problem = openProblem('locked.md', Object.assign(new Error('no'), { code }));
    expect(problem).toMatchObject({ path: 'locked.md', code: 'read-error' });
    expect(render(problem.message, 'en')).toBe(words);
  });
});
