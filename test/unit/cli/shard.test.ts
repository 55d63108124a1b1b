import { describe, expect, it } from 'vitest';
import { shardOf } from '../../../server/src/cli/batch/shard';

const paths = Array.from({ length: 1600 }, (_, index) => `contracts/${index % 40}/agreement-${index}.md`);

describe('shards', () => {
  it('are fixed for good: a run made in parts may be taken up again by a later version', () => {
    expect(['a.md', 'contracts/b.md', 'contrats/ébauche.md'].map((path) => shardOf(path, 16))).toEqual([8, 8, 11]);
  });

  it('share documents out evenly', () => {
    const sizes = new Map<number, number>();
    for (const path of paths) sizes.set(shardOf(path, 16), (sizes.get(shardOf(path, 16)) ?? 0) + 1);
    expect([...sizes.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    // 100 each, give or take four times the standard deviation.
    for (const size of sizes.values()) expect(Math.abs(size - 100)).toBeLessThan(40);
  });
});
