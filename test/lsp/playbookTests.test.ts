import { afterEach, describe, expect, it } from 'vitest';
import type { PlaybookRun, PlaybookTests } from '../../server/src/lsp/protocol';
import { Client } from './client';

let client: Client;
afterEach(() => client?.stop());

const uri = 'file:///policy/fairview.playbook.yaml';
const text = `id: fairview
version: 1.0.0
title: { en: Fairview, fr: Belle-Vue }
extends: smart-city
clauses:
  - id: data-location
    recognise:
      en: ["edge cabinets & City Data"]
      fr: ["armoires & données de la Ville"]
    examples:
      - { status: weak, kind: agreement, language: en, text: "The Vendor shall keep City Data in edge cabinets." }
      - { status: present, kind: agreement, language: fr, text: "Le Fournisseur garde les données de la Ville dans des armoires." }
`;

describe('a playbook of one’s own', () => {
  it('shows its clauses and examples where they stand', async () => {
    client = await Client.start();
    const tests = await client.request<PlaybookTests>('civicClause/playbookTests', { uri, text });
    expect(tests.title).toBe('Fairview');
    expect(tests.problems).toEqual([]);
    const [clause] = tests.clauses;
    expect(clause).toMatchObject({ id: 'data-location', range: { start: { line: 5 } } });
    expect(clause!.examples.map(({ range, label }) => [range.start.line, label.replace(/^example \d+/, 'example')])).toEqual([
      [10, 'example · weak · agreement · English'],
      [11, 'example · present · agreement · French'],
    ]);
  });

  it('runs them: what passes, what fails and why, with those of the clause it changes', async () => {
    client = await Client.start({ locale: 'fr' });
    const tests = await client.request<PlaybookTests>('civicClause/playbookTests', { uri, text });
    const runs = await client.request<PlaybookRun[]>('civicClause/runPlaybook', { uri, text, clause: 'data-location' });
    const [weak, present] = tests.clauses[0]!.examples.map(({ index }) => runs.find(({ example }) => example === index)!);
    expect(weak).toMatchObject({ passed: true, found: 'faible' });
    expect(present).toMatchObject({ passed: false, wanted: 'présente', found: 'faible' });
    expect(present!.message).toContain('devrait être présente, est faible');
    expect(runs.filter(({ example }) => example === undefined).map(({ passed }) => passed)).toEqual([true, true, true, true]);
    expect(runs.filter((run) => !run.passed)).toEqual([present]);
  });

  it('says what is wrong at its line, and runs nothing', async () => {
    client = await Client.start();
    const wrong = text.replace('data-location', 'data-locatoin');
    const { problems, clauses } = await client.request<PlaybookTests>('civicClause/playbookTests', { uri, text: wrong });
    expect(problems[0]).toMatchObject({ severity: 'error', range: { start: { line: 5 } } });
    expect(clauses).toHaveLength(1);
    expect(await client.request('civicClause/runPlaybook', { uri, text: wrong })).toEqual([]);
    expect(await client.request<PlaybookTests>('civicClause/playbookTests', { uri, text: 'id: [' })).toMatchObject({
      clauses: [],
      problems: [{ severity: 'error' }],
    });
  });
});
