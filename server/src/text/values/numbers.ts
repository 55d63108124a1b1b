import type { Language, Token } from '../types';

export interface NumberRead {
  value: number;
  /** One past the last token of the number, a repetition in brackets ("thirty (30)") included. */
  endToken: number;
}

const names = (list: string, from: number, step = 1): [string, number][] =>
  list.split(' ').map((word, i) => [word, from + i * step]);

const SMALL: Record<Language, Map<string, number>> = {
  en: new Map([
    ...names('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen', 0),
    ...names('seventeen eighteen nineteen', 17),
    ...names('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
    ['fourty', 40],
  ]),
  fr: new Map([
    ...names('zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 0),
    ['une', 1],
    ...names('vingt trente quarante cinquante soixante septante huitante nonante', 20, 10),
  ]),
};

const SCALES: Record<Language, Map<string, number>> = {
  en: new Map([
    ['hundred', 100],
    ['thousand', 1e3],
    ['million', 1e6],
    ['billion', 1e9],
  ]),
  fr: new Map([
    ['cent', 100],
    ['cents', 100],
    ['mille', 1e3],
    ['million', 1e6],
    ['millions', 1e6],
    ['milliard', 1e9],
    ['milliards', 1e9],
  ]),
};

const LINK: Record<Language, string> = { en: 'and', fr: 'et' };

/** Words that a number may begin with. */
export function numberWords(language: Language): string[] {
  return [...SMALL[language].keys(), ...SCALES[language].keys()];
}

/** The number that begins at token `i`: digits, or words up to the billions, with its repetition in brackets if there is one. */
export function numberAt(tokens: Token[], i: number, language: Language): NumberRead | undefined {
  const plain = digitsAt(tokens, i) ?? wordsAt(tokens, i, language);
  if (plain === undefined || tokens[plain.endToken]?.exact !== '(') return plain;
  const repeated = digitsAt(tokens, plain.endToken + 1) ?? wordsAt(tokens, plain.endToken + 1, language);
  if (repeated === undefined || tokens[repeated.endToken]?.exact !== ')') return plain;
  // Where words and digits disagree, the words prevail, as in law.
  return { value: plain.value, endToken: repeated.endToken + 1 };
}

export function digitsAt(tokens: Token[], i: number): NumberRead | undefined {
  const token = tokens[i];
  if (token?.kind !== 'number' || !/^\d{1,15}(?:\.\d{1,10})?$/.test(token.exact)) return undefined;
  return { value: Number(token.exact), endToken: i + 1 };
}

/** Number words: `total` holds closed groups of thousands, `group` the one being read. */
function wordsAt(tokens: Token[], start: number, language: Language): NumberRead | undefined {
  let total = 0;
  let group = 0;
  let last = Number.POSITIVE_INFINITY;
  let i = start;
  let end = start;
  for (; i < tokens.length && i - start < 16; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') break;
    const word = language === 'fr' && token.exact === 'vingts' ? 'vingt' : token.exact;
    const small = SMALL[language].get(word);
    const scale = SCALES[language].get(word);
    if (small !== undefined) {
      if (!fits(group, small, last, language)) break;
      if (language === 'fr' && small === 20 && group % 100 === 4) group += 76;
      else group += small;
      last = small;
    } else if (scale === 100) {
      if (group > 99) break;
      group = Math.max(group, 1) * 100;
      last = 100;
    } else if (scale !== undefined) {
      if (group === 0 && (language === 'en' || scale > 1000)) break;
      total += Math.max(group, 1) * scale;
      group = 0;
      last = Number.POSITIVE_INFINITY;
    } else if (
      word === LINK[language] &&
      i > start &&
      SMALL[language].has(tokens[i + 1]?.exact ?? '') &&
      canLink(group, tokens[i + 1]!, language)
    ) {
      continue;
    } else break;
    end = i + 1;
  }
  return end > start ? { value: total + group, endToken: end } : undefined;
}

/** Whether `small` can follow in the group: twenty + four, cent + vingt, soixante + dix, but not "three two". */
function fits(group: number, small: number, last: number, language: Language): boolean {
  if (group === 0) return last === Number.POSITIVE_INFINITY;
  if (last === 100) return true;
  if (language === 'fr' && small === 20 && last === 4) return group % 100 === 4;
  if (language === 'fr' && small === 20) return false;
  const tens = group % 100;
  if (tens >= 20 && tens % 10 === 0) return small < 10 || (language === 'fr' && small <= 19 && (tens === 60 || tens === 80));
  return language === 'fr' && tens % 20 === 10 && last === 10 && small >= 7 && small <= 9;
}

/** "one hundred and five", "vingt et un", "soixante et onze", but not "two and three". */
function canLink(group: number, next: Token, language: Language): boolean {
  const tens = group % 100;
  if (language === 'en') return group >= 100 && tens === 0;
  return tens >= 20 && tens % 10 === 0 && (next.exact === 'un' || next.exact === 'une' || next.exact === 'onze');
}
