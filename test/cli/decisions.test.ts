import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { civicclause, folderWith, reviewOf, thinAgreement } from './run';

const decision = (document: string, more = '') =>
  `# Why we accept what we accept.\n- document: ${document}\n  rule: data-location\n  code: missing\n  reason: No data leaves our own servers.\n  who: J. Doe\n${more}`;

function check(folder: string, paths: string[], ...options: string[]) {
  return civicclause(['check', ...paths, '--format', 'json', '--fail-on', 'never', ...options], { cwd: folder });
}

test('decisions count from the file, from front matter and from a comment alike', () => {
  const keys = 'rule: data-location\ncode: missing\nreason: No data leaves our own servers.\n';
  const folder = folderWith({
    'civicclause.decisions.yaml': decision('a.md'),
    'a.md': thinAgreement,
    'b.md': `---\ncivicclause:\n  decisions:\n    - ${keys.trimEnd().replaceAll('\n', '\n      ')}\n---\n\n${thinAgreement}`,
    'c.md': `${thinAgreement}\n<!-- civicclause-decision\n${keys}-->\n`,
  });
  const { procurementFiles } = reviewOf(check(folder, ['.']));
  expect(procurementFiles.map(({ decisions }) => decisions.map(({ state }) => state))).toEqual([['used'], ['used'], ['used']]);
  for (const { findings } of procurementFiles)
    expect(findings.filter(({ rule }) => rule === 'data-location' || rule === 'decision')).toEqual([]);
});

describe('decisions of the file found upward from a document', () => {
  test('count for the document they name, wherever the command is run', () => {
    const folder = folderWith({
      'civicclause.decisions.yaml': decision('deals/lumen.md'),
      'deals/lumen.md': thinAgreement,
      'deals/other.md': thinAgreement,
    });
    for (const [cwd, paths] of [
      [folder, ['deals']],
      [join(folder, 'deals'), ['lumen.md', 'other.md']],
    ] as const) {
      const { procurementFiles, notReviewed } = reviewOf(check(cwd, [...paths]));
      const [lumen, other] = procurementFiles;
      expect(lumen!.decisions).toMatchObject([{ rule: 'data-location', state: 'used', who: 'J. Doe' }]);
      expect(lumen!.findings.filter(({ rule }) => rule === 'data-location')).toEqual([]);
      expect(other!.decisions).toEqual([]);
      expect(other!.findings.filter(({ rule }) => rule === 'data-location')).toHaveLength(1);
      expect(notReviewed).toEqual([]);
    }
  });

  test('expire by --as-of, in one process and in several', () => {
    const folder = folderWith({
      'civicclause.decisions.yaml': decision('a.md', '  until: 2026-03-31\n') + decision('b.md', '  until: 2027-03-31\n'),
      'a.md': thinAgreement,
      'b.md': thinAgreement,
    });
    const states = (...options: string[]) =>
      reviewOf(check(folder, ['a.md', 'b.md'], ...options)).procurementFiles.flatMap(({ decisions }) =>
        decisions.map(({ state }) => state),
      );
    expect(states('--as-of', '2026-03-31')).toEqual(['used', 'used']);
    expect(states('--as-of', '2026-04-01')).toEqual(['expired', 'used']);
    expect(states('--as-of', '2028-01-01', '--jobs', '2')).toEqual(['expired', 'expired']);
  });

  test('are no documents, and one that is no YAML is said with its line', () => {
    const folder = folderWith({ 'civicclause.decisions.yaml': '- document: a.md\n  rule: [\n', 'a.md': thinAgreement });
    const { procurementFiles, notReviewed } = reviewOf(check(folder, ['.']));
    expect(notReviewed).toEqual([]);
    const [finding] = procurementFiles[0]!.findings.filter(({ rule }) => rule === 'decision');
    expect(finding).toMatchObject({ code: 'invalid' });
    expect(finding!.message).toMatch(/^Decision in civicclause\.decisions\.yaml, line \d: /);
  });

  test('stand in the report for a reader, in both languages', () => {
    const folder = folderWith({ 'civicclause.decisions.yaml': decision('a.md'), 'a.md': thinAgreement });
    const read = (locale: string) =>
      civicclause(['check', 'a.md', '--locale', locale, '--fail-on', 'never'], { cwd: folder }).stdout.replace(/\s+/g, ' ');
    expect(read('en')).toContain('Accepted by decision');
    expect(read('en')).toContain('Accepted: No data leaves our own servers. (J. Doe)');
    expect(read('fr')).toContain('Acceptés par décision');
  });
});
