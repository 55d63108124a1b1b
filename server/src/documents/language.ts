import type { Language } from '../text/types';

const FRENCH = new Set(
  'le la les des du de un une et est dans pour par sur que qui aux au avec ce cette ces son sa ses ou ne pas sont sera être à l d qu s n doit peut tout toute selon entre'.split(
    ' ',
  ),
);
const ENGLISH = new Set(
  'the of and to in for is are be by or with this that any shall will must may not as on an from such which it its all at has have under other each no'.split(
    ' ',
  ),
);

/** No function word is longer. */
const LONGEST = 8;
const LETTER = /^\p{L}$/u;

export interface LanguageCount {
  en: number;
  fr: number;
}

/** Counts the function words of both languages. */
export function countLanguages(text: string): LanguageCount {
  const count = { en: 0, fr: 0 };
  const { length } = text;
  for (let at = 0; at < length; ) {
    const start = at;
    for (let width = letterAt(text, at); width > 0; width = letterAt(text, at)) at += width;
    if (at === start) at++;
    else if (at - start <= LONGEST) {
      const word = text.slice(start, at).toLowerCase();
      if (ENGLISH.has(word)) count.en++;
      if (FRENCH.has(word)) count.fr++;
    }
  }
  return count;
}

/** How many code units the letter at `i` takes; 0 when none stands there. */
function letterAt(text: string, i: number): number {
  const code = text.charCodeAt(i);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 1 : 0;
  if (code >= 0xc0 && code < 0x250) return code === 0xd7 || code === 0xf7 ? 0 : 1;
  const character = String.fromCodePoint(text.codePointAt(i) ?? 0);
  return LETTER.test(character) ? character.length : 0;
}

export function dominant(count: LanguageCount): { language: Language; confidence: number } {
  const total = count.en + count.fr;
  if (total === 0) return { language: 'en', confidence: 0.3 };
  const language = count.fr > count.en ? 'fr' : 'en';
  const share = Math.max(count.en, count.fr) / total;
  // Few words prove little.
  return { language, confidence: Math.round(share * Math.min(1, 0.5 + total / 40) * 100) / 100 };
}
