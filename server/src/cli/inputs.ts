import { type Dirent, type PathLike, readdir, readFileSync, readlinkSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { NotReviewed } from '../review/types';
import { kindOf } from '../text';
import { type Message, message } from '../text/message';

/** A document to review. `named`: the user pointed at it, so it is reviewed whatever it looks like. */
export interface Input {
  /** As it appears in the review: as given, or relative to the current folder, with `/`. */
  path: string;
  /** What to open. */
  file: string;
  named: boolean;
}

/** An input that cannot be reviewed, or only in part. */
export interface InputProblem {
  path: string;
  line?: number;
  code: NotReviewed['code'];
  message: Message;
}

export interface Inputs {
  inputs: Input[];
  problems: InputProblem[];
}

const endings = ['md', 'markdown', 'yml', 'yaml', 'txt'];
const documentPattern = `**/*.{${endings.join()}}`;
/** Folders that are never looked into: what is in them is not the user's. */
export const passedOver = ['node_modules', '.git', 'dist'];
/** Patterns of what lies in them. */
export const inPassedOver = passedOver.map((folder) => `**/${folder}/**`);
/** Our own files are no documents. */
const ignored = [...inPassedOver, '**/civicclause{,.decisions}.{yaml,yml}'];
const ownFile = /^civicclause(?:\.decisions)?\.ya?ml$/;

/** What a folder would show of a path: a document by its ending, and none of our own files. */
export function isDocumentPath(path: string): boolean {
  const folders = display(path).split('/');
  const name = folders.pop() ?? '';
  const ending = /\.([^.]+)$/.exec(name)?.[1] ?? '';
  return endings.includes(ending) && !ownFile.test(name) && !folders.some((folder) => passedOver.includes(folder));
}

/** Turns the paths of a command line (files, folders, globs) into documents, each once, folders and globs in code-unit order. */
export async function findInputs(paths: readonly string[], cwd: string): Promise<Inputs> {
  const found = new Map<string, Input>();
  const problems: InputProblem[] = [];
  for (const path of paths) {
    const file = resolve(cwd, path);
    const state = stateOf(file);
    if (state === 'file') add(found, { path: display(path), file, named: true });
    else if (state === 'folder') await addFolder(path, file);
    else if (isAbsent(state.error) && (await isPattern(path))) await addGlob(path);
    else problems.push(openProblem(display(path), state.error, file));
  }
  return { inputs: [...found.values()], problems };

  async function addFolder(path: string, folder: string) {
    const prefix = display(path).replace(/\/+$/, '');
    const files = await list(documentPattern, folder);
    if (files.length === 0) problems.push(nothing(path));
    for (const file of files)
      add(found, { path: prefix === '.' ? file : `${prefix}/${file}`, file: join(folder, file), named: false });
  }

  async function addGlob(pattern: string) {
    const files = await list(pattern.replaceAll('\\', '/'), cwd);
    if (files.length === 0) problems.push(nothing(pattern));
    for (const file of files) {
      const full = resolve(cwd, file);
      add(found, { path: isAbsolute(pattern) ? display(full) : display(relative(cwd, full)), file: full, named: false });
    }
  }

  async function list(pattern: string, folder: string) {
    const unreadable: { path: string; error: unknown }[] = [];
    const { glob } = await import('tinyglobby');
    const files = await glob(pattern, {
      cwd: folder,
      ignore: ignored,
      expandDirectories: false,
      followSymbolicLinks: false,
      fs: { readdir: readdirWithLinkedFiles((path, error) => unreadable.push({ path, error })) as typeof readdir },
    });
    for (const { path, error } of unreadable) problems.push(openProblem(display(relative(cwd, path) || '.'), error));
    return files.sort();
  }
}

function add(found: Map<string, Input>, input: Input) {
  const earlier = found.get(input.file);
  if (earlier) earlier.named ||= input.named;
  else found.set(input.file, input);
}

function display(path: string): string {
  const slashed = sep === '\\' ? path.replaceAll('\\', '/') : path;
  return slashed.startsWith('./') && slashed.length > 2 ? slashed.slice(2) : slashed;
}

function nothing(pattern: string): InputProblem {
  const path = display(pattern);
  return { path, code: 'not-found', message: message('input.nothing-found', { pattern: path }) };
}

async function isPattern(path: string): Promise<boolean> {
  const { isDynamicPattern } = await import('tinyglobby');
  return isDynamicPattern(path.replaceAll('\\', '/'));
}

function stateOf(file: string): 'file' | 'folder' | { error: unknown } {
  try {
    return statSync(file).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return { error };
  }
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(error));
}

