import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../../server/src/reports/formats';
import { fairview } from './fairview';
import { civicclause, cli, folderWith, type Run, thinAgreement } from './run';

const comment = '<!-- civicclause-decision\nrule: data-location\ncode: missing\nreason: None leaves.\n-->\n';
const frenchAgreement = `# Contrat de services

Le présent contrat est conclu entre la Ville de Valjoie (la « Ville ») et Méridien inc. (le « Fournisseur »).

## 1. Services

Le Fournisseur doit fournir les services. Les données peuvent être conservées dans un délai raisonnable.
`;
/** Everything that has its own way into a review: two languages, a procurement file, decisions, a document of another sort, a large one. */
const files = {
  'civicclause.yaml': "procurement-files:\n  - name: Meridian deal\n    documents: ['deal/*.md']\n",
  'civicclause.decisions.yaml':
    '- document: a.md\n  rule: audit-rights\n  code: missing\n  reason: Settled elsewhere.\n  until: 2090-01-01\n',
  'a.md': thinAgreement,
  'b.md': `${thinAgreement}\n${comment}`,
  'c.md': frenchAgreement,
  'readme.md': '# Notes\n\nNothing here is bought or sold.\n',
  'deal/agreement.md': `${thinAgreement}\n\n## 9. Decommissioning\n\nThis matter is dealt with as set out in Schedule C.\n`,
  'deal/schedule-c.md': '# Schedule C: Data location\n\nThe Vendor shall store all City Data only in Canada.\n',
};
const cacheName = '.civicclause-cache';
const entriesOf = (folder: string, name = cacheName) =>
  readdirSync(join(folder, name)).filter((file) => /^[0-9a-f]{64}$/.test(file));
/** Files that a later run takes the place of are other files. */
const identities = (folder: string) => entriesOf(folder).map((name) => `${name} ${statSync(join(folder, cacheName, name)).ino}`);
const check = (cwd: string, ...args: string[]): Run => civicclause(['check', '.', ...args], { cwd });

/** Runs without a cache, with an empty one, and with a full one, and expects one answer. */
function thrice(folder: string, ...args: string[]): Run {
  const uncached = check(folder, ...args);
  expect(check(folder, ...args, '--cache')).toEqual(uncached);
  const kept = identities(folder);
  expect(check(folder, ...args, '--cache')).toEqual(uncached);
  expect(identities(folder), 'all of the last run is answered from the cache').toEqual(kept);
  return uncached;
}

describe('what is kept gives the same bytes', () => {
  const folder = folderWith(files);
  const first = thrice(folder, '--format', 'json') && identities(folder);
  /** All formats in one run, beside what the process itself says. */
  const inAllFormats = (...options: string[]) => {
    mkdirSync(join(folder, 'out'));
    const outputs = formatNames.filter((name) => name !== 'json').flatMap((name) => ['-o', `${name}:out/${name}`]);
    const run = check(folder, ...outputs, '-o', 'json:-', ...options);
    const texts = readdirSync(join(folder, 'out')).map((name) => [name, readFileSync(join(folder, 'out', name), 'utf8')]);
    rmSync(join(folder, 'out'), { recursive: true });
    return { ...run, texts };
  };

  test('in every format, and in several outputs at once', () => {
    const uncached = inAllFormats();
    expect(uncached.status).toBe(1);
    expect(uncached.texts).toHaveLength(formatNames.length - 1);
    expect(inAllFormats('--cache')).toEqual(uncached);
    expect(identities(folder)).toEqual(first);
  });

  test('with a baseline', () => {
    civicclause(['check', 'a.md', '--baseline', 'known.json', '--write-baseline', '--cache'], { cwd: folder });
    expect(readFileSync(join(folder, 'known.json'), 'utf8')).toContain('data-location/missing');
    const uncached = inAllFormats('--baseline', 'known.json');
    expect(uncached.stdout).toContain('"known":');
    expect(inAllFormats('--baseline', 'known.json', '--cache')).toEqual(uncached);
  });

  test('whatever the options show, or compare with', () => {
    for (const options of [
      ['--verbose', '--color'],
      ['--quiet', '--format', 'json'],
      ['--fail-on', 'never'],
      ['--fail-on', 'info', '--max-warnings', '0'],
      ['--format', 'sarif', '--quotations', '--reasons'],
      ['--jobs', '2', '--format', 'ndjson'],
      ['--format', 'json', '--shard', '1/2'],
    ])
      expect(check(folder, ...options, '--cache'), options.join(' ')).toEqual(check(folder, ...options));
  });

  test('under options that the review hangs on, too', () => {
    const own = folderWith(files);
    for (const options of [
      ['--locale', 'fr', '--format', 'json'],
      ['--fixes', '--format', 'sarif'],
      ['--kind', 'rfp'],
      ['--language', 'fr', '--format', 'json'],
      ['--as-of', '2091-01-01', '--format', 'json'],
      ['--position', 'neutral', '--jobs', '2', '--format', 'json'],
      ['--jurisdiction', 'ca-qc'],
    ])
      thrice(own, ...options);
  });
});

