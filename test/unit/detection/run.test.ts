import { expect, it } from 'vitest';
import { TokenRun } from '../../../server/src/detection/run';
import { HitColumns } from '../../../server/src/playbook';

const TEXT = 'The vendor keeps [place] for 30 days.';
const run = () => new TokenRun(TEXT, 'en', (hits, tokens) => hits.add(tokens.length, 0, 1));

it('a settled text says the same as before', () => {
  const fresh = run();
  const settled = run();
  settled.settle();
  settled.settle();
  expect(settled.length).toBe(fresh.tokens.length);
  expect(settled.tokens).toEqual(fresh.tokens);
  expect(settled.range(1, 4)).toEqual(fresh.range(1, 4));
  expect(TEXT.slice(settled.range(1, 4).start, settled.range(1, 4).end)).toBe('vendor keeps [place]');
  expect(settled.heavy).toEqual(fresh.heavy);
  expect(settled.values()).toEqual(fresh.values());
  expect(settled.hits(new HitColumns()).symbols[0]).toBe(fresh.length);
});

it('a text knows whether it has a blank, settled or not', () => {
  const whole = new TokenRun('The vendor keeps it.', 'en', () => undefined);
  for (const [each, blank] of [[run(), true] as const, [whole, false] as const]) {
    expect(each.hasBlanks).toBe(blank);
    each.settle();
    expect(each.hasBlanks).toBe(blank);
  }
});
