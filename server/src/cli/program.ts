import { Argument, Command, CommanderError, Option } from 'commander';
import type { DraftKind } from '../playbook';
import { formatNames } from '../reports/formats/format';
import { wrap } from '../reports/layout';
import { describeFailure } from '../text';
import { cacheProse } from './cache/prose';
import { changedProse } from './changed/prose';
import { markChanged } from './changed/since';
import { type CheckOptions, check, failLevels, kinds, languages, positions } from './check';
import { completion, type ShellName, shells } from './completion';
import { completionProse } from './completion/prose';
import { type ConfigOptions, configFormats, showConfig } from './config';
import { type ClausesOptions, explain, listClauses, listFormats, type PageOptions } from './explain';
import { type FixKind, type FixOptions, fix, fixKinds } from './fix';
import { fixProse } from './fix/prose';
import { type InitOptions, init, presetNames } from './init';
import { initProse } from './init/prose';
import { listJurisdictions } from './jurisdictions';
import { serve } from './lsp';
import { type McpOptions, mcp } from './mcp';
import { mcpProse } from './mcp/prose';
import { merge } from './merge';
import { draftKinds, type NewOptions, newDocument } from './new';
import { newProse } from './new/prose';
import { lintPlaybooks, type PlaybookOptions, playbookFormats, testPlaybooks } from './playbook';
import { playbookProse } from './playbook/prose';
import { type Prose, prose } from './prose/prose';
import { type ReportCommandOptions, report } from './report';
import { reportCommandProse } from './report/prose';
import type { ReportOptions } from './reporting';
import { complain, type ExitCode, exitCodes, type Shell, write } from './shell';
import { isoDate, jobCount, megabytes, oneOf, shardChoice, translateUsageError, UsageError, wholeNumber } from './usage';
import { watchProse } from './watch/prose';

/** Runs one command line (without `node` and the script) and gives its exit code; undefined when a server now runs. Never throws. */
export async function run(argv: readonly string[], shell: Shell, version: string): Promise<ExitCode | undefined> {
  const words = prose[shell.locale];
  const out: string[] = [];
  let exitCode: ExitCode | undefined;
  const program = build(words, version, shell, out, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(markChanged(argv), { from: 'user' });
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
      await complain(shell, usage.message, ...(usage.hint ? [usage.hint] : []), help);
    } else await complain(shell, ...words.errors.unexpected(describeFailure(error)).split('\n'));
    return exitCodes.error;
  }
}

