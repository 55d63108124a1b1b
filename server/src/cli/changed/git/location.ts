import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { GitFailure } from './failure';

/** Where the parts of a repository are: absolute paths, with `/`. */
export interface Location {
  /** Its outermost folder of documents. */
  root: string;
  /** What git keeps for these documents: the index, `HEAD`. */
  own: string;
  /** What all its worktrees share: objects, branches. */
  common: string;
}

/** The repository that a folder lies in; throws where there is none. */
export function locate(folder: string): Location {
  for (let here = folder; ; here = dirname(here)) {
    const found = locationAt(here);
    if (found) return found;
    if (isGitFolder(here)) throw new GitFailure({ is: 'bare', folder: slashed(here) });
    if (dirname(here) === here) throw new GitFailure({ is: 'no-repository', folder: slashed(folder) });
  }
}

/** The repository whose outermost folder this is. */
export function locationAt(folder: string): Location | undefined {
  const own = gitFolderOf(join(folder, '.git'));
  if (!own || !existsSync(join(own, 'HEAD'))) return undefined;
  const common = textOf(join(own, 'commondir'))?.trim();
  return { root: slashed(folder), own: slashed(own), common: slashed(common ? resolve(own, common) : own) };
}

/** Of a worktree or a submodule, `.git` is a file that says where. */
function gitFolderOf(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return stat && path;
  const elsewhere = /^gitdir: (.+?)\s*$/.exec(textOf(path) ?? '')?.[1];
  return elsewhere && resolve(dirname(path), elsewhere);
}

function isGitFolder(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(folder, name)));
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

export function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
