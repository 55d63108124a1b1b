import { relative } from 'node:path';
import type { Job, Settings } from '../batch/job';
import type { Entry } from './entry';
import { CacheFolder } from './folder';
import { isKept, membersOf, stateOf } from './keys';

/** What was kept of a job, if it is still there. */
export function recall({ kept }: Job, { cache }: Settings): Entry | undefined {
  return kept?.found && cache !== undefined ? new CacheFolder(cache).read(kept.slot, [kept.key, kept.dated]) : undefined;
}

/** Keeps what a review came to, unless it is not worth keeping; gives the code of the error because of which it could not be. */
export async function keep(job: Job, entry: Entry, { cache, maxSize }: Settings): Promise<string | undefined> {
  if (cache === undefined || !job.kept || !isKept(job) || !isLasting(entry)) return undefined;
  // Something was edited while it was being reviewed: which of its states the review is of is not known.
  if ((await stateOf(job, maxSize)) !== job.kept.state) return undefined;
  const documents = membersOf(job).map(({ input }) => relative(cache, input.file));
  return new CacheFolder(cache).write(job.kept.slot, entry, expires(entry) ? job.kept.dated : job.kept.key, documents);
}

/** Nothing is kept of what could not be read or reviewed: the next run is to say so again, or to do better. */
function isLasting({ review, notReviewed }: Entry): boolean {
  if (notReviewed.some(({ code }) => code !== 'not-recognised')) return false;
  return !review?.findings.some(({ code }) => code === 'rule-failed');
}

/** What it says hangs on the day: a decision is good until then. */
function expires({ review }: Entry): boolean {
  return review?.decisions.some(({ until }) => until !== undefined) ?? false;
}
