import type { Enumerator } from '../documents';

/** The digits of a number: `Section 4.2` → `4.2`, « l'article premier » → `1`; '' where there are none. */
export function decimalOf(number: string | undefined): string {
  if (!number) return '';
  if (/premi(?:er|ère)$/i.test(number)) return '1';
  return /(\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?)*)$/i.exec(number.replace(/[().]+$/, ''))?.[1]?.toLowerCase() ?? '';
}

/** Levels of a decimal number; 0 for ''. */
export function depthOf(decimal: string): number {
  if (decimal === '') return 0;
  let depth = 1;
  for (let at = decimal.indexOf('.'); at >= 0; at = decimal.indexOf('.', at + 1)) depth++;
  return depth;
}

/** What a number is called by: without brackets, in lower case. */
export function bareNumber(number: string): string {
  return number
    .replace(/[()\s]/g, '')
    .replace(/[.]$/, '')
    .toLowerCase();
}

/** Items with the same key are siblings. `(i)` after `(h)` is a letter, after anything else a Roman numeral. */
export function itemKey({ kind, shape, depth, number }: Enumerator, open: readonly { key: string; number: string }[]): string {
  if (kind === 'decimal') return `decimal ${shape} ${depth}`;
  const [letter, numeral] = [`letter ${shape}`, `numeral ${shape}`];
  if (kind !== 'roman') return letter;
  const value = bareNumber(number);
  const before = bareNumber(open.findLast(({ key }) => key === letter)?.number ?? '');
  const follows = value.length === 1 && before.length === 1 && before.charCodeAt(0) + 1 === value.charCodeAt(0);
  return follows && !open.some(({ key }) => key === numeral) ? letter : numeral;
}
