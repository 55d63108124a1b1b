import type { Language } from '../text/types';

/** How a use of a term differs from the term as defined. */
export type Form = 'same' | 'plural' | 'singular';

/** The word without its plural ending, its case kept: words of one stem are forms of one another. */
export function stemOf(word: string): string {
  if (word.length <= 3) return word;
  const upper = word === word.toUpperCase();
  const lower = word.toLowerCase();
  if (lower.endsWith('ies')) return word.slice(0, -3) + (upper ? 'Y' : 'y');
  if (/(?:eau|eu)x$/.test(lower)) return word.slice(0, -1);
  if (lower.endsWith('aux')) return word.slice(0, -3) + (upper ? 'AL' : 'al');
  if (/(?:[sxz]|ch|sh)es$/.test(lower) && lower.length > 5) return word.slice(0, -2);
  return /[^s]s$/.test(lower) ? word.slice(0, -1) : word;
}

/** The form of `written` against the term as defined. */
export function formOf(written: string, defined: string): Form {
  if (written.toLowerCase() === defined.toLowerCase()) return 'same';
  return written.length > defined.length ? 'plural' : 'singular';
}

/** A name in another form, and in capitals where the use it replaces is. */
export function inForm(name: string, form: Form, language: Language, capitals: boolean): string {
  const formed = form === 'same' ? name : form === 'plural' ? pluralOf(name, language) : singularOf(name, language);
  return capitals ? formed.toUpperCase() : formed;
}

/** Words that stay as they are within a name: « Données de la Ville ». */
const LINKING = /^(?:d|l|de|du|des|la|le|les|et|ou|à|au|aux|en|pour|par|sur|of|the|and|for|to|in)$/i;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** In English the last word takes the plural, in French the noun and what agrees with it: the words up to the first linking word. */
function changed(name: string, language: Language, change: (word: string) => string): string {
  const words = [...name.matchAll(WORD)];
  const linking = words.findIndex(([word], i) => i > 0 && LINKING.test(word));
  const head = linking < 0 ? words : words.slice(0, linking);
  const inflected = language === 'fr' ? head : head.slice(-1);
  return inflected.reduceRight(
    (text, match) => text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length),
    name,
  );
}

function pluralOf(name: string, language: Language): string {
  return changed(name, language, (word) => {
    if (language === 'fr') {
      if (/[sxz]$/i.test(word)) return word;
      if (/(?:eau|eu)$/i.test(word)) return `${word}x`;
      return /al$/i.test(word) ? `${word.slice(0, -2)}aux` : `${word}s`;
    }
    if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
    return /(?:[sxz]|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
  });
}

function singularOf(name: string, language: Language): string {
  return changed(name, language, stemOf);
}