describe('a review is made anew', () => {
  test('of the documents that changed, and of no others', () => {
    const folder = folderWith(files);
    check(folder, '--cache');
    const before = identities(folder);
    writeFileSync(join(folder, 'c.md'), `${frenchAgreement}\nLa Ville est propriétaire de toutes les données.\n`);
    expect(thrice(folder, '--format', 'json').stdout).not.toBe('');
    expect(identities(folder).filter((entry) => !before.includes(entry))).toHaveLength(1);
  });

  test.each([
    ['a configuration', 'civicclause.yaml', `${files['civicclause.yaml']}severities: {data-location: off}\n`],
    ['decisions', 'civicclause.decisions.yaml', files['civicclause.decisions.yaml'].replace('audit-rights', 'data-ownership')],
    ['a document of the same procurement file', 'deal/schedule-c.md', '# Schedule C: Data location\n\nTo be agreed.\n'],
  ])('when %s changes', (_, name, text) => {
    const folder = folderWith(files);
    check(folder, '--cache');
    const before = identities(folder);
    writeFileSync(join(folder, name), text);
    thrice(folder, '--format', 'json');
    expect(identities(folder)).not.toEqual(before);
  });

  test('when a playbook changes', () => {
    const folder = folderWith({ 'civicclause.yaml': 'playbooks: [own.yaml]\n', 'own.yaml': fairview, 'a.md': thinAgreement });
    const before = thrice(folder, '--format', 'json').stdout;
    writeFileSync(join(folder, 'own.yaml'), fairview.replaceAll('plate-data-retention', 'plate-data-erasure'));
    const after = thrice(folder, '--format', 'json').stdout;
    expect(before).not.toContain('plate-data-erasure');
    expect(after).toContain('plate-data-erasure');
  });

  test('when decisions appear, and when they go', () => {
    const { 'civicclause.decisions.yaml': decisions, ...others } = files;
    const folder = folderWith(others);
    const without = thrice(folder, '--format', 'json');
    writeFileSync(join(folder, 'civicclause.decisions.yaml'), decisions);
    expect(thrice(folder, '--format', 'json').stdout).not.toBe(without.stdout);
    unlinkSync(join(folder, 'civicclause.decisions.yaml'));
    expect(thrice(folder, '--format', 'json')).toEqual(without);
  });

  test('where an input is in error: it is said again, and a smaller limit holds for what is kept', () => {
    const folder = folderWith({ ...files, 'd.md': new Uint8Array([0x23, 0x20, 0xff, 0x0a]), 'e.md': '---\na: [\n---\n# RFP\n' });
    const uncached = check(folder, '--format', 'json');
    expect(uncached.status).toBe(2);
    for (let run = 0; run < 2; run++) expect(check(folder, '--format', 'json', '--cache')).toEqual(uncached);
    const limited = ['a.md', '--max-size', '0.0001'];
    const tooLarge = civicclause(['check', ...limited, '--cache'], { cwd: folder });
    expect(tooLarge).toEqual(civicclause(['check', ...limited], { cwd: folder }));
    expect(tooLarge.status).toBe(2);
  });

  test('where an entry is broken, foreign or of a newer version', () => {
    const folder = folderWith(files);
    const uncached = check(folder, '--format', 'json');
    check(folder, '--cache');
    const names = entriesOf(folder);
    const spoil: ((text: string) => string)[] = [
      (text) => text.slice(0, text.length / 2),
      (text) => text.replace('"severity":"error"', '"severity":"info"'),
      (text) => text.replace('civicclause cache 1', 'civicclause cache 2'),
      () => 'something else\n',
      () => '',
    ];
    names.forEach((name, index) => {
      const file = join(folder, cacheName, name);
      writeFileSync(file, spoil[index % spoil.length]!(readFileSync(file, 'utf8')));
    });
    const { stdout, status } = civicclause(['check', '.', '--format', 'json', '--cache'], {
      cwd: folder,
      env: { NODE_DEBUG: 'civicclause' },
    });
    expect({ stdout, status }).toEqual({ stdout: uncached.stdout, status: uncached.status });
    thrice(folder, '--format', 'json');
    for (const name of names) expect(readFileSync(join(folder, cacheName, name), 'utf8')).toMatch(/^civicclause cache 1 /);
  });
});

