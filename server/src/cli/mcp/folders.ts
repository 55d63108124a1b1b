import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

const documents = /\.(md|markdown|ya?ml|txt)$/i;
/** Our own files are no documents; decisions hold reasons, which are privileged. */
const ownFiles = /(^|[\\/])civicclause(\.decisions)?\.ya?ml$/i;

const choiceFiles = /\.ya?ml$/i;
const decisions = /(^|[\\/])civicclause\.decisions\.ya?ml$/i;

/** A file: the one to open, and what to call it. */
export interface Located {
  file: string;
  path: string;
}

/** The folders that documents may be read from. */
export class Folders {
  readonly #roots: string[];

  /** Whose configuration holds where no document is named. */
  get first(): string {
    return this.#roots[0] ?? '.';
  }

  /** `roots`: absolute, without links. */
  constructor(roots: readonly string[]) {
    this.#roots = [...roots];
  }

  /** Where a document lies that an assistant names, and what to call it; links that lead out of the folders are not followed. */
  locate(named: string): Promise<Located | 'outside' | 'unsuitable' | 'not-found'> {
    return this.#find(named, (file) => documents.test(file) && !ownFiles.test(file));
  }

  /** The same for a configuration or playbook. */
  locateChoice(named: string): Promise<Located | 'outside' | 'unsuitable' | 'not-found'> {
    return this.#find(named, (file) => choiceFiles.test(file) && !decisions.test(file));
  }

  async #find(named: string, suits: (file: string) => boolean): Promise<Located | 'outside' | 'unsuitable' | 'not-found'> {
    if (named.includes('\0')) return 'not-found';
    // What a name outside stands for, or whether it stands for anything, is not told.
    const meant = this.#roots
      .map((root) => resolve(root, named))
      .filter((file) => this.#roots.some((root) => isBelow(file, root)));
    if (meant.length === 0) return 'outside';
    if (!suits(named)) return 'unsuitable';
    for (const file of meant) {
      const real = await realpath(file).catch(() => undefined);
      if (real === undefined) continue;
      const root = this.#roots.find((one) => isBelow(real, one));
      if (!root) return 'outside';
      if (!suits(real)) return 'unsuitable';
      return { file: real, path: relative(root, real).split(sep).join('/') };
    }
    return 'not-found';
  }
}

function isBelow(file: string, root: string): boolean {
  const way = relative(root, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
