import { describe, expect, it } from 'vitest';
import { numberText } from '../../../server/src/reports/prose/values';

describe('a number', () => {
  const numbers = [
    0, 1, 7, 12.5, 99.9, 99.95, 99.999, 0.004, 999.99, 1000, 1234.5, 1e6, 123456789.05, -4, -1234.56, 1e9, 1.5e12, 1e22,
  ];

  it.each(['en', 'fr'] as const)('is written as the host would write it (%s)', (language) => {
    const locale = { en: 'en-CA', fr: 'fr-CA' }[language];
    const byHost = numbers.map((number) => number.toLocaleString(locale, { maximumFractionDigits: 2 }));
    expect(numbers.map((number) => numberText(number, language))).toEqual(byHost);
  });
});
