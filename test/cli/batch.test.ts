import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import type { Review } from '../../server/src/review/types';
import { civicclause, cli, folderWith, type Run, reviewOf, thinAgreement } from './run';
import { schemaErrors } from './schema';

const rfp = '# Request for Proposals\n\nProposals must be submitted by 1 March 2027. Bidders shall store City Data in Canada.\n';
/** Everything a folder may hold: good ones in both languages, no procurement, empty, binary, a faulty front matter, too large. */
const folder = folderWith({
  'in/a.md': thinAgreement,
  'in/b.md': rfp,
  'in/c.txt': `Contrat de services\n\nLe Fournisseur doit fournir les services à la Ville dans les 30 jours.\n`,
  'in/d.md': '# Shopping\n\nMilk and bread.\n',
  'in/e.md': '',
  'in/f.md': 'a\0b',
  'in/g.md': `---\ncivicclause:\n  kind: contract\n---\n${thinAgreement}`,
  'in/h.md': `${thinAgreement}${'The Vendor shall provide the Services.\n'.repeat(30_000)}`,
  'in/deep/i.yaml': 'agreement:\n  text: The Vendor shall provide the Services to the City.\n',
  'lone.md': thinAgreement,
});
const given = ['lone.md', 'in', 'absent.md', '--max-size', '1'];
const check = (...args: string[]) => civicclause(['check', ...given, ...args], { cwd: folder });
const merge = (...args: string[]) => civicclause(['merge', ...args], { cwd: folder });
const linesOf = (text: string) => text.split('\n').slice(0, -1);
const reviewsOf = (text: string) => linesOf(text).map((line) => JSON.parse(line) as Review);
const formats = ['json', 'ndjson', 'pretty'] as const;
const [whole, wholeLines, wholePretty] = formats.map((format) => check('--format', format, '--jobs', '1')) as [Run, Run, Run];

describe('however a run is spread, its bytes are the same', () => {
  const shards = [1, 2, 3].map((index) => {
    const file = `shard-${index}`;
    const format = index === 2 ? 'json' : 'ndjson';
    return { ...check('--format', format, '--shard', `${index}/3`, '--output', file), file };
  });
  const files = shards.map(({ file }) => file).reverse();

  it('and each document that can be reviewed is', () => {
    expect(whole.status).toBe(2);
    expect(reviewOf(whole).procurementFiles.map(({ name }) => name)).toEqual([
      'lone.md',
      'in/a.md',
      'in/b.md',
      'in/c.txt',
      'in/deep/i.yaml',
      'in/g.md',
    ]);
  });

  it.each([
    ['json', whole],
    ['ndjson', wholeLines],
    ['pretty', wholePretty],
  ])('over threads, as %s', (format, alone) => {
    expect(check('--format', format, '--jobs', '3')).toEqual(alone);
  });

  it.each([
    ['json', whole],
    ['ndjson', wholeLines],
    ['pretty', wholePretty],
  ])('over shards that are put together again as %s, in whatever order and format they are given', (format, alone) => {
    expect(merge(...files, '--format', format)).toMatchObject({ stdout: alone.stdout, status: alone.status });
  });

  it('and what cannot be read is told by the shard that has it, once', () => {
    expect(shards.map(({ stdout }) => stdout)).toEqual(['', '', '']);
    expect(shards.flatMap(({ stderr }) => linesOf(stderr)).sort()).toEqual(linesOf(whole.stderr).sort());
  });

  it('over reviews that follow each other', () => {
    const parts = ['in/a.md', 'in/b.md', 'in/c.txt'].map((path, index) => {
      const format = index === 1 ? 'json' : 'ndjson';
      civicclause(['check', path, '--format', format, '--output', `part-${index}`], { cwd: folder });
      return `part-${index}`;
    });
    const together = civicclause(['check', 'in/a.md', 'in/b.md', 'in/c.txt', '--format', 'json'], { cwd: folder });
    expect(merge(...parts)).toEqual(together);
  });
});

