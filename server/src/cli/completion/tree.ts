import type { Command, Option } from 'commander';

/** What may be typed after a command. */
export interface Completable {
  /** `check`; `playbook test`; '' for the program itself. */
  path: string;
  description: string;
  options: { long: string; short?: string; description: string; takesValue: boolean; values: readonly string[] }[];
  /** Subcommands, or the words that an argument takes. */
  words: readonly { word: string; description: string }[];
}

/** Words that values take which the parser does not list itself, by what stands for them: `--clause`, or `explain` for its argument. */
export type KnownWords = Readonly<Record<string, readonly string[]>>;

/** The program and its commands, as the parser knows them. */
export function completablesOf(command: Command, known: KnownWords, path = ''): Completable[] {
  const options = command
    .createHelp()
    .visibleOptions(command)
    .map((option) => {
      const long = option.long ?? option.flags;
      return {
        long,
        ...(option.short && { short: option.short }),
        description: option.description,
        takesValue: option.required || option.optional,
        values: known[long] ?? wordsOf(option),
      };
    });
  const own = [...(known[path] ?? []), ...command.registeredArguments.flatMap(wordsOf)];
  const words = [
    ...command.commands.map((each) => ({ word: each.name(), description: each.summary() })),
    ...own.map((word) => ({ word, description: '' })),
  ];
  const below = command.commands.flatMap((each) => completablesOf(each, known, `${path} ${each.name()}`.trim()));
  return [{ path, description: command.summary(), options, words }, ...below];
}

function wordsOf({ parseArg }: Pick<Option, 'parseArg'>): readonly string[] {
  return parseArg && 'words' in parseArg ? (parseArg.words as readonly string[]) : [];
}
