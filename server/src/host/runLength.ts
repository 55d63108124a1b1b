import { setFlagsFromString } from 'node:v8';

/**
 * How V8 is told to work for a process that ends with its answer: its usual setting, and the versions in which ours has been measured;
 * another version might complain of the flag to the user. V8 takes kept code under the flags it was made under only, so they are set
 * before any bundle is loaded.
 */
const settings = [
  /**
   * New objects get their full room at once. V8 starts with 1 MB and doubles it as more is kept, and clears it each time it is full: a
   * review of one page would be interrupted six times, and all that is kept looked through once.
   */
  { short: '--semi-space-growth-factor=16', usual: '--semi-space-growth-factor=2', versions: ['11', '12', '13'] },
  /**
   * A function is optimised after fifteen times the work it would else wait for. Most reviews end before what optimising costs is earned
   * back, and what is optimised later is optimised once: 1 MB takes a fifth less CPU, 10 MB no more.
   */
  { short: '--interrupt-budget=1000000', usual: '--interrupt-budget=67584', versions: ['11'] },
  /** Most regular expressions of a short run are used a few times only: they are followed step by step, and compiled after twenty uses. */
  { short: '--regexp-tier-up-ticks=20', usual: '--regexp-tier-up-ticks=1', versions: ['11'] },
  /** Making their steps fewer costs more than it saves, where the next thing is to compile them. */
  { short: '--no-regexp-peephole-optimization', usual: '--regexp-peephole-optimization', versions: ['11'] },
] as const;

/** For a command that ends with its answer. */
export function expectShortRun(): void {
  set('short');
}

/** For a server that such a command turns into. */
export function expectLongRun(): void {
  set('usual');
}

function set(length: 'short' | 'usual'): void {
  const version = process.versions.v8.split('.')[0]!;
  for (const { versions, [length]: flag } of settings)
    if ((versions as readonly string[]).includes(version)) setFlagsFromString(flag);
}
