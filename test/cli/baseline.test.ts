import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import schema from '../../schemas/baseline.schema.json';
import { civicclause, folderWith, reviewOf, thinAgreement } from './run';
import { schemaErrors } from './schema';

const name = 'civicclause.baseline.json';
const weak = '\nThe Vendor shall use commercially reasonable efforts to notify the City of security incidents promptly.\n';

/** A folder of two agreements, with a command line in it. */
function archive() {
  const folder = folderWith({ 'in/a.md': thinAgreement, 'in/b.md': thinAgreement.replaceAll('Larkhaven', 'Harrowgate') });
  const check = (...args: string[]) => civicclause(['check', 'in', ...args], { cwd: folder });
  return {
    folder,
    check,
    write: () => check('--baseline', name, '--write-baseline'),
    json: (...args: string[]) => reviewOf(check('--baseline', name, '--format', 'json', ...args)),
    read: () => readFileSync(join(folder, name), 'utf8'),
    put: (path: string, text: string) => writeFileSync(join(folder, path), text),
  };
}

const entriesIn = (text: string) => (JSON.parse(text) as { findings: Record<string, string[]> }).findings;

describe('--write-baseline', () => {
  const { write, read, check, json } = archive();
  const written = write();

  it('takes over what is found, says how much, and is no failure', () => {
    const { errors, warnings, infos } = reviewOf(check('--format', 'json')).summary;
    expect(written.status).toBe(0);
    expect(written.stderr).toBe(
      `civicclause: ${name}: ${errors + warnings + infos} findings in 2 documents taken over; new ones count\n`,
    );
    expect(Object.values(entriesIn(read())).flat()).toHaveLength(errors + warnings + infos);
  });

  it('writes a file that follows its schema, line by line, and the same every time', () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(JSON.parse(read())), JSON.stringify(validate.errors)).toBe(true);
    expect(read()).toMatch(/^ {6}"data-location\/missing [0-9a-f]{16}",$/m);
    const before = read();
    expect(write().status).toBe(0);
    expect(read()).toBe(before);
  });

  it('keeps to itself what the run did not review, but for what is no longer there', () => {
    const own = archive();
    own.write();
    civicclause(['check', 'in/a.md', '--baseline', name, '--write-baseline'], { cwd: own.folder });
    expect(Object.keys(entriesIn(own.read()))).toEqual(['in/a.md', 'in/b.md']);
    rmSync(join(own.folder, 'in/b.md'));
    own.write();
    expect(Object.keys(entriesIn(own.read()))).toEqual(['in/a.md']);
  });

  it('leaves nothing to count, and the review says so', () => {
    const review = json();
    expect(schemaErrors(review)).toEqual([]);
    const { errors, warnings, infos, known = 0 } = review.summary;
    expect([errors, warnings, infos]).toEqual([0, 0, 0]);
    expect(review.procurementFiles.flatMap((file) => file.known ?? [])).toHaveLength(known);
    expect(known).toBeGreaterThan(0);
    const pretty = check('--baseline', name);
    expect(pretty).toMatchObject({ status: 0, stderr: '' });
    expect(pretty.stdout.replace(/\s+/g, ' ')).toContain(`no findings · ${known} of the baseline not counted`);
    const page = check('--baseline', name, '--format', 'html').stdout;
    expect(page.match(/<li>\d+ of the baseline not counted<\/li>/g)).toHaveLength(2);
  });
});

