import type { Message } from '../text/message';

/**
 * How configuration reaches files. A location is a path or a URI with `/` between its steps, as the host names it; that of a folder ends
 * in `/`. Implementations: the disk (`cli/diskWorkspace.ts`), the language server (`lsp/configuration/workspace.ts`), memory (`memoryWorkspace.ts`).
 */
export interface Workspace {
  /** Undefined when there is no such file. */
  read(file: string): Promise<FileText | undefined>;
  /** Whether a folder is the root of a repository. */
  isRepository(folder: string): Promise<boolean>;
  /** The folder above which nothing is read for a file; undefined: none. */
  boundary(file: string): string | undefined;
  /** Documents below a folder that match one of the globs, in code-unit order. */
  list(folder: string, globs: readonly string[]): Promise<string[]>;
  /** The location of a relative path with neither `.` nor `..` among its steps. */
  at(folder: string, path: string): string;
  /** The path from a folder to a location below it, as a person writes it; undefined when it is not below it. */
  below(folder: string, location: string): string | undefined;
}

/** A file that is there but cannot be taken says why. */
export type FileText = { text: string } | { problem: Message };

/** The folder that a location lies in. */
export function folderOf(location: string): string {
  return location.slice(0, location.lastIndexOf('/', location.length - 2) + 1);
}

/** Folders looked into, upward from a document. */
const mostFolders = 40;

/** The folders from a file's own up, no further than a boundary (inclusive). */
export function* foldersAbove(file: string, boundary: string | undefined): Generator<string, void, undefined> {
  let folder = folderOf(file);
  for (let count = 0; folder !== '' && count < mostFolders; count++) {
    yield folder;
    if (folder === boundary) return;
    const above = folderOf(folder);
    // `file:///`, `vscode-vfs://github/` and `/` are tops.
    if (above === '' || above === folder || /^[\w+.-]+:\/*$/.test(above)) return;
    folder = above;
  }
}

/** `a/../b` from a folder, as a location; undefined when it leads above `root`, or is no relative path. */
export function locate(workspace: Workspace, folder: string, path: string, root: string): string | undefined {
  if (/^[/\\]|^[\w+.-]+:|\\/.test(path)) return undefined;
  let at = folder;
  const below: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') {
      below.push(step);
      continue;
    }
    if (below.pop() !== undefined) continue;
    if (at === root) return undefined;
    const above = folderOf(at);
    if (above === '' || above === at) return undefined;
    at = above;
  }
  if (below.length === 0) return undefined;
  const location = workspace.at(at, below.join('/'));
  return workspace.below(root, location) === undefined ? undefined : location;
}
