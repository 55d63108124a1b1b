import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReadingStatistics } from '../../server/src/lsp/protocol';
import { Client } from './client';
import { sample } from './samples';

let client: Client;
const folders: string[] = [];
afterEach(async () => {
  await client?.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const count = 50;
const { text } = sample('adaptive-lighting-rfp.md');

/** Fifty documents, opened as an editor does that restores its tabs. */
async function open(rootUri = 'file:///deals'): Promise<string[]> {
  client = await Client.start({ rootUri });
  const uris = Array.from({ length: count }, (_, i) => `${rootUri}/${i}.md`);
  for (const uri of uris) await client.open(uri, text);
  return uris;
}

/** Chapters read of each document since this was last asked. */
async function read(uris: string[]): Promise<number[]> {
  const counts = uris.map((uri) => client.request<ReadingStatistics>('civicClause/statistics', { uri }));
  return (await Promise.all(counts)).map(({ segmentsParsed }) => segmentsParsed);
}

describe('many open documents', () => {
  it('cost nothing until one is looked at, and then what that one costs', async () => {
    const uris = await open();
    expect(await read(uris)).toEqual(uris.map(() => 0));
    expect((await client.diagnostics(uris[7]!)).length).toBeGreaterThan(0);
    const first = await read(uris);
    expect(first[7]).toBeGreaterThan(1);
    expect(first.filter((segments) => segments > 0)).toHaveLength(1);
    await client.edit(uris[7]!, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, '\n');
    await client.diagnostics(uris[7]!);
    const edited = await read(uris);
    expect(edited[7]).toBeLessThan(first[7]!);
    expect(edited.filter((segments) => segments > 0).length).toBeLessThanOrEqual(1);
  });

  it('are not read anew when a setting changes, but when they are asked for', async () => {
    const uris = await open();
    await client.diagnostics(uris[0]!);
    await read(uris);
    client.settings = { position: 'neutral' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    // Configuration is asked for in turn: the second answer comes after the first has been heard.
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    for (let tries = 0; client.refreshes === 0 && tries < 200; tries++) await client.pull(uris[0]!);
    expect(client.refreshes).toBeGreaterThan(0);
    expect(await read(uris.slice(1))).toEqual(uris.slice(1).map(() => 0));
  });

  it('have the client look again a few times at most when decisions concern them all', async () => {
    const root = mkdtempSync(join(tmpdir(), 'civicclause-'));
    folders.push(root);
    const entry = (i: number) => `- document: ${i}.md\n  rule: data-location\n  code: missing\n  reason: No data.\n`;
    writeFileSync(join(root, 'civicclause.decisions.yaml'), Array.from({ length: count }, (_, i) => entry(i)).join(''));
    const uris = await open(pathToFileURL(root).href);
    await client.pull(uris[0]!);
    const isDecided = async (uri: string) =>
      (await client.diagnostics(uri)).every(({ code }) => code !== 'data-location/missing');
    for (const uri of uris) for (let tries = 0; !(await isDecided(uri)) && tries < 200; tries++);
    expect(await isDecided(uris.at(-1)!)).toBe(true);
    expect(client.refreshes).toBeLessThanOrEqual(count / 10);
  });

  it.each(['vscode-notebook-cell:/deals/plan.ipynb#W0sZmlsZQ', 'vscode-interactive-input:/1'])(
    'leave out what an editor makes for itself: %s',
    async (uri) => {
      client = await Client.start();
      await client.open(uri, text, 'markdown');
      expect(await client.diagnostics(uri)).toEqual([]);
      expect(await client.hover(uri, { line: 0, character: 3 })).toBeNull();
      expect(await read([uri])).toEqual([0]);
    },
  );
});
