import { promises } from 'node:fs';
import {
  expandOid,
  findMergeBase,
  getConfig,
  isIgnored,
  listRefs,
  readBlob,
  readCommit,
  readTree,
  resolveRef,
} from 'isomorphic-git';
import { codeOf, GitFailure } from './failure';
import type { Location } from './location';

/** What a worktree has from the repository it belongs to. */
const shared = /^(objects|info|config|packed-refs|shallow)(\/|$)|^refs(\/(?!bisect\/|worktree\/|rewritten\/)|$)/;

export interface Commit {
  oid: string;
  /** Of the outermost folder. */
  tree: string;
  /** None where they were not fetched. */
  parents: string[];
}

/** Objects and references of a repository, as isomorphic-git reads them. Nothing is ever written, and nothing fetched. */
export class Store {
  readonly #given;
  readonly #location: Location;
  #shallow: Promise<Set<string>> | undefined;

  constructor(location: Location) {
    this.#location = location;
    this.#given = { fs: readOnly(location), dir: location.root, gitdir: location.own, cache: {} };
  }

  /** A value of git's configuration of this repository. */
  async setting(path: string): Promise<string | undefined> {
    const value: unknown = await getConfig({ ...this.#given, path });
    return value === undefined ? undefined : String(value);
  }

  /** A tag stands for the commit it names. Undefined when it is not there. */
  async commit(oid: string): Promise<Commit | undefined> {
    const read = await absentAs(undefined, () => readCommit({ ...this.#given, oid }));
    if (!read) return undefined;
    const parents = (await this.shallow()).has(read.oid) ? [] : read.commit.parent;
    return { oid: read.oid, tree: read.commit.tree, parents };
  }

  async tree(oid: string) {
    const read = await absentAs(undefined, () => readTree({ ...this.#given, oid }));
    if (!read) throw new GitFailure({ is: 'missing-object', oid, shallow: await this.isShallow() });
    return read.tree;
  }

  /** Undefined when it is not there: a partial clone has few of them. */
  blob(oid: string): Promise<Uint8Array | undefined> {
    return absentAs(undefined, async () => (await readBlob({ ...this.#given, oid })).blob);
  }

  /** The last commits that two have in common: several after merges in both directions. */
  async mergeBases(oids: [string, string]): Promise<string[]> {
    const bases = await absentAs(undefined, () => findMergeBase({ ...this.#given, oids }));
    if (!bases) throw new GitFailure({ is: 'missing-object', oid: oids[0], shallow: await this.isShallow() });
    return bases;
  }

  /** What a full name of a reference holds: an id, or the name of another; undefined where there is none. */
  async reference(name: string): Promise<string | undefined> {
    return absentAs(undefined, () => resolveRef({ ...this.#given, ref: name }));
  }

  /** The full id that begins so; undefined where there is none. */
  async fullId(start: string): Promise<string | undefined> {
    return absentAs(undefined, () => expandOid({ ...this.#given, oid: start }));
  }

  /** Branches, tags and remote branches, as one writes them. */
  async names(): Promise<string[]> {
    const kinds = ['refs/heads', 'refs/tags', 'refs/remotes'];
    return (await Promise.all(kinds.map((filepath) => listRefs({ ...this.#given, filepath })))).flat();
  }

  isIgnored(path: string): Promise<boolean> {
    return isIgnored({ ...this.#given, filepath: path });
  }

  async isShallow(): Promise<boolean> {
    return (await this.shallow()).size > 0;
  }

  /** Commits whose parents were not fetched. */
  shallow(): Promise<Set<string>> {
    this.#shallow ??= promises.readFile(`${this.#location.common}/shallow`, 'utf8').then(
      (text) => new Set(text.split('\n').filter(Boolean)),
      () => new Set<string>(),
    );
    return this.#shallow;
  }
}

async function absentAs<Value, Otherwise>(otherwise: Otherwise, read: () => Promise<Value>): Promise<Value | Otherwise> {
  try {
    return await read();
  } catch (error) {
    if (codeOf(error) === 'NotFoundError') return otherwise;
    throw error;
  }
}

/** Files as isomorphic-git asks for them; those that tell what is ignored are asked for again for each document. */
function readOnly({ own, common }: Location) {
  const at = (path: string) =>
    path.startsWith(`${own}/`) && shared.test(path.slice(own.length + 1)) ? common + path.slice(own.length) : path;
  const kept = new Map<string, Promise<Buffer>>();
  const refuse = () => Promise.reject(Object.assign(new Error('nothing is written'), { code: 'EROFS' }));
  const keep = (path: string) => {
    const read = kept.get(path) ?? promises.readFile(path);
    kept.set(path, read);
    return read;
  };
  return {
    promises: {
      readFile: async (path: string, options?: { encoding?: BufferEncoding } | BufferEncoding) => {
        const place = at(path);
        if (!/(^|\/)(\.gitignore|info\/exclude)$/.test(place)) return promises.readFile(place, options);
        return (await keep(place)).toString('utf8');
      },
      readdir: async (path: string) => promises.readdir(at(path)),
      stat: async (path: string) => promises.stat(at(path)),
      lstat: async (path: string) => promises.lstat(at(path)),
      readlink: async (path: string, options?: { encoding: BufferEncoding }) => promises.readlink(at(path), options),
      ...{ writeFile: refuse, mkdir: refuse, rmdir: refuse, unlink: refuse, symlink: refuse },
    },
  };
}
