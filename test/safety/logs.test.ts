import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { run } from '../../server/src/cli/program';
import type { Analyser } from '../../server/src/lsp/analysis';
import { ServerCommand } from '../../server/src/lsp/protocol';
import { describeFailure, kindOf } from '../../server/src/text/failure';
import { civicclause, folderWith, thinAgreement } from '../cli/run';
import { Client, serverPath } from '../lsp/client';
import { type MemoryServer, memoryServer } from './support/memoryServer';

/** Stands for what must stay in the document. */
const secret = 'Peregrine-4471';
const contract = thinAgreement.replace('the Services.', `the Services for ${secret}.`);
const uri = 'file:///contract.md';
const place = { textDocument: { uri }, position: { line: 6, character: 3 } };
const range = { start: place.position, end: place.position };

let server: MemoryServer | undefined;
afterEach(() => {
  server?.stop();
  server = undefined;
});

const failing = (): never => {
  throw new TypeError(`cannot make sense of “${secret}”\n    at ${secret} (/tmp/${secret}.js:1:1)`);
};
const broken: Partial<Analyser> = {
  analyse: failing,
  insert: failing,
  insertAt: failing,
  fix: failing,
  clauses: failing,
  allClauses: failing,
  clause: failing,
};

/** Asks for everything the server does. */
async function askForEverything({ client, open }: MemoryServer): Promise<void> {
  await open(uri, contract);
  const command = (name: string, ...args: unknown[]) => ({ command: name, arguments: args });
  const requests: [string, object][] = [
    ['textDocument/diagnostic', { textDocument: { uri } }],
    ['textDocument/hover', place],
    ['textDocument/completion', place],
    ['textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } }],
    ['codeAction/resolve', { title: 'x', data: { uri, version: 1, fix: 'insert/data-location' } }],
    ['civicClause/review', { uri }],
    ['civicClause/clauses', { uri }],
    ['civicClause/clauses', { uri: null }],
    ['civicClause/insert', { uri, clauses: ['data-location'] }],
    ['civicClause/explain', { clause: 'data-location' }],
    ['workspace/executeCommand', command(ServerCommand.reviewAnyway, uri, 'rfp')],
    ['workspace/executeCommand', command(ServerCommand.reviewWorkspace)],
  ];
  for (const [method, params] of requests) await client.sendRequest(method, params);
}

const files = {
  list: async () => ['file:///other.md'],
  read: async (file: string) => (file.endsWith('.md') ? new TextEncoder().encode(contract) : undefined),
};

describe('when every part of the engine fails and says so with the text it failed on', () => {
  it.each(['off', 'messages'])(
    'with the trace on “%s”, the log says what failed and where, and none of the text',
    async (value) => {
      server = await memoryServer(broken, { files });
      await server.client.sendNotification('$/setTrace', { value });
      await askForEverything(server);
      for (const feature of ['review', 'hover', 'code actions', 'insert', 'clauses', 'explain', 'workspace review'])
        expect(server.logged.join('\n')).toContain(`${feature}`);
      expect(server.logged.join('\n')).toMatch(/: TypeError\n\s+at .*logs\.test\.ts:\d+:\d+/);
      expect(JSON.stringify([server.logged, server.shown, server.traced, server.statuses])).not.toContain(secret);
      expect(server.traced.length > 0).toBe(value === 'messages');
      expect(server.shown).toEqual(['Civic Clause could not finish part of its work. Details are in its output.']);
    },
  );

  it('with the trace on “verbose”, which asks for texts, the trace has them and the log still has not', async () => {
    server = await memoryServer(broken, { files });
    await server.client.sendNotification('$/setTrace', { value: 'verbose' });
    await askForEverything(server);
    expect(server.traced.join()).toContain(secret);
    expect(server.logged.join()).not.toContain(secret);
  });

  it('the state of the document says that its review failed, not why in the words of the document', async () => {
    server = await memoryServer(broken, { files });
    await askForEverything(server);
    expect(server.statuses.at(-1)).toMatchObject({ state: 'failed', error: expect.stringContaining('TypeError') });
  });

  it('a file of the workspace is reported as one that could not be read', async () => {
    server = await memoryServer(broken, { files });
    const params = { command: ServerCommand.reviewWorkspace, arguments: [] };
    const result = await server.client.sendRequest('workspace/executeCommand', params);
    expect(result).toMatchObject({ documents: [], notReviewed: [{ uri: 'file:///other.md', code: 'rule-failed' }] });
    expect(JSON.stringify(result)).not.toContain(secret);
  });
});

describe('when all is well', () => {
  it('nothing of a document is logged or traced, whatever is asked about it', async () => {
    server = await memoryServer({}, { files });
    await server.client.sendNotification('$/setTrace', { value: 'messages' });
    await askForEverything(server);
    expect([...server.logged, ...server.traced, ...server.shown].join()).not.toContain(secret);
  });
});

describe('the server as a process', () => {
  const strange: Record<string, [file: string, text: string]> = {
    'front matter': ['a.md', `---\n${secret}: [${secret}\n---\n${contract}`],
    'YAML that cannot be read': ['b.agreement.yaml', `agreement:\n  text: *${secret}\n${secret}: @${secret}\n${secret}\n`],
    'unknown keys and values': ['c.agreement.yaml', `civicclause:\n  kind: ${secret}\n${secret}: 1\nclauses: ${secret}\n`],
    'broken characters': ['d.md', `${contract}\0\ud800${secret}\udfff`],
  };

  it.each(Object.keys(strange))('keeps the text to itself on %s', async (what) => {
    const client = await Client.start();
    let stderr = '';
    client.process.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    const [file, text] = strange[what]!;
    await client.open(`file:///${file}`, text);
    await client.diagnostics(`file:///${file}`);
    await client.hover(`file:///${file}`, { line: 1, character: 2 });
    await client.stop();
    expect(client.logged.join() + client.shown.join() + stderr).not.toContain(secret);
  });

  it('keeps it to itself when a message arrives damaged', async () => {
    const damaged = `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"text":"${secret}"`;
    const child = spawn(process.execPath, [serverPath, '--stdio']);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
      });
    child.stdin.write(`Content-Length: ${damaged.length}\r\n\r\n${damaged}`);
    child.stdin.end('Content-Length: 33\r\n\r\n{"jsonrpc":"2.0","method":"exit"}');
    await once(child, 'exit');
    expect(output).not.toContain(secret);
  });
});

