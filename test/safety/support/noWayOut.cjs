// Preloaded (`node --require`) into every server and command line that the suites start: whatever leads out of the process
// throws, and is written down in the file that CIVICCLAUSE_WAYS_OUT names, so that a failure which is caught shows as well.
// Programs that are not ours (the linter, npm) are left alone.
'use strict';
const { appendFileSync, realpathSync } = require('node:fs');
const { sep } = require('node:path');
const { inspect } = require('node:util');
const { isMainThread } = require('node:worker_threads');

/** What threads may run: the command line's own reviewers, which are guarded in turn. */
const ownCode = /[\\/]server[\\/]dist[\\/](entry[\\/])?worker\.js$/;

/** A thread inherits the environment: it is guarded when its process is. */
const guarded = `guarded ${process.pid}`;

if (isMainThread ? isOurs(process.argv[1]) : process.env.CIVICCLAUSE_GUARDED === guarded) arm();

function isOurs(program) {
  try {
    return program !== undefined && realpathSync(program).includes(`${sep}server${sep}dist${sep}`);
  } catch {
    return false;
  }
}

function arm() {
  process.env.CIVICCLAUSE_GUARDED = guarded;
  const { Socket, Server } = require('node:net');
  closeAll('net.Socket', Socket.prototype, ['connect']);
  closeAll('net.Server', Server.prototype, ['listen']);
  closeAll('net', require('node:net'), ['connect', 'createConnection', 'createServer']);
  closeAll('tls', require('node:tls'), ['connect', 'createServer']);
  closeAll('http', require('node:http'), ['request', 'get', 'createServer']);
  closeAll('https', require('node:https'), ['request', 'get', 'createServer']);
  closeAll('http2', require('node:http2'), ['connect', 'createServer', 'createSecureServer']);
  closeAll('dgram', require('node:dgram'), ['createSocket']);
  closeAll('dgram.Socket', require('node:dgram').Socket.prototype, ['bind', 'connect', 'send']);
  const dns = require('node:dns');
  const isLookup = (name) => /^(lookup|resolve|reverse)/.test(name);
  closeAll('dns', dns, Object.keys(dns).filter(isLookup));
  closeAll('dns.promises', dns.promises, Object.keys(dns.promises).filter(isLookup));
  for (const [name, Resolver] of [
    ['dns.Resolver', dns.Resolver],
    ['dns.promises.Resolver', dns.promises.Resolver],
  ])
    for (let prototype = Resolver.prototype; prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype))
      closeAll(name, prototype, Object.getOwnPropertyNames(prototype).filter(isLookup));
  const processes = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'];
  closeAll('child_process', require('node:child_process'), processes);
  closeAll('child_process.ChildProcess', require('node:child_process').ChildProcess.prototype, ['spawn']);
  closeAll('cluster', require('node:cluster'), ['fork']);
  closeAll('inspector', require('node:inspector'), ['open']);
  closeAll('process', process, ['binding', 'dlopen']);
  closeAll(
    'globalThis',
    globalThis,
    ['fetch', 'WebSocket', 'EventSource'].filter((name) => name in globalThis),
  );
  guardThreads();
  require('node:module').syncBuiltinESMExports();
}

function closeAll(name, owner, keys) {
  for (const key of keys)
    Object.defineProperty(owner, key, {
      value: (...given) => refuse(`${name}.${key}`, given),
      configurable: true,
      writable: true,
    });
}

function guardThreads() {
  const threads = require('node:worker_threads');
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    constructor(code, options) {
      if (options?.eval || !ownCode.test(String(code))) refuse('worker_threads.Worker', [code]);
      super(code, options);
    }
  };
}

function refuse(way, given) {
  const { stack } = new Error(way);
  const target = given.map((one) => inspect(one, { depth: 1 })).join(', ');
  const report = process.env.CIVICCLAUSE_WAYS_OUT;
  if (report) appendFileSync(report, `${JSON.stringify({ way, target, program: process.argv.slice(1), stack })}\n`);
  throw new Error(`the process tried to leave by ${way}(${target})`);
}
