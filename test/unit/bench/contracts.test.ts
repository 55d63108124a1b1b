import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../server/src/engine';
import { markdownContract, yamlContract } from '../../bench/generate/contracts.mjs';
import { memoryText, sizeName, timeText } from '../../bench/sizes.mjs';

describe.each([
  ['agreement.md', markdownContract],
  ['agreement.yaml', yamlContract],
])('a generated %s', (path, contract) => {
  it('has the size asked for, or a block more', () => {
    for (const size of [1000, 20_000, 200_000]) {
      const bytes = Buffer.byteLength(contract(size));
      expect(bytes).toBeGreaterThanOrEqual(size);
      expect(bytes).toBeLessThan(size + 4000);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(contract(5000, 3)).toBe(contract(5000, 3));
    expect(contract(5000, 4)).not.toBe(contract(5000, 3));
  });

  it('is read as an agreement, with clauses found in it', () => {
    const document = createEngine().readDocument({ path, text: contract(20_000) });
    expect(document.problems).toEqual([]);
    expect(document.parts[0]?.kind).toBe('agreement');
    const { review } = createEngine().analyse({ name: path, documents: [document] });
    expect(review.clauses.filter(({ status }) => status === 'weak' || status === 'present').length).toBeGreaterThan(5);
  });
});

it('sizes, times and memory are said in the units of the targets', () => {
  expect([1000, 20_000, 1e6, 5e6].map(sizeName)).toEqual(['1 KB', '20 KB', '1 MB', '5 MB']);
  expect([0.4213, 12, 1530, 180_000].map(timeText)).toEqual(['0.421 ms', '12 ms', '1.53 s', '3 min']);
  expect(memoryText(85_400_000)).toBe('85 MB');
});
