import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicclause, cli, folderWith, reviewOf, root, thinAgreement } from './run';

const folder = folderWith({ 'thin.md': thinAgreement });
const inFolder = (...args: string[]) => civicclause(args, { cwd: folder });
const csi = '\x1b[';

describe('exit codes', () => {
  it.each([
    ['error', 1],
    ['warning', 1],
    ['info', 1],
    ['never', 0],
  ])('--fail-on %s on a document with errors: %i', (level, status) => {
    expect(inFolder('check', 'thin.md', '--fail-on', level).status).toBe(status);
  });

  it('fails on errors unless told otherwise', () => {
    expect(inFolder('check', 'thin.md').status).toBe(1);
  });

  it('passes warnings unless told otherwise', () => {
    writeFileSync(
      join(folder, 'soft.yaml'),
      ['position: buyer', 'severities:', ...rules().map((rule) => `  ${rule}: warning`)].join('\n'),
    );
    const soft = ['check', 'thin.md', '--config', 'soft.yaml'];
    expect(inFolder(...soft).status).toBe(0);
    expect(inFolder(...soft, '--fail-on', 'warning').status).toBe(1);
  });

  it('an input error wins over findings', () => {
    expect(inFolder('check', 'thin.md', 'absent.md').status).toBe(2);
    expect(inFolder('check', 'thin.md', 'absent.md', '--fail-on', 'never').status).toBe(2);
  });
});

/** Every rule that finds something in the thin agreement. */
function rules(): string[] {
  const review = reviewOf(inFolder('check', 'thin.md', '--format', 'json'));
  return [...new Set((review.procurementFiles[0]?.findings ?? []).map(({ rule }) => rule))];
}

