import type { Shell } from './shell';

/**
 * Whether to colour: the option first, then `NO_COLOR` and `FORCE_COLOR` (their usual meaning: any value that is not
 * empty, and `FORCE_COLOR=0` says no), then whether the report goes to a terminal that can.
 */
export function wantsColour(
  { env, stdout }: Pick<Shell, 'env' | 'stdout'>,
  option: boolean | undefined,
  toFile: boolean,
): boolean {
  if (option !== undefined) return option;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return !toFile && stdout.isTTY === true && env.TERM !== 'dumb';
}

const widest = 120;
const narrowest = 40;

/** Columns to lay a report out in. Lines longer than about 120 characters are hard to read, wherever they go. */
export function reportWidth({ env, stdout }: Pick<Shell, 'env' | 'stdout'>, toFile = false): number {
  const columns = (toFile ? undefined : stdout.columns) ?? Number(env.COLUMNS || 100);
  return Math.max(narrowest, Math.min(widest, Number.isFinite(columns) ? Math.floor(columns) : 100));
}