describe('NDJSON', () => {
  const lines = reviewsOf(wholeLines.stdout);

  it('is one review a line, each by the schema of reviews', () => {
    expect(lines).toHaveLength(11);
    expect(lines.flatMap(schemaErrors)).toEqual([]);
    for (const { procurementFiles, notReviewed } of lines)
      expect(procurementFiles.length + notReviewed.length).toBeGreaterThan(0);
    expect(lines.flatMap(({ procurementFiles }) => procurementFiles)).toEqual(reviewOf(whole).procurementFiles);
    expect(lines.flatMap(({ notReviewed }) => notReviewed)).toEqual(reviewOf(whole).notReviewed);
  });

  it('of a shard says which part it is, by the same schema', () => {
    const part = reviewsOf(check('--format', 'ndjson', '--shard', '2/2').stdout);
    expect(part.flatMap(schemaErrors)).toEqual([]);
    expect(part.map(({ shard }) => shard)).toEqual(part.map(() => ({ index: 2, of: 2, inputs: 11 })));
  });
});

describe('--stdin-ndjson', () => {
  const stdin = (input: string, ...args: string[]) => civicclause(['check', '--stdin-ndjson', ...args], { input });
  const document = (path: string, text: string, more = {}) => JSON.stringify({ path, text, ...more });

  it('answers each line with the review of its document, in order', () => {
    const input = [document('a.md', thinAgreement), '', document('b.md', rfp), document('notes', '# Shopping', { kind: 'rfp' })];
    const run = stdin(input.join('\n'));
    expect(run.stderr).toBe('');
    expect(run.status).toBe(1);
    const reviews = reviewsOf(run.stdout);
    expect(reviews.map(({ procurementFiles: [file] }) => file?.name)).toEqual(['a.md', 'b.md', 'notes']);
    expect(reviews[2]?.procurementFiles[0]?.documents[0]).toMatchObject({ format: 'text', parts: [{ kind: 'rfp' }] });
    const alone = civicclause(['check', '--stdin', '--stdin-path', 'a.md', '--format', 'ndjson'], { input: thinAgreement });
    expect(`${linesOf(run.stdout)[0]}\n`).toBe(alone.stdout);
    expect(stdin(input.join('\n'), '--jobs', '2')).toEqual(run);
  });

  it('answers a bad line with its number, goes on, and ends with 2', () => {
    const run = stdin(`${document('a.md', thinAgreement)}\n{"path": "b.md"\n${document('', '')}\n${document('c.md', rfp)}\n`);
    const reviews = reviewsOf(run.stdout);
    expect(reviews.flatMap(schemaErrors)).toEqual([]);
    expect(reviews.map(({ notReviewed: [problem] }) => problem && [problem.code, problem.path, problem.line])).toEqual([
      undefined,
      ['invalid-line', 'stdin.ndjson', 2],
      ['invalid-line', 'stdin.ndjson', 3],
      undefined,
    ]);
    expect(run.stderr).toContain('civicclause: stdin.ndjson:2: not a JSON object in one line');
    expect(run.status).toBe(2);
  });

  it('reads past a line too long for any document', () => {
    const run = stdin(`${document('a.md', 'x'.repeat(7000))}\n${document('b.md', rfp)}\n`, '--max-size', '0.001');
    expect(reviewsOf(run.stdout).map(({ notReviewed: [problem] }) => problem?.code)).toEqual(['too-large', undefined]);
    expect(run.status).toBe(2);
  });

  it('has nothing to say to nobody, and that is no error: a pipe may get no document', () => {
    expect(stdin('')).toEqual({ stdout: '', stderr: '', status: 0 });
    expect(stdin('\n \r\n')).toEqual({ stdout: '', stderr: '', status: 0 });
  });

  it.each(['1', '2'])('answers before the next line comes, with --jobs %s', async (jobs) => {
    const child = spawn(process.execPath, [cli, 'check', '--stdin-ndjson', '--jobs', jobs], { stdio: 'pipe' });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const path of ['a.md', 'b.md']) {
      child.stdin.write(`${document(path, rfp)}\n`);
      const answer = JSON.parse((await answers.next()).value ?? '') as Review;
      expect(answer.procurementFiles[0]?.name).toBe(path);
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([1, null]);
  });
});

