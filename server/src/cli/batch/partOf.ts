import type { Review, Shard } from '../../review/types';

/** Says in a review which part of a run it is. */
export function partOf({ procurementFiles, notReviewed, summary, ...head }: Review, shard: Shard | undefined): Review {
  return { ...head, ...(shard && { shard }), procurementFiles, notReviewed, summary };
}
