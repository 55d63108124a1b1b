import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { errorCode } from '../inputs';
import { concernsTree, type Places } from './places';
import type { ChangeKind } from './prose';

/** Milliseconds without a change after which a review begins, so that saving many files is one change. */
const quiet = 100;
/** Milliseconds after which it begins even so. */
const longestWait = 1000;

/** Follows files, and tells of their changes together. */
export class Follower {
  readonly #onError: (path: string, code: string) => void;
  #places: Places = { trees: new Set(), endings: new Set(), named: new Map() };
  /** By what each follows. */
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changes = new Map<string, ChangeKind>();
  /** Folders that are followed but not there. */
  readonly #absent = new Set<string>();
  #wake?: () => void;

  /** `onError`: what cannot be followed, by its path, and the code of the error. */
  constructor(onError: (path: string, code: string) => void) {
    this.#onError = onError;
  }

  /** Resolves once changes are heard. `since`: time in milliseconds from which changes of files count that were not followed so far. */
  async follow(places: Places, since: number): Promise<void> {
    const before = this.#places;
    this.#places = places;
    for (const tree of places.trees) if (!existsSync(tree)) this.#absent.add(tree);
    const wanted = new Map<string, () => Promise<FSWatcher>>();
    for (const tree of places.trees) wanted.set(tree, () => this.#followTree(tree));
    for (const [folder, names] of places.named)
      wanted.set([folder, ...[...names].sort()].join('\0'), () => this.#followNamed(folder, names));
    const earlier = [...this.#watchers].filter(([key]) => !wanted.has(key));
    for (const [key, start] of wanted) if (!this.#watchers.has(key)) this.#watchers.set(key, await start());
    for (const [key, watcher] of earlier) {
      this.#watchers.delete(key);
      await watcher.close();
    }
    for (const [folder, names] of places.named)
      for (const name of names)
        if (!before.named.get(folder)?.has(name) && changed(join(folder, name)) > since)
          this.#note(join(folder, name), 'changed');
  }

  /** The next changes, by path, once they have come to rest. */
  async next(): Promise<Map<string, ChangeKind>> {
    if (this.#changes.size === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    const end = Date.now() + longestWait;
    for (let count = -1; count !== this.#changes.size && Date.now() < end; ) {
      count = this.#changes.size;
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
    const changes = new Map(this.#changes);
    this.#changes.clear();
    return changes;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#watchers.values()].map((watcher) => watcher.close()));
    this.#watchers.clear();
  }

  #followTree(tree: string): Promise<FSWatcher> {
    this.#absent.delete(tree);
    const concerns = (path: string, isFile: boolean) => concernsTree(this.#places, path, isFile);
    const watcher = watch(tree, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (path, stats) => !concerns(path, stats !== undefined && !stats.isDirectory()),
    });
    return this.#listen(watcher, (path) => concerns(path, true));
  }

  #followNamed(folder: string, names: ReadonlySet<string>): Promise<FSWatcher> {
    const concerns = (path: string) => dirname(path) === folder && names.has(basename(path));
    const watcher = watch(folder, {
      ignoreInitial: true,
      depth: 0,
      ignored: (path) => path !== folder && !concerns(path),
    });
    for (const name of names) if (!existsSync(join(folder, name))) this.#absent.add(join(folder, name));
    watcher.on('unlinkDir', (path) => {
      if (concerns(path)) this.#absent.add(path);
    });
    watcher.on('addDir', (path) => {
      if (!concerns(path) || !this.#absent.delete(path)) return;
      // One that went and came back is another folder.
      const tree = this.#watchers.get(path);
      this.#watchers.delete(path);
      void tree?.close();
      this.#note(path, 'added');
    });
    return this.#listen(watcher, concerns);
  }

  async #listen(watcher: FSWatcher, concerns: (path: string) => boolean): Promise<FSWatcher> {
    const note = (kind: ChangeKind) => (path: string) => {
      if (concerns(path)) this.#note(path, kind);
    };
    watcher.on('add', note('added')).on('change', note('changed')).on('unlink', note('removed'));
    watcher.on('error', (error) => this.#onError(pathIn(error), errorCode(error)));
    await new Promise<void>((resolve) => watcher.once('ready', resolve));
    return watcher;
  }

  #note(path: string, kind: ChangeKind): void {
    this.#changes.set(path, kind);
    this.#wake?.();
    this.#wake = undefined;
  }
}

/** In milliseconds; of what is not there, never. */
function changed(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}

function pathIn(error: unknown): string {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : '.';
}