describe('merge', () => {
  const shard = (index: number, of: number, ...args: string[]) => {
    const file = `m-${index}-${of}${args.length}.ndjson`;
    civicclause(['check', 'in/a.md', 'in/b.md', 'in/c.txt', '--shard', `${index}/${of}`, '-f', 'ndjson', '-o', file, ...args], {
      cwd: folder,
    });
    return file;
  };
  const [one, two] = [shard(1, 2), shard(2, 2)];

  it.each([
    ['a part left out', [one], /m-1-2\d\.ndjson: input \d of 3 is in none of them; nothing was given of 2\/2/],
    ['a part given twice', [one, two, one], /this part is given twice/],
    ['a part of another sharing out', [one, shard(3, 3)], /of another run than the parts before it: shard differs/],
    ['a part made with other choices', [one, shard(2, 2, '--position', 'neutral')], /position differs/],
    ['what is no review', ['in/a.md'], /in\/a\.md: not a review of this version/],
    ['what is not there', [one, 'nowhere.ndjson'], /nowhere\.ndjson: there is no such file/],
    ['an empty file', ['in/e.md'], /there is no review in it/],
  ])('refuses %s, and writes nothing', (_, parts, words) => {
    const { status, stdout, stderr } = merge(...parts);
    expect(stderr).toMatch(words);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it('refuses a part cut short, at its line', () => {
    writeFileSync(join(folder, 'cut.ndjson'), wholeLines.stdout.slice(0, -20));
    expect(merge('cut.ndjson')).toMatchObject({ stdout: '', status: 2, stderr: expect.stringContaining('cut.ndjson:11: ') });
  });

  it.skipIf(process.platform === 'win32')('takes more parts than files may be open', () => {
    const [line] = reviewsOf(wholeLines.stdout).filter(({ procurementFiles }) => procurementFiles.length > 0);
    const of = 120;
    // Two reviews in each, so that none is read to its end before its turn.
    const review = (index: number, input: number) => {
      const procurementFiles = line!.procurementFiles.map((file) => ({ input, ...file, name: `${input}.md` }));
      return JSON.stringify({ ...line, shard: { index, of, inputs: 2 * of }, procurementFiles });
    };
    const parts = Array.from({ length: of }, (_, part) => [part + 1, part + 1 + of].map((input) => review(part + 1, input)));
    const many = folderWith(Object.fromEntries(parts.map((lines, part) => [`${part}.ndjson`, lines.join('\n')])));
    const command = `ulimit -n 100; exec "$0" "$1" merge *.ndjson --fail-on never`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command, process.execPath, cli], {
      cwd: many,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect(stderr).toBe('');
    const { procurementFiles } = JSON.parse(stdout) as Review;
    expect(procurementFiles.map(({ name }) => name)).toEqual(Array.from({ length: 2 * of }, (_, index) => `${index + 1}.md`));
  });

  it('judges as the run would have', () => {
    expect(merge(one, two).status).toBe(1);
    expect(merge(one, two, '--fail-on', 'never').status).toBe(0);
  });
});

describe('a run that is broken off', () => {
  const many = folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.md`, thinAgreement])));

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s leaves no half file and the earlier report', async (signal) => {
    writeFileSync(join(many, 'report.json'), 'earlier');
    const args = [cli, 'check', '*.md', '--format', 'json', '--output', 'report.json'];
    const child = spawn(process.execPath, args, { cwd: many, stdio: 'ignore' });
    const isWriting = () => readdirSync(many).some((name) => name.startsWith('.report.json.'));
    while (!isWriting() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill(signal);
    expect(await once(child, 'close')).toEqual([null, signal]);
    expect(isWriting()).toBe(false);
    expect(existsSync(join(many, 'report.json'))).toBe(true);
  });

  it('on standard output ends after a whole line', async () => {
    const child = spawn(process.execPath, [cli, 'check', '*.md', '--format', 'ndjson'], { cwd: many, stdio: 'pipe' });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      child.kill('SIGINT');
    });
    expect(await once(child, 'close')).toEqual([null, 'SIGINT']);
    expect(text.endsWith('}\n')).toBe(true);
    expect(reviewsOf(text).length).toBeLessThan(300);
  });
});
