import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import type { FormatContext } from '../../../server/src/reports/formats';
import type { Review } from '../../../server/src/review';
import { deal, engine, reviewOf, text, unread, written } from './formatSamples';

const root = join(import.meta.dirname, '../../..');

describe('SARIF', () => {
  // The official schema, as published with @microsoft/sarif-multitool 5.7.0 (MIT).
  const schema = JSON.parse(readFileSync(join(root, 'test/fixtures/schemas/sarif-2.1.0.json'), 'utf8')) as object;
  const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  const errorsOf = (log: unknown) => (validate(log) ? [] : validate.errors);

  it.each(['en', 'fr'] as const)('follows the official schema, in %s', async (locale) => {
    for (const quotations of [false, true]) {
      const log = JSON.parse(await written('sarif', [deal, unread], { locale, quotations, reasons: quotations })) as unknown;
      expect(errorsOf(log)).toEqual([]);
    }
  });
});

describe('SARIF, beyond the schema', () => {
  interface Log {
    runs: {
      tool: { driver: { rules: { id: string; help: { text: string; markdown: string }; relationships?: unknown[] }[] } };
      taxonomies: { name: string; taxa: { id: string }[] }[];
      results: {
        ruleId: string;
        locations: {
          physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; snippet?: { text: string } } };
        }[];
        relatedLocations?: { physicalLocation: { region: { snippet?: { text: string } } } }[];
        partialFingerprints?: Record<string, string>;
        suppressions?: unknown[];
        baselineState?: string;
      }[];
      invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[];
    }[];
  }
  const logOf = async (reviews: Review[], context: Partial<FormatContext> = {}) =>
    (JSON.parse(await written('sarif', reviews, context)) as Log).runs[0]!;
  const prints = ({ results }: Awaited<ReturnType<typeof logOf>>) =>
    results.map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints?.['civicclause/v1']}`).sort();

  it('has a rule for every clause, related to standards that its taxonomies list', async () => {
    const { tool, taxonomies } = await logOf([deal]);
    expect(tool.driver.rules.slice(0, engine.playbook.clauses.length).map(({ id }) => id)).toEqual(
      engine.playbook.clauses.map(({ id }) => id),
    );
    expect(taxonomies.map(({ name }) => name)).toEqual([
      'NIST SP 800-53',
      'NIST SP 800-161',
      'ISO/IEC 27001',
      'NIST CSF 2.0',
      'CISA',
      'CSIS',
    ]);
    const location = tool.driver.rules.find(({ id }) => id === 'data-location');
    expect(location?.help.markdown).toContain('- covers backups and disaster-recovery sites');
    const index = taxonomies[0]!.taxa.findIndex(({ id }) => id === 'SA-9(5)');
    expect(location?.relationships).toContainEqual({
      target: { id: 'SA-9(5)', index, toolComponent: { name: 'NIST SP 800-53', index: 0 } },
      kinds: ['relevant'],
    });
  });

  it('keeps its fingerprints when something else in the document changes', async () => {
    const before = prints(await logOf([deal]));
    const edited = text
      .replace('## 1. Data location', 'Whereas the City wishes so.\n\n## 1. Data location')
      .concat('\nSigned.\n');
    expect(prints(await logOf([reviewOf('contracts/deal.md', edited)]))).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  it('changes the fingerprint of what changed', async () => {
    const edited = text.replace('in any country it chooses', 'in any country that it wants');
    const after = prints(await logOf([reviewOf('contracts/deal.md', edited)]));
    const before = prints(await logOf([deal]));
    const gone = before.filter((print) => !after.includes(print));
    expect(gone.map((print) => print.split(' ')[0])).toContain('data-location');
    // Those of clauses that the sentence speaks of, and no others.
    expect(gone.length).toBeLessThan(before.length / 5);
  });

  it.each([
    ['contracts/deal.md', 'contracts/deal.md'],
    ['/work/city/contracts/deal.md', 'contracts/deal.md'],
    ['/work/other/deal.md', '../other/deal.md'],
    ['./a/../b c/é#?.md', 'b%20c/%C3%A9%23%3F.md'],
    ['javascript:alert(1).md', 'javascript%3Aalert(1).md'],
  ])('names %s by no path of the machine', async (path, uri) => {
    const { results } = await logOf([reviewOf(path)]);
    expect([...new Set(results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri))]).toEqual([uri]);
  });

  it('shows the words that a finding stands on when asked to quote', async () => {
    const { results } = await logOf([deal], { quotations: true });
    const { region } = results.find(({ ruleId }) => ruleId === 'incident-notification')!.locations[0]!.physicalLocation;
    expect(region.snippet?.text).toMatch(/^The Vendor shall use commercially reasonable efforts/);
    expect(text.split('\n')[region.startLine - 1]).toContain(region.snippet?.text);
  });

  it('says what could not be read, and that the run was not whole', async () => {
    const { invocations } = await logOf([deal, unread]);
    expect(invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ message: { text: 'the YAML cannot be read: a,b::c' } }] },
    ]);
  });

  it('tells new findings from those of the baseline', async () => {
    const [file] = deal.procurementFiles;
    const [first, ...rest] = file!.findings;
    const compared = { ...deal, procurementFiles: [{ ...file!, findings: rest, known: [first!] }] };
    const states = (await logOf([compared])).results.map(({ baselineState }) => baselineState);
    expect(states.filter((state) => state === 'unchanged')).toHaveLength(1);
    expect(states.filter((state) => state === 'new')).toHaveLength(rest.length);
  });
});
