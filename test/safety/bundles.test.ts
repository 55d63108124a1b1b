import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { shippedBundles } from '../../scripts/sbom.mjs';
import { schemaBundle, schemaNames } from '../../scripts/schemas.mjs';
import { root } from '../cli/run';

/** Modules of the host that read and compute. None of them leads out of the process. */
const harmless = [
  ...['assert', 'async_hooks', 'buffer', 'crypto', 'events', 'fs', 'fs/promises', 'module', 'os', 'path', 'perf_hooks'],
  ...['process', 'readline', 'url', 'util'],
];

/** What a bundle may ask for besides, and why. */
const exceptions: Record<string, Record<string, string>> = {
  'server/dist/cli.js': {
    vm: 'runs `commandLine.js`, from the code that V8 made of it at build time',
    v8: 'tells V8 how much room new objects have, and when to optimise',
  },
  'server/dist/commandLine.js': {
    child_process: 'tinypool can start processes instead of threads, which we do not ask of it',
    worker_threads: 'tinypool: threads that review, for `--jobs`',
    stream: 'chokidar (`--watch`) lists folders as a stream',
    vm: 'runs `languageServer.js`, for `civicclause lsp`, and `mcp.js`, for `civicclause mcp`',
    v8: 'takes that back for servers',
  },
  'server/dist/mcp.js': {},
  'server/dist/git.js': { zlib: 'inflates what git keeps' },
  'server/dist/worker.js': {
    child_process: 'tinypool, as above',
    worker_threads: 'tinypool, of which the reviewing code asks its thread number',
  },
  'server/dist/entry/worker.js': { worker_threads: 'the thread itself, as tinypool starts it' },
  'server/dist/server.js': { vm: 'runs `languageServer.js`, as above' },
  'server/dist/languageServer.js': {
    v8: 'has the heap kept near what is in use',
    child_process: 'vscode-languageserver looks for global npm folders; nothing of ours calls it',
    net: 'vscode-languageserver: `--socket` and `--pipe`, when the user names them',
  },
  'server/dist/index.js': {},
  ...Object.fromEntries(schemaNames.map((name) => [join('server/dist', schemaBundle(name)), {}])),
  'server/dist/web/server.js': {},
  'client/dist/extension.js': {
    vscode: 'the editor',
    child_process: 'vscode-languageclient starts our language server',
    net: 'vscode-languageclient can reach a server through a socket; ours is reached over IPC',
  },
  'client/dist/web/extension.js': { vscode: 'the editor' },
};

/** Globals of browsers and workers that reach out, or run text as code. */
const reaching = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
  'Worker',
  'SharedWorker',
  'eval',
]);

/** The uses there are of them. */
const needed: Record<string, string[]> = {
  // tinypool's way around bundlers: the text is its own, always the same.
  'server/dist/entry/worker.js': ['new Function("specifier","return import(specifier)")'],
  // In a browser the client starts our language server as a worker.
  'client/dist/web/extension.js': ['new Worker(url)', 'result instanceof Worker'],
};

const bundles = shippedBundles();

it('knows every bundle that is shipped', () => {
  expect(Object.keys(bundles).sort()).toEqual(Object.keys(exceptions).sort());
});

describe.each(Object.keys(exceptions))('%s', (file) => {
  const asked = (bundles[file]?.imports ?? [])
    .filter(({ external, path }) => external && !(join(dirname(file), path) in bundles))
    .map(({ path }) => path.replace(/^node:/, ''));

  it('asks its host for nothing but what is listed here', () => {
    const web = file.includes('/web/');
    const allowed = [...(web ? [] : harmless), ...Object.keys(exceptions[file] ?? {})];
    expect([...new Set(asked)].filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('has no exception that it does not need', () => {
    expect(Object.keys(exceptions[file] ?? {}).filter((name) => !asked.includes(name))).toEqual([]);
  });

  it('uses no global that reaches out or runs text', () => {
    expect(globalsOf(readFileSync(join(root, file), 'utf8')).sort()).toEqual(needed[file] ?? []);
  });
});

/** Uses of the reaching globals and of `Function` as a compiler, as they are written. */
function globalsOf(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, parent: ts.Node): void => {
    if (ts.isIdentifier(node) && reaching.has(node.text) && !isOwnName(node, parent)) found.push(parent.getText(source));
    const compiles = (ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression);
    if (compiles && (node.expression as ts.Identifier).text === 'Function') found.push(node.getText(source));
    ts.forEachChild(node, (child) => visit(child, node));
  };
  const source = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  visit(source, source);
  return found.map((text) => text.slice(0, 80));
}

/** A key, method or property of an object of the bundle's own, as `tree.fetch` or `{ fetch: 1 }`; `globalThis.fetch` is none. */
function isOwnName(node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return !(ts.isIdentifier(parent.expression) && /^(globalThis|self|window|navigator)$/.test(parent.expression.text));
  return (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === node;
}
