import { describe, expect, it } from 'vitest';
import { MOST_WORDS, WordTable } from '../../../server/src/text/words';

describe('the words of a language', () => {
  it('are looked up where they stand, and have one number each', () => {
    const words = new WordTable('en');
    const text = 'The vendor and the Vendors';
    const vendor = words.at(text, 4, 10);
    expect(vendor).toEqual({ number: 0, exact: 'vendor', normal: 'vendor' });
    expect(words.of('vendor')).toBe(vendor);
    expect(words.at(text, 19, 26)).toEqual({ number: 1, exact: 'vendors', normal: 'vendor' });
    expect(words.of('vendo').number).toBe(2);
  });

  it('are joined where a soft hyphen parts them at the end of a line', () => {
    expect(new WordTable('fr').of('don\u00ad\nnées').exact).toBe('donnees');
  });

  it('are no longer kept when there are too many, or when they are too long', () => {
    const words = new WordTable('en');
    expect(words.of('x'.repeat(41))).toMatchObject({ number: -1, exact: 'x'.repeat(41) });
    for (let i = 0; i < MOST_WORDS; i++) expect(words.of(`w${i}`).number).toBe(i);
    expect(words.of('stored')).toEqual({ number: -1, exact: 'stored', normal: 'store' });
    expect(words.of(`w${MOST_WORDS - 1}`).number).toBe(MOST_WORDS - 1);
  });
});
