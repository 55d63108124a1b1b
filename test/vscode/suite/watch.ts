import childProcess, { type ChildProcess } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something the extension's own code did that leads out of its process. */
export interface WayOut {
  /** `child_process.fork`. */
  way: string;
  /** First argument: the program, the address. */
  target: string;
  result: unknown;
}

interface Watch {
  ways: WayOut[];
  /** Where the language server's own attempts are written down, a JSON object a line. */
  report: string;
}

/** The test files are bundled one by one: what they share is the global object. */
const shared = globalThis as { civicClauseWatch?: Watch };
const guard = join(__dirname, '..', '..', '..', 'test', 'safety', 'support', 'noWayOut.cjs');
const ours = /[\\/]client[\\/]dist[\\/]extension\.js/;

/** Notes every way out that the extension takes from now on; its language server runs under the guard of `test/safety`. */
export function watchWaysOut(): void {
  const watch: Watch = { ways: [], report: join(tmpdir(), `civic-clause-ways-out-${process.pid}.jsonl`) };
  shared.civicClauseWatch = watch;
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, `--require ${JSON.stringify(guard)}`].filter(Boolean).join(' ');
  process.env.CIVICCLAUSE_WAYS_OUT = watch.report;
  const names = (owner: object, pattern: RegExp) => Object.keys(owner).filter((name) => pattern.test(name));
  const watched: [string, object, string[]][] = [
    ['child_process', childProcess, names(childProcess, /^(spawn|exec|fork)/)],
    ['net.Socket', net.Socket.prototype, ['connect']],
    ['dgram.Socket', dgram.Socket.prototype, ['send', 'connect', 'bind']],
    ['dns', dns, names(dns, /^(lookup|resolve|reverse)/)],
    ['dns.promises', dns.promises, names(dns.promises, /^(lookup|resolve|reverse)/)],
    ['globalThis', globalThis, ['fetch', 'WebSocket', 'EventSource']],
  ];
  for (const [name, owner, keys] of watched) for (const key of keys) watchOne(`${name}.${key}`, owner as Methods, key, watch);
}

type Methods = Record<string, ((...given: unknown[]) => unknown) | undefined>;

function watchOne(way: string, owner: Methods, key: string, { ways }: Watch): void {
  const original = owner[key];
  if (!original) return;
  function watched(this: unknown, ...given: unknown[]): unknown {
    const result = new.target ? Reflect.construct(original!, given) : original!.apply(this, given);
    if (ours.test(callers())) ways.push({ way, target: String(given[0]), result });
    return result;
  }
  Object.defineProperty(owner, key, { value: Object.assign(watched, original), configurable: true, writable: true });
}

function callers(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  const { stack = '' } = new Error('callers');
  Error.stackTraceLimit = stackTraceLimit;
  return stack;
}

export function waysOut(): WayOut[] {
  return shared.civicClauseWatch?.ways ?? [];
}

/** What the language server tried, one line an attempt; '' when all is well. */
export function attemptsOfServer(): string {
  const report = shared.civicClauseWatch?.report;
  if (!report) throw new Error('nobody watches');
  return existsSync(report) ? readFileSync(report, 'utf8') : '';
}

/** The language server's process that the extension started last. */
export function serverProcess(): ChildProcess {
  const started = waysOut().findLast(({ way }) => way === 'child_process.fork');
  if (!started) throw new Error('no language server was started');
  return started.result as ChildProcess;
}
