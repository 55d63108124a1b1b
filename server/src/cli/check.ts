import { resolve } from 'node:path';
import type { Engine } from '../engine';
import { jurisdictionIds, type Policy } from '../policy';
import type { FormatName } from '../reports/formats';
import type { Language } from '../text/types';
import { Baseline, type BaselineOptions } from './baseline';
import { alone, type Crew, withWorkers } from './batch/crew';
import { deliver } from './batch/deliver';
import { loadFormats } from './batch/formats';
import { inOrder } from './batch/inOrder';
import type { Job, Settings } from './batch/job';
import { partOf } from './batch/partOf';
import { Report } from './batch/report';
import { Reviewer } from './batch/reviewer';
import type { ShardChoice } from './batch/shard';
import { inputsOf, jobsFor, jobsOfLines, ofShard, worthwhileWorkers } from './batch/sources';
import type { Cache, CacheOptions } from './cache';
import { cacheProse } from './cache/prose';
import { changedJobs } from './changed';
import { type ChangedOptions, type Since, sinceOf } from './changed/since';
import { Configurations, chosenIn } from './configuration';
import { engineOf } from './engines';
import { collect, findInputs } from './inputs';
import { unknownJurisdiction } from './jurisdictions';
import { listedInputs } from './listed';
import { tellingProgress } from './progress';
import { prose } from './prose/prose';
import { type ReportOptions, showing } from './reporting';
import { type ExitCode, exitCodes, type Shell } from './shell';
import { keepDocuments, type Target, targetsOf, withoutReports } from './targets';
import { UsageError } from './usage';
import type { Seen } from './watch';

export { failLevels } from './batch/deliver';
export const kinds = ['rfp', 'agreement', 'annex', 'auto'] as const;
export const languages = ['en', 'fr'] as const;
export const positions = ['buyer', 'neutral'] as const;

/** Documents on one page of HTML, which is held until its end and is to be read by a person. */
export const mostOnPage = 500;

export interface CheckOptions extends ReportOptions, BaselineOptions, CacheOptions, ChangedOptions {
  fixes?: boolean;
  kind: (typeof kinds)[number];
  language: Language | 'auto';
  locale?: Language;
  position?: (typeof positions)[number];
  jurisdiction?: string;
  asOf?: string;
  config?: string;
  stdin?: boolean;
  stdinNdjson?: boolean;
  /** Standard input names the documents. */
  stdinPaths?: boolean;
  stdinPath?: string;
  /** What `changed` asks for. */
  since?: Since;
  /** Only errors are shown. */
  quiet?: boolean;
  maxWarnings?: number;
  shard?: ShardChoice;
  /** Threads that review; `auto`: as many as pay. */
  jobs: number | 'auto';
  /** Bytes. */
  maxSize: number;
  /** Review again whenever something changes. */
  watch?: boolean;
}

/** `civicclause check`: reviews what the paths name; a document is a procurement file of its own where no configuration says otherwise. */
export async function check(given: string[], asked: CheckOptions, shell: Shell): Promise<ExitCode> {
  const since = sinceOf(asked, given, shell);
  const paths = since?.paths ?? given;
  const options = { ...asked, since };
  if (!options.watch) return reviewOnce(paths, options, shell);
  const { watch } = await import('./watch');
  return watch(paths, options, shell, (seen) => reviewOnce(paths, options, shell, seen));
}

