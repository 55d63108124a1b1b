import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { Client } from '../lsp/client';
import { sample } from '../lsp/samples';
import { seed } from '../seed';
import { type Change, change } from './edits';
import { contractText, contractYaml, families } from './families';
import { afreshIn, sendChanges } from './session';

let client: Client;
/** Sees every text once, and whole. */
let other: Client;
beforeAll(async () => {
  [client, other] = await Promise.all([Client.start(), Client.start()]);
});
afterAll(async () => {
  await Promise.all([client.stop(), other.stop()]);
});

const TEXTS: Record<string, string> = {
  'file:///agreement.md': contractText(4000),
  'file:///crlf.md': sample('parking-services-agreement.md').text.replace(/\r?\n/g, '\r\n'),
  'file:///appel.md': sample('capteurs-circulation-appel.md').text,
  'file:///waste.rfp.yaml': sample('waste-sensors.rfp.yaml').text,
  'file:///sections.yaml': contractYaml(3000),
  'file:///agreement.txt': contractText(3000).replace(/[*#]/g, ''),
};

describe('after any edits the server says what it would say of the text at once', () => {
  test.each(Object.keys(TEXTS))(`%s (seed ${seed})`, { timeout: 120_000 }, async (uri) => {
    const edits = fc.record({
      changes: fc.array(change, { minLength: 1, maxLength: 12 }),
      together: fc.integer({ min: 1, max: 4 }),
      asking: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(edits, async ({ changes, together, asking }) => {
        await client.open(uri, TEXTS[uri]!);
        if (asking) await client.diagnostics(uri);
        const text = await sendChanges(client, uri, changes, together);
        const found = await client.diagnostics(uri);
        await client.close(uri);
        expect(found).toEqual(await afreshIn(other, uri, text));
      }),
      { seed, numRuns: 5 },
    );
  });
});

const INVALID = [
  { line: -1, character: 0 },
  { line: 0, character: -5 },
  { line: 1e9, character: 1e9 },
  { line: 1.5, character: 0.5 },
  { line: 2 ** 53, character: 0 },
];

describe('messages in any order', () => {
  const uri = 'file:///order.md';
  const text = contractText(4000);

  test('positions that are nowhere', async () => {
    await client.open(uri, text);
    for (const start of INVALID)
      for (const end of [start, { line: 0, character: 0 }]) {
        await client.hover(uri, start);
        await client.quickFixes(uri, { start, end });
        await client.request('textDocument/completion', { textDocument: { uri }, position: start });
      }
    expect(await client.diagnostics(uri)).toEqual(await afreshIn(other, uri, text));
    await client.close(uri);
  });

  test('requests for documents that are closed, or were never open', async () => {
    for (const gone of [uri, 'file:///never.md', 'untitled:Untitled-1', 'not a uri', '']) {
      expect(await client.diagnostics(gone)).toEqual([]);
      expect(await client.hover(gone, { line: 0, character: 0 })).toBeNull();
      expect(await client.quickFixes(gone, { start: INVALID[2]!, end: INVALID[2]! })).toEqual([]);
      expect(await client.request('civicClause/review', { uri: gone })).toBeNull();
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: gone } });
    }
  });

  test('a document opened twice, changed with an old version, closed twice', async () => {
    await client.open(uri, 'nothing yet');
    await client.open(uri, text);
    const contentChanges = [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '' }];
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 0 }, contentChanges });
    expect(await client.diagnostics(uri)).toEqual(await afreshIn(other, uri, text));
    await client.close(uri);
    await client.close(uri);
    expect(await client.diagnostics(uri)).toEqual([]);
  });

  test('requests cancelled at once, between edits', async () => {
    await client.open(uri, text);
    const insertion: Change = { start: 0.5, length: 0, shape: 'insert', text: '. ' };
    const asked: Promise<unknown>[] = [];
    for (let id = 1; id <= 30; id++) {
      const source = new CancellationTokenSource();
      asked.push(
        client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token).catch(() => null),
      );
      source.cancel();
      await sendChanges(client, uri, [insertion], 1);
    }
    await Promise.all(asked);
    expect(await client.diagnostics(uri)).toEqual(await afreshIn(other, uri, client.textOf(uri)));
    await client.close(uri);
  });

  test('a document closed while its findings are asked for', async () => {
    await client.open(uri, text);
    const asked = client.diagnostics(uri);
    await client.close(uri);
    expect(Array.isArray(await asked)).toBe(true);
    expect(await client.diagnostics(uri)).toEqual([]);
  });
});

test('the server outlives every pathological text, and goes on', { timeout: 120_000 }, async () => {
  for (const { name, formats, text } of families) {
    const uri = `file:///${encodeURIComponent(name)}.${formats.includes('yaml') ? 'agreement.yaml' : 'md'}`;
    await client.open(uri, `# Services agreement\n\n${text(400).replace(/\p{Surrogate}/gu, '\ufffd')}`);
    expect(Array.isArray(await client.diagnostics(uri)), name).toBe(true);
    await client.close(uri);
  }
  expect(client.logged).toEqual([]);
});
