import { resolve } from 'node:path';
import { expectLongRun } from '../../host/runLength';
import { printable } from '../../reports/layout';
import { describeFailure } from '../../text';
import type { CheckOptions } from '../check';
import { locationOf, shownPath } from '../diskWorkspace';
import { forgetPlaybooks } from '../engines';
import { prose } from '../prose/prose';
import { complain, type ExitCode, exitCodes, type Shell, write } from '../shell';
import { UsageError } from '../usage';
import { Follower } from './follower';
import { placesOf } from './places';
import { type Changes, watchProse } from './prose';

/** What a review read, by absolute paths, beside what the command line names. */
export interface Seen {
  documents: string[];
  /** Configurations, with what they build on, and playbooks; also such as were looked for in vain. */
  configurations: string[];
}

/** Codes of errors that say that the system follows no more files. */
const tooManyCodes = ['ENOSPC', 'EMFILE'];

/** Reviews once. `seen` is told what was read as soon as that is known. */
export type ReviewOnce = (seen: (seen: Seen) => void) => Promise<ExitCode>;

/**
 * `civicclause check --watch`: reviews, and again whenever something changes that the review hangs on, until the process is ended or
 * nobody reads any more. What goes wrong in a review is said, and the next change is waited for.
 */
export async function watch(paths: string[], options: CheckOptions, shell: Shell, review: ReviewOnce): Promise<ExitCode> {
  refuse(paths, options, shell);
  expectLongRun();
  const words = watchProse[shell.locale];
  let full: ((code: string) => void) | undefined;
  const tooMany = new Promise<string>((resolve) => (full = resolve));
  const unfollowed = new Set<string>();
  const follower = new Follower((path, code) => {
    if (tooManyCodes.includes(code)) full?.(code);
    else if (!unfollowed.has(path)) {
      unfollowed.add(path);
      void complain(shell, words.notFollowed(shownPath(shell.cwd, path), code));
    }
  });
  const given = [options.baseline, options.config].flatMap((path) => (path === undefined ? [] : [resolve(shell.cwd, path)]));
  let seen: Seen = { documents: [], configurations: [] };
  const follow = (since: number) =>
    follower.follow(placesOf(paths, [...given, ...seen.configurations, ...seen.documents], shell.cwd), since);
  const run = async () => {
    for (let first = true; ; first = false) {
      const start = Date.now();
      await follow(Number.POSITIVE_INFINITY);
      await reviewAgain(review, (what) => (seen = what), first, shell);
      await follow(start);
      if (!(await write(shell.stdout, `\n${words.waiting(timeNow())}\n`))) return exitCodes.nothing;
      const changes = await follower.next();
      // One of them may be a playbook.
      if ([...changes.keys()].some((path) => !seen.documents.includes(path))) forgetPlaybooks();
      const shown: Changes = [...changes].map(([path, kind]) => [
        printable(shownPath(shell.cwd, locationOf(shell.cwd, path))),
        kind,
      ]);
      await write(shell.stdout, `${cleared(shell)}${words.changed(timeNow(), shown)}\n\n`);
    }
  };
  try {
    const ended = await Promise.race([run(), tooMany]);
    if (typeof ended === 'number') return ended;
    await complain(shell, words.tooMany(ended));
    return exitCodes.error;
  } finally {
    await follower.close();
  }
}

/** Standard output is for the eyes of one person, over and over; nothing else can be done with it, nor with files written anew each time. */
function refuse(paths: readonly string[], options: CheckOptions, shell: Shell): void {
  const words = watchProse[shell.locale];
  const { stdin, stdinNdjson, stdinPaths, output, format, writeBaseline, pruneBaseline, shard } = options;
  if (stdin || stdinNdjson || stdinPaths || (paths.length === 1 && paths[0] === '-')) throw new UsageError(words.onlyPaths);
  const given: [string, unknown][] = [
    [`--format ${format}`, format !== undefined && format !== 'pretty'],
    ['--output', output],
    ['--shard', shard],
    ['--write-baseline', writeBaseline],
    ['--prune-baseline', pruneBaseline],
  ];
  const wrong = given.find(([, is]) => is);
  if (wrong) throw new UsageError(words.onlyPretty(wrong[0]));
}

async function reviewAgain(review: ReviewOnce, seen: (seen: Seen) => void, first: boolean, shell: Shell): Promise<void> {
  try {
    await review(seen);
  } catch (error) {
    // At first the command line is wrong; later, a file it names is gone for a while.
    if (first && error instanceof UsageError) throw error;
    if (error instanceof UsageError) await complain(shell, error.message, ...(error.hint ? [error.hint] : []));
    else await complain(shell, ...prose[shell.locale].errors.unexpected(describeFailure(error)).split('\n'));
  }
}

/** On a terminal the earlier review goes from the screen, and stays above it. */
function cleared({ stdout, env }: Shell): string {
  return stdout.isTTY && env.TERM !== 'dumb' ? '\x1b[2J\x1b[H' : '\n';
}

/** Of the clock on the wall: `14:05:09`. */
function timeNow(): string {
  return new Date().toTimeString().slice(0, 8);
}
