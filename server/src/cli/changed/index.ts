import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configurationFileNames, matches, type ProcurementFileChoice } from '../../configuration';
import { runBundle } from '../../host/runBundle';
import type { Job } from '../batch/job';
import { inputsOf } from '../batch/sources';
import type { Configurations } from '../configuration';
import { DecisionFiles, decisionsFileNames } from '../decisions';
import { isDocumentPath } from '../inputs';
import { complain, type Shell } from '../shell';
import { UsageError } from '../usage';
import type { Repository } from './git';
import { isGitFailure } from './git/failure';
import { usageErrorOf } from './problem';
import { changedProse } from './prose';
import type { Since } from './since';

/**
 * Those of the jobs whose documents changed, or something that they are reviewed by: their configuration, playbooks, decisions, or
 * another document of the procurement file. Numbered anew; problems stay. Git's own files are read: no program is started.
 */
export async function changedJobs(
  jobs: readonly Job[],
  since: Since,
  configurations: Configurations,
  shell: Shell,
): Promise<Job[]> {
  try {
    const { openRepository } = runBundle('git.js') as typeof import('./git');
    const repository = await openRepository(shell.cwd);
    await refuseAmbiguous(since, repository, shell);
    await repository.since(since.ref);
    const changes = new Changes(repository, configurations);
    const changed: Job[] = [];
    for (const job of jobs)
      if (job.kind === 'problem' || (await changes.concern(job))) changed.push({ ...job, number: changed.length + 1 });
    if (changed.length === 0) await complain(shell, changedProse[shell.locale].nothing(since.ref));
    return changed;
  } catch (error) {
    throw isGitFailure(error) ? usageErrorOf(error.gitProblem, since, shell) : error;
  }
}

async function refuseAmbiguous({ ref, loose, paths: [word = ''] }: Since, repository: Repository, shell: Shell): Promise<void> {
  const words = changedProse[shell.locale];
  if (loose && ref === undefined && (await repository.hasRef(word)))
    throw new UsageError(words.refAndPath(word), words.refAndPathHint(word));
}

/** What changed in a repository, as documents see it. */
class Changes {
  readonly #repository: Repository;
  readonly #configurations: Configurations;
  readonly #decisions = new DecisionFiles();
  /** By folder: whether a configuration or decisions that would count in it were deleted. */
  readonly #deleted = new Map<string, Promise<boolean>>();

  constructor(repository: Repository, configurations: Configurations) {
    this.#repository = repository;
    this.#configurations = configurations;
  }

  async concern(job: Job): Promise<boolean> {
    const files = inputsOf(job).map(({ file }) => file);
    if (await some(files, (file) => this.#repository.changed(file))) return true;
    return some(files, (file) => this.#surroundingsChanged(file));
  }

  /** Whether what a document is reviewed by changed. */
  async #surroundingsChanged(file: string): Promise<boolean> {
    const { files, procurementFile } = await this.#configurations.of(file);
    const decisions = this.#decisions.fileFor(file);
    const known = [...files, ...(decisions === undefined ? [] : [decisions])];
    return (
      (await some(known, (each) => this.#repository.holds(each) && this.#repository.changed(each))) ||
      (await this.#anyDeletedAbove(dirname(file))) ||
      (procurementFile !== undefined && (await this.#documentDeleted(procurementFile)))
    );
  }

  #anyDeletedAbove(folder: string): Promise<boolean> {
    let deleted = this.#deleted.get(folder);
    if (!deleted) {
      deleted = this.#lookAbove(folder);
      this.#deleted.set(folder, deleted);
    }
    return deleted;
  }

  async #lookAbove(folder: string): Promise<boolean> {
    if (!this.#repository.holds(folder)) return false;
    const gone = [...configurationFileNames, ...decisionsFileNames].map((name) => join(folder, name)).filter(isAbsent);
    return (await some(gone, (file) => this.#repository.changed(file))) || this.#anyDeletedAbove(dirname(folder));
  }

  async #documentDeleted({ folder, documents }: ProcurementFileChoice): Promise<boolean> {
    const deleted = await this.#repository.deletedBelow(folder);
    return deleted.some((path) => isDocumentPath(path) && matches(path, documents));
  }
}

function isAbsent(file: string): boolean {
  return !existsSync(file);
}

async function some<Value>(values: readonly Value[], test: (value: Value) => boolean | Promise<boolean>): Promise<boolean> {
  for (const value of values) if (await test(value)) return true;
  return false;
}
