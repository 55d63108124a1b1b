import { type ExampleRun, idlePatterns, runExamples } from '../../detection';
import { render } from '../../messages';
import { builtInPlaybook, type CompiledPlaybook, compilePlaybook, type PlaybookProblem } from '../../playbook';
import { hang, printable, styles, wrap } from '../../reports/layout';
import { Configurations } from '../configuration';
import { locationOf, shownPath } from '../diskWorkspace';
import { complain, type ExitCode, exitCodes, type Shell, write } from '../shell';
import { reportWidth, wantsColour } from '../terminal';
import { UsageError } from '../usage';
import { type LoadedPlaybooks, loadPlaybooks, type OwnPlaybook } from './load';
import { playbookProse } from './prose';

export const playbookFormats = ['pretty', 'json'] as const;

export interface PlaybookOptions {
  format: (typeof playbookFormats)[number];
  color?: boolean;
}

/** `civicclause playbook test [FILE…]`. */
export async function testPlaybooks(files: string[], options: PlaybookOptions, shell: Shell): Promise<ExitCode> {
  const playbooks = await wanted(files, shell);
  if (!playbooks) return exitCodes.error;
  if (!playbooks.source) {
    await complainOf(playbooks, shell);
    return exitCodes.error;
  }
  const results = resultsOf(playbooks, compilePlaybook(playbooks.source));
  const failed = results.some(({ run }) => !run.passed);
  await write(shell.stdout, options.format === 'json' ? testJson(results, shell) : testPage(playbooks, results, options, shell));
  return failed ? exitCodes.findings : exitCodes.nothing;
}

/** `civicclause playbook lint [FILE…]`. */
export async function lintPlaybooks(files: string[], options: PlaybookOptions, shell: Shell): Promise<ExitCode> {
  const playbooks = await wanted(files, shell);
  if (!playbooks) return exitCodes.error;
  const found = playbooks.files.flatMap((file) => file.loaded.problems.map((problem) => problemOf(problem, shell)));
  // Compiling takes most of the time.
  const compiled = playbooks.source && compilePlaybook(playbooks.source);
  if (compiled) found.push(...idleOf(playbooks, compiled, shell), ...failingOf(playbooks, compiled, shell));
  found.sort((a, b) => (a.file === b.file ? a.line - b.line : 0));
  await write(shell.stdout, options.format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : lintPage(found, options, shell));
  if (!playbooks.source) return exitCodes.error;
  return found.length > 0 ? exitCodes.findings : exitCodes.nothing;
}

/** The files named, else those of the configuration; undefined where that is wrong, which has then been said. */
async function wanted(files: string[], shell: Shell): Promise<LoadedPlaybooks | undefined> {
  if (files.length > 0) return loadPlaybooks(new Map(files.map((path) => [locationOf(shell.cwd, path), path])));
  const configurations = new Configurations({}, builtInPlaybook().source, shell);
  const { playbooks } = await configurations.ofFolder();
  if (await configurations.complain()) return undefined;
  if (!playbooks) throw new UsageError(playbookProse[shell.locale].noFiles);
  return loadPlaybooks(new Map(playbooks.locations.map((location) => [location, shownPath(shell.cwd, location)])));
}

async function complainOf({ files }: LoadedPlaybooks, shell: Shell): Promise<void> {
  for (const { loaded } of files)
    for (const { file, line, severity, message: text } of loaded.problems)
      if (severity === 'error') await complain(shell, `${file}:${line}: ${render(text, shell.locale)}`);
}

interface Result {
  file: OwnPlaybook;
  /** Undefined for an example of the playbook built on, and for a wording. */
  line: number | undefined;
  run: ExampleRun;
}

function resultsOf({ files }: LoadedPlaybooks, playbook: CompiledPlaybook): Result[] {
  return files.flatMap((file) => {
    const lines = new Map(
      file.loaded.places.flatMap(({ clause, examples }) => examples.map(({ index, line }) => [`${clause}/${index}`, line])),
    );
    return [...runExamples(playbook, new Set(file.loaded.own))].map((run) => ({
      file,
      line: run.example === undefined ? undefined : lines.get(`${run.clause}/${run.example}`),
      run,
    }));
  });
}

function testPage({ files, source }: LoadedPlaybooks, results: Result[], options: PlaybookOptions, shell: Shell): string {
  const words = playbookProse[shell.locale];
  const style = styles(wantsColour(shell, options.color, false));
  const width = reportWidth(shell);
  const lines: string[] = [];
  for (const file of files) {
    const own = results.filter((result) => result.file === file);
    const { custom } = file.loaded;
    const title = custom ? words.heading(custom.title[shell.locale] ?? custom.id, custom.version, custom.extends) : '';
    lines.push(...hang(`${style.bold(printable(file.path))}  `, printable(title), width, 2), '');
    for (const clause of new Set(own.map(({ run }) => run.clause))) {
      const runs = own.filter(({ run }) => run.clause === clause);
      const name = source!.clauses.find(({ id }) => id === clause)?.title[shell.locale] ?? clause;
      lines.push(...hang(`${style.bold(printable(clause))}  `, printable(name), width, 2));
      for (const result of runs) lines.push(...exampleLines(result, words, style, width, shell));
      lines.push('');
    }
  }
  const passed = results.filter(({ run }) => run.passed).length;
  lines.push(words.passed(passed, results.length));
  return `${lines.join('\n')}\n`;
}