async function reviewOnce(paths: string[], options: CheckOptions, shell: Shell, tell?: (seen: Seen) => void): Promise<ExitCode> {
  const from = sourceOf(paths, options, shell);
  if (options.cacheLocation !== undefined && !options.cache) throw new UsageError(cacheProse[shell.locale].locationWithoutCache);
  const targets = targetsFor(from, options, shell);
  const baseline = Baseline.open(options, shell);
  if (options.baseline !== undefined) keepDocuments(targets, [resolve(shell.cwd, options.baseline)], shell);
  if (baseline?.writes && options.shard) throw new UsageError(prose[shell.locale].baseline.writtenByShard);
  const engine = await engineOf();
  checkJurisdiction(options, engine, shell);
  const configurations = new Configurations(options, engine.playbook, shell);
  const work = await workFor(from, paths, options, targets, configurations, shell);
  tell?.({
    documents: isList(work.jobs) ? work.jobs.flatMap(inputsOf).map(({ file }) => file) : [],
    configurations: [...configurations.files],
  });
  // A review under other rules than those meant is none.
  if (await configurations.complain()) return exitCodes.error;
  const cache = options.cache ? await openCache(options, configurations, shell) : undefined;
  const settings: Settings = {
    ...settingsOf(options, work.policy, work.shard, shell),
    ...(cache && { cache: cache.path }),
    ...showing(targets, options, shell),
    ...(baseline && { baseline: baseline.known }),
    ...(work.playbooks.some((each) => each.length > 0) && { playbooks: work.playbooks }),
  };
  const reviewer = new Reviewer(engine, settings);
  const jobs = cache && isList(work.jobs) ? await cache.look(work.jobs, settings) : work.jobs;
  const threads = work.threads(isList(jobs) ? jobs : []);
  const workers = threads > 1 ? await withWorkers(threads, settings, reviewer) : alone(reviewer);
  const crew = cache ? cache.before(workers, alone(reviewer)) : workers;
  const engines = await Promise.all(work.playbooks.map((each) => engineOf(each)));
  const own = engines.length === 1 ? engines[0]! : engine;
  const formats = await loadFormats(settings, own.playbook);
  const playbooks = settings.playbooks && engines.map(({ description }) => description);
  const head = own.assemble([], [], { ...settings.review, ...(playbooks && { playbooks }) });
  const report = new Report(partOf(head, settings.shard), formats);
  // A shard may get no document, and one pipe of many no line: others then have them.
  const mayBeEmpty =
    settings.shard !== undefined || from === 'lines' || options.stdinPaths === true || options.since !== undefined;
  const delivery = { targets, failOn: options.failOn, maxWarnings: options.maxWarnings, mayBeEmpty };
  const total = isList(jobs) ? jobs.length : undefined;
  const outcomes = tellingProgress(reviewed(jobs, crew), total, targets, shell);
  const code = await deliver(baseline ? baseline.watch(outcomes) : outcomes, report, delivery, shell);
  await cache?.finish();
  if (baseline && !(await baseline.finish())) return exitCodes.error;
  // What was found is known from now on.
  return options.writeBaseline && code === exitCodes.findings ? exitCodes.nothing : code;
}

type Source = 'paths' | 'document' | 'lines';

function sourceOf(paths: string[], { stdin, stdinNdjson, stdinPaths, shard }: CheckOptions, shell: Shell): Source {
  const { usage } = prose[shell.locale];
  const dash = paths.length === 1 && paths[0] === '-';
  if ([stdin, stdinNdjson, stdinPaths].filter(Boolean).length > 1) throw new UsageError(usage.oneStdin);
  if (stdinPaths && paths.length > 0) throw new UsageError(usage.stdinPathsAndPaths);
  if ((stdin || stdinNdjson) && paths.length > 0) throw new UsageError(stdin ? usage.stdinAndPaths : usage.stdinNdjsonAndPaths);
  const from = stdinNdjson ? 'lines' : stdin || dash ? 'document' : 'paths';
  if (shard && from !== 'paths') throw new UsageError(usage.shardOfStdin);
  if (from === 'paths' && paths.length === 0 && !stdinPaths) throw new UsageError(usage.nothingToCheck);
  return from;
}

function targetsFor(from: Source, { output = [], format }: CheckOptions, shell: Shell): Target[] {
  const usual: FormatName = from === 'lines' ? 'ndjson' : 'pretty';
  const targets = targetsOf(output, format, usual, shell);
  if (from === 'lines' && isPage(targets)) throw new UsageError(prose[shell.locale].usage.htmlOfLines);
  return targets;
}

function isPage(targets: readonly Target[]): boolean {
  return targets.some((target) => target.format === 'html');
}

function checkJurisdiction({ jurisdiction }: CheckOptions, { playbook }: Engine, shell: Shell): void {
  if (jurisdiction !== undefined && !jurisdictionIds(playbook).includes(jurisdiction))
    throw unknownJurisdiction(jurisdiction, playbook, shell);
}

interface Work {
  jobs: AsyncIterable<Job> | readonly Job[];
  /** How many pay for these of them. */
  threads(jobs: readonly Job[]): number;
  /** What holds for the run as a whole. */
  policy: Partial<Policy>;
  /** Locations of playbooks of one's own, as `Settings` has them. */
  playbooks: Required<Settings>['playbooks'];
  shard?: Settings['shard'];
}

