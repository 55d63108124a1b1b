import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

const documents = /\.(md|markdown|ya?ml|txt)$/i;
/** Our own files are no documents; decisions hold reasons, which are privileged. */
const ownFiles = /(^|[\\/])civicclause(\.decisions)?\.ya?ml$/i;

/** A document: the file to open, and what to call it. */
export interface Located {
  file: string;
  path: string;
}

/** The folders that documents may be read from. */
export class Folders {
  readonly #roots: string[];

  /** `roots`: absolute, without links. */
  constructor(roots: readonly string[]) {
    this.#roots = [...roots];
  }

  /** Where a document lies that an assistant names, and what to call it; links that lead out of the folders are not followed. */
  async locate(named: string): Promise<Located | 'outside' | 'not-a-document' | 'not-found'> {
    if (named.includes('\0')) return 'not-found';
    // What a name outside stands for, or whether it stands for anything, is not told.
    const meant = this.#roots
      .map((root) => resolve(root, named))
      .filter((file) => this.#roots.some((root) => isBelow(file, root)));
    if (meant.length === 0) return 'outside';
    if (!documents.test(named) || ownFiles.test(named)) return 'not-a-document';
    for (const file of meant) {
      const real = await realpath(file).catch(() => undefined);
      if (real === undefined) continue;
      const root = this.#roots.find((one) => isBelow(real, one));
      if (!root) return 'outside';
      if (!documents.test(real) || ownFiles.test(real)) return 'not-a-document';
      return { file: real, path: relative(root, real).split(sep).join('/') };
    }
    return 'not-found';
  }
}

function isBelow(file: string, root: string): boolean {
  const way = relative(root, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
