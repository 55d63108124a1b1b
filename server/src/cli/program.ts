import { Command, CommanderError, Option } from 'commander';
import { type CheckOptions, check, failLevels, formats, kinds, languages, positions } from './check';
import { type ClausesOptions, explain, listClauses, type PageOptions } from './explain';
import { serve } from './lsp';
import { type Prose, prose } from './prose/prose';
import { complain, type ExitCode, exitCodes, type Shell, write } from './shell';
import { isoDate, megabytes, oneOf, translateUsageError, UsageError } from './usage';

/** Runs one command line (without `node` and the script) and gives its exit code. Never throws. */
export async function run(argv: readonly string[], shell: Shell, version: string): Promise<ExitCode> {
  const words = prose[shell.locale];
  const out: string[] = [];
  let exitCode: ExitCode = exitCodes.nothing;
  const program = build(words, version, shell, out, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) {
      await write(shell.stdout, out.join(''));
      return exitCodes.nothing;
    }
    if (error instanceof CommanderError && error.code === 'commander.help') {
      await write(shell.stderr, out.join(''));
      return exitCodes.error;
    }
    const usage = error instanceof CommanderError ? translateUsageError(error, words) : error;
    if (usage instanceof UsageError) {
      const command = program.commands.find((candidate) => candidate.name() === argv[0])?.name();
      const help = words.usage.seeHelp(['civicclause', command].filter(Boolean).join(' '));
      await complain(shell, [usage.message, usage.hint, help].filter(Boolean).join('\n'));
    } else
      await complain(shell, words.errors.unexpected(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    return exitCodes.error;
  }
}

function build(words: Prose, version: string, shell: Shell, out: string[], done: (code: ExitCode) => void): Command {
  const { help } = words;
  const titles: Record<string, string> = {
    'Usage:': help.usage.title,
    'Options:': help.usage.options,
    'Commands:': help.usage.commands,
    'Arguments:': help.usage.arguments,
  };
  const common = (command: Command) =>
    command
      .helpOption('-h, --help', help.show)
      .addOption(new Option('--locale <locale>', help.locale).argParser(oneOf('--locale', languages, words)))
      .option('--color', help.color)
      .option('--no-color', help.noColor)
      .exitOverride()
      .configureHelp({ styleTitle: (title) => titles[title] ?? title, optionDescription: (option) => option.description })
      .configureOutput({
        writeOut: (text) => out.push(text),
        writeErr: (text) => out.push(text),
        outputError: () => undefined,
        getOutHelpWidth: () => shell.stdout.columns ?? 100,
        getErrHelpWidth: () => shell.stdout.columns ?? 100,
      });

  const program = common(new Command('civicclause'))
    .description(help.program)
    .usage(help.usage.command)
    .version(version, '-V, --version', help.version)
    .helpCommand(false)
    .addHelpText('after', help.examplesOfProgram);

  const { check: texts } = help;
  const option = <T>(flags: string, description: string, parse: (value: string) => T, initial?: NoInfer<T>) =>
    new Option(flags, description).argParser(parse).default(initial);
  common(program.command('check'))
    .summary(texts.description)
    .description(texts.description)
    .usage(`[options] ${texts.argument}`)
    .argument('[paths...]', texts.paths)
    .addOption(option('-f, --format <format>', texts.format, oneOf('--format', formats, words), 'pretty'))
    .option('-o, --output <file>', texts.output)
    .addOption(option('--kind <kind>', texts.kind, oneOf('--kind', kinds, words), 'auto'))
    .addOption(option('--language <language>', texts.language, oneOf('--language', [...languages, 'auto'], words), 'auto'))
    .addOption(option('--position <position>', texts.position, oneOf('--position', positions, words)))
    .addOption(option('--as-of <date>', texts.asOf, isoDate('--as-of', words)))
    .option('--config <file>', texts.config)
    .addOption(option('--fail-on <severity>', texts.failOn, oneOf('--fail-on', failLevels, words), 'error'))
    .option('--stdin', texts.stdin)
    .option('--stdin-path <path>', texts.stdinPath)
    .addOption(option('--max-size <megabytes>', texts.maxSize, megabytes('--max-size', words), 20 * 1024 * 1024))
    .option('-v, --verbose', texts.verbose)
    .addHelpText('after', texts.after)
    .action(async (paths: string[], options: CheckOptions) => done(await check(paths, options, shell)));

  common(program.command('explain'))
    .summary(help.explain.description)
    .description(help.explain.description)
    .argument('<clause>', help.explain.clause)
    .addHelpText('after', help.explain.after)
    .action(async (clause: string, options: PageOptions) => done(await explain(clause, options, shell)));

  common(program.command('clauses'))
    .summary(help.clauses.description)
    .description(help.clauses.description)
    .addOption(option('-f, --format <format>', help.clauses.format, oneOf('--format', formats, words), 'pretty'))
    .action(async (options: ClausesOptions) => done(await listClauses(options, shell)));

  common(program.command('lsp'))
    .summary(help.lsp.description)
    .description(help.lsp.description)
    .option('--stdio', help.lsp.stdio)
    .action(async () => done(await serve()));

  return program;
}
