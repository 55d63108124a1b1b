import { type BigIntStats, existsSync, lstatSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { kindOf } from '../../../text/failure';
import { blobId, isSameText } from './content';
import { codeOf, GitFailure, isGitFailure } from './failure';
import { type Location, locate, locationAt, slashed } from './location';
import { commitOf, isRef } from './revision';
import { Index } from './staged';
import { Store } from './store';
import { Tree } from './tree';

/** Bytes of a file that is read to compare it; a larger one that was touched counts as changed. */
const most = 64 * 1024 * 1024;
/** Links that lead to links. */
const mostLinks = 40;

/** The repository that a folder lies in. */
export async function openRepository(folder: string): Promise<Repository> {
  return guarded(folder, () => Repository.open(locate(folder)));
}

export class Repository {
  readonly #location: Location;
  readonly #store: Store;
  readonly #index: Index;
  readonly #fold: (name: string) => string;
  #base: Tree;
  readonly #kinds = new Map<string, 'link' | 'repository' | undefined>();
  readonly #nested = new Map<string, Promise<Repository | undefined>>();
  readonly #known = new Map<string, Promise<boolean>>();

  private constructor(location: Location, store: Store, index: Index, fold: (name: string) => string) {
    this.#location = location;
    this.#store = store;
    this.#index = index;
    this.#fold = fold;
    this.#base = new Tree(store, undefined, fold);
  }

  static async open(location: Location): Promise<Repository> {
    const store = new Store(location);
    const objects = await store.setting('extensions.objectformat');
    const references = await store.setting('extensions.refstorage');
    for (const [format, usual] of [
      [objects, 'sha1'],
      [references, 'files'],
    ])
      if (format !== undefined && format !== usual) throw new GitFailure({ is: 'format', format });
    if (location.own === location.common && (await store.setting('core.bare')) === 'true')
      throw new GitFailure({ is: 'bare', folder: location.root });
    // Where the disk takes `A.md` for `a.md`, both are one file, and so are both ways to write an accent.
    const oneCase = (await store.setting('core.ignorecase')) === 'true';
    const fold = (name: string) => (oneCase ? name.normalize('NFC').toLowerCase() : name);
    return new Repository(location, store, await Index.read(location.own, fold), fold);
  }

  get root(): string {
    return this.#location.root;
  }

  /** Whether a word names a branch or a tag. */
  hasRef(word: string): Promise<boolean> {
    return guarded(this.root, () => isRef(word, this.#store));
  }

  /** Files are compared with the last commit from now on; with `ref`, with the one in which this branch left it. */
  since(ref?: string): Promise<void> {
    return guarded(this.root, async () => {
      const head = await this.#store.reference('HEAD');
      if (ref === undefined) return this.#sinceCommit(head);
      const other = await commitOf(ref, this.#store);
      const bases = head === undefined ? [] : await this.#store.mergeBases([other, head]);
      const [base] = bases.sort();
      if (base === undefined) throw new GitFailure({ is: 'no-merge-base', ref, shallow: await this.#store.isShallow() });
      await this.#sinceCommit(base);
    });
  }

  /** Whether a file is not what it was, or is new and not ignored, or was deleted. `file`: absolute. */
  changed(file: string): Promise<boolean> {
    let known = this.#known.get(file);
    if (!known) {
      known = guarded(this.root, () => this.#changed(file, 0));
      this.#known.set(file, known);
    }
    return known;
  }

  /** Whether a file or folder (absolute) lies in the repository. */
  holds(file: string): boolean {
    return this.#pathOf(file) !== undefined;
  }

  /** Paths below a folder (absolute) of files that were there and are not any more, from that folder. */
  deletedBelow(folder: string): Promise<string[]> {
    return guarded(this.root, async () => {
      const found: string[] = [];
      const above = this.#pathOf(folder);
      if (above === undefined) return found;
      for await (const path of this.#base.below(above)) {
        if (existsSync(join(this.root, path)) || this.#index.isLeftOut(path)) continue;
        found.push(above === '' ? path : path.slice(above.length + 1));
      }
      return found;
    });
  }

  async #sinceCommit(oid: string | undefined): Promise<void> {
    const commit = oid === undefined ? undefined : await this.#store.commit(oid);
    if (oid !== undefined && !commit) throw new GitFailure({ is: 'missing-object', oid, shallow: await this.#store.isShallow() });
    this.#base = new Tree(this.#store, commit?.tree, this.#fold);
  }

  /** From the outermost folder, with `/`; undefined for what lies elsewhere. */
  #pathOf(file: string): string | undefined {
    const path = slashed(relative(this.root, file));
    return path === '..' || path.startsWith('../') || isAbsolute(path) ? undefined : path;
  }

  /** Follows a path from the outermost folder: links on the way lead elsewhere, and a folder may be another repository. */
  async #changed(file: string, links: number): Promise<boolean> {
    const path = this.#pathOf(file);
    if (path === undefined) {
      // Where a link leads out of the repository, git does not follow either.
      if (links > 0) return false;
      const real = realpathSync(file);
      if (real === file) throw new GitFailure({ is: 'outside', file: slashed(file), root: this.root });
      return this.#changed(real, 0);
    }
    const names = path.split('/');
    for (let count = 1; count <= names.length; count += 1) {
      const here = names.slice(0, count).join('/');
      const kind = this.#kindOf(here);
      if (kind === 'link') {
        const full = join(this.root, here);
        if (await this.#linkChanged(here, full)) return true;
        const target = resolve(dirname(full), readlinkSync(full), ...names.slice(count));
        return links < mostLinks && this.#changed(target, links + 1);
      }
      if (kind === 'repository' && count < names.length) {
        const nested = await this.#repositoryAt(here);
        return nested ? nested.changed(file) : false;
      }
    }
    return this.#fileChanged(path, file);
  }

  #kindOf(path: string) {
    if (!this.#kinds.has(path)) {
      const full = join(this.root, path);
      const isLink = statOf(full)?.isSymbolicLink();
      const kind = isLink ? 'link' : existsSync(join(full, '.git')) && locationAt(full) ? 'repository' : undefined;
      this.#kinds.set(path, kind);
    }
    return this.#kinds.get(path);
  }

  async #linkChanged(path: string, full: string): Promise<boolean> {
    const base = await this.#base.at(path);
    if (!base) return !(await this.#isIgnored(path));
    return base.oid !== blobId(readlinkSync(full, { encoding: 'buffer' }));
  }

  async #fileChanged(path: string, file: string): Promise<boolean> {
    const stat = statOf(file);
    const [base, staged] = [await this.#base.at(path), this.#index.at(path)];
    if (!stat) return base?.type === 'blob' && !this.#index.isLeftOut(path);
    if (!base) return staged !== undefined || !(await this.#isIgnored(path));
    if (base.type !== 'blob' || staged?.conflict) return true;
    const known = staged?.announced ? undefined : staged;
    if (known && known.oid !== base.oid && (await this.#differs(known.oid, base.oid))) return true;
    if (known && this.#index.isUntouched(known, stat)) return false;
    if (!stat.isFile() || stat.size > BigInt(most)) return true;
    return !(await isSameText(readFileSync(file), base.oid, () => this.#store.blob(base.oid)));
  }

  async #differs(oid: string, base: string): Promise<boolean> {
    const blob = await this.#store.blob(oid);
    return blob === undefined || !(await isSameText(blob, base, () => this.#store.blob(base)));
  }

  /** A file that the index has is never ignored. */
  async #isIgnored(path: string): Promise<boolean> {
    return this.#index.at(path) === undefined && this.#store.isIgnored(path);
  }

  /** Of a submodule counts what its commit in this repository had; of a repository that is none, everything is new, or ignored. */
  #repositoryAt(path: string): Promise<Repository | undefined> {
    let nested = this.#nested.get(path);
    if (!nested) {
      nested = this.#openAt(path);
      this.#nested.set(path, nested);
    }
    return nested;
  }

  async #openAt(path: string): Promise<Repository | undefined> {
    const base = await this.#base.at(path);
    const location = locationAt(join(this.root, path));
    const isOwn = base !== undefined || this.#index.at(path) !== undefined;
    if (!location || (!isOwn && (await this.#store.isIgnored(`${path}/`)))) return undefined;
    const repository = await Repository.open(location);
    if (base?.type === 'commit' && (await repository.#store.commit(base.oid))) await repository.#sinceCommit(base.oid);
    return repository;
  }
}

function statOf(file: string): BigIntStats | undefined {
  try {
    return lstatSync(file, { bigint: true, throwIfNoEntry: false });
  } catch (error) {
    // A folder on the way has become a file.
    if (codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** What isomorphic-git or the disk throws, as a problem of the repository. */
async function guarded<Value>(folder: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (isGitFailure(error)) throw error;
    throw new GitFailure({ is: 'unreadable', folder, why: codeOf(error) ?? kindOf(error) });
  }
}
