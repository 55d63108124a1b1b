import type { Language } from '../text/types';

const FRENCH =
  'le la les des du de un une et est dans pour par sur que qui aux au avec ce cette ces son sa ses ou ne pas sont sera être à l d qu s n doit peut tout toute selon entre'.split(
    ' ',
  );
const ENGLISH =
  'the of and to in for is are be by or with this that any shall will must may not as on an from such which it its all at has have under other each no'.split(
    ' ',
  );

const EN = 1;
const FR = 2;
/** Which languages a function word is one of. */
const WORDS = new Map<string, number>();
for (const word of ENGLISH) WORDS.set(word, EN);
for (const word of FRENCH) WORDS.set(word, (WORDS.get(word) ?? 0) | FR);

/** No function word is longer. */
const LONGEST = 5;
/** Places of the table of words, a power of two. */
const PLACES = 256;
/** By `placeOf`, then the next free place: the words without accents as `keyOf` writes them, and their languages. */
const KEYS = new Int32Array(PLACES);
const LANGUAGES = new Uint8Array(PLACES);
for (const [word, languages] of WORDS) {
  if (!/^[a-z]+$/.test(word)) continue;
  const key = keyOf(word);
  let place = placeOf(key);
  while (KEYS[place] !== 0) place = (place + 1) & (PLACES - 1);
  KEYS[place] = key;
  LANGUAGES[place] = languages;
}

/** Five letters, five bits each. */
function keyOf(word: string): number {
  let key = 0;
  for (let i = 0; i < word.length; i++) key = (key << 5) | (word.charCodeAt(i) & 31);
  return key;
}

function placeOf(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 24) & (PLACES - 1);
}

const LETTER = /^\p{L}$/u;

export interface LanguageCount {
  en: number;
  fr: number;
}

/** Counts the function words of both languages between two offsets. */
export function countLanguages(text: string, from = 0, to = text.length): LanguageCount {
  let en = 0;
  let fr = 0;
  for (let at = from; at < to; at++) {
    const start = at;
    let key = 0;
    let accented = false;
    for (; at < to; at++) {
      const code = text.charCodeAt(at);
      if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) key = (key << 5) | (code & 31);
      else if (code < 128) break;
      else {
        const width = otherLetterAt(text, at, code, to);
        if (width === 0) break;
        accented = true;
        at += width - 1;
      }
    }
    if (at === start || at - start > LONGEST) continue;
    const languages = accented ? (WORDS.get(text.slice(start, at).toLowerCase()) ?? 0) : languagesOf(key);
    if (languages !== 0) {
      en += languages & EN;
      fr += languages >> 1;
    }
  }
  return { en, fr };
}

function languagesOf(key: number): number {
  for (let place = placeOf(key); KEYS[place] !== 0; place = (place + 1) & (PLACES - 1))
    if (KEYS[place] === key) return LANGUAGES[place]!;
  return 0;
}

/** How many code units the letter beyond ASCII at `i` takes, its first being `code`; 0 when none stands there before `to`. */
function otherLetterAt(text: string, i: number, code: number, to: number): number {
  if (code >= 0xc0 && code < 0x250) return code === 0xd7 || code === 0xf7 ? 0 : 1;
  const character = String.fromCodePoint(text.codePointAt(i) ?? 0);
  return i + character.length <= to && LETTER.test(character) ? character.length : 0;
}

export function dominant(count: LanguageCount): { language: Language; confidence: number } {
  const total = count.en + count.fr;
  if (total === 0) return { language: 'en', confidence: 0.3 };
  const language = count.fr > count.en ? 'fr' : 'en';
  const share = Math.max(count.en, count.fr) / total;
  // Few words prove little.
  return { language, confidence: Math.round(share * Math.min(1, 0.5 + total / 40) * 100) / 100 };
}
