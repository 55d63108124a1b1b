import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { civicclause, folderWith, reviewOf, thinAgreement } from './run';

const policy = `extends: ontario-municipality
subjects: [cloud]
off: [public-engagement]
severities:
  data-location: info
  audit-rights: {agreement: off}
limits:
  incident-notification: {clock: 24h}
overrides:
  - files: contracts/*.md
    severities: {data-location: warning}
`;
const files = {
  'civicclause.yaml': policy,
  'a.md': thinAgreement,
  'contracts/b.md': `---\ncivicclause:\n  kind: agreement\n  subject: [cameras]\n  off: [audit-rights]\n---\n${thinAgreement}`,
};

describe('civicclause config', () => {
  test('says of every value where it comes from', () => {
    const { stdout, status } = civicclause(['config', '--explain', 'contracts/b.md'], { cwd: folderWith(files) });
    expect(status).toBe(0);
    expect(stdout).toBe(`# What holds for contracts/b.md
# From: civicclause.yaml
jurisdiction: ca-on # preset ontario-municipality (civicclause.yaml:1)
position: buyer # preset ontario-municipality (civicclause.yaml:1)
locale: document # built-in default
kind: agreement # the document itself, line 3
subjects:
  - cloud # civicclause.yaml:2
  - cameras # the document itself, line 4
off:
  - public-engagement # civicclause.yaml:3
  - audit-rights # the document itself, line 5
severities:
  audit-rights:
    agreement: off # civicclause.yaml:6
  data-location: warning # civicclause.yaml:11, for contracts/*.md
limits:
  incident-notification/clock: 24h # civicclause.yaml:8
`);
  });

  test('says it in French, with what options choose', () => {
    const run = civicclause(['config', '--explain', 'a.md', '--locale', 'fr', '--jurisdiction', 'ca-qc'], {
      cwd: folderWith(files),
    });
    expect(run.stdout).toContain('jurisdiction: ca-qc # option --jurisdiction\n');
    expect(run.stdout).toContain('locale: fr # option --locale\n');
    expect(run.stdout).toMatch(/^# Ce qui vaut pour a\.md\n# D’après\u00a0: civicclause\.yaml\n/);
  });

  test('gives a configuration that gives the same review', () => {
    const folder = folderWith(files);
    const findings = (...args: string[]) =>
      reviewOf(civicclause(['check', 'a.md', '--format', 'json', '--fail-on', 'never', ...args], { cwd: folder }))
        .procurementFiles;
    const shown = civicclause(['config', 'a.md'], { cwd: folder }).stdout;
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere', 'same.yaml'), shown);
    expect(parse(shown)).toMatchObject({ severities: { 'data-location': 'info' } });
    expect(findings('--config', 'elsewhere/same.yaml')).toEqual(findings());
  });

  test('in JSON names files as the user does', () => {
    const { stdout } = civicclause(['config', 'b.md', '--format', 'json'], { cwd: join(folderWith(files), 'contracts') });
    const { document, files: read, procurementFile, values } = JSON.parse(stdout);
    expect({ document, read, procurementFile }).toEqual({
      document: 'b.md',
      read: ['../civicclause.yaml'],
      procurementFile: null,
    });
    expect(values).toContainEqual({
      key: 'severities',
      item: 'data-location',
      value: 'warning',
      origin: { from: 'file', file: '../civicclause.yaml', line: 11, files: ['contracts/*.md'] },
    });
    expect(values).toContainEqual({ key: 'off', value: 'audit-rights', origin: { from: 'front-matter', line: 5 } });
  });

  test('without any configuration shows the defaults, and says so', () => {
    const { stdout } = civicclause(['config', 'a.md'], { cwd: folderWith({ 'a.md': thinAgreement, '.git/HEAD': '' }) });
    expect(stdout).toBe(
      '# What holds for a.md\n# There is no civicclause.yaml above it: these are the defaults\nposition: buyer\nlocale: document\n',
    );
  });

  test('refuses what cannot be read, and what is wrong', () => {
    const cwd = folderWith({ ...files, 'wrong/civicclause.yaml': 'off: [nothing]\n', 'wrong/a.md': thinAgreement });
    expect(civicclause(['config', 'none.md'], { cwd })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'civicclause: none.md: there is no such file\n',
    });
    const wrong = civicclause(['config', 'wrong/a.md'], { cwd });
    expect(wrong).toMatchObject({ status: 2, stdout: '' });
    expect(wrong.stderr).toContain('civicclause: wrong/civicclause.yaml:1: `off`: there is no clause or check `nothing`');
    expect(civicclause(['config'], { cwd }).status).toBe(2);
  });
});

describe('the configuration of each document', () => {
  test('holds for it, wherever the command is run and however the run is spread', () => {
    const folder = folderWith({
      ...files,
      'rfps/civicclause.yaml': 'position: neutral\nseverities: {data-location: error}\n',
      'rfps/c.md': thinAgreement,
    });
    const severities = (cwd: string, ...args: string[]) =>
      reviewOf(civicclause(['check', '--format', 'json', '--fail-on', 'never', ...args], { cwd })).procurementFiles.map(
        ({ name, findings }) => [name, findings.find(({ rule }) => rule === 'data-location')?.severity],
      );
    const expected = [
      ['a.md', 'info'],
      ['contracts/b.md', 'warning'],
      ['rfps/c.md', 'error'],
    ];
    expect(severities(folder, '.')).toEqual(expected);
    expect(severities(folder, '.', '--jobs', '2')).toEqual(expected);
    expect(severities(join(folder, 'rfps'), '../contracts/b.md')).toEqual([['../contracts/b.md', 'warning']]);
  });

  test('stops nothing but itself: every mistake in any of them is told, and nothing is reviewed by others', () => {
    const cwd = folderWith({
      ...files,
      'x/civicclause.yaml': 'position: up\n',
      'x/a.md': thinAgreement,
      'y/civicclause.yaml': 'of: []\n',
      'y/a.md': thinAgreement,
    });
    const run = civicclause(['check', '.', '--format', 'json'], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^civicclause: x\/civicclause\.yaml:1: /),
      expect.stringMatching(/^civicclause: y\/civicclause\.yaml:1: Unknown key `of`; did you mean `off`\?/),
    ]);
  });

  test('holds for a document from standard input by the path it is given', () => {
    const cwd = folderWith(files);
    const run = (path: string) =>
      reviewOf(
        civicclause(['check', '--stdin', '--stdin-path', path, '-f', 'json', '--fail-on', 'never'], {
          cwd,
          input: thinAgreement,
        }),
      ).procurementFiles[0]!.findings.find(({ rule }) => rule === 'data-location')?.severity;
    expect(run('contracts/new.md')).toBe('warning');
    expect(run('new.md')).toBe('info');
  });
});
