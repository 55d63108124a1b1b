import { createHash } from 'node:crypto';
import type { Shard } from '../../review/types';

/** Part `index` (from 1) of `of` parts, as the user writes it: `3/16`. */
export type ShardChoice = Pick<Shard, 'index' | 'of'>;

/**
 * The part, from 1 to `of`, that an input belongs to. It hangs on the path as the review writes it and nothing else, so
 * that a file added or removed moves no other.
 */
export function shardOf(path: string, of: number): number {
  return (createHash('sha256').update(path).digest().readUInt32BE(0) % of) + 1;
}
