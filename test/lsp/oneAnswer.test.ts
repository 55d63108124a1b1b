import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcurementFileReview, Review } from '../../server/src/review/types';
import { civicclause, root as repository, reviewOf, thinAgreement } from '../cli/run';
import { Client } from './client';

/** Real documents kept outside the repository; without them the others are held to the same. */
const corpus = resolve(repository, process.env.CIVICCLAUSE_CORPUS ?? '../shared', 'corpus/docs');

/** A town's policy: every key that changes a finding, overrides, two procurement files, a folder with its own word, decisions. */
const policy: Record<string, string> = {
  'civicclause.yaml': `extends: [ontario-municipality, ./policy/base.yaml]
allowed-territories: [CA, EU]
languages: [en]
subjects: [cameras]
severities:
  data-location: {rfp: warning, agreement: error}
  liability-indemnity-insurance/missing: info
  unfilled-placeholder: info
off: [public-engagement]
limits:
  incident-notification: {clock: 2 business days}
overrides:
  - files: examples/*.md
    severities: {audit-rights: off, data-ownership: info}
  - files: ['**/appel*.md', '**/contrat*.yaml']
    position: neutral
    off: [dispute-resolution]
  - files: made/*.txt
    kind: agreement
    language: en
procurement-files:
  - name: Sensors
    documents: [examples/sensor-platform-agreement.md, 'made/annexes/*.md']
  - name: Traffic
    documents: ['examples/smart-*.md', made/thin.md]
`,
  'policy/base.yaml':
    'off: [surveillance-data-limits]\nseverities: {termination-rights: error}\nlimits: {audit-rights/remediation: 10}\n',
  'made/own/civicclause.yaml': 'jurisdiction: ca-qc\nseverities: {data-location: info}\n',
  'civicclause.decisions.yaml': `- document: made/thin.md
  rule: data-location
  code: missing
  reason: It is settled elsewhere.
- document: made/own/quebec.md
  rule: audit-rights
  code: missing
  reason: Nothing to audit.
- document: made/annexes/schedule-c.md
  rule: data-location
  code: missing
  reason: This answers nothing.
`,
};

const generated: Record<string, string> = {
  'made/thin.md': thinAgreement,
  'made/plain.txt': thinAgreement.replace(/^#+ /gm, ''),
  'made/front.md': `---\ncivicclause:\n  off: [data-location]\n  subject: [devices]\n---\n${thinAgreement}`,
  'made/own/quebec.md': thinAgreement.replaceAll('Larkhaven', 'Québec'),
  'made/own/a b (1).md': `${thinAgreement}\n## 8. Incidents\n\nThe Vendor shall notify the City within 30 days of any security incident.\n`,
  'made/annexes/schedule-c.md':
    '# Schedule C: Data location\n\nThe Vendor shall store all City Data, including backups, only in Brazil. [Date]\n',
  'made/annexes/schedule-d.md': '# Schedule D: Fees\n\nFees are paid monthly.\n',
  'made/soup.md': '# Leek soup\n\nSlice three leeks.\n',
};

let folder: string;
let client: Client;
let fromTheCommandLine: Review;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'civicclause-')));
  for (const [path, text] of Object.entries({ ...policy, ...generated })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  cpSync(join(repository, 'examples'), join(folder, 'examples'), { recursive: true });
  if (existsSync(corpus)) cpSync(corpus, join(folder, 'corpus'), { recursive: true });
  const run = civicclause(['check', '.', '--format', 'json', '--fail-on', 'never', '--locale', 'en'], {
    cwd: folder,
    timeout: 300_000,
  });
  expect(run.stderr).toBe('');
  fromTheCommandLine = reviewOf(run);
  client = await Client.start({ rootUri: pathToFileURL(folder).href, locale: 'en', initializationOptions: { status: true } });
}, 360_000);
afterAll(async () => {
  await client?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function documents(): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return all.filter((path) => /\.(md|ya?ml|txt)$/.test(path) && !/civicclause(\.decisions)?\.yaml$/.test(path)).sort();
}

/** What a review says, with documents by their paths. Fingerprints hang on the name of a procurement file, which for a single document is its address. */
function said(file: ProcurementFileReview): object {
  const text = JSON.stringify(file, (key, value) => (key === 'fingerprint' || key === 'name' ? undefined : value));
  const uris = documents().map((path) => [pathToFileURL(join(folder, path)).href, path] as const);
  return JSON.parse(uris.reduce((all, [uri, path]) => all.replaceAll(JSON.stringify(uri), JSON.stringify(path)), text));
}

describe('the editor and the command line', () => {
  it('find the same documents, and review them together alike', () => {
    const names = fromTheCommandLine.procurementFiles.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Sensors', 'Traffic', 'made/plain.txt', 'made/own/a b (1).md']));
    expect(fromTheCommandLine.notReviewed.map(({ path }) => path)).toContain('made/soup.md');
  });

  it('say the same of each document, word for word', { timeout: 300_000 }, async () => {
    let compared = 0;
    for (const path of documents()) {
      const uri = pathToFileURL(join(folder, path)).href;
      await client.open(uri, readFileSync(fileURLToPath(uri), 'utf8').replace(/^\ufeff/, ''));
      const review = await client.request<Review>('civicClause/review', { uri });
      await client.diagnostics(uri);
      const expected = fromTheCommandLine.procurementFiles.find((file) => file.documents.some((each) => each.path === path));
      expect(client.statuses.get(uri)?.state, path).toBe(expected ? 'reviewed' : 'not-recognised');
      if (!expected) continue;
      expect(said(review.procurementFiles[0]!), path).toEqual(said(expected));
      compared++;
    }
    expect(compared).toBeGreaterThanOrEqual(Object.keys(generated).length - 1 + readdirSync(join(folder, 'examples')).length);
  });

  it('say the same when every document is open at once, however they were opened', async () => {
    for (const name of ['Sensors', 'Traffic']) {
      const expected = fromTheCommandLine.procurementFiles.find((file) => file.name === name)!;
      for (const { path } of expected.documents) {
        const review = await client.request<Review>('civicClause/review', { uri: pathToFileURL(join(folder, path)).href });
        expect(said(review.procurementFiles[0]!), path).toEqual(said(expected));
      }
    }
  });

  it('fingerprint the findings of a procurement file alike', async () => {
    const expected = fromTheCommandLine.procurementFiles.find(({ name }) => name === 'Sensors')!;
    const uri = pathToFileURL(join(folder, expected.documents[0]!.path)).href;
    const review = await client.request<Review>('civicClause/review', { uri });
    const fingerprints = ({ findings }: ProcurementFileReview) => findings.map(({ fingerprint }) => fingerprint);
    expect(fingerprints(review.procurementFiles[0]!)).toEqual(fingerprints(expected));
  });
});
