import type { TextRange } from '../text/types';

/** A test whether a range lies inside one of the ranges, which are merged once and then searched by halving. */
export function covers(ranges: readonly TextRange[]): (range: TextRange) => boolean {
  const merged: TextRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return ({ start, end }) => {
    let low = 0;
    let high = merged.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (merged[middle]!.start <= start) low = middle + 1;
      else high = middle;
    }
    const candidate = merged[low - 1];
    return candidate !== undefined && end <= candidate.end;
  };
}
