import type { Language, Token } from '../types';
import type { Found } from '.';
import { numberAt } from './numbers';

/** "99.9%", "ninety-nine percent (99%)", "10 per cent", "99,9 %", "dix pour cent". */
export function percentageAt(tokens: Token[], i: number, language: Language): Found | undefined {
  const number = numberAt(tokens, i, language);
  if (number === undefined) return undefined;
  let end = afterSign(tokens, number.endToken);
  if (end === 0) return undefined;
  if (
    tokens[end]?.exact === '(' &&
    tokens[end + 1]?.kind === 'number' &&
    tokens[end + 2]?.exact === '%' &&
    tokens[end + 3]?.exact === ')'
  )
    end += 4;
  return { type: 'percentage', canonical: number.value, endToken: end };
}

function afterSign(tokens: Token[], i: number): number {
  const word = tokens[i]?.exact;
  const next = tokens[i + 1]?.exact;
  if (word === '%' || word === 'percent' || word === 'pourcent') return i + 1;
  if ((word === 'per' || word === 'pour') && next === 'cent') return i + 2;
  return word === 'p' && next === '100' ? i + 2 : 0;
}
