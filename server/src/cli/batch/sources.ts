import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { type Configurations, chosenIn } from '../configuration';
import { type Input, type Inputs, tooLarge } from '../inputs';
import type { Job } from './job';
import { linesOf } from './lines';
import type { ShardChoice } from './shard';

/** What the paths of a command line come to: first what is wrong with them, then the documents, each with what its configuration says. */
export async function jobsFor({ inputs, problems }: Inputs, configurations: Configurations): Promise<Job[]> {
  const jobs = problems.map((problem, index): Job => ({ number: index + 1, kind: 'problem', problem }));
  for (const input of inputs) {
    const chosen = chosenIn(await configurations.of(input.file));
    jobs.push({ number: jobs.length + 1, kind: 'file', input, chosen });
  }
  return jobs;
}

/** Of all jobs of a run, those of one shard. */
export async function ofShard(jobs: readonly Job[], shard: ShardChoice): Promise<Job[]> {
  const { shardOf } = await import('./shard');
  const pathOf = (job: Job) => (job.kind === 'problem' ? job.problem.path : job.kind === 'file' ? job.input.path : job.path);
  return jobs.filter((job) => shardOf(pathOf(job), shard.of) === shard.index);
}

/** A character of a document takes up to six bytes in JSON (`\u00e9` for one of two). */
const escaped = 6;

/** A document a line, one job each. A line too long for any document within the limit (bytes) is read past. */
export async function* jobsOfLines(stdin: Readable, path: string, maxSize: number): AsyncGenerator<Job, void, undefined> {
  for await (const { number, length, bytes } of linesOf(stdin, maxSize * escaped)) {
    if (bytes) yield { kind: 'line', number, path, line: number, bytes };
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
