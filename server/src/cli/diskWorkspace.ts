import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type FileText, isPlain, matches, normalGlob, type Workspace } from '../configuration';
import { decode } from './decode';
import { inPassedOver, readInput } from './inputs';

/** Far more than anyone writes by hand, in bytes. */
const mostBytes = 1024 * 1024;

/** Files on disk, by their absolute paths written with `/`. */
export const diskWorkspace: Workspace = {
  async read(file): Promise<FileText | undefined> {
    const input = await readInput({ path: file, file, named: true }, mostBytes);
    if (!('bytes' in input)) return input.code === 'not-found' ? undefined : { problem: input.message };
    const decoded = decode(file, input.bytes);
    if ('text' in decoded) return decoded;
    return decoded.code === 'empty' ? { text: '' } : { problem: decoded.message };
  },
  async isRepository(folder) {
    return existsSync(`${folder}.git`);
  },
  boundary: () => undefined,
  async list(folder, globs) {
    const wanted = globs.map(normalGlob);
    const plain = wanted.filter((glob) => isPlain(glob) && existsSync(folder + glob));
    const patterns = wanted.filter((glob) => !isPlain(glob));
    const found: string[] = [];
    if (patterns.length > 0) {
      const { glob } = await import('tinyglobby');
      const options = { cwd: folder, ignore: inPassedOver, expandDirectories: false, followSymbolicLinks: false };
      found.push(...(await glob(patterns, options)).filter((path) => matches(path, patterns)));
    }
    return [...new Set([...plain, ...found])].sort().map((path) => folder + path);
  },
  at: (folder, path) => folder + path,
  below: (folder, location) => (location.startsWith(folder) ? location.slice(folder.length) : undefined),
};

/** The location of a path. */
export function locationOf(cwd: string, path: string): string {
  return slashed(resolve(cwd, path));
}

/** A location as the user would name it from the current folder. */
export function shownPath(cwd: string, location: string): string {
  const path = slashed(relative(cwd, location));
  return path === '' || path.startsWith('../../..') ? location : path;
}

function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
