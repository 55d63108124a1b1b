import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { spawnNode } from './own-child.mjs';

/**
 * Takes messages of the Language Server base protocol out of a byte stream.
 * @param {(message: object) => void} onMessage
 * @returns {(chunk: Buffer) => void}
 */
export function messageReader(onMessage) {
  /** Bytes not yet used: joined only when a message is complete, so that a long one is not copied again and again. */
  let chunks = [];
  let held = 0;
  let needed = 0;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    if (held < needed) return;
    let bytes = chunks.length > 1 ? Buffer.concat(chunks) : chunk;
    for (;;) {
      needed = 0;
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) break;
      const length = Number(/Content-Length: *(\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1]);
      if (Number.isNaN(length)) throw new Error('a message without its length');
      needed = end + 4 + length;
      if (bytes.length < needed) break;
      const message = JSON.parse(bytes.toString('utf8', end + 4, needed));
      bytes = bytes.subarray(needed);
      onMessage(message);
    }
    chunks = [bytes];
    held = bytes.length;
  };
}

/**
 * A language client with nothing between its clock and the server's pipe.
 * `answers`: what requests of the server are answered with, by method; others get null.
 */
export class LanguageClient {
  #child;
  #waiting = new Map();
  #requests = 0;
  #handlers = new Map();
  #failed;

  constructor(command, { cwd, answers = {} }) {
    this.#child = spawnNode(command, { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    this.#child.stderr.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-2000);
    });
    this.#failed = new Promise((_resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code) => reject(new Error(`the server ended (${code}): ${said.trim()}`)));
    });
    this.#failed.catch(() => undefined);
    this.#child.stdin.on('error', () => undefined);
    this.#child.stdout.on(
      'data',
      messageReader((message) => this.#receive(message, answers)),
    );
  }

  get pid() {
    return this.#child.pid;
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  request(method, params) {
    const id = ++this.#requests;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#send({ id, method, params });
    return Promise.race([answer, this.#failed]);
  }

  /** Calls `handler` with each notification of that method; one handler a method. */
  onNotification(method, handler) {
    this.#handlers.set(method, handler);
  }

  /** The promise, or the failure of the server, or the end of `seconds`. */
  async within(seconds, promise) {
    let timer;
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new TimeLimit(seconds)), seconds * 1000);
    });
    try {
      return await Promise.race([promise, this.#failed, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The server's memory in bytes, null where the system does not say. */
  memory() {
    return residentMemory(this.pid);
  }

  async stop() {
    const gone = this.#failed.catch(() => undefined);
    this.#child.kill('SIGKILL');
    await gone;
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    // One write: two would be two reads for the server, and another floor.
    this.#child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  #receive(message, answers) {
    if (message.method === undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result);
    } else if (message.id === undefined) this.#handlers.get(message.method)?.(message.params);
    else this.#send({ id: message.id, result: answers[message.method]?.(message.params) ?? null });
  }
}

/** A wait that took longer than it may. */
export class TimeLimit extends Error {
  /** @param {number} seconds */
  constructor(seconds) {
    super(`took longer than ${seconds} s`);
    this.seconds = seconds;
  }
}

function residentMemory(pid) {
  if (process.platform === 'linux') return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  const { status, stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) * 1024 : null;
}
