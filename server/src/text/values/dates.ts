import type { Language, Token } from '../types';
import type { Found } from '.';

const MONTHS: Record<Language, Map<string, number>> = {
  en: months(
    'january february march april may june july august september october november december',
    'jan feb mar apr may jun jul aug sep oct nov dec',
  ),
  fr: months(
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
    'janv fevr mars avr mai juin juil aout sept oct nov dec',
  ),
};

function months(full: string, short: string): Map<string, number> {
  const map = new Map<string, number>();
  for (const list of [full, short]) list.split(' ').forEach((name, i) => void map.set(name, i + 1));
  return map;
}

/** Words that a date may begin with. */
export function monthWords(language: Language): string[] {
  return [...MONTHS[language].keys()];
}

const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'er', 're']);

/** ISO dates, "January 5, 2026", "5 January 2026", "5th day of January, 2026", "1er mars 2026", "mars 2026". */
export function dateAt(tokens: Token[], i: number, language: Language, text: string): Found | undefined {
  const token = tokens[i]!;
  if (token.kind === 'number') return isoDate(tokens, i, text) ?? dayFirst(tokens, i, language);
  const month = monthAt(tokens, i, language);
  if (month === undefined || (text.charAt(token.start) === text.charAt(token.start).toLowerCase() && language === 'en'))
    return undefined;
  const dayEnd = afterDay(tokens, i + 1);
  const day = dayEnd === 0 ? undefined : whole(tokens[i + 1], 1, 31);
  const year = day === undefined ? undefined : whole(tokens[dayEnd], 1900, 2199);
  if (day !== undefined && year !== undefined) return date(year, month, day, dayEnd + 1);
  const monthYear = whole(tokens[i + 1], 1900, 2199);
  return monthYear === undefined ? undefined : { type: 'date', canonical: `${monthYear}-${two(month)}`, endToken: i + 2 };
}

function isoDate(tokens: Token[], i: number, text: string): Found | undefined {
  const [first, second, third] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  const year = whole(first, 1900, 2199);
  const month = whole(second, 1, 12);
  const day = whole(third, 1, 31);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const written = text.slice(first!.start, third!.end);
  return /^\d{4}([-/])\d{2}\1\d{2}$/.test(written) ? date(year, month, day, i + 3) : undefined;
}

function dayFirst(tokens: Token[], i: number, language: Language): Found | undefined {
  const day = whole(tokens[i], 1, 31);
  if (day === undefined) return undefined;
  let at = afterDay(tokens, i);
  if (tokens[at]?.exact === 'day' && tokens[at + 1]?.exact === 'of') at += 2;
  const month = monthAt(tokens, at, language);
  const year = month === undefined ? undefined : whole(tokens[at + 1], 1900, 2199);
  return month === undefined || year === undefined ? undefined : date(year, month, day, at + 2);
}

/** One past the day at `i`, its ordinal ending included; 0 when there is no number. */
function afterDay(tokens: Token[], i: number): number {
  if (tokens[i]?.kind !== 'number') return 0;
  return ORDINALS.has(tokens[i + 1]?.exact ?? '') ? i + 2 : i + 1;
}

function monthAt(tokens: Token[], i: number, language: Language): number | undefined {
  const token = tokens[i];
  return token?.kind === 'word' ? MONTHS[language].get(token.exact) : undefined;
}

function whole(token: Token | undefined, least: number, most: number): number | undefined {
  if (token?.kind !== 'number' || !/^\d{1,4}$/.test(token.exact)) return undefined;
  const value = Number(token.exact);
  return value >= least && value <= most ? value : undefined;
}

function date(year: number, month: number, day: number, endToken: number): Found {
  return { type: 'date', canonical: `${year}-${two(month)}-${two(day)}`, endToken };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
