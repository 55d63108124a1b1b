import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { type Input, type Inputs, tooLarge } from '../inputs';
import type { Job } from './job';
import { linesOf } from './lines';
import type { ShardChoice } from './shard';

/** What the paths of a command line come to: first what is wrong with them, then the documents; of a shard only its own. */
export async function jobsFor({ inputs, problems }: Inputs, shard: ShardChoice | undefined): Promise<Job[]> {
  const jobs = [
    ...problems.map((problem) => ({ kind: 'problem' as const, path: problem.path, problem })),
    ...inputs.map((input) => ({ kind: 'file' as const, path: input.path, input })),
  ].map(({ path, ...job }, index) => ({ path, job: { ...job, number: index + 1 } }));
  if (!shard) return jobs.map(({ job }) => job);
  const { shardOf } = await import('./shard');
  return jobs.filter(({ path }) => shardOf(path, shard.of) === shard.index).map(({ job }) => job);
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
