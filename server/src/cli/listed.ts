import { resolve } from 'node:path';
import { collect, type Inputs, isDocumentPath } from './inputs';
import type { Shell } from './shell';

/** Far more than any repository has, in bytes. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The documents that standard input names, one a line, or apart by NUL as `git diff -z --name-only` writes them. As in a folder, other
 * files are passed over, and what looks like no procurement document is not reviewed. We run no program ourselves, git included.
 */
export async function listedInputs({ stdin, cwd }: Shell): Promise<Inputs> {
  const list = await collect('stdin', stdin, mostBytes);
  if (!('bytes' in list)) return { inputs: [], problems: [list] };
  const text = new TextDecoder().decode(list.bytes);
  const names = text.split(text.includes('\0') ? '\0' : /\r?\n/).filter((name) => isDocumentPath(name));
  return { inputs: [...new Set(names)].map((path) => ({ path, file: resolve(cwd, path), named: false })), problems: [] };
}
