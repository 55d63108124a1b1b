import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { configurationFileNames } from '../../configuration';
import { decisionsFileNames } from '../decisions';
import { isDocumentPath, passedOver } from '../inputs';

/** What a review hangs on, by absolute paths. */
export interface Places {
  /** Folders whose documents are followed, however deep, those to come included. */
  trees: ReadonlySet<string>;
  /** Endings of documents in them, beside the usual ones. */
  endings: ReadonlySet<string>;
  /** Folders that are there, and what is followed in each by its name, whether it is there yet or not. */
  named: ReadonlyMap<string, ReadonlySet<string>>;
}

const ownNames = [...configurationFileNames, ...decisionsFileNames];

/** `paths`: of the command line. `files`: what else is read: configurations, playbooks, the baseline, documents that belong to others. */
export function placesOf(paths: readonly string[], files: Iterable<string>, cwd: string): Places {
  const trees = new Set<string>();
  const endings = new Set<string>();
  const singles = new Set<string>();
  for (const path of paths) {
    const full = resolve(cwd, path);
    const pattern = path.replaceAll('\\', '/');
    const { base, isGlob } = picomatch.scan(pattern);
    if (isFolder(full)) trees.add(full);
    else if (isGlob && !existsSync(full)) {
      trees.add(resolve(cwd, base));
      endings.add(extname(pattern));
    } else singles.add(full);
  }
  for (const file of files) singles.add(resolve(file));
  const inTree = (path: string) => concernsTree({ trees, endings }, path, true);
  const outside = [...singles].filter((path) => !inTree(path));
  // A configuration or decisions may appear in any folder above.
  const own = [...new Set([...trees, ...outside.map(dirname)])]
    .flatMap(foldersUpTo)
    .flatMap((folder) => ownNames.map((name) => join(folder, name)))
    .filter((path) => !inTree(path));
  return { trees, endings, named: byFolder([...outside, ...own, ...trees]) };
}

/** Whether what happens to a file in a tree (a folder: in it) can change the review. */
export function concernsTree({ trees, endings }: Pick<Places, 'trees' | 'endings'>, path: string, isFile: boolean): boolean {
  return [...trees].some((tree) => {
    if (path === tree) return true;
    if (!path.startsWith(tree.endsWith(sep) ? tree : tree + sep)) return false;
    const inTree = relative(tree, path);
    const steps = inTree.split(sep);
    if (steps.some((step) => step.startsWith('.') || passedOver.includes(step))) return false;
    return !isFile || isDocumentPath(inTree) || ownNames.includes(basename(path)) || endings.has(extname(path));
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A folder and those above it, up to the root of its repository. */
function foldersUpTo(folder: string): string[] {
  const above = dirname(folder);
  return above === folder || existsSync(join(folder, '.git')) ? [folder] : [folder, ...foldersUpTo(above)];
}

/** What appears in a folder that is not there yet is told by the folder's own appearing. */
function byFolder(paths: readonly string[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const path of paths) {
    let step = path;
    while (!isFolder(dirname(step)) && dirname(step) !== step) step = dirname(step);
    const folder = dirname(step);
    named.set(folder, (named.get(folder) ?? new Set()).add(basename(step)));
  }
  return named;
}