describe('the command line', () => {
  it('names what is wrong with a file without quoting its text on standard error', () => {
    const folder = folderWith({
      'a.md': `---\n${secret}: [${secret}\n---\n${contract}`,
      'b.agreement.yaml': `agreement:\n  text: *${secret}\n  more: "${secret}\n`,
      'c.yaml': `agreement: !${secret} x\n${secret}\n`,
      'd.md': Buffer.concat([Buffer.from(`${secret} The Vendor shall`), Buffer.from([0xff, 0xfe, 0x80])]),
    });
    const { stderr, status } = civicclause(['check', 'a.md', 'b.agreement.yaml', 'c.yaml', 'd.md'], { cwd: folder });
    expect(status).toBe(2);
    for (const name of ['a.md:', 'b.agreement.yaml:', 'c.yaml:', 'd.md:']) expect(stderr).toContain(name);
    expect(stderr).not.toContain(secret);
  });

  it('says of a failure of its own where it happened, without what it failed on', async () => {
    const stderr = new PassThrough();
    const broken = new Writable({
      write() {
        throw new RangeError(`no room for ${secret}`);
      },
    });
    const shell = { cwd: '/', env: {}, locale: 'en' as const, stdin: Readable.from([contract]), stdout: broken, stderr };
    expect(await run(['check', '-'], shell, '0.0.0')).toBe(2);
    const said = String(stderr.read());
    expect(said).toMatch(/RangeError\n\s+at .*logs\.test\.ts/);
    expect(said).not.toContain(secret);
  });
});

describe('the description of a failure', () => {
  it('has its kind, its code and its places', () => {
    const error = Object.assign(new Error(secret), { code: 'ENOSPC' });
    expect(kindOf(error)).toBe('Error ENOSPC');
    expect(describeFailure(error)).toMatch(/^Error ENOSPC\n\s+at .*logs\.test\.ts:\d+:\d+/);
  });

  it.each([
    ['a text that is thrown', secret],
    ['an object', { [secret]: secret }],
    ['a message that looks like a place', new Error(`x\n    at ${secret} (/a/b.js:1:1)`)],
    ['a message that was changed', Object.assign(new Error(`x ${secret}`), { message: 'other' })],
    ['a name', Object.assign(new Error('x'), { name: `“${secret}”` })],
    ['a code', Object.assign(new Error('x'), { code: `${secret}!` })],
    ['a stack', Object.assign(new Error('x'), { stack: secret })],
  ])('has nothing of %s', (_, error) => {
    expect(describeFailure(error)).not.toContain(secret);
    expect(kindOf(error)).not.toContain(secret);
  });
});
