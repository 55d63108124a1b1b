import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Crew } from '../batch/crew';
import type { Job, Outcome, Settings } from '../batch/job';
import type { Configurations } from '../configuration';
import { complain, type Shell } from '../shell';
import { CacheFolder } from './folder';
import { buildIdentity, FileHashes, isKept, keptOf } from './keys';
import { cacheProse } from './prose';

export const cacheFolderName = '.civicclause-cache';

export interface CacheOptions {
  /** Keep what is found, and answer from it. */
  cache?: boolean;
  /** The folder. */
  cacheLocation?: string;
}

/** Reviews kept from one run to the next. What goes wrong with it is said once, and costs no more than time. */
export class Cache {
  /** Absolute. */
  readonly path: string;
  readonly #folder: CacheFolder;
  readonly #shown: string;
  readonly #shell: Shell;
  readonly #read = new Set<string>();
  readonly #slots = new Set<string>();
  #error?: string;
  #written = false;

  private constructor(path: string, shown: string, shell: Shell) {
    this.path = path;
    this.#shown = shown;
    this.#shell = shell;
    this.#folder = new CacheFolder(path);
  }

  /** By default beside the configuration that holds in the current folder, else in the current folder. Undefined when it cannot be used, which has then been said. */
  static async open({ cacheLocation }: CacheOptions, configurations: Configurations, shell: Shell): Promise<Cache | undefined> {
    const [outermost] = (await configurations.ofFolder()).files;
    const usual = join(outermost === undefined ? shell.cwd : dirname(resolve(outermost)), cacheFolderName);
    const path = cacheLocation === undefined ? usual : resolve(shell.cwd, cacheLocation);
    const shown = cacheLocation ?? (relative(shell.cwd, path) || path);
    const cache = new Cache(path, shown.split(sep).join('/'), shell);
    const problem = cache.#folder.open();
    if (!problem) return cache;
    const words = cacheProse[shell.locale];
    if (problem === 'foreign') await complain(shell, words.foreign(cache.#shown), words.foreignHint);
    else await complain(shell, words.cannotWrite(cache.#shown, problem.error));
    return undefined;
  }

  /** Notes with each job where its review is kept, and whether it is there. */
  async look(jobs: readonly Job[], settings: Settings): Promise<Job[]> {
    const run = { identity: buildIdentity(__dirname), cwd: relative(this.path, this.#shell.cwd) };
    const files = new FileHashes();
    const looked: Job[] = [];
    for (const job of jobs) {
      const kept = isKept(job) ? await keptOf(job, settings, run, files) : undefined;
      if (!kept) {
        looked.push(job);
        continue;
      }
      const key = this.#folder.keyOf(kept.slot);
      const found = key === kept.key || key === kept.dated;
      this.#slots.add(kept.slot);
      if (found) this.#read.add(kept.slot);
      looked.push({ ...job, kept: { ...kept, found } });
    }
    return looked;
  }

  /** Those whose review is kept are answered by `own`, which is in this process. */
  before(crew: Crew, own: Pick<Crew, 'review'>): Crew {
    const review = async (job: Job) => {
      const outcome = await (job.kept?.found ? own : crew).review(job);
      this.#note(job, outcome);
      return outcome;
    };
    return { ...crew, review };
  }

  /** Says what could not be kept, and takes out what is of no more use. */
  async finish(): Promise<void> {
    if (this.#error !== undefined)
      await complain(this.#shell, cacheProse[this.#shell.locale].cannotWrite(this.#shown, this.#error));
    this.#folder.used(this.#read);
    this.#folder.prune(this.#slots, this.#written);
  }

  #note({ kept }: Job, { unkept }: Outcome): void {
    if (unkept !== undefined) this.#error ??= unkept;
    if (kept && !kept.found) this.#written = true;
  }
}
