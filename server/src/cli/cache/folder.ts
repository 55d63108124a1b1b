import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { debuglog } from 'node:util';
import { errorCode } from '../inputs';
import { decodeEntry, documentsIn, type Entry, encodeEntry, keyIn, keyLength } from './entry';

const debug = debuglog('civicclause');

const tagFile = 'CACHEDIR.TAG';
/** How programs that copy folders (tar, backup, search) know a cache. */
const signature = 'Signature: 8a477f597d28d172789f06886806bc55';
const tag = `${signature}
# This folder is a cache of Civic Clause (civicclause check --cache). It quotes the documents reviewed, and may be removed at any time.
`;
const isOurTag = (text: string) => text.startsWith(signature) && text.includes('Civic Clause');

const entryName = /^[0-9a-f]{64}$/;
const temporaryName = /^\.[0-9a-f]{64}\.[0-9a-f-]{36}$/;

/** Bytes of all entries. */
const mostBytes = 512 * 1024 * 1024;
/** Entries of documents that a run did not review which are looked at, to see whether their documents are still there. */
const mostLookedAt = 500;
/** Bytes in which the list of a procurement file's documents fits. */
const headLength = 64 * 1024;
/** Milliseconds in which a process has written a file, or died. */
const longestWrite = 60 * 60 * 1000;
const day = 24 * 60 * 60 * 1000;

/** Entries in files of a folder, each in the place (*slot*) of its procurement file: writing one takes the place of an earlier one. */
export class CacheFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Makes the folder, for its owner alone, and out of reach of Git. `foreign`: it is there and holds something else, and is left as it is;
   * else the code of the error because of which nothing can be kept.
   */
  open(): 'foreign' | { error: string } | undefined {
    try {
      mkdirSync(this.#path, { recursive: true, mode: 0o700 });
      if (!existsSync(join(this.#path, tagFile))) {
        if (readdirSync(this.#path).length > 0) return 'foreign';
        writeFileSync(join(this.#path, '.gitignore'), '*\n', { mode: 0o600 });
        writeFileSync(join(this.#path, tagFile), tag, { mode: 0o600 });
      } else if (!isOurTag(readFileSync(join(this.#path, tagFile), 'utf8'))) return 'foreign';
      // A copy of the folder (an archive of a pipeline) may have been unpacked for everyone.
      if ((statSync(this.#path).mode & 0o077) !== 0) chmodSync(this.#path, 0o700);
      return undefined;
    } catch (error) {
      return { error: errorCode(error) };
    }
  }

  /** The key of the entry in a slot. */
  keyOf(slot: string): string | undefined {
    const beginning = this.#beginning(slot, keyLength);
    return beginning === undefined ? undefined : keyIn(beginning);
  }

  /** The entry in a slot, if it is whole and one of these keys is its own. */
  read(slot: string, keys: readonly string[]): Entry | undefined {
    const text = this.#opened(slot, (handle) => readFileSync(handle, 'utf8'));
    if (text === undefined) return undefined;
    const decoded = decodeEntry(text);
    if (!decoded) debug('%s: no entry of this version, or not all of one; it is reviewed anew', slot);
    return decoded && keys.includes(decoded.key) ? decoded.entry : undefined;
  }

  /**
   * Puts an entry in the place of an earlier one, whole or not at all. `documents`: paths from the folder. Gives the code of the error
   * because of which it was not written.
   */
  write(slot: string, entry: Entry, key: string, documents: readonly string[]): string | undefined {
    const temporary = join(this.#path, `.${slot}.${randomUUID()}`);
    try {
      // At once: no signal is heard in between, and outputs that are being written have theirs to themselves.
      writeFileSync(temporary, encodeEntry(entry, key, documents), { flag: 'wx', mode: 0o600 });
      renameSync(temporary, join(this.#path, slot));
      return undefined;
    } catch (error) {
      rmSync(temporary, { force: true });
      return errorCode(error);
    }
  }

  /** Entries that were read now are the last to go. */
  used(slots: Iterable<string>): void {
    const now = new Date();
    for (const slot of slots) {
      const file = join(this.#path, slot);
      try {
        if (now.getTime() - statSync(file).mtimeMs > day) utimesSync(file, now, now);
      } catch {
        // Gone meanwhile, or of a folder that can only be read.
      }
    }
  }

  /**
   * Takes out what is of no more use: entries whose documents are gone, what is no entry, files that a process left half-written; and
   * when there is more than `limit` bytes, what was used the longest ago. `kept`: slots of this run.
   */
  prune(kept: ReadonlySet<string>, written: boolean, limit = mostBytes): void {
    try {
      const names = readdirSync(this.#path);
      for (const name of names) if (temporaryName.test(name)) this.#removeTemporary(name);
      const slots = names.filter((name) => entryName.test(name));
      const others = slots.filter((slot) => !kept.has(slot));
      // A stretch of them, another one each time.
      const start = others.length > mostLookedAt ? Math.floor(Math.random() * others.length) : 0;
      const stretch = [...others.slice(start), ...others.slice(0, start)].slice(0, mostLookedAt);
      for (const slot of stretch) if (this.#isGone(slot)) this.#remove(slot);
      if (written) this.#shrink(slots, limit);
    } catch (error) {
      debug('%s: cannot be cleared up (%s)', this.#path, errorCode(error));
    }
  }

  #isGone(slot: string): boolean {
    const beginning = this.#beginning(slot, headLength);
    if (beginning === undefined) return false;
    const documents = documentsIn(beginning);
    if (documents === 'broken') debug('%s: no entry; it is removed', slot);
    return documents === 'broken' || (documents ?? []).some((path) => !existsSync(resolve(this.#path, path)));
  }

  #shrink(slots: readonly string[], limit: number): void {
    const files = slots.flatMap((slot) => {
      const found = statSync(join(this.#path, slot), { throwIfNoEntry: false });
      return found ? [{ slot, size: found.size, time: found.mtimeMs }] : [];
    });
    let bytes = files.reduce((sum, { size }) => sum + size, 0);
    for (const { slot, size } of files.sort((a, b) => a.time - b.time)) {
      if (bytes <= limit) return;
      this.#remove(slot);
      bytes -= size;
    }
  }

  #removeTemporary(name: string): void {
    const found = statSync(join(this.#path, name), { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > longestWrite) this.#remove(name);
  }

  #remove(name: string): void {
    rmSync(join(this.#path, name), { force: true });
  }

  #beginning(slot: string, length: number): string | undefined {
    return this.#opened(slot, (handle) => {
      const bytes = Buffer.alloc(length);
      return bytes.toString('utf8', 0, readSync(handle, bytes, 0, length, 0));
    });
  }

  /** What is read of an entry; undefined where there is none that this user has written. */
  #opened<T>(slot: string, read: (handle: number) => T): T | undefined {
    let handle: number | undefined;
    try {
      handle = openSync(join(this.#path, slot), 'r');
      if (isOurs(fstatSync(handle))) return read(handle);
      debug('%s: not written here, by this user; it is reviewed anew', slot);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') debug('%s: cannot be read (%s)', slot, errorCode(error));
    } finally {
      if (handle !== undefined) closeSync(handle);
    }
    return undefined;
  }
}

/** A cache that comes with somebody's files could say anything of them: Git and archives leave files readable for others. */
function isOurs({ uid, mode }: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);
}
