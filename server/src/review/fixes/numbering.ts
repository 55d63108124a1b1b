/** A section number as written, taken apart so that the next one can be written in the same manner. */
interface SectionNumber {
  /** `Article `, `(`, `9.` : all before the last component. */
  head: string;
  /** The last component: `9`, `3`, `IV`, `A`, `9A`. */
  last: string;
  /** `)` and the like. */
  tail: string;
}

const SHAPE = /^(.*?)(\d+|premier|[IVXLC]+|[ivxlc]+|\p{L})(\p{Lu}?)([)\].]*)$/u;

function take(number: string): SectionNumber | undefined {
  const match = SHAPE.exec(number.slice(0, 60));
  if (!match) return undefined;
  const [, head = '', last = '', letter = '', tail = ''] = match;
  // The end of a word is no number.
  if (/\p{L}$/u.test(head)) return undefined;
  return { head, last: last + letter, tail };
}

/** The number that follows: `9` → `10`, `9.3` → `9.4`, `Article IV` → `Article V`, `(b)` → `(c)`; undefined when it cannot be told. */
export function nextNumber(number: string): string | undefined {
  const parts = take(number);
  if (!parts) return undefined;
  const { head, last, tail } = parts;
  const digits = /^(\d+)/.exec(last)?.[1];
  if (digits) return `${head}${Number(digits) + 1}${tail}`;
  if (last === 'premier') return `${head}2${tail}`;
  const roman = fromRoman(last);
  if (roman && (last.length > 1 || /^[IVXivx]$/.test(last))) {
    const next = toRoman(roman + 1);
    return `${head}${last === last.toLowerCase() ? next.toLowerCase() : next}${tail}`;
  }
  if (/^[A-Ya-y]$/.test(last)) return `${head}${String.fromCharCode(last.charCodeAt(0) + 1)}${tail}`;
  return undefined;
}

/** The number of a section put after this one without renumbering: `9` → `9A`, `9A` → `9B`, `IV` → `IV-A`. */
export function insertedNumber(number: string): string | undefined {
  const parts = take(number);
  if (!parts) return undefined;
  const { head, last, tail } = parts;
  const lettered = /^(\d+)([A-Y])$/.exec(last);
  if (lettered) return `${head}${lettered[1]}${String.fromCharCode(lettered[2]!.charCodeAt(0) + 1)}${tail}`;
  if (/^\d+$/.test(last)) return `${head}${last}A${tail}`;
  if (last === 'premier') return `${head}1A${tail}`;
  const suffixed = /^(.*-)([A-Y])$/.exec(`${head}${last}`);
  if (suffixed && head.endsWith('-')) return `${suffixed[1]}${String.fromCharCode(suffixed[2]!.charCodeAt(0) + 1)}${tail}`;
  return `${head}${last}-A${tail}`;
}

/** Whether `child` is a sub-number of `number`: `9.3` of `9` or of `Article 9`. */
export function isSubNumber(child: string, number: string): boolean {
  const stem = bare(number);
  return stem !== '' && bare(child).startsWith(`${stem}.`) && /^\.\d+\p{Lu}?$/u.test(bare(child).slice(stem.length));
}

/** The number without a word before it: `Article 9` → `9`. */
export function bare(number: string): string {
  return number.replace(/^\p{L}{3,}\.?\s+/u, '').replace(/[).]+$/u, '');
}

function fromRoman(text: string): number | undefined {
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  const upper = text.toUpperCase();
  let total = 0;
  for (let i = 0; i < upper.length; i++) {
    const value = values[upper[i]!];
    if (value === undefined) return undefined;
    total += value < (values[upper[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return toRoman(total) === upper ? total : undefined;
}

function toRoman(value: number): string {
  const steps: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let roman = '';
  for (const [step, letters] of steps) {
    while (rest >= step) {
      roman += letters;
      rest -= step;
    }
  }
  return roman;
}