type ReaddirCallback = (error: NodeJS.ErrnoException | null, entries?: Dirent[]) => void;

/**
 * Linked files count as files, as do links that lead nowhere; linked folders are not entered, as they may lead back up (in loops that cross, the paths
 * are more than can be listed). Folders that cannot be read are told instead of skipped.
 */
function readdirWithLinkedFiles(onUnreadable: (path: string, error: unknown) => void) {
  return (path: PathLike, options: { withFileTypes: true }, callback: ReaddirCallback) =>
    readdir(path, options, (error, entries) => {
      // A glob's folder that is not there matches nothing, which is said as such.
      if (error && !isAbsent(error)) onUnreadable(String(path), error);
      for (const entry of entries ?? []) {
        if (entry.isSymbolicLink() && !leadsElsewhere(join(String(path), entry.name))) {
          entry.isFile = () => true;
          entry.isSymbolicLink = () => false;
        }
      }
      callback(error, entries);
    });
}

/** To a folder or a device. One that leads nowhere is listed, so that it is told when it is opened. */
function leadsElsewhere(link: string): boolean {
  try {
    return !statSync(link).isFile();
  } catch {
    return false;
  }
}

/** The bytes of a file, or what is wrong with it. Never reads more than the limit (bytes), whatever the file is (a pipe, a device). */
export async function readInput({ path, file }: Input, limit: number): Promise<{ bytes: Uint8Array } | InputProblem> {
  try {
    const found = statSync(file);
    if (found.size > limit) return tooLarge(path, found.size, limit);
    // At once, where it is known to end: a detour over other threads takes longer than reading it.
    if (found.isFile() && found.size > 0) return { bytes: readFileSync(file) };
    const handle = await open(file, 'r');
    try {
      return await collect(path, handle.createReadStream({ autoClose: false, end: limit }), limit);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return openProblem(path, error, file);
  }
}

/** Reads a stream (standard input, a file) up to the limit, in bytes. */
export async function collect(
  path: string,
  stream: AsyncIterable<Uint8Array | string>,
  limit: number,
): Promise<{ bytes: Uint8Array } | InputProblem> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    length += bytes.length;
    if (length > limit) return tooLarge(path, length, limit);
  }
  return { bytes: Buffer.concat(chunks) };
}

/** The problem of an input of more bytes than the limit. */
export function tooLarge(path: string, size: number, limit: number): InputProblem {
  const megabytes = (bytes: number) => Math.ceil((bytes / 1024 / 1024) * 10) / 10;
  return {
    path,
    code: 'too-large',
    message: message('input.too-large', { path, megabytes: megabytes(size), limit: megabytes(limit) }),
  };
}

/** From what Node threw when opening to what the user is told. */
export function openProblem(path: string, error: unknown, file?: string): InputProblem {
  const code = errorCode(error);
  const target = code === 'ENOENT' && file !== undefined ? targetOf(file) : undefined;
  if (target !== undefined) return { path, code: 'not-found', message: message('input.broken-link', { target }) };
  if (code === 'ENOENT' || code === 'ENOTDIR') return { path, code: 'not-found', message: message('input.not-found', { path }) };
  const cause = code === 'EACCES' || code === 'EPERM' ? 'denied' : code === 'ELOOP' ? 'loop' : 'other';
  return { path, code: 'read-error', message: message('input.read-error', { path, cause, error: code }) };
}

/** What a link leads to, as it is written; undefined for what is none. */
function targetOf(file: string): string | undefined {
  try {
    return display(readlinkSync(file));
  } catch {
    return undefined;
  }
}

/** Node's own error code, or the kind of error: its text may quote the document. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : kindOf(error);
}
