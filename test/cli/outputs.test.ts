import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/review/types';
import { civicclause, cli, folderWith, reviewOf, thinAgreement } from './run';

const folder = folderWith({ 'thin.md': thinAgreement, 'other.md': thinAgreement.replaceAll('Larkhaven', 'Harrowgate') });
const run = (...args: string[]) => civicclause(args, { cwd: folder });
const check = (...args: string[]) => run('check', 'thin.md', 'other.md', ...args);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Output and the format it is in. */
const outputs = {
  'r.sarif': 'sarif',
  'r.xml': 'junit',
  'r.md': 'markdown',
  'r.csv': 'csv',
  'r.html': 'html',
  'r.json': 'json',
  'r.ndjson': 'ndjson',
  'r.txt': 'pretty',
  'gitlab:code-quality.json': 'gitlab',
  'matrix:table.csv': 'matrix',
} as const;

describe('several outputs', () => {
  const several = check(...Object.keys(outputs).flatMap((output) => ['-o', output]), '-o', 'github:-', '--jobs', '1');

  it.each(Object.entries(outputs))('%s has what --format %s writes', (output, format) => {
    expect(read(output.replace(/^\w+:/, ''))).toBe(check('--format', format, '--jobs', '1').stdout);
  });

  it('leave standard output to the one that names it, and nothing beside the files', () => {
    expect(several).toEqual(check('--format', 'github'));
    expect(several.stdout).toMatch(/^::error file=thin\.md,/);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('are the same from threads', () => {
    check('-o', 'j.sarif', '-o', 'j.md', '-o', 'matrix:j.csv', '--jobs', '2');
    expect([read('j.sarif'), read('j.md'), read('j.csv')]).toEqual([read('r.sarif'), read('r.md'), read('table.csv')]);
  });

  it('are the same from shards that are put together', () => {
    const parts = ['1/2', '2/2'].map((shard, index) => {
      check('--format', 'ndjson', '--shard', shard, '-o', `part-${index}.ndjson`);
      return `part-${index}.ndjson`;
    });
    const files = ['sarif', 'junit', 'markdown', 'csv', 'matrix', 'gitlab', 'github', 'pretty', 'json'];
    run('merge', ...parts, ...files.flatMap((format) => ['-o', `${format}:m.${format}`]));
    for (const format of files) expect(read(`m.${format}`), format).toBe(check('--format', format, '--jobs', '1').stdout);
  });

  it('of which one cannot be written: which and why is said, and the others are', () => {
    const result = check('-o', 'no/where/a.sarif', '-o', 'good.json', '-o', 'thin.md/b.xml');
    expect(result).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        'civicclause: no/where/a.sarif: cannot be written: its folder does not exist (ENOENT)\n',
        'civicclause: thin.md/b.xml: cannot be written: its folder is a file (ENOTDIR)\n',
      ].join(''),
    });
    expect(read('good.json')).toBe(read('r.json'));
  });

  it.skipIf(!existsSync('/dev/full'))('of which one is on a full disk', () => {
    const result = check('-o', 'json:/dev/full', '-o', 'beside.json', '--locale', 'fr');
    expect(result.status).toBe(2);
    expect(result.stderr).toBe('civicclause: /dev/full\u00a0: écriture impossible\u00a0: le disque est plein (ENOSPC)\n');
    expect(read('beside.json')).toBe(check('--format', 'json', '--locale', 'fr').stdout);
  });

  it('a report that says nothing is a file all the same', () => {
    const calm = folderWith({ 'off.md': thinAgreement, 'civicclause.yaml': 'severities: {}\n' });
    const clauses = JSON.parse(run('clauses', '--format', 'json').stdout) as { clauses: { id: string }[] };
    writeFileSync(join(calm, 'civicclause.yaml'), `off: [${clauses.clauses.map(({ id }) => id).join(', ')}]\n`);
    const { status } = civicclause(['check', 'off.md', '-o', 'gitlab:q.json', '-o', 'junit:j.xml'], { cwd: calm });
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(join(calm, 'q.json'), 'utf8'))).toEqual([]);
  });
});

