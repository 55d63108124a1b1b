import type { UseTables } from './tables';

/** A pattern that is looked for by itself: its set, its place in it, and the sets of symbols of which one must occur. */
export interface UsedPattern {
  set: number;
  at: number;
  needs: readonly (readonly number[])[];
}

/** The tables of the used patterns of one language. `counts`: how often each symbol is expected. */
export function useTables(uses: readonly UsedPattern[], counts: Int32Array): UseTables {
  const bySymbol: number[][] = Array.from(counts, () => []);
  const unstarted: number[] = [];
  const sets = new SetNumbers();
  const needs = uses.map((use, number) => {
    const start = rarestSet(use.needs, counts);
    if (!start) {
      unstarted.push(number);
      return [];
    }
    // Small sets are the rarer.
    const others = use.needs.filter((set) => set !== start).sort((a, b) => a.length - b.length);
    for (const symbol of new Set(start)) {
      const telling = others.find((symbols) => !symbols.includes(symbol));
      bySymbol[symbol]!.push(number, telling ? sets.need(telling) : symbol);
    }
    return others.map((symbols) => sets.need(symbols));
  });
  return {
    patterns: Int32Array.from(uses.flatMap(({ set, at }) => [set, at])),
    unstarted: Int32Array.from(unstarted),
    startedAt: startsOf(bySymbol),
    started: Int32Array.from(bySymbol.flat()),
    needsAt: startsOf(needs),
    needs: Int32Array.from(needs.flat()),
    setsAt: startsOf(sets.all),
    symbols: Int32Array.from(sets.all.flat()),
  };
}

/** Numbers the sets of more than one symbol; patterns share them. */
class SetNumbers {
  readonly all: (readonly number[])[] = [];
  readonly #known = new Map<string, number>();

  need(symbols: readonly number[]): number {
    if (symbols.length === 1) return symbols[0]!;
    const key = symbols.join();
    let number = this.#known.get(key);
    if (number === undefined) {
      number = this.all.push(symbols) - 1;
      this.#known.set(key, number);
    }
    return ~number;
  }
}

/** Where each list begins when they stand one after the other; then the length of all. */
function startsOf(lists: readonly (readonly number[])[]): Int32Array {
  let at = 0;
  return Int32Array.from([0, ...lists.map(({ length }) => (at += length))]);
}

/** Of the sets that a pattern needs, the one that will set it off. */
function rarestSet(sets: readonly (readonly number[])[], counts: Int32Array): readonly number[] | undefined {
  // What no example has is rare, but the less so the more of it there is.
  const of = (symbols: readonly number[]) => symbols.reduce((sum, symbol) => sum + counts[symbol]! + 0.2, 0);
  let rarest: { symbols: readonly number[]; count: number } | undefined;
  for (const symbols of sets) {
    const count = of(symbols);
    if (!rarest || count < rarest.count) rarest = { symbols, count };
  }
  return rarest?.symbols;
}
