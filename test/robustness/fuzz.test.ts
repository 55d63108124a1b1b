import { describe, expect, test } from 'vitest';
import { seed } from '../seed';
import { keptInputs } from './kept';
import { checkKept, failureOf, runTarget } from './target';
import { targets } from './targets';

describe.each(targets)('$name', (target) => {
  test(`arbitrary input (seed ${seed})`, { timeout: 120_000 }, async () => {
    const details = await runTarget(target, seed, target.runs);
    expect(failureOf(details)).toBe('');
    expect(details.numRuns).toBe(target.runs);
  });
});

/** Found by a run once, and mended since. */
const kept = targets.flatMap((target) => keptInputs(target.name).map((input) => ({ name: target.name, target, input })));

test.each(kept)('$name: $input', { timeout: 120_000 }, ({ target, input }) =>
  expect(checkKept(target, input)).resolves.toBeUndefined(),
);