describe('what --output names', () => {
  const cases: [string[], RegExp][] = [
    [['-o', 'a.xlsx'], /--output a\.xlsx: its ending tells no format\nEndings that do: \.ndjson, .*--output FORMAT:FILE/],
    [['-o', 'sarf:a.json'], /there is no "sarf"; choose one of .*\nDid you mean sarif:a\.json\?/],
    [['-o', 'a.json', '-o', './a.json'], /--output \.\/a\.json is given twice/],
    [['-o', 'json:-', '-o', '-'], /--output - is given twice/],
    [['-o', 'a.json', '-o', 'b.txt', '-f', 'sarif'], /--format tells the format of one output.*\nWrite: --output sarif:FILE/],
    [['-o', 'thin.md'], /--output thin\.md is a file to be read: the report would take its place/],
    [['-o', 'markdown:linked.md'], /--output linked\.md is a file to be read/],
  ];
  symlinkSync('thin.md', join(folder, 'linked.md'));

  it.each(cases)('%j is refused before anything is reviewed', (args, text) => {
    const { status, stdout, stderr } = check(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(text);
    expect(read('thin.md')).toBe(thinAgreement);
  });

  it('is in the format that --format says, whatever its ending, when it is the only one', () => {
    check('--format', 'json', '-o', 'named.txt');
    expect(read('named.txt')).toBe(read('r.json'));
  });

  it('is a part of a review that is put together: refused', () => {
    expect(run('merge', 'r.json', '-o', 'r.json').stderr).toMatch(/--output r\.json is a file to be read/);
  });
});

describe('a report among the documents', () => {
  const place = folderWith({ 'deal.md': thinAgreement });
  const again = (...args: string[]) => civicclause(['check', '.', ...args], { cwd: place });

  it('is none of them when it is written again', () => {
    expect(again('-o', 'comment.md')).toEqual({ status: 1, stdout: '', stderr: '' });
    const first = readFileSync(join(place, 'comment.md'), 'utf8');
    expect(again('-o', 'comment.md').stderr).toBe('');
    expect(readFileSync(join(place, 'comment.md'), 'utf8')).toBe(first);
  });

  it('takes the place of no document that a folder holds', () => {
    expect(again('-o', 'deal.md').stderr).toMatch(/--output deal\.md is a file to be read/);
    expect(readFileSync(join(place, 'deal.md'), 'utf8')).toBe(thinAgreement);
  });

  it('nor of the baseline, nor of what standard input is called', () => {
    again('--baseline', 'b.json', '--write-baseline');
    expect(again('--baseline', 'b.json', '-o', 'b.json').stderr).toMatch(/--output b\.json is a file to be read/);
    const piped = civicclause(['check', '--stdin', '--stdin-path', 'deal.md', '-o', 'deal.md'], {
      cwd: place,
      input: thinAgreement,
    });
    expect(piped.stderr).toMatch(/--output deal\.md is a file to be read/);
  });
});

describe('several outputs of a run that is broken off', () => {
  const many = folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`in/${index}.md`, thinAgreement])));

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s: none is left half written', async (signal) => {
    const child = spawn(process.execPath, [cli, 'check', 'in', '-o', 'a.sarif', '-o', 'b.json', '-o', 'c.csv'], {
      cwd: many,
      stdio: 'ignore',
    });
    const begun = () => readdirSync(many).filter((name) => name.startsWith('.'));
    while (begun().length < 3 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill(signal);
    expect(await once(child, 'close')).toEqual([null, signal]);
    expect(readdirSync(many)).toEqual(['in']);
  });
});

describe('--fixes', () => {
  interface Sarif {
    runs: { results: { ruleId: string; fixes?: { artifactChanges: { replacements: Replacement[] }[] }[] }[] }[];
  }
  interface Replacement {
    deletedRegion: { startLine: number; startColumn: number; endLine: number; endColumn: number };
    insertedContent: { text: string };
  }
  const resultsOf = (...args: string[]) =>
    (JSON.parse(run('check', 'thin.md', '--format', 'sarif', ...args).stdout) as Sarif).runs[0]!.results;

  it('gives the edits of each fix, which do what they say', () => {
    const fix = resultsOf('--fixes').find(({ ruleId }) => ruleId === 'data-location')?.fixes?.[0];
    const lines = thinAgreement.split('\n');
    const offset = (line: number, column: number) => lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
    let text = thinAgreement;
    for (const { deletedRegion: region, insertedContent } of fix?.artifactChanges[0]?.replacements ?? [])
      text =
        text.slice(0, offset(region.startLine, region.startColumn)) +
        insertedContent.text +
        text.slice(offset(region.endLine, region.endColumn));
    mkdirSync(join(folder, 'fixed'), { recursive: true });
    writeFileSync(join(folder, 'fixed/thin.md'), text);
    const after = reviewOf(run('check', 'fixed/thin.md', '--format', 'json'));
    const codes = after.procurementFiles[0]!.findings.filter(({ rule }: Finding) => rule === 'data-location').map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['blank']);
  });

  it('are not given unless asked for', () => {
    expect(resultsOf().every(({ fixes }) => fixes === undefined)).toBe(true);
  });
});
