import { describe, expect, it } from 'vitest';
import type { Review } from '../../server/src/review/types';
import { fairview as playbook } from './fairview';
import { civicclause, folderWith } from './run';

const run = (args: string[], files: Record<string, string> = { 'fairview.yaml': playbook }) =>
  civicclause(args, { cwd: folderWith({ 'civicclause.yaml': 'root: true\n', ...files }) });

describe('civicclause playbook test', () => {
  it('shows what matched in each example, and passes', () => {
    const { status, stdout } = run(['playbook', 'test', 'fairview.yaml']);
    expect(status).toBe(0);
    expect(stdout).toContain('✓ example 1 · present · agreement · English · line 28');
    expect(stdout.replace(/\s+/g, ' ')).toContain('deletes-plates: “The Vendor shall erase plate reads within 48 hours.”');
    expect(stdout).toContain('✓ its own wording · present · RFP · French');
    expect(stdout).toMatch(/10 of 10 pass\n$/);
  });

  it('fails with what was found instead, in French too', () => {
    const changed = playbook.replace('shall protect plate data', 'shall drive safely');
    const { status, stdout } = run(['playbook', 'test', 'fairview.yaml', '--locale', 'fr'], { 'fairview.yaml': changed });
    expect(status).toBe(1);
    expect(stdout).toContain('→ devrait être faible, est absente');
    expect(stdout).toMatch(/9 sur 10 réussissent\n$/);
  });

  it('gives the same to programs', () => {
    const { stdout } = run(['playbook', 'test', 'fairview.yaml', '--format', 'json']);
    const [first] = JSON.parse(stdout);
    expect(first).toMatchObject({
      file: 'fairview.yaml',
      line: 28,
      clause: 'plate-data-retention',
      example: 1,
      wanted: 'present',
      status: 'present',
      passed: true,
      hits: [{ element: 'deletes-plates' }],
    });
  });

  it('takes the playbooks of the configuration where none is named', () => {
    const configured = { 'policy/own.yaml': playbook, 'civicclause.yaml': 'root: true\nplaybooks: [policy/own.yaml]\n' };
    const { status, stdout, stderr } = run(['playbook', 'test'], configured);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('policy/own.yaml');
  });

  it('names the file, the line and what to do where a file cannot be used', () => {
    const wrong = playbook.replace('theme: data-governance-use', 'theme: data-governance-us');
    const { status, stderr } = run(['playbook', 'test', 'fairview.yaml'], { 'fairview.yaml': wrong });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^civicclause: fairview\.yaml:9: There is no theme .*data-governance-use/);
    const missing = run(['playbook', 'test', 'nowhere.yaml']);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('nowhere.yaml');
    const none = run(['playbook', 'test']);
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('There is no playbook to look at');
  });
});

describe('civicclause playbook lint', () => {
  it('finds nothing in a playbook that is well', () => {
    const { status, stdout } = run(['playbook', 'lint', 'fairview.yaml']);
    expect(stdout).toBe('Nothing to say against it.\n');
    expect(status).toBe(0);
  });

  it('finds dead and repeated patterns, missing French and missing examples', () => {
    const poor = playbook
      .replace(
        'recognise: { en: ["@plate-data"], fr: ["@plate-data"] }',
        'recognise: { en: ["@plate-data", licence scan, "@plate-data"] }',
      )
      .replace(
        'why: { en: Plate data shows where people go., fr: Les plaques montrent où vont les gens. }',
        'why: { en: Because. }',
      )
      .replace(/ {6}- \{ status: missing, kind: agreement, language: fr.*\n/, '');
    const { status, stdout } = run(['playbook', 'lint', 'fairview.yaml', '--format', 'json'], { 'fairview.yaml': poor });
    expect(status).toBe(1);
    const found: { line: number; message: string }[] = JSON.parse(stdout);
    const said = found.map(({ line, message }) => `${line}: ${message}`);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^11: .*why has nothing in French/),
        expect.stringMatching(/^15: .*recognise has nothing in French/),
        expect.stringMatching(/No example in French has the status .?missing/),
        expect.stringMatching(/recognise\.en: no example and no wording of the clause matches “licence scan”/),
        expect.stringMatching(/recognise\.en: “@plate-data” stands here twice/),
      ]),
    );
  });
});

describe('a configuration with a playbook of one’s own', () => {
  const files = {
    'policy/own.yaml': playbook,
    'civicclause.yaml': 'root: true\nplaybooks: [policy/own.yaml]\nseverities: { plate-data-retention: warning }\n',
    'a.md': '# Services Agreement\n\nThe Vendor shall protect the plate data that its cameras collect for the City.\n',
    'b.md': '# Services Agreement\n\nThe Vendor shall erase plate data within 24 hours.\n',
  };
  const findingsOf = (stdout: string) =>
    (JSON.parse(stdout) as Review).procurementFiles.map(({ findings }) =>
      findings.filter(({ rule }) => rule === 'plate-data-retention').map(({ code, severity }) => `${code} ${severity}`),
    );

  it('reviews by it, as severe as the configuration says, in any number of threads', () => {
    const args = ['check', '.', '--format', 'json', '--fail-on', 'never'];
    const { status, stdout, stderr } = run(args, files);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Review).playbook).toEqual({ id: 'fairview', version: '1.0.0' });
    expect(findingsOf(stdout)).toEqual([['weak warning'], []]);
    expect(run([...args, '--jobs', '2'], files).stdout).toBe(stdout);
  });

  it('lists and explains its clauses', () => {
    expect(run(['clauses'], files).stdout).toContain('plate-data-retention');
    expect(run(['explain', 'plate-data-retention'], files).stdout).toContain('Plate data shows where people go.');
  });

  it('refuses to review by a playbook with a mistake, naming its line', () => {
    const wrong = { ...files, 'policy/own.yaml': playbook.replace('theme: data-governance-use', 'theme: parking') };
    const { status, stderr, stdout } = run(['check', 'a.md'], wrong);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^civicclause: policy\/own\.yaml:9: There is no theme/m);
    const gone = run(['check', 'a.md'], { ...files, 'civicclause.yaml': 'root: true\nplaybooks: [nowhere.yaml]\n' });
    expect(gone.status).toBe(2);
    expect(gone.stderr).toContain('nowhere.yaml');
  });

  it('does not reach for files outside of the repository', () => {
    const { status, stderr } = run(['check', 'a.md'], {
      ...files,
      'civicclause.yaml': 'root: true\nplaybooks: [../../own.yaml]\n',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/civicclause\.yaml:2: .*\.\.\/\.\.\/own\.yaml/);
  });
});
