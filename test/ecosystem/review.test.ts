import { describe, expect, it } from 'vitest';
import { PolicyError, type PolicyFile, type ReviewSettings, review } from '../../server/src/api';
import { thinAgreement } from '../cli/run';

const path = 'contracts/thin.md';
const document = { path, text: thinAgreement };
const files = (policy?: PolicyFile | string, settings?: ReviewSettings) =>
  review([document], policy, settings).then(({ procurementFiles }) => procurementFiles);
const severityOf = async (rule: string, policy: PolicyFile | string, settings?: ReviewSettings) =>
  (await files(policy, settings))[0]?.findings.find((finding) => finding.rule === rule)?.severity;

describe('review(documents, policy, settings)', () => {
  it('takes a policy as object and as text, overrides by path included', async () => {
    const object: PolicyFile = { overrides: [{ files: 'contracts/**', severities: { 'data-location': 'info' } }] };
    expect(await severityOf('data-location', object)).toBe('info');
    expect(await severityOf('data-location', 'overrides: [{files: contracts/**, severities: {data-location: info}}]')).toBe(
      'info',
    );
    expect(await severityOf('data-location', 'overrides: [{files: rfps/**, severities: {data-location: info}}]')).toBe('error');
  });

  it('builds on files and playbooks given as texts', async () => {
    const texts = {
      './team.yaml': 'severities: {data-location: warning}\n',
      'town.yaml':
        'id: town\nversion: 1.0.0\ntitle: {en: Town, fr: Ville}\nextends: smart-city\nclauses:\n  - {id: audit-rights, severity: {rfp: info, agreement: info}}\n',
    };
    const policy = { extends: './team.yaml', playbooks: ['./town.yaml'] };
    expect(await severityOf('data-location', policy, { files: texts })).toBe('warning');
    expect(await severityOf('audit-rights', policy, { files: texts })).toBe('info');
  });

  it.each([
    [
      { jurisdicton: 'ca-on' },
      {},
      [{ file: 'civicclause.yaml', message: 'Unknown key `jurisdicton`; did you mean `jurisdiction`?' }],
    ],
    ['root: true\nposition: seller\n', {}, [{ file: 'civicclause.yaml', line: 2 }]],
    [{ extends: './team.yaml' }, { files: { 'team.yaml': '\noff: 1\n' } }, [{ file: 'team.yaml', line: 2 }]],
    [{ playbooks: ['./none.yaml'] }, { locale: 'fr' }, [{ file: 'none.yaml', line: 1 }]],
  ] as [PolicyFile, ReviewSettings, object[]][])('refuses %o', async (policy, settings, problems) => {
    const error = await review([document], policy, settings).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PolicyError);
    expect((error as PolicyError).problems).toMatchObject(problems);
    await expect(review([], policy, settings)).rejects.toThrow(PolicyError);
  });

  it.each([[undefined], [null], ['text'], [{ path }], [{ name: 'both', documents: [] }], [{ name: 'both', documents: [null] }]])(
    'says that %o is no document',
    async (given) => {
      await expect(review([document, given as never])).rejects.toThrow(/^documents\[1\] is neither/);
    },
  );

  it('refuses a date that is none', async () => {
    await expect(review([document], {}, { asOf: 'May' })).rejects.toThrow('asOf is no date such as 2026-03-31: May');
  });

  it('reviews documents together that are given together', async () => {
    const schedule = { path: 'contracts/schedule.md', text: '# Schedule C\n\nThe Vendor shall store all City Data in Canada.\n' };
    const { procurementFiles } = await review([{ name: 'Lighting', documents: [document, schedule] }, document]);
    expect(procurementFiles.map(({ name, documents }) => [name, documents.length])).toEqual([
      ['Lighting', 2],
      [path, 1],
    ]);
    const statuses = procurementFiles.map(({ clauses }) => clauses.find(({ id }) => id === 'data-location')!.status);
    expect(statuses[0]).not.toBe(statuses[1]);
  });

  it('reviews documents together that the policy names together, the main one first', async () => {
    const schedule = {
      path: 'contracts/a-schedule.md',
      text: '# Schedule C\n\nThe Vendor shall store all City Data in Canada.\n',
    };
    const other = { ...document, path: 'other.md' };
    const policy = { 'procurement-files': [{ name: 'Lighting', documents: [path, 'contracts/*.md'] }] };
    const { procurementFiles } = await review([schedule, other, document], policy);
    expect(procurementFiles.map(({ name, documents }) => [name, ...documents.map((each) => each.path)])).toEqual([
      ['Lighting', path, schedule.path],
      ['other.md', 'other.md'],
    ]);
  });

  it('counts decisions until their day', async () => {
    const decisions = `- {document: ${path}, rule: data-location, code: missing, reason: No data leaves., until: 2027-03-31}\n`;
    expect(await severityOf('data-location', {}, { decisions, asOf: '2027-03-31' })).toBeUndefined();
    expect(await severityOf('data-location', {}, { decisions, asOf: '2027-04-01' })).toBe('error');
  });

  it('leaves other documents alone where asked to', async () => {
    const notes = { path: 'notes.md', text: '# Notes\n\nBuy milk.\n' };
    const left = await review([notes], {}, { recognisedOnly: true });
    expect(left.procurementFiles).toEqual([]);
    expect(left.notReviewed).toMatchObject([{ path: 'notes.md', code: 'not-recognised' }]);
    expect((await review([notes])).procurementFiles).toHaveLength(1);
  });
});
