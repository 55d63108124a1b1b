import { describe, expect, test } from 'vitest';
import { insertedNumber, isSubNumber, nextNumber } from '../../../server/src/review/fixes/numbering';

describe('the number of a new section', () => {
  test.each([
    ['9', '10'],
    ['9.3', '9.4'],
    ['12.9', '12.10'],
    ['Article 7', 'Article 8'],
    ['ARTICLE IX', 'ARTICLE X'],
    ['iii', 'iv'],
    ['(b)', '(c)'],
    ['C', 'D'],
    ['I', 'II'],
    ['Article premier', 'Article 2'],
    ['9A', '10'],
  ])('after %s comes %s', (number, next) => {
    expect(nextNumber(number)).toBe(next);
  });

  test.each([
    ['9', '9A'],
    ['9A', '9B'],
    ['9.3', '9.3A'],
    ['Article 7', 'Article 7A'],
    ['IV', 'IV-A'],
    ['IV-A', 'IV-B'],
    ['Article premier', 'Article 1A'],
  ])('between %s and its successor stands %s', (number, inserted) => {
    expect(insertedNumber(number)).toBe(inserted);
  });

  test('a word is no number', () => {
    expect(nextNumber('Article')).toBeUndefined();
    expect(nextNumber('')).toBeUndefined();
    expect(insertedNumber('Preamble')).toBeUndefined();
  });

  test('sub-numbers are one step below, whatever word stands before', () => {
    expect(isSubNumber('9.3', '9')).toBe(true);
    expect(isSubNumber('9.3', 'Article 9')).toBe(true);
    expect(isSubNumber('9.3A', '9')).toBe(true);
    expect(isSubNumber('9.3.1', '9')).toBe(false);
    expect(isSubNumber('19.3', '9')).toBe(false);
  });
});
