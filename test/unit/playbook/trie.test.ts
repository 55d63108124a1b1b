import { describe, expect, test } from 'vitest';
import { PhraseTrie } from '../../../server/src/playbook';
import { type Language, tokenise } from '../../../server/src/text';

/** Whether a phrase is found in a text. */
function found(phrase: string, text: string, language: Language = 'en'): boolean {
  const trie = new PhraseTrie(language);
  trie.add(
    phrase.split(' ').map((word) => ({ word, exact: false })),
    1,
  );
  return trie.find(tokenise(text, language)).length > 0;
}

describe('phrases', () => {
  test.each([
    ['by-law', 'under the by-laws of the City'],
    ['by-law', 'under the bylaw'],
    ['city by-law', 'the City’s own by-law'],
    ['state-of-the-art', 'state of the art controls'],
    ['state-of-the-art', 'state-of-the-art controls'],
    ['keep data', 'keep all the data'],
    ['24/7', 'staffed 24/7'],
    ['and/or', 'the Vendor and/or its staff'],
  ])('%s is in “%s”', (phrase, text) => {
    expect(found(phrase, text)).toBe(true);
  });

  test.each([
    ['by-law', 'governed by the law of Ontario'],
    ['on-site', 'on the site'],
    ['24/7', 'within 24 of the 7 days'],
    ['and/or', 'gold and the or'],
  ])('%s is not in “%s”', (phrase, text) => {
    expect(found(phrase, text)).toBe(false);
  });

  test.each([
    ['sous-traitant', 'aux sous-traitants', true],
    ['sous-traitant', 'sous le traitant', false],
    ['l’arrière-plan', 'en arrière-plan', true],
    ['et/ou', 'le Fournisseur et/ou la Ville', true],
    ['accès aux données', "l'accès à toutes les données", true],
  ])('en français : %s, « %s » : %s', (phrase, text, expected) => {
    expect(found(phrase, text, 'fr')).toBe(expected);
  });
});