function build(words: Prose, version: string, shell: Shell, out: string[], done: (code: ExitCode) => void): Command {
  const { help } = words;
  const { values } = help.usage;
  const titles: Record<string, string> = {
    'Usage:': help.usage.title,
    'Options:': help.usage.options,
    'Commands:': help.usage.commands,
    'Arguments:': help.usage.arguments,
  };
  const common = (command: Command) =>
    command
      .helpOption('-h, --help', help.show)
      .addOption(new Option(`--locale <${values.locale}>`, help.locale).argParser(oneOf('--locale', languages, words)))
      .option('--color', help.color)
      .option('--no-color', help.noColor)
      .exitOverride()
      .configureHelp({
        styleTitle: (title) => titles[title] ?? title,
        optionDescription: (option) => option.description,
        // Commander's own also breaks at no-break spaces.
        boxWrap: (text, width) => wrap(text, width).join('\n'),
      })
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
  const several = (value: string, earlier: string[] = []) => [...earlier, value];
  const option = <T>(flags: string, description: string, parse: (value: string) => T, initial?: NoInfer<T>) =>
    new Option(flags, description).argParser(parse).default(initial);
  /** How documents are read and judged. */
  const judged = (command: Command) =>
    command
      .addOption(option(`--kind <${values.kind}>`, texts.kind, oneOf('--kind', kinds, words), 'auto'))
      .addOption(
        option(`--language <${values.language}>`, texts.language, oneOf('--language', [...languages, 'auto'], words), 'auto'),
      )
      .addOption(option(`--position <${values.position}>`, texts.position, oneOf('--position', positions, words)))
      .option(`--jurisdiction <${values.id}>`, texts.jurisdiction)
      .addOption(option(`--as-of <${values.date}>`, texts.asOf, isoDate('--as-of', words)))
      .option(`--config <${values.file}>`, texts.config);
  judged(
    common(program.command('check'))
      .summary(texts.description)
      .description(texts.description)
      .argument(`[${values.paths}...]`, texts.paths)
      .addOption(option(`-f, --format <${values.format}>`, texts.format, oneOf('--format', formatNames, words)))
      .option(`-o, --output <${values.file}>`, texts.output, several)
      .option('--quotations', texts.quotations)
      .option('--reasons', texts.reasons)
      .option('--fixes', texts.fixes)
      .option(`--baseline <${values.file}>`, texts.baseline)
      .option('--write-baseline', texts.writeBaseline)
      .option('--prune-baseline', texts.pruneBaseline),
  )
    .addOption(option(`--fail-on <${values.severity}>`, texts.failOn, oneOf('--fail-on', failLevels, words), 'error'))
    .option('-q, --quiet', texts.quiet)
    .addOption(option(`--max-warnings <${values.number}>`, texts.maxWarnings, wholeNumber('--max-warnings', words)))
    .option('--stdin', texts.stdin)
    .option('--stdin-ndjson', texts.stdinNdjson)
    .option('--stdin-paths', texts.stdinPaths)
    .option(`--stdin-path <${values.path}>`, texts.stdinPath)
    .option(`--changed [${changedProse[shell.locale].ref}]`, changedProse[shell.locale].changed)
    .addOption(option(`--max-size <${values.megabytes}>`, texts.maxSize, megabytes('--max-size', words), 20 * 1024 * 1024))
    .addOption(option(`--shard <${values.shard}>`, texts.shard, shardChoice('--shard', words)))
    .addOption(option(`--jobs <${values.number}>`, texts.jobs, jobCount('--jobs', words), 'auto'))
    .option('--watch', watchProse[shell.locale].watch)
    .option('--cache', cacheProse[shell.locale].cache)
    .option(`--cache-location <${values.path}>`, cacheProse[shell.locale].cacheLocation)
    .option('-v, --verbose', texts.verbose)
    .addHelpText('after', texts.after)
    .addHelpText('after', cacheProse[shell.locale].after)
    .action(async (paths: string[], _, command: Command) =>
      done(await check(paths, command.optsWithGlobals<CheckOptions>(), shell)),
    );

  const fixHelp = fixProse[shell.locale];
  common(program.command('fix'))
    .summary(fixHelp.description)
    .description(fixHelp.description)
    .argument(`[${values.paths}...]`, fixHelp.paths)
    .option('-n, --dry-run', fixHelp.dryRun)
    .addOption(
      new Option(`--only <${values.kind}>`, fixHelp.only).argParser((value, earlier: FixKind[] = []) => [
        ...earlier,
        oneOf('--only', fixKinds, words)(value),
      ]),
    )
    .option(`--clause <${values.id}>`, fixHelp.clause, several)
    .addOption(option(`--position <${values.position}>`, texts.position, oneOf('--position', positions, words)))
    .option(`--jurisdiction <${values.id}>`, texts.jurisdiction)
    .addOption(option(`--as-of <${values.date}>`, texts.asOf, isoDate('--as-of', words)))
    .option(`--config <${values.file}>`, texts.config)
    .addOption(option(`--fail-on <${values.severity}>`, fixHelp.failOn, oneOf('--fail-on', failLevels, words), 'error'))
    .addOption(option(`--max-size <${values.megabytes}>`, texts.maxSize, megabytes('--max-size', words), 20 * 1024 * 1024))
    .addHelpText('after', fixHelp.after)
    .action(async (paths: string[], _, command: Command) => done(await fix(paths, command.optsWithGlobals<FixOptions>(), shell)));

  const newHelp = newProse[shell.locale];
  common(program.command('new'))
    .summary(newHelp.description)
    .description(newHelp.description)
    .addArgument(new Argument(`<${draftKinds.join('|')}>`, newHelp.kind).argParser(oneOf('new', draftKinds, words)))
    .argument(`[${values.file}]`, newHelp.path)
    .option('-y, --yes', newHelp.yes)
    .option('--force', newHelp.force)
    .addOption(option(`--language <${values.language}>`, newHelp.language, oneOf('--language', languages, words)))
    .option(`--jurisdiction <${values.id}>`, newHelp.jurisdiction)
    .option(`--subject <${newHelp.values.subject}>`, newHelp.subject, several)
    .option(`--answer <${newHelp.values.answer}>`, newHelp.answer, several)
    .option(`--limit <${newHelp.values.limit}>`, newHelp.limit, several)
    .option('--no-proposals', newHelp.noProposals)
    .option(`--config <${values.file}>`, texts.config)
    .addHelpText('after', newHelp.after)
    .action(async (kind: DraftKind, file: string | undefined, _, command: Command) =>
      done(await newDocument(kind, file, command.optsWithGlobals<NewOptions>(), shell)),
    );

  const initHelp = initProse[shell.locale];
  common(program.command('init'))
    .summary(initHelp.description)
    .description(initHelp.description)
    .option('-y, --yes', initHelp.yes)
    .addOption(
      new Option(`--preset <${initHelp.presetValue}>`, initHelp.preset).argParser((value, earlier: string[] = []) =>
        several(oneOf('--preset', presetNames, words)(value), earlier),
      ),
    )
    .option(`--jurisdiction <${values.id}>`, initHelp.jurisdiction)
    .option('--decisions', initHelp.decisions)
    .addHelpText('after', initHelp.after)
    .action(async (_, command: Command) => done(await init(command.optsWithGlobals<InitOptions>(), shell)));

  common(program.command('merge'))
    .summary(help.merge.description)
    .description(help.merge.description)
    .argument(`<${values.parts}...>`, help.merge.parts)
    .addOption(option(`-f, --format <${values.format}>`, help.merge.format, oneOf('--format', formatNames, words)))
    .option(`-o, --output <${values.file}>`, texts.output, several)
    .option('--quotations', texts.quotations)
    .option('--reasons', texts.reasons)
    .addOption(option(`--fail-on <${values.severity}>`, texts.failOn, oneOf('--fail-on', failLevels, words), 'error'))
    .option('-v, --verbose', texts.verbose)
    .addHelpText('after', help.merge.after)
    .action(async (parts: string[], _, command: Command) =>
      done(await merge(parts, command.optsWithGlobals<ReportOptions>(), shell)),
    );

  const reportHelp = reportCommandProse[shell.locale];
  judged(common(program.command('report')))
    .summary(reportHelp.description)
    .description(reportHelp.description)
    .argument(`[${values.paths}...]`, reportHelp.paths)
    .option(`-o, --output <${values.file}>`, reportHelp.output, several)
    .addOption(option(`--max-size <${values.megabytes}>`, texts.maxSize, megabytes('--max-size', words), 20 * 1024 * 1024))
    .addHelpText('after', reportHelp.after)
    .action(async (paths: string[], _, command: Command) =>
      done(await report(paths, command.optsWithGlobals<ReportCommandOptions>(), shell)),
    );

  common(program.command('explain'))
    .summary(help.explain.description)
    .description(help.explain.description)
    .argument('<clause>', help.explain.clause)
    .addHelpText('after', help.explain.after)
    .action(async (clause: string, _, command: Command) =>
      done(await explain(clause, command.optsWithGlobals<PageOptions>(), shell)),
    );

  common(program.command('clauses'))
    .summary(help.clauses.description)
    .description(help.clauses.description)
    .addOption(option(`-f, --format <${values.format}>`, help.clauses.format, oneOf('--format', listFormats, words), 'pretty'))
    .action(async (_, command: Command) => done(await listClauses(command.optsWithGlobals<ClausesOptions>(), shell)));

  common(program.command('jurisdictions'))
    .summary(help.jurisdictions.description)
    .description(help.jurisdictions.description)
    .argument('[id]', help.jurisdictions.id)
    .addHelpText('after', help.jurisdictions.after)
    .action(async (id: string | undefined, _, command: Command) =>
      done(await listJurisdictions(id, command.optsWithGlobals<PageOptions>(), shell)),
    );

  common(program.command('config'))
    .summary(help.config.description)
    .description(help.config.description)
    .argument(`<${values.document}>`, help.config.document)
    .option('--explain', help.config.explain)
    .addOption(option(`-f, --format <${values.format}>`, help.config.format, oneOf('--format', configFormats, words), 'yaml'))
    .addOption(option(`--position <${values.position}>`, texts.position, oneOf('--position', positions, words)))
    .option(`--jurisdiction <${values.id}>`, texts.jurisdiction)
    .addOption(option(`--as-of <${values.date}>`, texts.asOf, isoDate('--as-of', words)))
    .option(`--config <${values.file}>`, texts.config)
    .addHelpText('after', help.config.after)
    .action(async (document: string, _, command: Command) =>
      done(await showConfig(document, command.optsWithGlobals<ConfigOptions>(), shell)),
    );

  common(program.command('lsp'))
    .summary(help.lsp.description)
    .description(help.lsp.description)
    .option('--stdio', help.lsp.stdio)
    .action(() => serve());

  const own = playbookProse[shell.locale];
  const playbook = common(program.command('playbook')).summary(own.description).description(own.description).helpCommand(false);
  playbook.addHelpText('after', own.after);
  for (const [name, text, run] of [
    ['test', own.test, testPlaybooks],
    ['lint', own.lint, lintPlaybooks],
  ] as const)
    common(playbook.command(name))
      .summary(text)
      .description(text)
      .argument(`[${own.file}...]`, own.files)
      .addOption(option(`-f, --format <${values.format}>`, own.format, oneOf('--format', playbookFormats, words), 'pretty'))
      .addHelpText('after', own.after)
      .action(async (files: string[], _, command: Command) =>
        done(await run(files, command.optsWithGlobals<PlaybookOptions>(), shell)),
      );

  const completionHelp = completionProse[shell.locale];
  common(program.command('completion'))
    .summary(completionHelp.description)
    .description(completionHelp.description)
    .addArgument(new Argument('<shell>', completionHelp.shell).argParser(oneOf('completion', shells, words)))
    .addHelpText('after', completionHelp.after)
    .action(async (name: ShellName) => done(await completion(name, program, shell)));

  const mcpHelp = mcpProse[shell.locale];
  common(program.command('mcp'))
    .summary(mcpHelp.description)
    .description(mcpHelp.description)
    .option(`--root <${mcpHelp.folder}>`, mcpHelp.root, several)
    .addHelpText('after', mcpHelp.after)
    .action((_, command: Command) => mcp(command.optsWithGlobals<McpOptions>(), shell));

  return program;
}
