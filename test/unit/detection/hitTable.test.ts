import { describe, expect, it } from 'vitest';
import { HitTable } from '../../../server/src/detection/hitTable';
import { TokenRun } from '../../../server/src/detection/run';
import { EITHER, type Hit } from '../../../server/src/playbook';

const run = (text: string, hits: Hit[]) =>
  new TokenRun(text, 'en', (found) => {
    for (const { symbol, first, end } of hits) found.add(symbol, first, end);
  });
const hit = (symbol: number, first: number): Hit => ({ symbol, first, end: first + 1 });
/** Where a symbol stands. */
function placesOf(table: HitTable, symbol: number): Omit<Hit, 'symbol'>[] {
  const places: Omit<Hit, 'symbol'>[] = [];
  if (!table.has(symbol)) return places;
  for (let at = table.heads[symbol]!; at >= 0; at = table.nexts[at]!)
    places.push({ first: table.firsts[at]!, end: table.ends[at]! });
  return places;
}
const place = ({ first, end }: Hit) => ({ first, end });
/** Sets of symbols as they stand in the code of patterns. */
const code = Int32Array.from([EITHER, 2, 1, 3, EITHER, 2, 1, 7, EITHER, 3, 9, 3, 7]);
const symbolsOf = (table: HitTable) => [...table.symbols.subarray(0, table.size)];

describe('the hits of a statement by symbol', () => {
  it('come in the order of the text, counted over all its runs', () => {
    const table = new HitTable();
    table.take([run('alpha beta', [hit(7, 0), hit(3, 1)]), run('beta gamma', [hit(3, 0), hit(9, 1), hit(7, 1)])]);
    expect(symbolsOf(table)).toEqual([7, 3, 9]);
    expect(placesOf(table, 7)).toEqual([hit(7, 0), hit(7, 3)].map(place));
    expect(placesOf(table, 3)).toEqual([hit(3, 1), hit(3, 2)].map(place));
    expect([7, 3, 9, ~8].map((set) => table.first(code, set))).toEqual([0, 1, 3, 0]);
  });

  it('are those of the statement taken last', () => {
    const table = new HitTable();
    const first = [run('alpha', [hit(7, 0)])];
    const second = [run('beta', [hit(3, 0)])];
    for (let round = 0; round < 2; round++) {
      table.take(first);
      expect([table.has(7), table.has(3), placesOf(table, 3)]).toEqual([true, false, []]);
      table.take(second);
      expect([table.has(7), table.has(3), placesOf(table, 7)]).toEqual([false, true, []]);
      expect([~0, ~4, 3, 7].map((set) => table.meets(code, set))).toEqual([true, false, true, false]);
      expect([~0, ~4, 7].map((set) => table.first(code, set))).toEqual([0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    }
  });

  it('are found once where several statements are read with the text', () => {
    let times = 0;
    const counted = new TokenRun('alpha', 'en', (found) => found.add(7, 0, ++times));
    const kept = counted.keepHits();
    const table = new HitTable();
    for (let statement = 0; statement < 3; statement++) {
      table.take([kept, run('beta', [hit(7, 0)])]);
      expect(placesOf(table, 7)).toEqual([hit(7, 0), hit(7, 1)].map(place));
    }
    expect(times).toBe(1);
  });

  it('may be as many, and of as many symbols, as there are', () => {
    const table = new HitTable();
    const hits = Array.from({ length: 5000 }, (_, i) => hit((i * 7919) % 4001, i));
    table.take([run('alpha', hits)]);
    expect(symbolsOf(table)).toEqual([...new Set(hits.map(({ symbol }) => symbol))]);
    for (const symbol of [0, 1, 2000, 4000])
      expect(placesOf(table, symbol)).toEqual(hits.filter((each) => each.symbol === symbol).map(place));
  });
});
