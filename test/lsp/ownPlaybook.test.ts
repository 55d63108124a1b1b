import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import type { Checklist, ClausePage } from '../../server/src/lsp/protocol';
import { Client } from './client';

let client: Client;
let folder: string;
afterEach(async () => {
  await client?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const playbook = `id: fairview
version: 1.0.0
title: { en: Fairview, fr: Fairview }
extends: smart-city
clauses:
  - id: plate-data-retention
    theme: data-governance-use
    title: { en: Retention of plate data, fr: Conservation des données de plaques }
    why: { en: Plate data shows where people go., fr: Les plaques montrent où vont les gens. }
    audience: [lawyer]
    severity: { rfp: warning, agreement: error }
    headings: { en: [plate data], fr: [données de plaques] }
    recognise: { en: [plate data], fr: [données de plaques] }
    elements:
      - id: deletes-plates
        title: { en: has plate data deleted in time, fr: fait détruire les données de plaques à temps }
        need: { rfp: required, agreement: required }
        core: true
        recognise: { en: ["delete ..8 plate data"], fr: ["détruit ..8 données de plaques"] }
    wording:
      rfp: { en: The Bidder shall delete all plate data., fr: Le soumissionnaire détruit les données de plaques. }
      agreement: { en: The Vendor shall delete all plate data., fr: Le Fournisseur détruit les données de plaques. }
`;

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

it('a document is reviewed by the playbook that its configuration names, its clauses inserted, listed and explained', async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'civicclause-')));
  write({
    'own/civicclause.yaml': 'root: true\nplaybooks: [fairview.playbook.yaml]\n',
    'own/fairview.playbook.yaml': playbook,
    'other/civicclause.yaml': 'root: true\n',
  });
  const root = pathToFileURL(folder).href;
  client = await Client.start({ rootUri: root });
  const text = '# Services Agreement\n\nThe Vendor shall protect the plate data that its cameras collect for the City.\n';
  const own = `${root}/own/a.md`;
  const other = `${root}/other/a.md`;
  await client.open(own, text);
  await client.open(other, text);
  const rules = (uri: string) =>
    client
      .request<Checklist>('civicClause/checklist', { uri })
      .then(({ themes }) =>
        themes.flatMap(({ clauses }) =>
          clauses.filter(({ id }) => id === 'plate-data-retention').map(({ title, state }) => `${title}: ${state}`),
        ),
      );
  expect(await rules(own)).toEqual(['Retention of plate data: weak']);
  expect(await rules(other)).toEqual([]);
  const findings = await client.diagnostics(own);
  expect(findings.some(({ code }) => code === 'plate-data-retention/weak')).toBe(true);
  const page = await client.request<ClausePage | null>('civicClause/explain', { clause: 'plate-data-retention' });
  expect(page?.markdown).toContain('Plate data shows where people go.');
});

it('a mistake in the playbook stands at its line, and documents are reviewed without it', async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'civicclause-')));
  write({
    'civicclause.yaml': 'root: true\nplaybooks: [fairview.playbook.yaml]\n',
    'fairview.playbook.yaml': playbook.replace('theme: data-governance-use', 'theme: parking'),
  });
  const root = pathToFileURL(folder).href;
  client = await Client.start({ rootUri: root });
  await client.open(`${root}/a.md`, '# Services Agreement\n\nThe Vendor shall protect the plate data of the City.\n');
  const checklist = await client.request<Checklist>('civicClause/checklist', { uri: `${root}/a.md` });
  expect(checklist.themes.length).toBeGreaterThan(5);
  const told = client.published.get(`${root}/fairview.playbook.yaml`) ?? [];
  expect(told.map(({ range, message }) => [range.start.line, message])).toEqual([[6, expect.stringContaining('parking')]]);
});
