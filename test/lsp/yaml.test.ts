import { afterEach, describe, expect, it } from 'vitest';
import type { CompletionItem, MarkupContent } from 'vscode-languageserver-protocol';
import { Client, type ClientOptions } from './client';

let client: Client;
afterEach(() => client?.stop());

/** Completions where `|` stands. */
async function complete(name: string, marked: string, options: ClientOptions = {}): Promise<CompletionItem[]> {
  client = await Client.start(options);
  const uri = `file:///${name}`;
  const offset = marked.indexOf('|');
  await client.open(uri, marked.replace('|', ''));
  const position = client.documents.get(uri)!.positionAt(offset);
  return client.request('textDocument/completion', { textDocument: { uri }, position });
}

const labels = (items: CompletionItem[]) => items.map(({ label }) => label);

describe('writing a structured RFP in YAML', () => {
  it('completes keys, without those that are there', async () => {
    const items = await complete('x.rfp.yaml', 'title: Street lights\n|\n');
    expect(labels(items)).toContain('parties');
    expect(labels(items)).not.toContain('title');
  });

  it('explains keys in the language of the user', async () => {
    const items = await complete('x.rfp.yaml', 'title: Street lights\n|\n', { locale: 'fr' });
    const texts = items.map(({ documentation }) => String(documentation));
    expect(texts.every((text) => text.length > 3)).toBe(true);
    expect(texts.join(' ')).toMatch(/ (la|le|les|des) /);
  });

  it('completes clause ids', async () => {
    const items = await complete('x.rfp.yaml', 'title: Street lights\nclauses:\n  - id: data-l|\n');
    expect(labels(items)).toContain('data-location');
  });

  it('explains the key under the pointer', async () => {
    client = await Client.start();
    const uri = 'file:///x.rfp.yaml';
    await client.open(uri, 'title: Street lights\nterritory: Canada\n');
    const hover = await client.hover(uri, { line: 1, character: 2 });
    expect((hover!.contents as MarkupContent).value.length).toBeGreaterThan(10);
    expect(hover!.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 9 } });
  });

  it('leaves completion to another extension that has the schemas', async () => {
    const options = { initializationOptions: { schemaHelp: false } };
    expect(await complete('x.rfp.yaml', 'title: Street lights\n|\n', options)).toEqual([]);
  });
});

describe('a client where another extension validates by the same schemas', () => {
  const flawed = 'civicclause: {kind: rfp}\ntitel: Street lights\nevaluation: {criteria: [{name: Price, weight: 50}]}\n';
  const schemaFindings = async (name: string, text = flawed, initializationOptions: object = { schemaChecks: false }) => {
    client = await Client.start({ initializationOptions });
    await client.open(`file:///${name}`, text);
    const found = await client.diagnostics(`file:///${name}`);
    expect(found.map(({ code }) => code)).toContain('data-location/missing');
    return found.filter(({ code }) => code === 'schema/schema').map(({ message }) => message);
  };

  it('has what the schema says from there alone, and the rest from here', async () => {
    const all = await schemaFindings('x.rfp.yaml', flawed, {});
    expect(all.join('\n')).toContain('titel');
    await client.stop();
    const kept = await schemaFindings('x.rfp.yaml');
    expect(kept).toHaveLength(1);
    expect(kept[0]).toContain('50');
    expect(all).toContain(kept[0]);
  });

  it.each([
    ['a file it does not know as an RFP', 'x.yaml', `${flawed}clauses: []\n`],
    ['a file that names another schema', 'x.rfp.yaml', `# yaml-language-server: $schema=other.json\n${flawed}`],
  ])('has everything from here for %s', async (_what, name, text) => {
    expect((await schemaFindings(name, text)).join('\n')).toContain('titel');
  });
});

describe('other documents', () => {
  it.each(['notes.yaml', 'notes.md'])('%s gets no completions', async (name) => {
    expect(await complete(name, 'title: Leek soup\n|\n')).toEqual([]);
  });
});