async function workFor(
  from: Source,
  paths: string[],
  options: CheckOptions,
  targets: readonly Target[],
  configurations: Configurations,
  shell: Shell,
): Promise<Work> {
  const { maxSize, stdinPath, jobs, shard } = options;
  if (from === 'document') {
    const path = stdinPath ?? 'stdin.md';
    keepDocuments(targets, [resolve(shell.cwd, path)], shell);
    const source = await collect(path, shell.stdin, maxSize);
    const job =
      'bytes' in source ? { kind: 'document' as const, path, ...source } : { kind: 'problem' as const, problem: source };
    const resolved = await configurations.of(path);
    const { policy } = resolved;
    const own: Job[] = [{ ...job, number: 1, chosen: chosenIn(resolved) }];
    return { jobs: own, threads: () => 1, policy, playbooks: playbooksOf(own) };
  }
  if (from === 'lines') {
    const chosen = chosenIn(await configurations.ofStream());
    // Whoever hands out lines starts a process for each core; those who want threads say so.
    const threads = jobs === 'auto' ? 1 : jobs;
    const lines = jobsOfLines(shell.stdin, stdinPath ?? 'stdin.ndjson', maxSize, chosen);
    return { jobs: lines, threads: () => threads, policy: chosen.policy, playbooks: [chosen.playbooks ?? []] };
  }
  const found = options.stdinPaths ? await listedInputs(shell) : await findInputs(paths, shell.cwd);
  const here = await jobsFor({ ...found, inputs: withoutReports(found.inputs, targets, shell) }, configurations);
  const all = options.since ? await changedJobs(here, options.since, configurations, shell) : here;
  const own = shard ? await ofShard(all, shard) : all;
  if (isPage(targets) && own.length > mostOnPage)
    throw new UsageError(prose[shell.locale].usage.htmlTooMany(own.length, mostOnPage));
  const inputs = own.flatMap(inputsOf);
  keepDocuments(
    targets,
    inputs.map(({ file }) => file),
    shell,
  );
  const threads = (some: readonly Job[]) => {
    const left = some.filter(({ kept }) => !kept?.found).flatMap(inputsOf);
    return jobs === 'auto' ? worthwhileWorkers(left, maxSize) : Math.min(jobs, left.length);
  };
  const policy = await policyOfRun(all, configurations);
  return { jobs: own, threads, policy, playbooks: playbooksOf(all), shard: shard && { ...shard, inputs: all.length } };
}

function isList(jobs: Work['jobs']): jobs is readonly Job[] {
  return Array.isArray(jobs);
}

/** What goes wrong with it is said, and costs no more than time. */
async function openCache(options: CheckOptions, configurations: Configurations, shell: Shell): Promise<Cache | undefined> {
  const { Cache } = await import('./cache');
  return Cache.open(options, configurations, shell);
}

/** The locations of those that inputs are reviewed by, each list once, in the order in which inputs have them. */
function playbooksOf(jobs: readonly Job[]): readonly (readonly string[])[] {
  const lists = jobs.flatMap(({ chosen }) => (chosen ? [chosen.playbooks ?? []] : []));
  return [...new Map(lists.map((each) => [each.join('\n'), each])).values()];
}

/** What all documents have in common; where they differ, what holds in the current folder. */
async function policyOfRun(jobs: readonly Job[], configurations: Configurations): Promise<Partial<Policy>> {
  const policies = new Map(jobs.flatMap(({ chosen }) => (chosen ? [[JSON.stringify(chosen.policy), chosen.policy]] : [])));
  const [only, ...others] = policies.values();
  return only && others.length === 0 ? only : (await configurations.ofFolder()).policy;
}

function settingsOf(
  { kind, language, maxSize, fixes, quiet }: CheckOptions,
  policy: Partial<Policy>,
  shard: Settings['shard'],
  shell: Shell,
): Omit<Settings, 'outputs' | 'show'> {
  return {
    review: { policy, locale: shell.locale },
    today: new Date().toISOString().slice(0, 10),
    ...(kind !== 'auto' && { kind }),
    ...(language !== 'auto' && { language }),
    ...(fixes && { fixes }),
    ...(quiet && { quiet }),
    maxSize,
    ...(shard && { shard }),
  };
}

async function* reviewed(jobs: Work['jobs'], crew: Crew) {
  try {
    yield* inOrder(jobs, (job) => crew.review(job), crew.capacity);
  } finally {
    await crew.dismiss();
  }
}