describe('--baseline', () => {
  it('lets new findings count, and only those', () => {
    const { write, put, json, check } = archive();
    write();
    put('in/a.md', thinAgreement + weak);
    const { findings } = json().procurementFiles[0]!;
    expect(findings.map(({ rule, code }) => `${rule}/${code}`)).toEqual(['incident-notification/weak']);
    expect(check('--baseline', name).status).toBe(1);
  });

  it('says what is fixed, takes it out when told to, and then it counts again', () => {
    const { write, put, check, read } = archive();
    write();
    put(
      'in/a.md',
      `${thinAgreement}\nThis Agreement is governed by the laws of Ontario, and its courts have exclusive jurisdiction.\n`,
    );
    const before = Object.values(entriesIn(read())).flat().length;
    const told = check('--baseline', name);
    expect(told.stderr).toMatch(/baseline\.json: 1 finding is fixed and can be taken out: --prune-baseline\n$/);
    expect(Object.values(entriesIn(read())).flat()).toHaveLength(before);
    const pruned = check('--baseline', name, '--prune-baseline');
    expect(pruned.stderr).toMatch(/baseline\.json: 1 finding that is fixed taken out\n$/);
    expect(Object.values(entriesIn(read())).flat()).toHaveLength(before - 1);
    put('in/a.md', thinAgreement);
    expect(check('--baseline', name).status).toBe(1);
  });

  it('is the same in threads, shards and the merge of their parts', () => {
    const { write, put, check, folder } = archive();
    write();
    put('in/b.md', thinAgreement + weak);
    const args = ['--baseline', name];
    const alone = check(...args, '--format', 'json', '--jobs', '1');
    expect(check(...args, '--format', 'json', '--jobs', '2')).toEqual(alone);
    for (const part of ['1/2', '2/2']) check(...args, '--format', 'ndjson', '--shard', part, '-o', `part${part[0]}.ndjson`);
    const merged = civicclause(['merge', 'part1.ndjson', 'part2.ndjson'], { cwd: folder });
    expect(merged.stdout).toBe(alone.stdout);
    expect(merged.status).toBe(1);
  });

  it('says when it is of other documents', () => {
    const { write, folder } = archive();
    write();
    const elsewhere = civicclause(['check', 'a.md', '--baseline', `../${name}`], { cwd: join(folder, 'in') });
    expect(elsewhere.status).toBe(1);
    expect(elsewhere.stderr).toContain('it has none of the documents reviewed; their paths count from the folder');
  });

  it('speaks French', () => {
    const { check } = archive();
    expect(check('--baseline', name, '--write-baseline', '--locale', 'fr').stderr).toMatch(
      /constats repris dans 2 documents\u202f; les nouveaux comptent\n$/,
    );
    expect(check('--baseline', name, '--locale', 'fr').stdout).toMatch(/de\s+l’état\s+de\s+référence\s+non\s+comptés/);
  });
});

describe('a baseline that cannot be used', () => {
  const { check, put, folder } = archive();
  put('broken.json', '{"schemaVersion": 1, "findings": {');
  put('other.json', '{"schemaVersion": 2, "findings": {}}');
  const cases: [string[], RegExp][] = [
    [
      ['--baseline', 'absent.json'],
      /absent\.json: there is no such baseline\nTo write one: civicclause check … --baseline absent\.json/,
    ],
    [['--baseline', 'in'], /in: the baseline cannot be read \(EISDIR\)/],
    [['--baseline', 'broken.json'], /broken\.json: not a baseline of this version/],
    [['--baseline', 'other.json', '--write-baseline'], /other\.json: not a baseline of this version/],
    [['--write-baseline'], /--write-baseline needs --baseline FILE/],
    [['--prune-baseline'], /--prune-baseline needs --baseline FILE/],
    [['--baseline', 'b.json', '--write-baseline', '--prune-baseline'], /give one of them/],
    [['--baseline', 'b.json', '--write-baseline', '--shard', '1/2'], /a shard has only a part of the documents/],
  ];

  it.each(cases)('%j: is said, and nothing is reviewed or written', (args, text) => {
    const { status, stdout, stderr } = check(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(text);
    expect(existsSync(join(folder, 'b.json'))).toBe(false);
  });

  it('because it cannot be written', () => {
    const { status, stderr } = check('--baseline', 'no/b.json', '--write-baseline');
    expect(status).toBe(2);
    expect(stderr).toContain('civicclause: no/b.json: cannot be written: its folder does not exist (ENOENT)\n');
  });
});

describe('--as-of', () => {
  it('fixes the day on which decisions expire, and the same day gives the same bytes', () => {
    const folder = folderWith({
      'a.md': thinAgreement,
      'civicclause.decisions.yaml':
        '- document: a.md\n  rule: data-location\n  code: missing\n  reason: No data.\n  until: 2026-06-30\n',
    });
    const run = (day: string) => civicclause(['check', 'a.md', '--format', 'json', '--as-of', day], { cwd: folder });
    const stateOn = (day: string) => reviewOf(run(day)).procurementFiles[0]!.decisions.map(({ state }) => state);
    expect(stateOn('2026-06-30')).toEqual(['used']);
    expect(stateOn('2026-07-01')).toEqual(['expired']);
    expect(run('2026-07-01').stdout).toBe(run('2026-07-01').stdout);
  });
});
