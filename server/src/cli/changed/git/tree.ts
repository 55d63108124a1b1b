import type { Store } from './store';

export interface TreeEntry {
  /** Its name as the tree has it. */
  name: string;
  oid: string;
  /** `commit`: a submodule. */
  type: 'blob' | 'tree' | 'commit';
}

type Folder = ReadonlyMap<string, TreeEntry>;

/** The files of a commit. Its folders are read when one asks for what is in them. */
export class Tree {
  readonly #folders = new Map<string, Promise<Folder | undefined>>();
  readonly #store: Store;
  readonly #fold: (name: string) => string;

  /** `oid`: of the outermost folder; undefined: there are no files. `fold`: names that are one on this disk become equal. */
  constructor(store: Store, oid: string | undefined, fold: (name: string) => string) {
    this.#store = store;
    this.#fold = fold;
    this.#folders.set('', oid === undefined ? Promise.resolve(undefined) : this.#read(oid));
  }

  /** What is at a path from the outermost folder. */
  async at(path: string): Promise<TreeEntry | undefined> {
    const slash = path.lastIndexOf('/');
    const folder = await this.#folder(slash < 0 ? '' : path.slice(0, slash));
    return folder?.get(this.#fold(path.slice(slash + 1)));
  }

  /** Paths of the files below a folder ('' is the outermost), from the outermost folder. */
  async *below(path: string): AsyncGenerator<string, void, undefined> {
    for (const { name, type } of (await this.#folder(path))?.values() ?? []) {
      const full = path === '' ? name : `${path}/${name}`;
      if (type === 'tree') yield* this.below(full);
      else if (type === 'blob') yield full;
    }
  }

  #folder(path: string): Promise<Folder | undefined> {
    let folder = this.#folders.get(path);
    if (!folder) {
      folder = this.at(path).then((entry) => (entry?.type === 'tree' ? this.#read(entry.oid) : undefined));
      this.#folders.set(path, folder);
    }
    return folder;
  }

  async #read(oid: string): Promise<Folder> {
    const entries = await this.#store.tree(oid);
    return new Map(entries.map(({ path, oid, type }) => [this.#fold(path), { name: path, oid, type }]));
  }
}
