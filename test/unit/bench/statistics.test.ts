import { describe, expect, it } from 'vitest';
import { exponent, median, percentile } from '../../bench/statistics.mjs';

describe('a median', () => {
  it('is the middle value, or between the two middle ones', () => {
    expect(median([9, 1, 3])).toBe(3);
    expect(median([10, 4, 1, 2])).toBe(3);
    expect(median([7])).toBe(7);
  });

  it('orders numbers as numbers and leaves its samples alone', () => {
    const samples = [100, 20, 3];
    expect(median(samples)).toBe(20);
    expect(samples).toEqual([100, 20, 3]);
  });

  it('is not made of nothing', () => {
    expect(() => median([])).toThrow('no samples');
  });
});

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it('is the nearest rank', () => {
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile(hundred, 0)).toBe(1);
  });

  it('of few samples is one of them', () => {
    expect(percentile([5, 1, 2], 0.95)).toBe(5);
  });
});

describe('a growth exponent', () => {
  const points = (cost: (size: number) => number) => [1, 3, 10, 50].map((size) => ({ size: size * 1e5, cost: cost(size) }));

  it.each([
    ['constant', 0, () => 7],
    ['linear', 1, (size: number) => 3 * size],
    ['quadratic', 2, (size: number) => 0.2 * size ** 2],
  ])('of a %s cost is %d', (_name, expected, cost) => {
    expect(exponent(points(cost))).toBeCloseTo(expected, 10);
  });

  it('weighs all sizes', () => {
    expect(exponent(points((size) => (size === 50 ? 100 : size)))).toBeGreaterThan(1.1);
  });

  it('needs two sizes', () => {
    expect(() => exponent([{ size: 1000, cost: 1 }])).toThrow('two sizes');
  });
});