describe('a jurisdiction', () => {
  const reviewIn = (...args: string[]) => reviewOf(inFolder('check', 'thin.md', '-f', 'json', ...args));
  const wantsFrench = (review: ReturnType<typeof reviewOf>) =>
    review.procurementFiles[0]?.findings.some(({ rule }) => rule === 'contract-language');

  it('is chosen by option or configuration; the option wins', () => {
    expect(reviewIn().jurisdiction).toBe(null);
    expect(wantsFrench(reviewIn())).toBe(false);
    expect(reviewIn('--jurisdiction', 'ca-qc').jurisdiction).toBe('ca-qc');
    expect(wantsFrench(reviewIn('--jurisdiction', 'ca-qc'))).toBe(true);
    writeFileSync(join(folder, 'quebec.yaml'), 'jurisdiction: ca-qc\n');
    expect(reviewIn('--config', 'quebec.yaml').jurisdiction).toBe('ca-qc');
    expect(reviewIn('--config', 'quebec.yaml', '--jurisdiction', 'uk').jurisdiction).toBe('uk');
  });

  it('that no profile has is an error at its line', () => {
    writeFileSync(join(folder, 'nowhere.yaml'), 'position: buyer\njurisdiction: zz\n');
    const { status, stderr } = inFolder('check', 'thin.md', '--config', 'nowhere.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain('nowhere.yaml:2: `jurisdiction`: there is no jurisdiction `zz`; choose among `ca-qc`');
  });
});

describe('subjects in a configuration', () => {
  it('bring in clauses, and one that nothing knows is an error at its line', () => {
    writeFileSync(join(folder, 'subjects.yaml'), 'subjects: [devices]\n');
    const statusOf = (...args: string[]) =>
      reviewOf(inFolder('check', 'thin.md', '-f', 'json', ...args)).procurementFiles[0]?.clauses.find(
        ({ id }) => id === 'support-period-eol',
      )?.status;
    expect(statusOf()).toBe('not-applicable');
    expect(statusOf('--config', 'subjects.yaml')).toBe('missing');
    writeFileSync(join(folder, 'slip.yaml'), 'subjects:\n  - cloud\n  - camera\n');
    const { status, stderr } = inFolder('check', 'thin.md', '--config', 'slip.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain('slip.yaml:3: `subjects`: there is no subject `camera`; did you mean `cameras`?');
  });
});

describe('JSON', () => {
  it('is all there is on standard output, ends with a line feed, and is the same every time', () => {
    const first = inFolder('check', 'thin.md', '--format', 'json');
    expect(first.stdout.endsWith('}\n')).toBe(true);
    expect(reviewOf(first)).toMatchObject({ schemaVersion: 1, asOf: null, position: 'buyer', notReviewed: [] });
    expect(inFolder('check', 'thin.md', '--format', 'json').stdout).toBe(first.stdout);
  });

  it('carries what the options say', () => {
    const run = inFolder('check', 'thin.md', '-f', 'json', '--kind', 'rfp', '--position', 'neutral', '--as-of', '2026-03-31');
    const review = reviewOf(run);
    expect(review).toMatchObject({ asOf: '2026-03-31', position: 'neutral' });
    expect(review.procurementFiles[0]?.documents[0]?.parts[0]).toMatchObject({ kind: 'rfp', kindConfidence: 1 });
  });

  it('speaks the language asked for, whatever that of the document', () => {
    const messages = (locale: string) =>
      reviewOf(inFolder('check', 'thin.md', '-f', 'json', '--locale', locale)).procurementFiles[0]?.findings.map(
        (f) => f.message,
      );
    expect(messages('en')).not.toEqual(messages('fr'));
    const fromEnvironment = civicclause(['check', 'thin.md', '-f', 'json'], { cwd: folder, env: { LANG: 'fr_CA.UTF-8' } });
    expect(reviewOf(fromEnvironment).procurementFiles[0]?.findings.map((f) => f.message)).toEqual(messages('fr'));
  });

  it('lets LC_ALL win over LC_MESSAGES, and that over LANG', () => {
    const help = (env: Record<string, string>) => civicclause(['--help'], { env }).stdout;
    expect(help({ LC_ALL: 'fr_FR', LC_MESSAGES: 'en_US', LANG: 'en_US' })).toContain('Utilisation');
    expect(help({ LC_MESSAGES: 'fr_FR', LANG: 'en_US' })).toContain('Utilisation');
    expect(help({ LC_ALL: 'en_CA', LANG: 'fr_CA' })).toContain('Usage');
  });
});

describe('standard input', () => {
  it('is reviewed under the name given, whose ending gives the format', () => {
    const yaml = 'agreement:\n  text: The Vendor shall provide the Services to the City.\n';
    const run = civicclause(['check', '--stdin', '--stdin-path', 'drafts/new.yaml', '-f', 'json'], { input: yaml });
    expect(reviewOf(run).procurementFiles[0]?.documents[0]).toMatchObject({ path: 'drafts/new.yaml', format: 'yaml' });
  });

  it('gives the findings that the file would give', () => {
    const fromFile = inFolder('check', 'thin.md', '-f', 'json');
    const fromStdin = civicclause(['check', '--stdin', '--stdin-path', 'thin.md', '-f', 'json'], { input: thinAgreement });
    expect(fromStdin.stdout).toBe(fromFile.stdout);
    expect(fromStdin.status).toBe(fromFile.status);
  });

  it('may also be named -', () => {
    expect(reviewOf(civicclause(['check', '-', '-f', 'json'], { input: thinAgreement })).procurementFiles).toHaveLength(1);
  });

  it('is an input error when empty or binary', () => {
    expect(civicclause(['check', '--stdin'], { input: '' })).toMatchObject({
      status: 2,
      stderr: 'civicclause: stdin.md: the file is empty\n',
    });
    expect(civicclause(['check', '--stdin'], { input: 'PK\x03\x04' }).status).toBe(2);
  });
});

describe('--output', () => {
  it('writes the report to the file, whole, and nothing to standard output', () => {
    const run = inFolder('check', 'thin.md', '-f', 'json', '-o', 'review.json');
    expect(run.stdout).toBe('');
    expect(run.status).toBe(1);
    expect(readFileSync(join(folder, 'review.json'), 'utf8')).toBe(inFolder('check', 'thin.md', '-f', 'json').stdout);
    expect(readdirSync(folder).filter((name) => name.includes('review.json'))).toEqual(['review.json']);
  });

  it('replaces an earlier report through a link, and keeps the link and the mode', () => {
    const place = folderWith({ 'thin.md': thinAgreement, 'kept/report.txt': 'old' });
    symlinkSync('kept/report.txt', join(place, 'latest.txt'));
    civicclause(['check', 'thin.md', '-o', 'latest.txt'], { cwd: place });
    expect(readFileSync(join(place, 'kept/report.txt'), 'utf8')).toContain('thin.md');
    expect(statSync(join(place, 'latest.txt')).isFile()).toBe(true);
    expect(readdirSync(place)).toContain('latest.txt');
  });

  it('says when it cannot write, and leaves nothing behind', () => {
    const run = inFolder('check', 'thin.md', '--output', 'no/such/folder/review.json');
    expect(run.stderr).toBe('civicclause: no/such/folder/review.json: cannot be written: its folder does not exist (ENOENT)\n');
    expect(run.status).toBe(2);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });

  it('has no colour in a file, even when the terminal has', () => {
    inFolder('check', 'thin.md', '-o', 'plain.txt');
    expect(readFileSync(join(folder, 'plain.txt'), 'utf8')).not.toContain(csi);
  });
});

describe('colour', () => {
  const run = (args: string[], env: Record<string, string>) =>
    civicclause(['check', 'thin.md', ...args], { cwd: folder, env }).stdout;

  it.each([
    ['not on a terminal', [], {}, false],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['NO_COLOR before FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['--color before NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
    ['--no-color before FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%s', (_, args, env: Record<string, string>, coloured) => {
    expect(run(args, env).includes(csi)).toBe(coloured);
  });

  it('changes nothing but colour', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken out
    expect(run(['--color'], {}).replace(/\x1b\[\d+m/g, '')).toBe(run([], {}));
  });
});

describe('a hostile document or path', () => {
  it('cannot drive the terminal', () => {
    const name = 'evil\x1b]0;owned\x07.md';
    const place = folderWith({ [name]: `${thinAgreement}\nThe Vendor may store City Data in any country \x1b[2J\u202eabc.\n` });
    const run = civicclause(['check', name, 'absent\x1b[2J.md', '--verbose'], { cwd: place });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about them
    expect(run.stdout + run.stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u202e]/);
  });
});

describe('configuration', () => {
  const withConfiguration = (text: string, ...args: string[]) => {
    writeFileSync(join(folder, 'choices.yaml'), text);
    return inFolder('check', 'thin.md', '-f', 'json', '--config', 'choices.yaml', ...args);
  };

  it('switches clauses off, and changes severities', () => {
    const review = reviewOf(withConfiguration('off: [data-location]\nseverities:\n  dispute-resolution: info\n'));
    const findings = review.procurementFiles[0]?.findings ?? [];
    expect(findings.some(({ rule }) => rule === 'data-location')).toBe(false);
    expect(findings.find(({ rule }) => rule === 'dispute-resolution')?.severity).toBe('info');
  });

  it('gives way to options', () => {
    expect(reviewOf(withConfiguration('position: neutral\n')).position).toBe('neutral');
    expect(reviewOf(withConfiguration('position: neutral\n', '--position', 'buyer')).position).toBe('buyer');
    const french = withConfiguration('locale: fr\n').stdout;
    expect(withConfiguration('locale: fr\n', '--locale', 'en').stdout).not.toBe(french);
  });

  it.each([
    ['position: seller\n', /^civicclause: choices\.yaml:1: .*seller/],
    ['off: []\nseverites: {}\n', /^civicclause: choices\.yaml:2: .*severites.*severities/],
    ['off: [\n', /^civicclause: choices\.yaml:\d: .*YAML/],
  ])('%j is refused with its line, before anything is reviewed', (text, line) => {
    const run = withConfiguration(text);
    expect(run.stderr).toMatch(line);
    expect(run.stdout).toBe('');
    expect(run.status).toBe(2);
  });

  it('must be there', () => {
    expect(inFolder('check', 'thin.md', '--config', 'none.yaml')).toMatchObject({
      status: 2,
      stderr: 'civicclause: none.yaml: there is no such file\n',
    });
  });
});

it('stays quiet when the reader of its output goes away', async () => {
  const child = spawn(process.execPath, [cli, 'check', 'examples', '--format', 'json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.destroy();
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect(stderr).toBe('');
  expect([0, 1]).toContain(status);
});

it('reviews the examples of this repository', () => {
  const run = civicclause(['check', 'examples', '--format', 'json', '--fail-on', 'never'], { cwd: root });
  expect(run.status).toBe(0);
  expect(run.stderr).toBe('');
  const review = reviewOf(run);
  const kinds = review.procurementFiles.map(({ name, documents }) => [
    name,
    documents[0]?.parts[0]?.kind,
    documents[0]?.parts[0]?.language,
  ]);
  expect(kinds).toEqual([
    ['examples/appel-de-propositions-feux-intelligents.md', 'rfp', 'fr'],
    ['examples/contrat-plateforme-capteurs.yaml', 'agreement', 'fr'],
    ['examples/sensor-platform-agreement.md', 'agreement', 'en'],
    ['examples/smart-traffic-rfp.md', 'rfp', 'en'],
  ]);
  const status = (file: number, clause: string) => review.procurementFiles[file]?.clauses.find(({ id }) => id === clause)?.status;
  expect([0, 1, 2, 3].map((file) => status(file, 'data-location'))).toEqual(['weak', 'contradicted', 'contradicted', 'present']);
  expect(status(3, 'dispute-resolution')).toBe('deferred');
});
