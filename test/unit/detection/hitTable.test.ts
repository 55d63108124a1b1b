import { describe, expect, it } from 'vitest';
import { HitTable } from '../../../server/src/detection/hitTable';
import { TokenRun } from '../../../server/src/detection/run';
import type { Hit } from '../../../server/src/playbook';

const run = (text: string, hits: Hit[]) =>
  new TokenRun(text, 'en', (found) => {
    for (const { symbol, first, end } of hits) found.add(symbol, first, end);
  });
const hit = (symbol: number, first: number): Hit => ({ symbol, first, end: first + 1 });
const part = ({ first, end }: Omit<Hit, 'symbol'>) => ({ first, end, parts: undefined });
const symbolsOf = (table: HitTable) => [...table.symbols.subarray(0, table.size)];

describe('the hits of a statement by symbol', () => {
  it('come in the order of the text, counted over all its runs', () => {
    const table = new HitTable();
    table.take([run('alpha beta', [hit(7, 0), hit(3, 1)]), run('beta gamma', [hit(3, 0), hit(9, 1), hit(7, 1)])]);
    expect(symbolsOf(table)).toEqual([7, 3, 9]);
    expect(table.of(7)).toEqual([hit(7, 0), hit(7, 3)].map(part));
    expect(table.of(3)).toEqual([hit(3, 1), hit(3, 2)].map(part));
    expect([7, 3, 9].map((symbol) => table.first(symbol))).toEqual([0, 1, 3]);
  });

  it('are those of the statement taken last', () => {
    const table = new HitTable();
    const first = [run('alpha', [hit(7, 0)])];
    const second = [run('beta', [hit(3, 0)])];
    for (let round = 0; round < 2; round++) {
      table.take(first);
      expect([table.has(7), table.has(3), table.of(3)]).toEqual([true, false, []]);
      table.take(second);
      expect([table.has(7), table.has(3), table.of(7)]).toEqual([false, true, []]);
      expect([table.hasAny([1, 3]), table.hasAny([1, 7]), table.first(7)]).toEqual([true, false, Number.POSITIVE_INFINITY]);
    }
  });

  it('are found once where several statements are read with the text', () => {
    let times = 0;
    const counted = new TokenRun('alpha', 'en', (found) => found.add(7, 0, ++times));
    const kept = counted.keepHits();
    const table = new HitTable();
    for (let statement = 0; statement < 3; statement++) {
      table.take([kept, run('beta', [hit(7, 0)])]);
      expect(table.of(7).map(part)).toEqual([hit(7, 0), hit(7, 1)].map(part));
    }
    expect(times).toBe(1);
  });

  it('may be as many, and of as many symbols, as there are', () => {
    const table = new HitTable();
    const hits = Array.from({ length: 5000 }, (_, i) => hit((i * 7919) % 4001, i));
    table.take([run('alpha', hits)]);
    expect(symbolsOf(table)).toEqual([...new Set(hits.map(({ symbol }) => symbol))]);
    for (const symbol of [0, 1, 2000, 4000])
      expect(table.of(symbol)).toEqual(hits.filter((each) => each.symbol === symbol).map(part));
  });
});
