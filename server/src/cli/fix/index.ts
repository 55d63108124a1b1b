import { createEngine } from '../../engine';
import { render } from '../../messages';
import { similarIds } from '../../reports/answers/similar';
import { printable } from '../../reports/layout';
import { type ProcurementFileReview, type Summary, summarise } from '../../review';
import { type Delivery, fails } from '../batch/deliver';
import type { Job } from '../batch/job';
import { type Gathered, InputReader, problemsIn } from '../batch/reading';
import { inputsOf, jobsFor } from '../batch/sources';
import { Configurations, type PolicyOptions } from '../configuration';
import { engineOf } from '../engines';
import { findInputs, type Input, type InputProblem } from '../inputs';
import { prose } from '../prose/prose';
import { complain, type ExitCode, exitCodes, type Shell, write } from '../shell';
import { UsageError } from '../usage';
import { patch } from './diff';
import { type FixChoice, type FixedFile, type FixKind, fixFile, fixKinds } from './fixing';
import { type FixCounts, fixProse } from './prose';
import { replace } from './replace';

export { type FixKind, fixKinds };

export interface FixOptions extends PolicyOptions {
  dryRun?: boolean;
  /** None: all. */
  only?: FixKind[];
  /** Ids; none: all. */
  clause?: string[];
  failOn: Delivery['failOn'];
  color?: boolean;
  /** Bytes. */
  maxSize: number;
}

/** `civicclause fix`: applies fixes to what the paths name, each file whole or not at all; with `--dry-run` shows them as a diff. */
export async function fix(paths: string[], options: FixOptions, shell: Shell): Promise<ExitCode> {
  if (paths.length === 0) throw new UsageError(fixProse[shell.locale].nothingToFix);
  const builtIn = createEngine();
  const configurations = new Configurations(options, builtIn.playbook, shell);
  const jobs = await jobsFor(await findInputs(paths, shell.cwd), configurations);
  if (await configurations.complain()) return exitCodes.error;
  await checkClauses(options.clause ?? [], jobs, shell);
  const run = new FixRun(options, shell);
  for (const job of jobs) await run.fix(job);
  return run.finish();
}

/** Every clause named is one of the playbooks that documents are fixed by. */
async function checkClauses(clauses: readonly string[], jobs: readonly Job[], shell: Shell): Promise<void> {
  if (clauses.length === 0) return;
  const known = new Set<string>();
  for (const { chosen } of jobs) for (const { id } of (await engineOf(chosen?.playbooks)).playbook.clauses) known.add(id);
  const { usage } = prose[shell.locale];
  for (const id of known.size > 0 ? clauses : []) {
    if (known.has(id)) continue;
    const similar = similarIds(id, [...known]);
    throw new UsageError(usage.unknownClause(id), similar.length > 0 ? usage.didYouMean(similar) : undefined);
  }
}

/** Fixes one job after another, and counts. */
class FixRun {
  readonly #options: FixOptions;
  readonly #shell: Shell;
  readonly #inputs: InputReader;
  readonly #choice: FixChoice;
  readonly #reviews: ProcurementFileReview[] = [];
  readonly #counts: FixCounts = { missing: 0, weak: 0, hedged: 0 };
  #changed = 0;
  #documents = 0;
  #wrong = false;

  constructor(options: FixOptions, shell: Shell) {
    this.#options = options;
    this.#shell = shell;
    const today = new Date().toISOString().slice(0, 10);
    this.#inputs = new InputReader({ maxSize: options.maxSize, today, review: {} });
    this.#choice = { kinds: options.only ?? fixKinds, clauses: options.clause ?? [] };
  }

