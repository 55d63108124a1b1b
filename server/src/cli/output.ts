import { rmSync } from 'node:fs';
import { access, constants, type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { errorCode } from './inputs';
import { type Shell, write } from './shell';

/** Where a report goes, piece by piece. */
export interface Output {
  /** False when nothing more can be written: the reader has gone, or `error` says why. */
  write(text: string | Uint8Array): Promise<boolean>;
  /** All is written. */
  finish(): Promise<void>;
  /** Nothing is to be left of what was written. */
  discard(): Promise<void>;
  /** Code of the error that ended the writing. */
  readonly error?: string;
}

/** Standard output (no path), and files that are written whole or not at all. A signal ends all of them between two pieces. */
export function openOutputs(paths: readonly (string | undefined)[], shell: Shell): Output[] {
  const signals = new Signals();
  return paths.map((path) =>
    path === undefined ? new StandardOutput(shell, signals) : new FileOutput(resolve(shell.cwd, path), signals),
  );
}

class StandardOutput implements Output {
  readonly #shell: Shell;
  readonly #signals: Signals;

  constructor(shell: Shell, signals: Signals) {
    this.#shell = shell;
    this.#signals = signals;
  }

  write(text: string | Uint8Array) {
    this.#signals.watch(this, () => undefined);
    return this.#signals.during(write(this.#shell.stdout, text));
  }

  async finish() {
    this.#signals.ignore(this);
  }

  async discard() {
    this.#signals.ignore(this);
  }
}

/**
 * A file that is written beside its place and moved there at the end: an interrupted run leaves the earlier report. A link
 * stays a link, and what is no regular file (`/dev/stdout`, a pipe) is written to directly.
 */
class FileOutput implements Output {
  error?: string;
  readonly #given: string;
  readonly #signals: Signals;
  #opened?: { handle: FileHandle; target: string; temporary?: string };

  constructor(path: string, signals: Signals) {
    this.#given = path;
    this.#signals = signals;
  }

  async write(text: string | Uint8Array) {
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
    if (this.error !== undefined) return;
    try {
      // A report that says nothing is a file all the same.
      this.#opened ??= await this.#open();
      const { handle, target, temporary } = this.#opened;
      await handle.close();
      if (temporary !== undefined) await rename(temporary, target);
      this.#opened = undefined;
      this.#signals.ignore(this);
    } catch (error) {
      this.error = errorCode(error);
      await this.discard();
    }
  }

  async discard() {
    this.#signals.ignore(this);
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
    this.#signals.watch(this, () => rmSync(temporary, { force: true }));
    // What may not be written to is not replaced either.
    if (existing) await access(target, constants.W_OK);
    const handle = await open(temporary, 'wx', existing?.mode);
    // Whatever this process takes away from new files.
    if (existing) await handle.chmod(existing.mode & 0o7777);
    return { handle, target, temporary };
  }
}

/** Lets a signal that ends the process do so after the pieces being written, and after clearing up. A second one ends it at once. */
class Signals {
  #handler?: (signal: NodeJS.Signals) => void;
  /** What each output that is written to has to clear up. */
  readonly #clearing = new Map<Output, () => void>();
  #writing: Promise<unknown> = Promise.resolve();

  watch(output: Output, clear: () => void) {
    this.#clearing.set(output, clear);
    if (this.#handler) return;
    this.#handler = (signal) => {
      this.#release();
      void this.#writing.finally(() => {
        for (const each of this.#clearing.values()) each();
        process.kill(process.pid, signal);
      });
    };
    for (const signal of endings) process.once(signal, this.#handler);
  }

  ignore(output: Output) {
    this.#clearing.delete(output);
    if (this.#clearing.size === 0) this.#release();
  }

  /** Outputs are written to one after another. */
  during<T>(writing: Promise<T>): Promise<T> {
    this.#writing = writing.catch(() => undefined);
    return writing;
  }

  #release() {
    if (this.#handler) for (const signal of endings) process.off(signal, this.#handler);
    this.#handler = undefined;
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
