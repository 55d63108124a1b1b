import { type CheckOptions, check } from '../check';
import { merge } from '../merge';
import { type ExitCode, exitCodes, type Shell, write } from '../shell';
import { targetsOf } from '../targets';
import { UsageError } from '../usage';
import { reportCommandProse } from './prose';

/** What `civicclause report` shares with `check`. */
export type ReportCommandOptions = Pick<
  CheckOptions,
  'output' | 'kind' | 'language' | 'locale' | 'position' | 'jurisdiction' | 'asOf' | 'config' | 'maxSize' | 'color'
>;

/** `civicclause report`: the page for whoever decides, of documents or of saved reviews. What is found is no failure. */
export async function report(given: string[], options: ReportCommandOptions, shell: Shell): Promise<ExitCode> {
  const words = reportCommandProse[shell.locale];
  const paths = given.length === 0 ? ['.'] : given;
  const saved = paths.filter((path) => /\.(?:nd)?json$/i.test(path));
  if (saved.length > 0 && saved.length < paths.length) throw new UsageError(words.mixed);
  const targets = targetsOf(options.output ?? [words.file], undefined, 'html', shell);
  const output = targets.map(({ path = '-', format }) => `${format}:${path}`);
  const shown = { ...options, output, failOn: 'never' as const };
  const code = saved.length > 0 ? await merge(saved, shown, shell) : await check(paths, { ...shown, jobs: 'auto' }, shell);
  const files = targets.flatMap(({ path }) => path ?? []);
  if (code === exitCodes.nothing && files.length === targets.length) await write(shell.stdout, `${words.written(files)}\n`);
  return code;
}
