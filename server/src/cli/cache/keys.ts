import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { version } from '../../engine';
import type { Job, Kept, Member, Settings } from '../batch/job';
import { DecisionFiles } from '../decisions';
import { readInput } from '../inputs';
import { sha256 } from './entry';

/** Stands for this build of the tool, its playbook and schemas included: a review of another build is of no use. `folder`: of the bundles. */
export function buildIdentity(folder: string): string {
  const schemas = join(folder, 'schemas');
  const names = existsSync(schemas) ? readdirSync(schemas).filter((name) => name.endsWith('.js')) : [];
  const files = ['commandLine.js', 'playbook.bin', ...names.sort().map((name) => join('schemas', name))];
  return [version, ...files.map((name) => sha256(readIfThere(join(folder, name)) ?? ''))].join(' ');
}

/** Documents of a job that is kept: those of files. */
export type KeptJob = Extract<Job, { kind: 'file' | 'set' }>;

export function isKept(job: Job): job is KeptJob {
  return job.kind === 'file' || job.kind === 'set';
}

/** Where the review of a job is kept, and under which keys it would be found; undefined when one of its documents cannot be read. */
export async function keptOf(
  job: KeptJob,
  settings: Settings,
  { identity, cwd }: { identity: string; cwd: string },
  files: FileHashes,
): Promise<Omit<Kept, 'found'> | undefined> {
  const state = await stateOf(job, settings.maxSize, files);
  if (state === undefined) return undefined;
  const { review, kind, language, fixes } = settings;
  const shown = membersOf(job).map(({ input }) => input.path);
  const name = job.kind === 'set' ? job.name : '';
  const options = { locale: review.locale, kind, language, fixes };
  const policy = job.chosen?.policy ?? review.policy;
  const taken = membersOf(job).map(({ input, chosen }) => [input.named, chosen?.kind, chosen?.language]);
  const key = sha256(JSON.stringify([identity, name, shown, options, policy, taken, state]));
  return {
    slot: sha256(JSON.stringify([cwd, name, shown, options])),
    state,
    key,
    dated: sha256(JSON.stringify([key, policy?.asOf ?? settings.today])),
  };
}

/** What stands in all files that a review of the job reads, in a word; undefined when one of its documents cannot be read. */
export async function stateOf(job: KeptJob, maxSize: number, files = new FileHashes()): Promise<string | undefined> {
  const contents: unknown[] = [];
  for (const { input } of membersOf(job)) {
    const read = await readInput(input, maxSize);
    if (!('bytes' in read)) return undefined;
    const decisions = files.decisionsOn(input.file);
    contents.push([sha256(read.bytes), decisions && [relative(dirname(decisions), input.file), files.of(decisions)]]);
  }
  return sha256(JSON.stringify([contents, (job.chosen?.playbooks ?? []).map((location) => files.of(location))]));
}

/** Hashes of the files that many documents share. Each is read once. */
export class FileHashes {
  readonly #hashes = new Map<string, string>();
  readonly #decisions = new DecisionFiles();

  of(file: string): string {
    const known = this.#hashes.get(file);
    if (known !== undefined) return known;
    const content = readIfThere(file);
    const hash = content ? sha256(content) : 'absent';
    this.#hashes.set(file, hash);
    return hash;
  }

  /** The file that says what was decided on a document. */
  decisionsOn(file: string): string | undefined {
    return this.#decisions.fileFor(file);
  }
}

export function membersOf(job: KeptJob): (Pick<Member, 'input'> & Partial<Member>)[] {
  return job.kind === 'set' ? job.members : [job];
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
