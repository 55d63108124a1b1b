import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Review } from '../../server/src/review/types';
import { fairview } from './fairview';
import { civicclause, cli, folderWith, root } from './run';
import { schemaErrors } from './schema';

const bellerive = fairview
  .replace('id: fairview', 'id: bellerive')
  .replace('{ en: Fairview, fr: Fairview }', '{ en: Bellerive, fr: Bellerive }')
  .replaceAll('plate-data-retention', 'plate-keeping')
  .replace('clauses:\n', 'clauses:\n  - id: data-location\n    title: { en: Where data lives, fr: Où vivent les données }\n');
const agreement =
  '# Services Agreement\n\nThe Vendor shall protect the plate data that its cameras collect for the City.\n\nThe Vendor may store City Data in any country.\n';
const formats = ['json', 'ndjson', 'sarif', 'junit', 'gitlab', 'github', 'csv', 'matrix', 'markdown', 'pretty'] as const;

describe('a run over folders with playbooks of their own', () => {
  let folder: string;
  const run = (...args: string[]) => civicclause(args, { cwd: folder });
  const check = (...args: string[]) => run('check', '.', '--fail-on', 'never', ...args).stdout;
  beforeAll(() => {
    const own = 'root: true\nplaybooks: [own.playbook.yaml]\n';
    folder = folderWith({
      'civicclause.yaml': 'root: true\n',
      'a/civicclause.yaml': own,
      'a/own.playbook.yaml': fairview,
      'a/deal.md': agreement,
      'b/civicclause.yaml': own,
      'b/own.playbook.yaml': bellerive,
      'b/deal.md': agreement,
      'c/deal.md': agreement,
    });
  });

  it('says by which each document was reviewed, as the schema of the review has it', () => {
    const review = JSON.parse(check('--format', 'json')) as Review;
    expect(schemaErrors(review)).toEqual([]);
    expect(review.playbook.id).toBe('smart-city');
    expect(review.playbooks?.map(({ id, clauses }) => [id, clauses.map((clause) => clause.id)])).toEqual([
      ['fairview', ['plate-data-retention']],
      ['bellerive', ['data-location', 'plate-keeping']],
      ['smart-city', []],
    ]);
    expect(review.procurementFiles.map(({ name, playbook }) => [name, playbook])).toEqual([
      ['a/deal.md', 0],
      ['b/deal.md', 1],
      ['c/deal.md', 2],
    ]);
    expect(JSON.stringify(review.playbooks)).not.toContain('recognise');
    const plain = JSON.parse(run('check', 'c', '--fail-on', 'never', '--format', 'json').stdout) as Review;
    expect(plain).not.toHaveProperty('playbooks');
  });

  it('has a rule in SARIF for every result, and an extension for every playbook of one’s own', () => {
    const log = JSON.parse(check('--format', 'sarif')) as {
      runs: {
        tool: {
          driver: {
            rules: {
              id: string;
              help?: { text: string; markdown: string };
              properties?: { playbook?: string; tags: string[] };
            }[];
          };
          extensions: { name: string; version: string }[];
        };
        results: { ruleId: string }[];
      }[];
    };
    const official = JSON.parse(readFileSync(join(root, 'test/fixtures/schemas/sarif-2.1.0.json'), 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(official);
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    const [{ tool, results }] = log.runs as [(typeof log.runs)[number]];
    const { rules } = tool.driver;
    expect(tool.extensions).toMatchObject([
      { name: 'fairview', version: '1.0.0' },
      { name: 'bellerive', version: '1.0.0' },
    ]);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const ruleId of new Set(results.map((result) => result.ruleId)))
      expect(rules.find(({ id }) => id === ruleId)?.help?.text, ruleId).toBeTruthy();
    const own = rules.filter(({ properties }) => properties?.playbook);
    expect(own.map(({ id, properties }) => [id, properties?.playbook, properties?.tags.at(-1)])).toEqual([
      ['plate-data-retention', 'fairview 1.0.0', 'fairview'],
      ['plate-keeping', 'bellerive 1.0.0', 'bellerive'],
    ]);
    expect(own[0]?.help?.markdown).toContain('- has plate data deleted in time');
    const alone = JSON.parse(run('check', 'b', '--fail-on', 'never', '--format', 'sarif').stdout) as typeof log;
    expect(alone.runs[0]?.tool.driver.rules.find(({ id }) => id === 'data-location')?.properties?.playbook).toBe(
      'bellerive 1.0.0',
    );
    expect(alone.runs[0]?.tool.extensions.map(({ name }) => name)).toEqual(['bellerive']);
  });

  it('has a column in the matrix for each of their clauses', () => {
    const [head] = check('--format', 'matrix', '--locale', 'en').split('\r\n');
    expect(head?.match(/Retention of plate data/g)).toHaveLength(2);
  });

  it('is put together from its parts alone, in every format', () => {
    const elsewhere = folderWith({});
    const named = (name: string) => formats.map((format) => ({ format, path: join(elsewhere, `${name}.${format}`) }));
    const to = (name: string) => named(name).flatMap(({ format, path }) => ['--output', `${format}:${path}`]);
    check(...to('whole'));
    check('--shard', '1/2', ...to('first'));
    check('--shard', '2/2', ...to('second'));
    const parts = { json: ['whole.json'], ndjson: ['whole.ndjson'], shards: ['second.json', 'first.ndjson'] };
    for (const [name, files] of Object.entries(parts)) {
      const given = files.map((file) => join(elsewhere, file));
      expect(run('merge', ...given, '--fail-on', 'never', ...to(name)).stderr).toBe('');
      for (const { format, path } of named(name))
        expect(readFileSync(path, 'utf8'), path).toBe(readFileSync(join(elsewhere, `whole.${format}`), 'utf8'));
    }
  });

  it('is told by `config` for each document', () => {
    const told = (...args: string[]) => run('config', 'a/deal.md', ...args).stdout;
    expect(told('--locale', 'en')).toContain('# Playbooks of your own, each building on the one before: a/own.playbook.yaml\n');
    expect(told('--locale', 'fr')).toMatch(/# Cahiers à vous, .*a\/own\.playbook\.yaml\n/);
    expect(JSON.parse(told('--format', 'json'))).toMatchObject({ playbooks: ['a/own.playbook.yaml'] });
    expect(JSON.parse(run('config', 'c/deal.md', '--format', 'json').stdout)).not.toHaveProperty('playbooks');
  });

  it('says of parts from a pipe, which is read only once, what to do about several playbooks', () => {
    const reviews = join(folderWith({}), 'reviews.ndjson');
    check('--format', 'ndjson', '--output', reviews);
    for (const [locale, said] of [
      ['en', /^civicclause: .*:2: .* give the parts as files/],
      ['fr', /^civicclause\s?: .*:2\s?: .* donner les parties comme fichiers/],
    ] as const) {
      const piped = spawnSync(
        'bash',
        ['-c', '"$0" "$1" merge <(cat "$2") --locale "$3"', process.execPath, cli, reviews, locale],
        {
          encoding: 'utf8',
        },
      );
      expect(piped.status).toBe(2);
      expect(piped.stderr).toMatch(said);
    }
  });

  it('reviews the lines of a stream by the configuration that is named', () => {
    const line = `${JSON.stringify({ path: 'deal.md', text: agreement })}\n`;
    const args = ['check', '--stdin-ndjson', '--config', 'a/civicclause.yaml', '--fail-on', 'never'];
    const { stdout, stderr } = civicclause(args, { cwd: folder, input: line });
    expect(stderr).toBe('');
    const review = JSON.parse(stdout) as Review;
    expect(review.playbook.id).toBe('fairview');
    expect(review.procurementFiles[0]?.findings.map(({ rule }) => rule)).toContain('plate-data-retention');
  });
});
