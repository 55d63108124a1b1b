import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Shell } from '../shell';
import { UsageError } from '../usage';
import { changedProse } from './prose';

/** `--changed=REF`, told from `--changed WORD`: the parser takes both for the same. */
const exactly = '=';

/** What `--changed` came to: the commit to compare with, if one is named, and the paths. */
export interface Since {
  ref?: string;
  /** The ref was a word of its own, as a path is. */
  loose: boolean;
  paths: string[];
}

/** A command line in which `--changed=REF` can be told from `--changed PATH`. */
export function markChanged(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((word, index) =>
    word.startsWith('--changed=') && (end < 0 || index < end) ? word.replace('=', `=${exactly}`) : word,
  );
}

/** The options that say what is reviewed other than paths do. */
export interface ChangedOptions {
  /** True: since the last commit. Else a word, marked by `markChanged` where it was given with `=`. */
  changed?: string | true;
  stdin?: boolean;
  stdinNdjson?: boolean;
  stdinPaths?: boolean;
}

/**
 * What `--changed` asks for; undefined without it. A word after it that is a path or a glob is one of the paths. Without any path, the
 * current folder is meant.
 */
export function sinceOf(options: ChangedOptions, paths: readonly string[], { cwd, locale }: Shell): Since | undefined {
  const { changed: given, stdin, stdinNdjson, stdinPaths } = options;
  if (given === undefined) return undefined;
  const words = changedProse[locale];
  if (stdin || stdinNdjson || stdinPaths || given === '-' || paths.includes('-')) throw new UsageError(words.withStdin);
  const all = (first: readonly string[]) => (first.length + paths.length === 0 ? ['.'] : [...first, ...paths]);
  if (given === true) return { loose: false, paths: all([]) };
  if (given.startsWith(exactly)) {
    const ref = given.slice(exactly.length);
    if (ref === '') throw new UsageError(words.emptyRef, words.emptyRefHint);
    return { ref, loose: false, paths: all([]) };
  }
  if (existsSync(resolve(cwd, given)) || /[*?{}]/.test(given)) return { loose: true, paths: all([given]) };
  return { ref: given, loose: true, paths: all([]) };
}
