import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../server/src/cli/batch/inOrder';

const numbers = Array.from({ length: 20 }, (_, index) => index);

/** Work that ends when the test says so. */
function workshop() {
  const open = new Map<number, () => void>();
  return {
    open,
    work: (item: number) => new Promise<number>((resolve) => open.set(item, () => resolve(item))),
    finish: (item: number) => {
      open.get(item)?.();
      open.delete(item);
    },
  };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('results in order', () => {
  it('keep the order of the items, whichever is done first', async () => {
    const { open, work, finish } = workshop();
    const given: number[] = [];
    const all = (async () => {
      for await (const result of inOrder(numbers, work, 4)) given.push(result);
    })();
    while (given.length < numbers.length) {
      await settle();
      // The newest first.
      const newest = Math.max(...open.keys());
      if (open.size > 0) finish(newest);
    }
    await all;
    expect(given).toEqual(numbers);
  });

  it('are given as soon as they can be, with no further item asked for', async () => {
    let asked = 0;
    async function* endless() {
      for (const item of numbers) {
        asked++;
        yield item;
        // The next comes when the first was answered.
        await new Promise(() => undefined);
      }
    }
    const results = inOrder(endless(), async (item) => item, 8);
    expect((await results.next()).value).toBe(0);
    expect(asked).toBe(1);
  });

  it.each([1, 3])('never have more than %i items in work or waiting', async (window) => {
    const { open, work, finish } = workshop();
    let most = 0;
    const results = inOrder(numbers, work, window);
    for (const item of numbers) {
      const next = results.next();
      await settle();
      most = Math.max(most, open.size);
      finish(item);
      expect((await next).value).toBe(item);
    }
    expect(most).toBe(window);
  });

  it('end their source when nobody wants more', async () => {
    let ended = false;
    async function* source() {
      try {
        yield* numbers;
      } finally {
        ended = true;
      }
    }
    for await (const _ of inOrder(source(), async (item) => item, 2)) break;
    expect(ended).toBe(true);
  });

  it('fail when the source does', async () => {
    async function* source() {
      yield 1;
      throw new Error('broken pipe');
    }
    const given: number[] = [];
    const all = async () => {
      for await (const result of inOrder(source(), async (item) => item, 1)) given.push(result);
    };
    await expect(all()).rejects.toThrow('broken pipe');
    expect(given).toEqual([1]);
  });
});
