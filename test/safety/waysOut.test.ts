import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicclause, folderWith, root, thinAgreement } from '../cli/run';
import { attemptsIn, guardedEnvironment } from './support/guard';

const folder = folderWith({
  'server/dist/probe.js': 'const way = process.argv[2]; eval(way); ',
  'server/dist/worker.js': 'fetch("http://127.0.0.1:9");',
  'elsewhere/probe.js': 'require("node:net").connect(9, "127.0.0.1").on("error", () => {});',
  'contract.md': thinAgreement,
  'other.md': thinAgreement,
});

/** Every way out that the guard knows, each tried by a process of its own. */
const ways: [way: string, code: string][] = [
  ['net.connect', 'require("net").connect(9, "127.0.0.1")'],
  ['net.Socket.connect', 'new (require("net").Socket)().connect(9)'],
  ['net.createServer', 'require("net").createServer()'],
  ['tls.connect', 'require("tls").connect(9)'],
  ['http.get', 'require("http").get("http://127.0.0.1:9")'],
  ['http.request', 'require("http").request("http://127.0.0.1:9").end()'],
  ['https.request', 'require("https").request("https://127.0.0.1:9").end()'],
  ['http2.connect', 'require("http2").connect("http://127.0.0.1:9")'],
  ['dgram.createSocket', 'require("dgram").createSocket("udp4")'],
  ['dns.lookup', 'require("dns").lookup("example.invalid", () => {})'],
  ['dns.promises.resolve4', 'require("dns").promises.resolve4("example.invalid")'],
  ['dns.Resolver.resolve4', 'new (require("dns").Resolver)().resolve4("example.invalid", () => {})'],
  ['child_process.spawn', 'require("child_process").spawn("true")'],
  ['child_process.execSync', 'require("child_process").execSync("true")'],
  ['child_process.fork', 'require("child_process").fork(__filename)'],
  ['globalThis.fetch', 'fetch("http://127.0.0.1:9")'],
  ['worker_threads.Worker', 'new (require("worker_threads").Worker)("1", { eval: true })'],
  ['worker_threads.Worker', 'new (require("worker_threads").Worker)("/tmp/other.js")'],
  ['inspector.open', 'require("inspector").open(0)'],
  ['process.binding', 'process.binding("tcp_wrap")'],
];

describe('the guard that all suites run under', () => {
  it.each(ways)('refuses %s and writes it down, also when it is caught', (way, code) => {
    const report = join(folder, `${ways.findIndex(([, one]) => one === code)}.jsonl`);
    const probe = join(folder, 'server/dist/probe.js');
    const { status } = spawnSync(process.execPath, [probe, `try { ${code} } catch {}`], { env: guardedEnvironment(report) });
    expect(status).toBe(0);
    expect(attemptsIn(report).map((attempt) => attempt.way)).toEqual([way]);
  });

  it('refuses it in import() and in threads of our own', () => {
    const report = join(folder, 'later.jsonl');
    const probe = join(folder, 'server/dist/probe.js');
    const thread = `new (require("worker_threads").Worker)(${JSON.stringify(join(folder, 'server/dist/worker.js'))}).on("error", () => {})`;
    const later = 'import("node:net").then(({ connect }) => connect(9)).catch(() => {})';
    spawnSync(process.execPath, [probe, `${thread}; ${later}`], { env: guardedEnvironment(report) });
    const tried = attemptsIn(report).map(({ way }) => way);
    expect(tried.sort()).toEqual(['globalThis.fetch', 'net.connect']);
  });

  it('leaves programs alone that are not ours', () => {
    const report = join(folder, 'elsewhere.jsonl');
    const { status } = spawnSync(process.execPath, [join(folder, 'elsewhere/probe.js')], { env: guardedEnvironment(report) });
    expect(status).toBe(0);
    expect(attemptsIn(report)).toEqual([]);
  });

  it('is on in the processes that the suites start', () => {
    expect(process.env.NODE_OPTIONS).toContain('noWayOut.cjs');
    const report = join(folder, 'suites.jsonl');
    // The one way out there is: a socket that the user names on the command line of the server.
    const run = spawnSync(process.execPath, [join(root, 'server/dist/server.js'), '--socket=9'], {
      env: { ...process.env, CIVICCLAUSE_WAYS_OUT: report },
      timeout: 20_000,
    });
    expect(run.status).not.toBe(null);
    expect(attemptsIn(report).map(({ target }) => target)).toEqual([expect.stringContaining('9')]);
  });
});

describe('a review', () => {
  it('leaves the process by no way, by command line', () => {
    const report = join(folder, 'review.jsonl');
    const env = guardedEnvironment(report);
    const run = civicclause(['check', 'contract.md', '--format', 'json'], { cwd: folder, env });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(attemptsIn(report)).toEqual([]);
  });

  it('leaves the process by no way, by command line with threads', () => {
    const report = join(folder, 'threads.jsonl');
    const args = ['check', 'contract.md', 'other.md', '--jobs', '2', '--format', 'json'];
    const run = civicclause(args, { cwd: folder, env: guardedEnvironment(report) });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(attemptsIn(report)).toEqual([]);
  });

  it('leaves the process by no way, by language server over IPC', async () => {
    const report = join(folder, 'ipc.jsonl');
    const server = spawn(process.execPath, [join(root, 'server/dist/server.js'), '--node-ipc'], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, ...guardedEnvironment(report) },
    });
    const published = new Promise((resolve) => {
      server.on('message', (message: { method?: string }) => {
        if (message.method === 'textDocument/publishDiagnostics') resolve(message);
      });
    });
    const send = (message: object) => server.send({ jsonrpc: '2.0', ...message });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    send({ method: 'initialized', params: {} });
    const textDocument = { uri: 'file:///contract.md', languageId: 'markdown', version: 1, text: thinAgreement };
    send({ method: 'textDocument/didOpen', params: { textDocument } });
    expect(await published).toMatchObject({ params: { uri: textDocument.uri } });
    server.kill();
    await once(server, 'exit');
    expect(attemptsIn(report)).toEqual([]);
  });
});
