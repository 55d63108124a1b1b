import { createHash } from 'node:crypto';
import { type BigIntStats, existsSync, readFileSync, statSync } from 'node:fs';
import { GitIndexManager } from 'isomorphic-git/managers';
import { GitFailure } from './failure';

/** What the index says of a file. */
export interface Staged {
  oid: string;
  /** The file was as staged when it had these: see `isUntouched`. */
  size: number;
  mtimeSeconds: number;
  mtimeNanoseconds: number;
  ctimeSeconds: number;
  ctimeNanoseconds: number;
  /** It is left out of this working copy (sparse checkout). */
  skipped: boolean;
  /** Only announced (`git add --intent-to-add`): its id is none. */
  announced: boolean;
  /** A merge left it in two versions. */
  conflict: boolean;
}

/** An entry as isomorphic-git reads it. */
interface Entry extends Omit<Staged, 'skipped' | 'announced' | 'conflict'> {
  path: string;
  flags: { skipWorktree: boolean; intentToAdd: boolean; stage: number; extended: boolean };
}

const second = 1_000_000_000n;
const checksum = 20;

/** The index of a repository: what the next commit has of each file. */
export class Index {
  readonly #entries = new Map<string, Staged>();
  /** Folders that a sparse index has as a whole, with `/` at their ends. */
  readonly #folders = new Set<string>();
  readonly #fold: (name: string) => string;
  /** Nanoseconds since 1970. */
  readonly #written: bigint;

  private constructor(entries: readonly Entry[], written: bigint, fold: (name: string) => string) {
    this.#written = written;
    this.#fold = fold;
    for (const entry of entries) {
      const { path, flags } = entry;
      if (path.endsWith('/')) this.#folders.add(fold(path));
      const conflict = flags.stage > 0;
      this.#entries.set(fold(path), { ...entry, skipped: flags.skipWorktree, announced: flags.intentToAdd, conflict });
    }
  }

  /** `own`: where git keeps the index. `fold`: names that are one on this disk become equal. */
  static async read(own: string, fold: (name: string) => string): Promise<Index> {
    const path = `${own}/index`;
    if (!existsSync(path)) return new Index([], 0n, fold);
    const written = statSync(path, { bigint: true });
    const bytes = summed(readFileSync(path));
    if (bytes.length > 8 && bytes.readUInt32BE(4) === 4) throw new GitFailure({ is: 'index', why: 'version-4' });
    const fs = { read: async () => bytes, lstat: async () => statSync(path) };
    const entries: Entry[] = [];
    await GitIndexManager.acquire({ fs, gitdir: own, cache: {} }, (index: { entriesFlat: Entry[] }) => {
      entries.push(...index.entriesFlat);
    });
    // Most of the entries are then in another file, or have their names there.
    if (entries.some(({ path }) => path.includes('\0')) || extensionsOf(bytes, entries).includes('link'))
      throw new GitFailure({ is: 'index', why: 'split' });
    return new Index(entries, written.mtimeNs, fold);
  }

  at(path: string): Staged | undefined {
    return this.#entries.get(this.#fold(path));
  }

  /** Whether a file that is not there is none that was deleted. */
  isLeftOut(path: string): boolean {
    if (this.at(path)?.skipped) return true;
    const folded = this.#fold(path);
    return [...this.#folders].some((folder) => folded.startsWith(folder));
  }

  /**
   * Whether a file is certainly as it was when it was staged. A file written since the index was, or in the same instant, may have
   * changed without a trace.
   */
  isUntouched(staged: Staged, stat: BigIntStats): boolean {
    const { mtimeSeconds, mtimeNanoseconds, ctimeSeconds, ctimeNanoseconds, size } = staged;
    // Some programs write whole seconds.
    const instant = mtimeNanoseconds > 0 ? 1n : second;
    return (
      BigInt(size) === stat.size &&
      isTime(stat.mtimeNs, mtimeSeconds, mtimeNanoseconds) &&
      isTime(stat.ctimeNs, ctimeSeconds, ctimeNanoseconds) &&
      stat.mtimeNs / instant < this.#written / instant
    );
  }
}

function isTime(nanoseconds: bigint, seconds: number, rest: number): boolean {
  return nanoseconds / second === BigInt(seconds) && (rest === 0 || nanoseconds % second === BigInt(rest));
}

/** With `index.skipHash`, git writes no checksum: one that is right takes its place. */
function summed(bytes: Buffer): Buffer {
  const end = bytes.length - checksum;
  if (end < 0 || bytes.subarray(end).some((byte) => byte !== 0)) return bytes;
  return Buffer.concat([bytes.subarray(0, end), createHash('sha1').update(bytes.subarray(0, end)).digest()]);
}

/** Names of what follows the entries. */
function extensionsOf(bytes: Buffer, entries: readonly Entry[]): string[] {
  const names: string[] = [];
  let at = 12;
  for (const { path, flags } of entries) at += Math.ceil((62 + (flags.extended ? 2 : 0) + Buffer.byteLength(path) + 1) / 8) * 8;
  while (at + 8 <= bytes.length - checksum) {
    names.push(bytes.toString('latin1', at, at + 4));
    at += 8 + bytes.readUInt32BE(at + 4);
  }
  return names;
}
