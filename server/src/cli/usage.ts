import type { CommanderError } from 'commander';
import { closest } from '../documents/schema';
import type { Prose } from './prose/prose';

/** Wrong usage, said in the user's language; ends the command with exit code 2. */
export class UsageError extends Error {
  constructor(
    message: string,
    /** A further line that helps on. */
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** Commander writes its errors in English; its codes and the names it quotes are all we need to say them ourselves. */
export function translateUsageError(error: CommanderError, prose: Prose): UsageError {
  const { usage } = prose;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const similar = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1]?.split(', ');
  const hint = similar && usage.didYouMean(similar);
  switch (error.code) {
    case 'commander.unknownOption':
      return new UsageError(usage.unknownOption(quoted), hint);
    case 'commander.unknownCommand':
      return new UsageError(
        usage.unknownCommand(quoted),
        hint ?? (/[./\\]/.test(quoted) ? usage.perhapsCheck(quoted) : undefined),
      );
    case 'commander.optionMissingArgument':
      return new UsageError(usage.missingValue(/--[\w-]+/.exec(quoted)?.[0] ?? quoted));
    case 'commander.missingArgument':
      return new UsageError(usage.missingArgument(quoted));
    case 'commander.excessArguments':
      return new UsageError(usage.tooManyArguments);
    default:
      return new UsageError(error.message.replace(/^error: /, ''));
  }
}

/** An option's parser that takes one of the words given, and says which there are. */
export function oneOf<const T extends string>(
  option: string,
  words: readonly T[],
  prose: Prose,
): ((value: string) => T) & { words: readonly T[] } {
  const parse = (value: string): T => {
    const word = words.find((candidate) => candidate === value);
    if (word) return word;
    const similar = closest(value, words);
    throw new UsageError(prose.usage.notOneOf(option, value, words), similar && prose.usage.didYouMean([similar]));
  };
  return Object.assign(parse, { words });
}

/** An ISO date that exists. */
export function isoDate(option: string, prose: Prose): (value: string) => string {
  return (value) => {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value;
    throw new UsageError(prose.usage.notADate(option, value));
  };
}

/** A size in megabytes, as bytes. */
export function megabytes(option: string, prose: Prose): (value: string) => number {
  return (value) => {
    const size = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0;
    if (size > 0 && size <= 1024) return Math.round(size * 1024 * 1024);
    throw new UsageError(prose.usage.notASize(option, value));
  };
}

const mostShards = 1_000_000;

/** A whole number from 0. */
export function wholeNumber(option: string, prose: Prose): (value: string) => number {
  return (value) => {
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw new UsageError(prose.usage.notANumber(option, value));
  };
}

/** A part of a run, `3/16`: the third of sixteen. */
export function shardChoice(option: string, prose: Prose): (value: string) => { index: number; of: number } {
  return (value) => {
    const [index = 0, of = 0] = /^\d{1,7}\/\d{1,7}$/.test(value) ? value.split('/').map(Number) : [];
    if (index >= 1 && index <= of && of <= mostShards) return { index, of };
    throw new UsageError(prose.usage.notAShard(option, value));
  };
}

const mostJobs = 256;

/** A number of threads, or `auto`. */
export function jobCount(option: string, prose: Prose): (value: string) => number | 'auto' {
  return (value) => {
    if (value === 'auto') return value;
    const count = /^\d{1,3}$/.test(value) ? Number(value) : 0;
    if (count >= 1 && count <= mostJobs) return count;
    throw new UsageError(prose.usage.notAJobCount(option, value, mostJobs));
  };
}
