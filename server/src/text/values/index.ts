import { findBlanks } from '../blanks';
import type { Language, Token, TypedValue } from '../types';
import { dateAt } from './dates';
import { durationAt } from './durations';
import { moneyAt } from './money';
import { numberAt } from './numbers';
import { percentageAt } from './percentages';
import { placeAt } from './places';
import { standardAt } from './standards';

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

/** In order of preference where two values begin at the same token. */
const FINDERS: Finder[] = [dateAt, durationAt, percentageAt, moneyAt, standardAt, placeAt, plainNumberAt];

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
  if (tokens[i]!.kind === 'mark') return i + 1;
  for (const finder of FINDERS) {
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