  /** What goes wrong with one job is said, and costs the others nothing. */
  async fix(job: Job): Promise<void> {
    const gathered = await this.#inputs.gather(job);
    for (const problem of gathered.problems) await this.#complain(problem);
    if (gathered.sources.length === 0) return;
    // What was accepted must not be fixed: a decision that cannot be read has to be mended first.
    for (const { place, message } of gathered.decisions.problems)
      await this.#complain({ path: place.path || gathered.name, line: place.line, code: 'read-error', message });
    if (gathered.decisions.problems.length > 0) return;
    const engine = await engineOf(job.chosen?.playbooks);
    const fixed = fixFile(gathered, this.#choice, engine, { locale: this.#shell.locale, policy: job.chosen?.policy });
    if (!fixed.analysis) return;
    for (const problem of problemsIn(fixed.analysis.fixes.file.documents)) await this.#complain(problem);
    const { locale } = this.#shell;
    if (fixed.unsettled.length > 0)
      await complain(this.#shell, fixProse[locale].unsettled(gathered.name, fixed.unsettled.join(', ')));
    this.#documents += fixed.sources.length;
    this.#reviews.push(fixed.analysis.review);
    const titles = new Map(engine.playbook.clauses.map(({ id, title }) => [id, title[locale]]));
    for (const path of await this.#deliver(job, gathered, fixed)) await this.#tell(path, fixed, titles);
  }

  async finish(): Promise<ExitCode> {
    const { nothingReviewed } = prose[this.#shell.locale].errors;
    const words = fixProse[this.#shell.locale];
    const { dryRun, failOn } = this.#options;
    if (this.#documents === 0) {
      if (!this.#wrong) await complain(this.#shell, nothingReviewed);
      return exitCodes.error;
    }
    const summary = summarise(this.#reviews);
    const lines = [this.#changed > 0 ? words.done(this.#changed, this.#counts, dryRun ?? false) : words.nothing(this.#documents)];
    const blanks = this.#reviews.flatMap(({ findings }) => findings).filter(({ code }) => code === 'blank');
    const of = (severity: keyof typeof severities) => summary[severities[severity]] - countOf(blanks, severity);
    if (blanks.length + of('error') + of('warning') > 0) lines.push(words.left(blanks.length, of('error'), of('warning')));
    await this.#say(`${lines.join('\n')}\n`);
    if (this.#wrong) return exitCodes.error;
    return fails(summary, failOn) ? exitCodes.findings : exitCodes.nothing;
  }

  /** Paths of the documents that changed: written, or shown. */
  async #deliver(job: Job, gathered: Gathered, { sources }: FixedFile): Promise<string[]> {
    const files = new Map(inputsOf(job).map((input) => [input.path, input]));
    const done: string[] = [];
    for (const [index, source] of sources.entries()) {
      const before = gathered.sources[index]!;
      const { path } = source.document;
      if (source === before) continue;
      if (this.#options.dryRun) await write(this.#shell.stdout, await patch(before, source, this.#shell, this.#options.color));
      else if (!(await this.#write(files.get(path)!, before.bytes!, source.bytes!))) continue;
      this.#changed++;
      done.push(path);
    }
    return done;
  }

  async #write(input: Input, before: Uint8Array, after: Uint8Array): Promise<boolean> {
    const failure = await replace(input, before, after, this.#shell);
    if (failure === undefined) return true;
    this.#wrong = true;
    await complain(this.#shell, failure);
    return false;
  }

  async #tell(path: string, { applied }: FixedFile, titles: ReadonlyMap<string, string>): Promise<void> {
    const { kinds } = fixProse[this.#shell.locale];
    const own = applied.filter(({ document }) => document === path);
    for (const { kind } of own) this.#counts[kind]++;
    const width = Math.max(...Object.values(kinds).map(({ length }) => length));
    const lines = own.map(({ kind, clause }) =>
      printable(`${titles.get(clause) ?? clause} (${clause})`).replace(/^/, `  ${kinds[kind].padEnd(width)}  `),
    );
    await this.#say(`${printable(path)}\n${lines.join('\n')}\n`);
  }

  /** Standard output of a dry run is a patch and nothing else. */
  #say(text: string): Promise<boolean> {
    return write(this.#options.dryRun ? this.#shell.stderr : this.#shell.stdout, text);
  }

  async #complain({ path, line, code, message }: InputProblem): Promise<void> {
    if (code === 'not-recognised') return;
    this.#wrong = true;
    await complain(this.#shell, `${path}${line === undefined ? '' : `:${line}`}: ${render(message, this.#shell.locale)}`);
  }
}

const severities = { error: 'errors', warning: 'warnings' } as const satisfies Record<string, keyof Summary>;

function countOf(findings: readonly { severity: string }[], severity: string): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
