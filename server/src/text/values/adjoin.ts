import type { Token } from '../types';

/**
 * Whether nothing but white space, hyphens and quotation marks of Markdown stands between the tokens from `first` to `last`:
 * "12 [***] days" and "$5 / hour" read on, but are no duration.
 */
export function adjoin(tokens: Token[], first: number, last: number, text: string): boolean {
  for (let i = first; i < last; i++) {
    if (!/^[\s>\u2010\u2011-]*$/.test(text.slice(tokens[i]!.end, tokens[i + 1]!.start))) return false;
  }
  return true;
}
