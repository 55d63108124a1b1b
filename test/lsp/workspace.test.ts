import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type { WorkspaceCheckResult } from '../../server/src/lsp/protocol';
import { Client, plainCapabilities, until } from './client';
import { sample, workspaceUri } from './samples';

const command = 'civicClause.server.reviewWorkspace';
let client: Client;
const folders: string[] = [];
afterEach(async () => {
  await client?.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const review = () => client.command<WorkspaceCheckResult>(command);
const nameOf = (uri: string) => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

function folder(files: Record<string, string | Uint8Array>): string {
  const path = mkdtempSync(join(tmpdir(), 'civic-clause-lsp-'));
  folders.push(path);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return pathToFileURL(path).href;
}

describe('the review of a workspace', () => {
  it('reviews every procurement document, and names the others', async () => {
    client = await Client.start({ rootUri: workspaceUri });
    const result = await review();
    expect(result.documents.map(({ uri }) => nameOf(uri))).toContain('parking-services-agreement.md');
    expect(
      result.notReviewed
        .filter(({ code }) => code === 'not-recognised')
        .map(({ uri }) => nameOf(uri))
        .sort(),
    ).toEqual(expect.arrayContaining(['minutes.md', 'recipe.yaml']));
    expect(result).toMatchObject({ capped: false, cancelled: false });
    const { uri } = sample('parking-services-agreement.md');
    expect(client.published.get(uri)?.map(({ code }) => code)).toContain('data-location/contradicted');
  });

  it('shows its progress', async () => {
    client = await Client.start({ rootUri: workspaceUri });
    await review();
    expect(client.progress).toContainEqual(expect.objectContaining({ kind: 'begin', cancellable: true }));
    expect(client.progress).toContainEqual(expect.objectContaining({ kind: 'report' }));
    expect(client.progress.at(-1)).toMatchObject({ kind: 'end' });
  });

  it('pushes nothing for a document the client asks for, and takes back what it pushed when one is opened', async () => {
    client = await Client.start({ rootUri: workspaceUri });
    const { uri, text } = sample('parking-services-agreement.md');
    await client.open(uri, text);
    await review();
    expect(client.published.has(uri)).toBe(false);
    const other = sample('adaptive-lighting-rfp.md');
    expect(client.published.get(other.uri)?.length).toBeGreaterThan(0);
    await client.open(other.uri, other.text);
    await until('the pushed findings to go', () => client.published.get(other.uri)?.length === 0 || undefined);
  });

  it('says what the schema says of a file that is not open: nothing else validates it', async () => {
    const { text } = sample('waste-sensors.rfp.yaml');
    const rootUri = folder({ 'flawed.rfp.yaml': text.replace('title: "Request', 'titel: "Request') });
    client = await Client.start({ rootUri, initializationOptions: { schemaChecks: false } });
    await review();
    const found = client.published.get(`${rootUri}/flawed.rfp.yaml`) ?? [];
    expect(found.map(({ code }) => code)).toContain('schema/schema');
  });

  it('says what it could not read', async () => {
    const { text } = sample('adaptive-lighting-rfp.md');
    const rootUri = folder({
      'good.md': text,
      'binary.md': new Uint8Array([0x25, 0x50, 0, 1, 2]),
      'latin1.txt': new Uint8Array([0x41, 0xe9, 0x41]),
    });
    client = await Client.start({ rootUri, capabilities: plainCapabilities });
    const result = await review();
    expect(result.documents.map(({ uri }) => nameOf(uri))).toEqual(['good.md']);
    expect(result.notReviewed.map(({ uri }) => nameOf(uri))).toEqual(['binary.md', 'latin1.txt']);
    expect(result.notReviewed.every(({ message }) => message.length > 10)).toBe(true);
  });

  it('can be stopped', async () => {
    const { text } = sample('adaptive-lighting-rfp.md');
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.md`, text]));
    client = await Client.start({ rootUri: folder(files), capabilities: plainCapabilities });
    const stop = new CancellationTokenSource();
    const params = { command, arguments: [], workDoneToken: 'here' };
    const answer = client.connection.sendRequest<WorkspaceCheckResult>('workspace/executeCommand', params, stop.token);
    await until('some progress', () => (client.progress.length > 3 ? true : undefined), 25_000);
    stop.cancel();
    const result = await answer;
    expect(result.cancelled).toBe(true);
    expect(result.documents.length).toBeLessThan(60);
  });

  it('has a limit, and says so', async () => {
    const files = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`${n}.txt`, 'x']));
    client = await Client.start({ rootUri: folder(files), capabilities: plainCapabilities });
    const result = await review();
    expect(result).toMatchObject({ capped: true, limit: 500 });
    expect(result.notReviewed).toHaveLength(500);
  });

  it('reads through the client where that hands out files', async () => {
    client = await Client.start({ initializationOptions: { files: true } });
    const { text } = sample('parking-services-agreement.md');
    const asked: string[] = [];
    client.connection.onRequest('civicClause/listFiles', () => ['vscode-vfs://host/b.md', 'vscode-vfs://host/a.md']);
    client.connection.onRequest('civicClause/readFile', ({ uri }: { uri: string }) => {
      asked.push(uri);
      return uri.endsWith('a.md') ? Buffer.from(text).toString('base64') : null;
    });
    const result = await review();
    expect(asked.filter((uri) => uri.endsWith('.md'))).toEqual(['vscode-vfs://host/a.md', 'vscode-vfs://host/b.md']);
    expect(asked).toContain('vscode-vfs://host/civicclause.decisions.yaml');
    expect(result.documents.map(({ uri }) => uri)).toEqual(['vscode-vfs://host/a.md']);
    expect(result.notReviewed.map(({ uri }) => uri)).toEqual(['vscode-vfs://host/b.md']);
  });

  it('reviews nothing where there is no folder', async () => {
    client = await Client.start();
    expect(await review()).toMatchObject({ documents: [], notReviewed: [], capped: false });
  });
});
