import { describe, expect, it } from 'vitest';
import { digits, figureOf, meets, ratio, result, toJson, toMarkdown } from '../../bench/results.mjs';

const exact = (value: number) => ({ value });
const more = (value: number) => ({ value, bound: '>' as const });

describe('a figure', () => {
  it('is the median of its samples', () => {
    expect(figureOf([exact(5), exact(1), exact(3)])).toEqual(exact(3));
    expect(figureOf([])).toBeNull();
  });

  it('is a lower bound when a run was cut off', () => {
    expect(figureOf([exact(5), more(60)])).toEqual(more(32.5));
  });
});

describe('a ratio', () => {
  it('keeps what a bound leaves to say', () => {
    expect(ratio(exact(6), exact(2))).toEqual(exact(3));
    expect(ratio(more(6), exact(2))).toEqual(more(3));
    expect(ratio(exact(6), more(2))).toEqual({ value: 3, bound: '<' });
  });

  it('is unknown between two bounds, of nothing and to nothing', () => {
    expect(ratio(more(6), more(2))).toBeNull();
    expect(ratio(null, exact(2))).toBeNull();
    expect(ratio(exact(6), null)).toBeNull();
    expect(ratio(exact(6), exact(0))).toBeNull();
  });
});

describe('a target', () => {
  it('includes its own value', () => {
    expect(meets(exact(3), '≤ 3')).toBe(true);
    expect(meets(exact(3.01), '≤ 3')).toBe(false);
    expect(meets(exact(100), '≥ 100')).toBe(true);
    expect(meets(exact(99), '≥ 100')).toBe(false);
  });

  it('is met by a bound only on the safe side', () => {
    expect(meets(more(120), '≥ 100')).toBe(true);
    expect(meets(more(2), '≤ 3')).toBe(false);
    expect(meets({ value: 2, bound: '<' }, '≤ 3')).toBe(true);
    expect(meets({ value: 120, bound: '<' }, '≥ 100')).toBe(false);
  });

  it('is missed by what was not measured', () => {
    expect(meets(null, '≤ 3')).toBe(false);
    expect(meets(null, '≥ 3')).toBe(false);
  });

  it('has to be one', () => {
    expect(() => meets(exact(1), 'fast')).toThrow('no target: fast');
  });
});

describe('a result', () => {
  it('without a target judges nothing', () => {
    expect(result('read', exact(1)).pass).toBeNull();
  });

  it('does not pass when the work was not done, however fast', () => {
    expect(result('edit', exact(1), { target: '≤ 3' }).pass).toBe(true);
    expect(result('edit', exact(1), { target: '≤ 3', valid: false }).pass).toBe(false);
  });
});

describe('what is printed', () => {
  const results = [
    result('edit', exact(1.534), { target: '≤ 3', detail: 'a|b\nc' }),
    result('batch', more(12_345), { target: '≤ 5' }),
    result('memory', null, { target: '≤ 1.2' }),
    result('read', exact(0.01234)),
  ];

  it('is one Markdown table, whatever the details say', () => {
    expect(toMarkdown(results)).toBe(
      [
        '| figure | measured | target |  | detail |',
        '| --- | ---: | ---: | --- | --- |',
        '| edit | 1.53 | ≤ 3 | pass | a\\|b c |',
        '| batch | > 12300 | ≤ 5 | miss |  |',
        '| memory | – | ≤ 1.2 | miss |  |',
        '| read | 0.0123 |  |  |  |',
        '',
        '1 of 3 targets met.',
        '',
      ].join('\n'),
    );
  });

  it('is written as JSON with numbers as figures, bounds told in words', () => {
    expect(JSON.parse(toJson(results))).toEqual({
      results: [
        { name: 'edit', figure: 1.53, target: '≤ 3', pass: true, detail: 'a|b\nc' },
        { name: 'batch', figure: 12_300, target: '≤ 5', pass: false, detail: '> 12300 (a bound)' },
        { name: 'memory', figure: null, target: '≤ 1.2', pass: false, detail: '' },
        { name: 'read', figure: 0.0123, target: null, pass: null, detail: '' },
      ],
    });
  });

  it('has three significant digits', () => {
    expect([0.012345, 1, 15.26, 1526, 3].map(digits)).toEqual(['0.0123', '1', '15.3', '1530', '3']);
  });
});
