import { join } from 'node:path';
import type { Job, Outcome, Settings } from './job';
import type { Reviewer } from './reviewer';

/** Whoever reviews the inputs of a run. */
export interface Crew {
  /** Inputs it can have at once. */
  capacity: number;
  review(job: Job): Promise<Outcome>;
  dismiss(): Promise<void>;
}

/** This process, one input after another. */
export function alone(reviewer: Reviewer): Crew {
  const review = async (job: Job) => {
    // Signals are heard between two documents; reading and reviewing one leave no time for it.
    await new Promise((resolve) => setImmediate(resolve));
    return reviewer.review(job);
  };
  return { capacity: 1, review, dismiss: async () => undefined };
}

/** Inputs that wait for a worker or for their turn to be written, per worker: enough that none is idle behind a large one. */
const waitingPerWorker = 4;

/**
 * Threads, each with an engine of its own. A thread that dies (of memory, say) costs the input it had; `reviewer` says so,
 * and a new thread takes its place. `worker` is the file it runs.
 */
export async function withWorkers(
  threads: number,
  settings: Settings,
  reviewer: Reviewer,
  worker = join(__dirname, 'worker.js'),
): Promise<Crew> {
  const { Tinypool } = await import('tinypool');
  // Threads that die at once are spoken for at once.
  await reviewer.ready();
  const pool = new Tinypool({ filename: worker, workerData: settings, minThreads: threads, maxThreads: threads });
  // A thread that cannot even start leaves what it was to do undone, and says so here alone.
  const breakOff = new Set<(error: unknown) => void>();
  pool.on('error', (error) => {
    for (const reject of breakOff) reject(error);
  });
  const run = (job: Job) =>
    new Promise<Outcome>((resolve, reject) => {
      breakOff.add(reject);
      const transferList = job.kind === 'line' ? [job.bytes.buffer as ArrayBuffer] : [];
      pool
        .run(job, { transferList })
        .then(resolve, reject)
        .finally(() => breakOff.delete(reject));
    });
  return {
    capacity: threads * waitingPerWorker,
    review: (job) => run(job).catch((error: unknown) => reviewer.failed(job, error)),
    dismiss: () => pool.destroy(),
  };
}
