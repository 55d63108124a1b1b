import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { type Chosen, type Configurations, chosenIn } from '../configuration';
import { type Input, type Inputs, tooLarge } from '../inputs';
import type { Job, Member } from './job';
import { linesOf } from './lines';
import type { ShardChoice } from './shard';

/**
 * What the paths of a command line come to: first what is wrong with them, then the documents, each with what its configuration says. A
 * document that belongs to a procurement file stands for all of them, and for the choices of the first.
 */
export async function jobsFor({ inputs, problems }: Inputs, configurations: Configurations): Promise<Job[]> {
  const jobs = problems.map((problem, index): Job => ({ number: index + 1, kind: 'problem', problem }));
  const given = new Map(inputs.map((input) => [input.file, input]));
  const seen = new Set<string>();
  for (const input of inputs) {
    const resolved = await configurations.of(input.file);
    // A playbook quotes clauses; it is none of the documents.
    if (!input.named && resolved.playbooks?.locations.includes(input.file.replaceAll('\\', '/'))) continue;
    const number = jobs.length + 1;
    const file = resolved.procurementFile;
    if (!file) {
      jobs.push({ number, kind: 'file', input, chosen: chosenIn(resolved) });
      continue;
    }
    const key = `${file.file}\n${file.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const members: Member[] = [];
    const listed = await configurations.documentsOf(file);
    // One that no listing shows, as it lies in a folder that is left out, belongs to it all the same.
    const more = listed.some((each) => each.file === input.file) ? [] : [input];
    for (const member of [...listed, ...more])
      members.push({ input: given.get(member.file) ?? member, chosen: chosenIn(await configurations.of(member.file)) });
    const [first] = members;
    jobs.push({ number, kind: 'set', name: file.name, members, ...(first && { chosen: first.chosen }) });
  }
  return jobs;
}

/** Of all jobs of a run, those of one shard. */
export async function ofShard(jobs: readonly Job[], shard: ShardChoice): Promise<Job[]> {
  const { shardOf } = await import('./shard');
  return jobs.filter((job) => shardOf(nameOfJob(job), shard.of) === shard.index);
}

function nameOfJob(job: Job): string {
  if (job.kind === 'problem') return job.problem.path;
  if (job.kind === 'set') return job.name;
  return job.kind === 'file' ? job.input.path : job.path;
}

/** The files that a job reads. */
export function inputsOf(job: Job): Input[] {
  if (job.kind === 'set') return job.members.map(({ input }) => input);
  return job.kind === 'file' ? [job.input] : [];
}

/** A character of a document takes up to six bytes in JSON (`\u00e9` for one of two). */
const escaped = 6;

/**
 * A document a line, one job each; `chosen`: what holds for all of them. A line too long for any document within the limit (bytes) is read
 * past.
 */
export async function* jobsOfLines(
  stdin: Readable,
  path: string,
  maxSize: number,
  chosen: Chosen,
): AsyncGenerator<Job, void, undefined> {
  for await (const { number, length, bytes } of linesOf(stdin, maxSize * escaped)) {
    if (bytes) yield { kind: 'line', number, chosen, path, line: number, bytes };
    else yield { kind: 'problem', number, problem: { ...tooLarge(path, length, maxSize), line: number } };
  }
}

/**
 * Bytes of documents that are worth a thread. Each makes the code fast anew that it runs often, which costs it as much as half a
 * megabyte of documents does afterwards.
 */
const bytesPerWorker = 2 * 1024 * 1024;

/** Threads that pay for these documents; 1: none but this one. */
export function worthwhileWorkers(inputs: readonly Input[], maxSize: number): number {
  const most = Math.min(availableParallelism(), inputs.length);
  let bytes = 0;
  for (const { file } of inputs) {
    if (bytes >= most * bytesPerWorker) break;
    const size = sizeOf(file);
    if (size <= maxSize) bytes += size;
  }
  return Math.max(1, Math.min(most, Math.floor(bytes / bytesPerWorker)));
}

/** In bytes; what cannot be read has none. */
function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
