import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { Client, plainCapabilities, serverPath } from './client';
import { sample } from './samples';

let client: Client | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe('the process', () => {
  it('ends with 0 after shutdown and exit', async () => {
    client = await Client.start();
    expect(client.initialized.serverInfo?.name).toBe('civicclause');
    expect(client.initialized.serverInfo?.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(await client.stop()).toBe(0);
    client = undefined;
  });

  it.each([
    ['exit without shutdown', 'Content-Length: 33\r\n\r\n{"jsonrpc":"2.0","method":"exit"}'],
    ['the end of its input', ''],
  ])('ends with 1 after %s', async (_what, input) => {
    const server = spawn(process.execPath, [serverPath, '--stdio']);
    server.stdin.end(input);
    expect(await once(server, 'exit')).toEqual([1, null]);
  });

  it('speaks over Node’s IPC as well', async () => {
    const server = spawn(process.execPath, [serverPath, '--node-ipc'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const answered = once(server, 'message');
    server.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    expect((await answered)[0]).toMatchObject({ id: 1, result: { serverInfo: { name: 'civicclause' } } });
    server.kill();
    await once(server, 'exit');
  });
});

describe('the server stays alive', () => {
  const texts: Record<string, string> = {
    'nothing at all': '',
    'a byte order mark alone': '\ufeff',
    'lone surrogates and zero bytes': '# Agreement \ud800\u0000 \udfff\n\u0000The Vendor shall\n',
    'lone carriage returns': '# Agreement\rThe Vendor shall store City Data in Canada.\r\r',
    'deep nesting': `# Agreement\n\n${'> '.repeat(3000)}The Vendor shall store City Data.\n`,
    'many brackets': `# Agreement\n\n${'['.repeat(20_000)}\n`,
    'many emphasis marks': `# Agreement\n\n${'*a_'.repeat(20_000)}\n`,
    'one long line': `# Agreement\n\n${'The Vendor shall protect City Data '.repeat(8000)}\n`,
    'front matter without an end': `---\ntitle: [a\n${'x: {\n'.repeat(500)}`,
  };

  it.each(Object.keys(texts))('on %s', async (what) => {
    client = await Client.start();
    const uri = `file:///${encodeURIComponent(what)}.md`;
    await client.open(uri, texts[what]!);
    const found = await client.diagnostics(uri);
    expect(Array.isArray(found)).toBe(true);
    await client.quickFixes(uri, { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } });
    await client.hover(uri, { line: 1e6, character: 1e6 });
    expect(client.logged).toEqual([]);
  });

  it('on twenty megabytes, which it leaves until it is asked', async () => {
    client = await Client.start({ initializationOptions: { status: true } });
    const uri = 'file:///large.md';
    await client.open(uri, `# Services agreement\n\n${'The Vendor shall provide the Services.\n\n'.repeat(500_000)}`);
    expect(await client.diagnostics(uri)).toEqual([]);
    expect(client.statuses.get(uri)?.state).toBe('too-large');
    await client.edit(
      uri,
      { start: { line: 2, character: 0 }, end: { line: 1e7, character: 0 } },
      'The Vendor shall provide the Services.\n',
    );
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toContain('data-location/missing');
    expect(client.statuses.get(uri)?.state).toBe('reviewed');
  });

  it('on YAML that refers to itself a great many times', async () => {
    client = await Client.start();
    const uri = 'file:///bomb.agreement.yaml';
    const lines = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
    await client.open(uri, `a0: &a0 ["The Vendor shall"]\n${lines.join('\n')}\n`);
    expect(Array.isArray(await client.diagnostics(uri))).toBe(true);
  });

  it('on messages that make no sense', async () => {
    client = await Client.start();
    const { connection } = client;
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'file:///never-opened.md', version: 3 },
      contentChanges: [{ text: 'x' }],
    });
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri: 'file:///never-opened.md' } });
    await connection.sendNotification('no/such/notification', {});
    await expect(connection.sendRequest('no/such/request', {})).rejects.toThrow();
    await connection.sendRequest('textDocument/codeAction', { nonsense: true }).catch(() => undefined);
    await connection.sendRequest('textDocument/hover', { textDocument: { uri: 7 }, position: null }).catch(() => undefined);
    await connection.sendRequest('civicClause/insert', { uri: 'file:///x.md', clauses: 'data-location' }).catch(() => undefined);
    expect(await client.command('no.such.command')).toBeNull();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    expect((await client.diagnostics(uri)).length).toBeGreaterThan(0);
  });

  it('on edits outside of the text', async () => {
    client = await Client.start();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    await client.edit(uri, { start: { line: 5000, character: 9 }, end: { line: 6000, character: 0 } }, 'The end.\n');
    await client.edit(uri, { start: { line: 0, character: 1e9 }, end: { line: 0, character: 1e9 } }, '!');
    expect((await client.diagnostics(uri)).length).toBeGreaterThan(0);
  });

  it('and answers the last of many quick edits', async () => {
    client = await Client.start({ capabilities: plainCapabilities });
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    for (let n = 0; n < 200; n++) {
      await client.edit(uri, { start: { line: 10, character: 0 }, end: { line: 10, character: 0 } }, 'x');
    }
    expect((await client.diagnostics(uri)).map(({ code }) => code)).toContain('data-location/missing');
  });
});
