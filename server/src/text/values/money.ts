import { isSpace } from '../characters';
import type { Language, Token } from '../types';
import type { Found } from '.';
import { adjoin } from './adjoin';
import { type NumberRead, numberAt } from './numbers';

export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  'usd cad eur gbp aud nzd chf inr jpy cny sgd sek nok dkk mxn brl zar'.split(' '),
);
const SIGNS: Record<string, string> = { $: '', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR' };
/** `US$`, `CA$`, `C$`: the letters before the dollar sign. */
const DOLLARS = new Map<string, string>(
  Object.entries({
    us: 'USD',
    ca: 'CAD',
    c: 'CAD',
    cad: 'CAD',
    cdn: 'CAD',
    usd: 'USD',
    a: 'AUD',
    au: 'AUD',
    nz: 'NZD',
    s: 'SGD',
    hk: 'HKD',
  }),
);
const MULTIPLIERS = new Map<string, number>(
  Object.entries({
    million: 1e6,
    millions: 1e6,
    m: 1e6,
    mm: 1e6,
    billion: 1e9,
    billions: 1e9,
    bn: 1e9,
    b: 1e9,
    milliard: 1e9,
    milliards: 1e9,
    md: 1e9,
    thousand: 1e3,
    k: 1e3,
  }),
);
const CURRENCY_WORDS = new Map<string, string>(
  Object.entries({
    dollar: '',
    dollars: '',
    euro: 'EUR',
    euros: 'EUR',
    pound: 'GBP',
    pounds: 'GBP',
    rupee: 'INR',
    rupees: 'INR',
    yen: 'JPY',
  }),
);
const NATIONALITIES = new Map<string, string>(
  Object.entries({
    canadian: 'CAD',
    canadien: 'CAD',
    canadiens: 'CAD',
    us: 'USD',
    usd: 'USD',
    cad: 'CAD',
    american: 'USD',
    americain: 'USD',
    americains: 'USD',
    australian: 'AUD',
  }),
);

interface Currency {
  code: string;
  endToken: number;
  end?: number;
}

/** "$5,000,000", "5 000 000 $", "CAD 5 million", "two million dollars ($2,000,000)", "2,5 millions d'euros", "5 M€". */
export function moneyAt(tokens: Token[], i: number, language: Language, text: string): Found | undefined {
  const token = tokens[i]!;
  const leading = CURRENCY_CODES.has(token.exact) && tokens[i + 1]?.kind === 'number' ? i + 1 : i;
  const number = numberAt(tokens, leading, language);
  if (number === undefined) return undefined;
  const before = signBefore(tokens, leading, text);
  const amount = multiplied(tokens, number);
  const after = currencyAfter(tokens, amount.endToken, text);
  if (leading === i && before === undefined && after === undefined) return undefined;
  const leadingCode = leading > i ? token.exact.toUpperCase() : (before?.code ?? '');
  const end = after === undefined ? amount.endToken : afterRepetition(tokens, after.endToken, text);
  const repeated = after !== undefined && end > after.endToken;
  return {
    type: 'money',
    canonical: Math.round(amount.value * 100) / 100,
    unit: leadingCode || (after?.code ?? ''),
    endToken: end,
    ...(leading === i && before !== undefined ? { start: before.start, firstToken: before.firstToken } : {}),
    ...(repeated || after?.end === undefined ? {} : { end: after.end }),
  };
}

function multiplied(tokens: Token[], number: NumberRead): NumberRead {
  const next = tokens[number.endToken];
  const factor = next?.kind === 'word' ? MULTIPLIERS.get(next.exact) : undefined;
  return factor === undefined ? number : { value: number.value * factor, endToken: number.endToken + 1 };
}

/** The currency sign right before token `i`, with the letters that say whose dollars. */
function signBefore(tokens: Token[], i: number, text: string): { code: string; start: number; firstToken: number } | undefined {
  let at = tokens[i]!.start - 1;
  if (at > 0 && isSpace(text.charCodeAt(at))) at--;
  const sign = SIGNS[text.charAt(at)];
  if (sign === undefined) return undefined;
  const letters = tokens[i - 1];
  const code = letters?.end === at && letters.kind === 'word' ? DOLLARS.get(letters.exact) : undefined;
  return code === undefined ? { code: sign, start: at, firstToken: i } : { code, start: letters!.start, firstToken: i - 1 };
}

/** A currency sign, code or word after the amount. */
function currencyAfter(tokens: Token[], i: number, text: string): Currency | undefined {
  const previous = tokens[i - 1]!;
  let at = previous.end;
  if (isSpace(text.charCodeAt(at))) at++;
  const sign = SIGNS[text.charAt(at)];
  // "5 000 $ 10 000 $" has its signs after, "$5 $10" before: a sign that touches a digit to its right belongs to that.
  if (sign !== undefined && !/[0-9]/.test(text.charAt(at + 1))) return { ...nationality(tokens, i, sign), end: at + 1 };
  const skip = tokens[i]?.exact === 'd' || tokens[i]?.exact === 'de' ? 1 : 0;
  const word = tokens[i + skip];
  if (word?.kind !== 'word' || (skip === 0 && !adjoin(tokens, i - 1, i, text))) return undefined;
  if (CURRENCY_CODES.has(word.exact) && text.charAt(word.start) === text.charAt(word.start).toUpperCase()) {
    return { code: word.exact.toUpperCase(), endToken: i + skip + 1 };
  }
  const national = NATIONALITIES.get(word.exact);
  const unit = CURRENCY_WORDS.get((national === undefined ? word : tokens[i + skip + 1])?.exact ?? '');
  if (unit === undefined) return undefined;
  if (national !== undefined) return { code: unit || national, endToken: i + skip + 2 };
  return nationality(tokens, i + skip + 1, unit);
}

/** "dollars canadiens", "pounds sterling", "$ CAD". */
function nationality(tokens: Token[], i: number, code: string): Currency {
  const word = tokens[i]?.exact ?? '';
  if (word === 'sterling') return { code, endToken: i + 1 };
  const national = code === '' ? NATIONALITIES.get(word) : undefined;
  return national === undefined || word === 'us' ? { code, endToken: i } : { code: national, endToken: i + 1 };
}

/** "two million dollars ($2,000,000)": the same amount again, in brackets. */
function afterRepetition(tokens: Token[], i: number, text: string): number {
  if (tokens[i]?.exact !== '(') return i;
  let end = i + 1;
  while (
    end < i + 4 &&
    tokens[end] !== undefined &&
    tokens[end]!.exact !== ')' &&
    (tokens[end]!.kind === 'number' || CURRENCY_CODES.has(tokens[end]!.exact) || DOLLARS.has(tokens[end]!.exact))
  )
    end++;
  const inside = text.slice(tokens[i]!.end, tokens[end]?.start ?? text.length).length;
  return end > i + 1 && inside < 40 && tokens[end]?.exact === ')' ? end + 1 : i;
}
