import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countLanguages } from '../../../server/src/documents/language';

it.each([
  ['The Vendor shall keep the data.', { en: 3, fr: 0 }],
  ['Le fournisseur conserve les données.', { en: 0, fr: 2 }],
  ['ÊTRE à l’heure; sont-ils là?', { en: 0, fr: 4 }],
  ['', { en: 0, fr: 0 }],
])('counts the function words of “%s”', (text, count) => {
  expect(countLanguages(text)).toEqual(count);
});

it('takes every run of letters, of whatever script, for a word', () => {
  const piece = fc.oneof(
    fc.constantFrom('the', 'of', 'le', 'à', 'ª', '×', 'ﬁ', '\u0301', '’', '-', '_', '1', ' ', '𝐭𝐡𝐞', '\ud835', 'Ÿ', 'щ', 'İ'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const alone = (text.match(/\p{L}+/gu) ?? []).map((word) => countLanguages(` ${word} `));
      const sum = { en: 0, fr: 0 };
      for (const { en, fr } of alone) {
        sum.en += en;
        sum.fr += fr;
      }
      expect(countLanguages(text)).toEqual(sum);
    }),
    { seed: 11 },
  );
});
