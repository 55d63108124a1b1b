import { rmSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from './inputs';
import { type Shell, write } from './shell';

/** Where a report goes, piece by piece. */
export interface Output {
  /** False when nothing more can be written: the reader has gone, or `error` says why. */
  write(text: string): Promise<boolean>;
  /** All is written. */
  finish(): Promise<void>;
  /** Nothing is to be left of what was written. */
  discard(): Promise<void>;
  /** Code of the error that ended the writing. */
  readonly error?: string;
}

/** Standard output, or a file that is written whole or not at all. A signal ends either between two pieces. */
export function openOutput(path: string | undefined, shell: Shell): Output {
  return path === undefined ? new StandardOutput(shell) : new FileOutput(resolve(shell.cwd, path));
}

class StandardOutput implements Output {
  readonly #shell: Shell;
  readonly #signals = new Signals();

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  write(text: string) {
    this.#signals.watch(() => undefined);
    return this.#signals.during(write(this.#shell.stdout, text));
  }

  async finish() {
    this.#signals.ignore();
  }

  async discard() {
    this.#signals.ignore();
  }
}

/**
 * A file that is written beside its place and moved there at the end: an interrupted run leaves the earlier report. A link
 * stays a link, and what is no regular file (`/dev/stdout`, a pipe) is written to directly.
 */
class FileOutput implements Output {
  error?: string;
  readonly #given: string;
  readonly #signals = new Signals();
  #opened?: { handle: FileHandle; target: string; temporary?: string };

  constructor(path: string) {
    this.#given = path;
  }

  async write(text: string) {
    if (this.error !== undefined) return false;
    try {
      this.#opened ??= await this.#open();
      await this.#signals.during(this.#opened.handle.appendFile(text));
      return true;
    } catch (error) {
      this.error = errorCode(error);
      await this.discard();
      return false;
    }
  }

  async finish() {
    if (!this.#opened) return;
    const { handle, target, temporary } = this.#opened;
    try {
      await handle.close();
      if (temporary !== undefined) await rename(temporary, target);
      this.#signals.ignore();
    } catch (error) {
      this.error = errorCode(error);
      await this.discard();
    }
  }

  async discard() {
    this.#signals.ignore();
    if (!this.#opened) return;
    const { handle, temporary } = this.#opened;
    this.#opened = undefined;
    await handle.close().catch(() => undefined);
    if (temporary !== undefined) await rm(temporary, { force: true });
  }

  async #open() {
    const target = await realpath(this.#given).catch(() => this.#given);
    const existing = await stat(target).catch(() => undefined);
    if (existing && !existing.isFile()) return { handle: await open(target, 'w'), target };
    const { randomUUID } = await import('node:crypto');
    const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
    this.#signals.watch(() => rmSync(temporary, { force: true }));
    return { handle: await open(temporary, 'wx', existing?.mode), target, temporary };
  }
}

/** Lets a signal that ends the process do so after the piece being written, and after clearing up. A second one ends it at once. */
class Signals {
  #handler?: (signal: NodeJS.Signals) => void;
  #writing: Promise<unknown> = Promise.resolve();

  watch(clear: () => void) {
    if (this.#handler) return;
    this.#handler = (signal) => {
      this.ignore();
      void this.#writing.finally(() => {
        clear();
        process.kill(process.pid, signal);
      });
    };
    for (const signal of endings) process.once(signal, this.#handler);
  }

  ignore() {
    if (this.#handler) for (const signal of endings) process.off(signal, this.#handler);
    this.#handler = undefined;
  }

  during<T>(writing: Promise<T>): Promise<T> {
    this.#writing = writing.catch(() => undefined);
    return writing;
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
