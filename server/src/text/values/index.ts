import { findBlanks } from '../blanks';
import type { Language, Token, TypedValue } from '../types';
import { dateAt, monthWords } from './dates';
import { durationAt } from './durations';
import { CURRENCY_CODES, moneyAt } from './money';
import { numberAt, numberWords } from './numbers';
import { percentageAt } from './percentages';
import { placeAt, placeWords } from './places';
import { STANDARD_WORDS, standardAt } from './standards';

/** A value that begins at a given token. */
export interface Found {
  type: TypedValue['type'];
  canonical: string | number;
  unit?: string;
  endToken: number;
  /** Where the value begins when that is before its first token: a currency sign, the words "Province of". */
  firstToken?: number;
  start?: number;
  end?: number;
}

export type Finder = (tokens: Token[], i: number, language: Language, text: string) => Found | undefined;

/** What a number may begin, in order of preference. */
const OF_NUMBERS: Finder[] = [dateAt, durationAt, percentageAt, moneyAt, plainNumberAt];
const NONE: Finder[] = [];
const OF_FUSED_WORDS: Finder[] = [standardAt];

/** The finders to ask by the first word of a value: most words begin none, and cost one look-up. */
const BY_WORD: Record<Language, () => Map<string, Finder[]>> = {
  en: once(() => findersByWord('en')),
  fr: once(() => findersByWord('fr')),
};

function findersByWord(language: Language): Map<string, Finder[]> {
  const finders = new Map<string, Finder[]>();
  const add = (words: Iterable<string>, added: Finder[]): void => {
    for (const word of words) {
      const known = finders.get(word);
      finders.set(word, known ? [...known, ...added] : added);
    }
  };
  add(monthWords(language), [dateAt]);
  add(numberWords(language), OF_NUMBERS);
  add(CURRENCY_CODES, [moneyAt]);
  add(STANDARD_WORDS, [standardAt]);
  add(new Set(placeWords()), [placeAt]);
  return finders;
}

function once<T>(build: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= build();
    return value;
  };
}

function findersAt(token: Token, language: Language): Finder[] {
  if (token.kind === 'number') return OF_NUMBERS;
  if (token.kind === 'mark') return NONE;
  const known = BY_WORD[language]().get(token.exact);
  if (known !== undefined) return known;
  const last = token.exact.charCodeAt(token.exact.length - 1);
  return last >= 48 && last <= 57 ? OF_FUSED_WORDS : NONE;
}

/**
 * The typed values of a text, in order of their start; `tokens` are those of `tokenise` for the same text and language.
 * Values do not overlap: where two could begin at one token the longer kind of reading wins (a duration over its number).
 */
export function findValues(text: string, tokens: Token[], language: Language): TypedValue[] {
  const values: TypedValue[] = [];
  const labels = tokens.some((token) => token.kind === 'blank') ? findBlanks(text) : [];
  let blank = 0;
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i]!;
    if (token.kind === 'blank') {
      const label = labels[blank++]?.label ?? '';
      values.push({ type: 'blank', canonical: label, start: token.start, end: token.end, firstToken: i, endToken: i + 1 });
      i++;
    } else {
      i = readValue(text, tokens, i, language, values);
    }
  }
  return values;
}

function readValue(text: string, tokens: Token[], i: number, language: Language, into: TypedValue[]): number {
  for (const finder of findersAt(tokens[i]!, language)) {
    const found = finder(tokens, i, language, text);
    if (found === undefined) continue;
    into.push(typedValue(tokens, i, found, into[into.length - 1]?.endToken ?? 0));
    return found.endToken;
  }
  return i + 1;
}

function typedValue(tokens: Token[], i: number, found: Found, floor: number): TypedValue {
  const firstToken = Math.max(found.firstToken ?? i, floor);
  return {
    type: found.type,
    canonical: found.canonical,
    ...(found.unit === undefined ? {} : { unit: found.unit }),
    start: found.start ?? tokens[firstToken]!.start,
    end: found.end ?? tokens[found.endToken - 1]!.end,
    firstToken,
    endToken: found.endToken,
  };
}

/** Words for one, and those that mean something else as well (`neuf` is also "new"), are no values on their own. */
const NOT_ALONE = new Set(['one', 'un', 'une', 'neuf', 'cent', 'a', 'an']);

function plainNumberAt(tokens: Token[], i: number, language: Language): Found | undefined {
  const number = numberAt(tokens, i, language);
  if (number === undefined || (number.endToken === i + 1 && NOT_ALONE.has(tokens[i]!.exact))) return undefined;
  return { type: 'number', canonical: number.value, endToken: number.endToken };
}
