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

export interface LanguageCount {
  en: number;
  fr: number;
}

/** Counts the function words of both languages. */
export function countLanguages(text: string): LanguageCount {
  const count = { en: 0, fr: 0 };
  const words = /\p{L}+/gu;
  for (let match = words.exec(text); match; match = words.exec(text)) {
    if (match[0].length > 8) continue;
    const word = match[0].toLowerCase();
    if (ENGLISH.has(word)) count.en++;
    if (FRENCH.has(word)) count.fr++;
  }
  return count;
}

export function dominant(count: LanguageCount): { language: Language; confidence: number } {
  const total = count.en + count.fr;
  if (total === 0) return { language: 'en', confidence: 0.3 };
  const language = count.fr > count.en ? 'fr' : 'en';
  const share = Math.max(count.en, count.fr) / total;
  // Few words prove little.
  return { language, confidence: Math.round(share * Math.min(1, 0.5 + total / 40) * 100) / 100 };
}
