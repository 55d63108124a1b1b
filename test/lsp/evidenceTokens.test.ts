import { afterEach, describe, expect, it } from 'vitest';
import type { Range, SemanticTokens, SemanticTokensDelta, SemanticTokensOptions } from 'vscode-languageserver-protocol';
import { Client, until, vscodeCapabilities } from './client';
import { recipe, sample } from './samples';

let client: Client;
afterEach(() => client?.stop());

const uri = 'file:///agreement.md';
const agreement = `# Services Agreement

This Agreement is made between the City of Harrowgate (the “City”) and Curbside Analytics Inc. (the “Vendor”).

## 1. Data location

The Vendor may store and process City Data in any country.

## 2. Security

The Vendor’s security obligations are set out in the Security Schedule.

## 3. Incidents

- The Vendor shall notify the City of any security incident
  within 24 hours of discovering it.
`;

async function start(text = agreement, initializationOptions: object = { evidenceTokens: true }): Promise<void> {
  client = await Client.start({ initializationOptions });
  await client.open(uri, text);
}

const legend = () => (client.initialized.capabilities.semanticTokensProvider as SemanticTokensOptions).legend;
const ask = (range?: Range) =>
  client.request<SemanticTokens>(`textDocument/semanticTokens/${range ? 'range' : 'full'}`, { textDocument: { uri }, range });

/** The tokens as an editor reads them. */
function read(data: number[]) {
  const { tokenTypes, tokenModifiers } = legend();
  const lines = client.textOf(uri).split('\n');
  const tokens: { line: number; start: number; length: number; text: string; type: string; modifiers: string[] }[] = [];
  let [line, start] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down, right, length, type, bits] = data.slice(i, i + 5) as [number, number, number, number, number];
    [line, start] = [line + down, down > 0 ? right : start + right];
    const modifiers = tokenModifiers.filter((_name, bit) => bits & (1 << bit));
    tokens.push({ line, start, length, text: lines[line]!.slice(start, start + length), type: tokenTypes[type]!, modifiers });
  }
  return tokens;
}

describe('evidence as semantic tokens', () => {
  it('is off unless it is asked for, as an option or a setting', async () => {
    await start(agreement, {});
    expect(client.initialized.capabilities.semanticTokensProvider).toBeUndefined();
    await client.stop();
    await start(agreement, { settings: { evidenceTokens: true } });
    expect(legend().tokenTypes).toEqual(['evidence', 'weakEvidence', 'contradiction', 'nearEvidence']);
    expect(legend().tokenModifiers).toEqual(['deferred', 'shared']);
  });

  it('covers the sentences, line by line, as what they mean most', async () => {
    await start();
    const tokens = read((await ask()).data);
    const of = (text: string) => tokens.find((token) => token.text === text);
    expect(of('The Vendor may store and process City Data in any country.')).toMatchObject({ type: 'contradiction' });
    expect(of('The Vendor’s security obligations are set out in the Security Schedule.')).toMatchObject({
      type: 'weakEvidence',
      modifiers: expect.arrayContaining(['deferred']),
    });
    expect(of('The Vendor shall notify the City of any security incident')).toMatchObject({ type: 'evidence' });
    expect(of('within 24 hours of discovering it.')).toMatchObject({ type: 'evidence' });
  });

  it.each(['parking-services-agreement.md', 'adaptive-lighting-rfp.md'])(
    'never overlaps, and stays on its line: %s',
    async (name) => {
      await start(sample(name).text);
      const tokens = read((await ask()).data);
      expect(tokens.length).toBeGreaterThan(2);
      tokens.forEach(({ line, start, length, text }, i) => {
        expect(text).toHaveLength(length);
        expect(text.trim()).toBe(text);
        const next = tokens[i + 1];
        if (next?.line === line) expect(next.start).toBeGreaterThanOrEqual(start + length);
      });
    },
  );

  it('comes as what has changed, and of a range', async () => {
    await start();
    const first = await ask();
    await client.edit(uri, { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, 'One more line.\n\n');
    const params = { textDocument: { uri }, previousResultId: first.resultId };
    const { edits } = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', params);
    expect(edits.length).toBeGreaterThan(0);
    const data = [...first.data];
    for (const { start, deleteCount, data: added = [] } of [...edits].reverse()) data.splice(start, deleteCount, ...added);
    expect(read(data)).toEqual(read((await ask()).data));
    const line = read(data).find(({ type }) => type === 'contradiction')!.line;
    const range = { start: { line, character: 0 }, end: { line, character: 5 } };
    expect(read((await ask(range)).data).map(({ type }) => type)).toEqual(['contradiction']);
    const unknown = { textDocument: { uri }, previousResultId: 'unknown' };
    expect(await client.request('textDocument/semanticTokens/full/delta', unknown)).toHaveProperty('data');
  });

  it('is none in other documents, nor where nothing is open; the client is told when it changes', async () => {
    const capabilities = {
      ...vscodeCapabilities,
      workspace: { ...vscodeCapabilities.workspace, semanticTokens: { refreshSupport: true } },
    };
    client = await Client.start({ initializationOptions: { evidenceTokens: true }, capabilities });
    expect((await ask()).data).toEqual([]);
    await client.open(uri, recipe);
    expect((await ask()).data).toEqual([]);
    let asked = 0;
    client.connection.onRequest('workspace/semanticTokens/refresh', () => {
      asked++;
      return null;
    });
    client.settings = { enable: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await until('the refresh', () => asked > 0 || undefined);
  });
});