describe('the folder', () => {
  test.skipIf(process.platform === 'win32')('that comes with the files of somebody else is not believed', () => {
    const folder = folderWith(files);
    const uncached = check(folder, '--format', 'json');
    check(folder, '--cache');
    const before = identities(folder);
    // As a checkout of Git leaves files.
    for (const name of entriesOf(folder)) chmodSync(join(folder, cacheName, name), 0o644);
    expect(check(folder, '--format', 'json', '--cache')).toEqual(uncached);
    expect(identities(folder).filter((entry) => before.includes(entry))).toEqual([]);
  });

  test('is for its owner alone, out of reach of Git, and lies beside the configuration', () => {
    const folder = folderWith({ ...files, 'inner/f.md': thinAgreement });
    civicclause(['check', 'f.md', '--cache'], { cwd: join(folder, 'inner') });
    const path = join(folder, cacheName);
    expect(readFileSync(join(path, '.gitignore'), 'utf8')).toBe('*\n');
    expect(readFileSync(join(path, 'CACHEDIR.TAG'), 'utf8')).toMatch(/^Signature: 8a477f597d28d172789f06886806bc55\n/);
    expect(entriesOf(folder)).toHaveLength(1);
    if (process.platform === 'win32') return;
    expect(statSync(path).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(path)) expect(statSync(join(path, name)).mode & 0o777, name).toBe(0o600);
  });

  test('lies where --cache-location says, and not elsewhere', () => {
    const folder = folderWith({ 'a.md': thinAgreement });
    check(folder, '--cache', '--cache-location', 'kept/here');
    expect(entriesOf(folder, 'kept/here')).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(['a.md', 'kept']);
    const { status, stderr } = check(folder, '--cache-location', 'kept/here');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^civicclause: --cache-location .*give --cache too\n/),
    });
  });

  test('is left alone where it holds other things, which is said and costs nothing else', () => {
    const folder = folderWith({ 'a.md': thinAgreement, 'kept/mine.txt': 'mine' });
    const uncached = check(folder);
    const run = check(folder, '--cache', '--cache-location', 'kept');
    expect(run).toMatchObject({ status: uncached.status, stdout: uncached.stdout });
    expect(run.stderr).toMatch(
      /^civicclause: kept: this folder holds other things .*\nThe review is the same .*--cache-location FOLDER\n$/,
    );
    expect(readdirSync(join(folder, 'kept'))).toEqual(['mine.txt']);
    const french = check(folder, '--locale', 'fr', '--cache', '--cache-location', 'kept');
    expect(french.stderr).toContain('kept : ce dossier contient autre chose');
  });

  test('that cannot be made is a warning', () => {
    const folder = folderWith({ 'a.md': thinAgreement, kept: 'a file' });
    const uncached = check(folder, '--format', 'json');
    for (const location of ['kept', 'kept/below']) {
      const run = check(folder, '--format', 'json', '--cache', '--cache-location', location);
      expect(run).toMatchObject({ status: uncached.status, stdout: uncached.stdout });
      expect(run.stderr).toMatch(new RegExp(`^civicclause: ${location}: the cache cannot be written \\(E\\w+\\)`));
    }
  });

  test('that fills up is a warning, said once', () => {
    const folder = folderWith(files);
    const uncached = check(folder, '--format', 'json');
    check(folder, '--cache');
    // Nothing takes the place of a folder.
    for (const name of entriesOf(folder)) {
      unlinkSync(join(folder, cacheName, name));
      mkdirSync(join(folder, cacheName, name));
    }
    const run = check(folder, '--format', 'json', '--cache', '--jobs', '2');
    expect(run).toMatchObject({ status: uncached.status, stdout: uncached.stdout });
    expect(run.stderr).toMatch(/^civicclause: \.civicclause-cache: the cache cannot be written \(E\w+\)[^\n]*\n$/);
    expect(readdirSync(join(folder, cacheName)).filter((name) => name.startsWith('.'))).toEqual(['.gitignore']);
  });

  test('loses what documents left that are gone, and keeps what other runs may need', () => {
    const folder = folderWith(files);
    check(folder, '--cache');
    const all = entriesOf(folder).length;
    civicclause(['check', 'a.md', '--cache'], { cwd: folder });
    expect(entriesOf(folder).length).toBeGreaterThanOrEqual(all);
    unlinkSync(join(folder, 'b.md'));
    const left = entriesOf(folder).length;
    check(folder, '--cache');
    expect(entriesOf(folder)).toHaveLength(left - 1);
  });

  test('serves two processes at once', async () => {
    const folder = folderWith(files);
    const uncached = check(folder, '--format', 'json');
    const started = [1, 2, 3].map(
      () =>
        new Promise<Omit<Run, 'stderr'>>((resolve, reject) => {
          const child = spawn(process.execPath, [cli, 'check', '.', '--format', 'json', '--cache'], { cwd: folder });
          let stdout = '';
          child.stdout.on('data', (data) => (stdout += data));
          child.on('error', reject);
          child.on('close', (status) => resolve({ status, stdout }));
        }),
    );
    for (const run of await Promise.all(started)) expect(run).toEqual({ status: uncached.status, stdout: uncached.stdout });
    expect(readdirSync(join(folder, cacheName)).filter((name) => name.startsWith('.'))).toEqual(['.gitignore']);
    thrice(folder, '--format', 'json');
  });

  test('goes with the documents to another place', () => {
    const folder = folderWith(files);
    check(folder, '--cache');
    const uncached = check(folder, '--format', 'json');
    const before = identities(folder);
    const moved = folderWith({});
    renameSync(folder, moved);
    expect(check(moved, '--format', 'json', '--cache')).toEqual(uncached);
    expect(identities(moved)).toEqual(before);
  });
});

test('standard input is reviewed as ever, and nothing of it is kept', () => {
  const folder = folderWith({ 'civicclause.yaml': '' });
  const run = (...options: string[]) =>
    civicclause(['check', '--stdin', '--stdin-path', 'a.md', ...options], { cwd: folder, input: thinAgreement });
  const uncached = run();
  for (let count = 0; count < 2; count++) expect(run('--cache')).toEqual(uncached);
  expect(entriesOf(folder)).toEqual([]);
});
