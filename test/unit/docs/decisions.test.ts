import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import schema from '../../../schemas/decisions.schema.json';
import { createEngine } from '../../../server/src/engine';
import { decisionsOn, readDecisions } from '../../../server/src/policy';

const engine = createEngine();

describe.each([
  [
    'decisions.md',
    '# Services Agreement\n\nThis Agreement is made between the City of Larkhaven (the "City") and Meridian Inc. (the "Vendor").\n\n',
  ],
  [
    'decisions.fr.md',
    '# Contrat de services\n\nLe présent contrat est conclu entre la Ville de Larkhaven (la « Ville ») et Meridian inc. (le « Fournisseur »).\n\n',
  ],
])('docs/%s', (name, opening) => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');
  const blocks = (language: string) =>
    [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block]) => block!);
  const states = (source: string, decisions = { ...readDecisions('', ''), asOf: null as string | null }) => {
    const document = engine.readRequested({ path: 'lumen.md', text: source });
    const { review } = engine.analyse({ name: 'lumen.md', documents: [document] }, { decisions });
    const said = review.findings.filter(({ rule }) => rule === 'decision').map(({ message }) => message);
    return { states: review.decisions.map(({ state }) => state), said };
  };
  const [file] = blocks('yaml');
  const read = readDecisions(file!, 'civicclause.decisions.yaml');
  const on = (asOf: string) => decisionsOn(read, read.entries[0]!.document, asOf);
  const quoted = read.entries.find(({ quote }) => quote)!.quote!;

  it('has a file of decisions that count, for a document with the sentence quoted', () => {
    expect(read.problems).toEqual([]);
    expect(states(`${opening}${quoted}\n`, on('2027-03-31'))).toEqual({ states: ['used', 'used'], said: [] });
  });

  it('has decisions that are stale and expired when it says so', () => {
    const changed = quoted.replace(/ promptly| rapidement/, '');
    expect(changed).not.toBe(quoted);
    expect(states(`${opening}${changed}\n`, on('2027-04-01')).states).toEqual(['expired', 'stale']);
  });

  it('has documents whose own decisions count', () => {
    const documents = blocks('markdown');
    expect(documents.length).toBe(2);
    for (const document of documents) expect(states(document)).toEqual({ states: ['used'], said: [] });
  });

  it('names every key and code of the file', () => {
    const { properties } = schema.items;
    for (const word of [...Object.keys(properties), ...properties.code.enum]) expect(text).toContain(`\`${word}\``);
  });
});