function exampleLines(
  { run, line }: Result,
  words: (typeof playbookProse)['en'],
  style: ReturnType<typeof styles>,
  width: number,
  { locale }: Shell,
): string[] {
  const { reading, passed } = run;
  const mark = passed ? style.green('✓') : style.red('✗');
  const name = run.example === undefined ? words.wording : words.example(run.example + 1);
  const about = [name, words.status[run.wanted], words.kind[run.kind], words.language[run.language]];
  if (line !== undefined) about.push(words.line(line));
  const lines = hang(`  ${mark} `, about.join(' · '), width);
  const said = (label: string, text: string) => hang(`      ${label} `, printable(text), width, 8);
  if (!passed) {
    if (reading.status !== run.wanted)
      lines.push(...said('→', words.wanted(words.status[run.wanted], words.status[reading.status])));
    for (const element of run.unmet) lines.push(...said('→', words.unmet(element)));
    for (const element of run.met) lines.push(...said('→', words.met(element)));
    lines.push(...said(words.reason, render(reading.reason, locale)));
  }
  for (const { element, pattern, text } of hitsOf(run))
    lines.push(...said(words.matched, `${element}: ${words.quoted(text)} (${pattern})`));
  if (!passed || run.wanted === 'missing')
    for (const { text, pattern, because } of nearOf(run, locale))
      lines.push(...said(words.near, `${words.quoted(text)} (${pattern})${because === undefined ? '' : `: ${because}`}`));
  return lines;
}

/** What proved an element, or the clause where no element was met. */
function hitsOf({ reading, clause }: ExampleRun) {
  const hits = reading.elements.flatMap(({ id, met, evidence }) =>
    met ? evidence.slice(0, 1).map(({ pattern, text }) => ({ element: id, pattern, text })) : [],
  );
  if (hits.length > 0) return hits;
  return reading.evidence.slice(0, 1).map(({ pattern, text }) => ({ element: clause, pattern, text }));
}

function nearOf({ reading }: ExampleRun, locale: Shell['locale']) {
  return reading.near.map(({ text, pattern, because }) => ({
    text,
    pattern,
    ...(because && { because: render(because, locale) }),
  }));
}

function testJson(results: Result[], { locale }: Shell): string {
  const list = results.map(({ file, line, run }) => ({
    file: file.path,
    ...(line !== undefined && { line }),
    clause: run.clause,
    ...(run.example !== undefined && { example: run.example + 1 }),
    kind: run.kind,
    language: run.language,
    wanted: run.wanted,
    status: run.reading.status,
    passed: run.passed,
    unmet: run.unmet,
    met: run.met,
    reason: render(run.reading.reason, locale),
    hits: hitsOf(run),
    near: nearOf(run, locale),
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

interface Lint {
  file: string;
  line: number;
  severity: 'error' | 'warning';
  message: string;
}

function problemOf({ file, line, severity, message: text }: PlaybookProblem, { locale }: Shell): Lint {
  return { file, line, severity, message: render(text, locale) };
}

function idleOf({ files }: LoadedPlaybooks, playbook: CompiledPlaybook, { locale }: Shell): Lint[] {
  const words = playbookProse[locale];
  return files.flatMap(({ path, loaded }) =>
    idlePatterns(playbook, loaded.custom?.clauses ?? []).map(({ clause, key, pattern, why }) => ({
      file: path,
      line: loaded.places.find((place) => place.clause === clause)?.line ?? 1,
      severity: 'warning' as const,
      message: words.idle[why](`${clause}: ${key}`, pattern),
    })),
  );
}

function failingOf(playbooks: LoadedPlaybooks, playbook: CompiledPlaybook, { locale }: Shell): Lint[] {
  const results = resultsOf(playbooks, playbook);
  return playbooks.files.flatMap((file) => {
    const failed = results.filter((result) => result.file === file && !result.run.passed).length;
    const text = playbookProse[locale].failing(failed);
    return failed > 0 ? [{ file: file.path, line: 1, severity: 'error' as const, message: text }] : [];
  });
}

function lintPage(found: Lint[], { color }: PlaybookOptions, shell: Shell): string {
  const words = playbookProse[shell.locale];
  const style = styles(wantsColour(shell, color, false));
  const width = reportWidth(shell);
  const lines = found.flatMap(({ file, line, severity, message: text }) => {
    const tint = severity === 'error' ? style.red : style.yellow;
    return hang(`${printable(file)}:${line}  ${tint(words.severity[severity])}  `, printable(text), width, 4);
  });
  const errors = found.filter(({ severity }) => severity === 'error').length;
  lines.push(...(found.length === 0 ? wrap(words.clean, width) : ['', words.found(errors, found.length - errors)]));
  return `${lines.join('\n')}\n`;
}
