import { describe, expect, test } from 'vitest';
import type { ProcurementFileReview } from '../../server/src/review/types';
import { civicclause, folderWith, reviewOf, thinAgreement } from './run';

const schedule = `# Schedule C: Data location

The Vendor shall store and process all City Data, including backups, only in Canada, and shall not allow remote access to it from outside Canada.
`;
const files = {
  'civicclause.yaml': `procurement-files:
  - name: Meridian deal
    documents: [deal/agreement.md, 'deal/annexes/*.md']
overrides:
  - files: deal/agreement.md
    severities: {data-ownership: info}
  - files: deal/annexes/**
    severities: {data-ownership: warning}
`,
  'deal/agreement.md': `${thinAgreement}\n\n## 9. Decommissioning\n\nThis matter is dealt with as set out in Schedule C.\n`,
  'deal/annexes/schedule-c.md': schedule,
  'other.md': thinAgreement,
};
const run = (cwd: string, ...args: string[]) => civicclause(['check', '--fail-on', 'never', ...args], { cwd });
const review = (cwd: string, ...args: string[]) => reviewOf(run(cwd, '--format', 'json', ...args));
const status = ({ clauses }: ProcurementFileReview, clause: string) => clauses.find(({ id }) => id === clause)?.status;
const folder = folderWith(files);

describe('the documents of a procurement file', () => {
  test('are reviewed together, whichever of them is named, in the order of the configuration', () => {
    for (const paths of [['.'], ['deal/agreement.md'], ['deal/annexes'], ['deal/annexes/schedule-c.md', 'deal/agreement.md']]) {
      const file = review(folder, ...paths).procurementFiles.find(({ name }) => name === 'Meridian deal')!;
      expect(file.documents.map(({ path }) => path)).toEqual(['deal/agreement.md', 'deal/annexes/schedule-c.md']);
      expect(status(file, 'data-location')).toBe('present');
      expect(new Set(file.findings.map(({ document }) => document))).toEqual(new Set(file.documents.map(({ path }) => path)));
    }
    expect(review(folder, '.').procurementFiles.map(({ name }) => name)).toEqual(['Meridian deal', 'other.md']);
  });

  test('alone, the agreement leaves the matter to a document that is not there', () => {
    const alone = folderWith({ ...files, 'civicclause.yaml': '' });
    const [file] = review(alone, 'deal/agreement.md').procurementFiles;
    expect(status(file!, 'data-location')).toBe('missing');
    expect(status(file!, 'decommissioning')).toBe('deferred');
    const withIt = folderWith({
      ...files,
      'deal/annexes/schedule-c.md': `${schedule}\n## Decommissioning\n\nAt the end of the term the Vendor shall remove all devices and securely erase all City Data on them within 30 days, at its own cost, and certify it in writing.\n`,
    });
    expect(status(review(withIt, 'deal/agreement.md').procurementFiles[0]!, 'decommissioning')).not.toBe('deferred');
  });

  test('are judged by the choices for the first of them', () => {
    const [file] = review(folder, 'deal/annexes/schedule-c.md').procurementFiles;
    expect(file!.findings.find(({ rule }) => rule === 'data-ownership')?.severity).toBe('info');
    const shown = civicclause(['config', 'deal/annexes/schedule-c.md', '--explain'], { cwd: folder }).stdout;
    expect(shown).toContain('data-ownership: info # civicclause.yaml:6, for deal/agreement.md');
    expect(shown).toContain('# Reviewed together as “Meridian deal”: deal/agreement.md, deal/annexes/schedule-c.md');
  });

  test('are the same however the run is spread', () => {
    const whole = run(folder, '.', '--format', 'ndjson').stdout;
    expect(run(folder, '.', '--format', 'ndjson', '--jobs', '2').stdout).toBe(whole);
    const parts = [1, 2, 3].map((index) => run(folder, '.', '--format', 'ndjson', '--shard', `${index}/3`).stdout);
    const spread = folderWith(Object.fromEntries(parts.map((part, index) => [`${index}.ndjson`, part])));
    const merged = civicclause(['merge', '0.ndjson', '1.ndjson', '2.ndjson', '--fail-on', 'never'], { cwd: spread });
    expect(merged.stderr).toBe('');
    expect(merged.stdout).toBe(run(folder, '.', '--format', 'json').stdout);
  });

  test('have decisions each of its own', () => {
    const decision = '- document: deal/annexes/schedule-c.md\n  rule: data-location\n  code: incomplete\n  reason: Enough.\n';
    const decided = folderWith({ ...files, 'civicclause.decisions.yaml': decision });
    const [file] = review(decided, 'deal/agreement.md').procurementFiles;
    expect(file!.decisions).toMatchObject([{ rule: 'data-location', state: 'used', document: 'deal/annexes/schedule-c.md' }]);
    expect(file!.findings.some(({ rule }) => rule === 'data-location')).toBe(false);
  });

  test('that cannot be read are named, and the others reviewed', () => {
    const broken = folderWith({ ...files, 'deal/annexes/scan.md': new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]) });
    const found = run(broken, 'deal/agreement.md', '--format', 'json');
    expect(found.status).toBe(2);
    expect(reviewOf(found)).toMatchObject({
      procurementFiles: [{ documents: [{}, {}] }],
      notReviewed: [{ path: 'deal/annexes/scan.md', code: 'binary' }],
    });
  });

  test('stand under its name in a report', () => {
    expect(run(folder, 'deal/agreement.md').stdout).toMatch(/^Meridian deal\ndeal\/agreement\.md\n/);
    expect(run(folder, '.', '--format', 'html').stdout).toContain('Meridian deal');
    expect(run(folder, 'deal/agreement.md').stdout).toContain('2 documents');
  });
});
