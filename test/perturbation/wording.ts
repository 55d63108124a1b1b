import type { Base, Replacements } from './types';

/** One plain form, or what a sentence becomes when its operative verbs are negated or softened. */
type Mode = 'plain' | 'negate' | 'soften';

const LETTER = /[\p{L}\p{N}]/u;
const BRACES = /\{([^{}|]+)\|([^{}|]+)(?:\|([^{}|]+))?\}/g;

/** The sentence as a careful drafter writes it: no braces left. */
export function plain(sentence: string): string {
  return sentence.replace(BRACES, (_, indicative: string) => indicative);
}

/** The sentence with its indicative verbs in the infinitive, to follow "must". */
export function infinitive(sentence: string): string {
  return sentence.replace(BRACES, (_, indicative: string, other: string, softened?: string) => (softened ? indicative : other));
}

/** The sentence with its operative verbs turned to the contrary. */
export function negate(sentence: string, base: Base): string {
  return turn(sentence, base, 'negate');
}

/** The sentence with its operative verbs turned into an effort. */
export function soften(sentence: string, base: Base): string {
  return turn(sentence, base, 'soften');
}

function turn(sentence: string, base: Base, mode: Exclude<Mode, 'plain'>): string {
  const table = base.operative[mode];
  let turned = '';
  let at = 0;
  for (const match of sentence.matchAll(BRACES)) {
    turned += replaceWords(sentence.slice(at, match.index), table, true) + turnBraces(match, base, mode);
    at = match.index + match[0].length;
  }
  turned += replaceWords(sentence.slice(at), table, true);
  return base.language === 'fr' ? elide(turned) : turned;
}

function turnBraces(match: RegExpExecArray, base: Base, mode: Exclude<Mode, 'plain'>): string {
  const [, , second = '', softened] = match;
  if (softened) return mode === 'negate' ? second : softened;
  return (base.operative.infinitive?.[mode] ?? '') + second;
}

/** « tenu de héberger » → « tenu d'héberger ». */
export function elide(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])([Dd])e (?=[aeiouyhàâéèêëîïôûœ])/gu, "$1'");
}

/**
 * Replaces whole words, in one pass and the first of the table that fits at each place; a capital stays a capital where case
 * is ignored.
 */
export function replaceWords(text: string, table: Replacements, ignoreCase = false): string {
  const alternatives = table.map(([from]) => `${edge(from, 0, '<!')}${escapeRegExp(from)}${edge(from, from.length - 1, '!')}`);
  const pattern = new RegExp(alternatives.map((each) => `(${each})`).join('|'), ignoreCase ? 'giu' : 'gu');
  return text.replace(pattern, (found: string, ...groups: (string | undefined)[]) => {
    const to = table[groups.findIndex((group) => group !== undefined)]![1];
    const capital = ignoreCase && /^\p{Lu}/u.test(found);
    return capital ? capitalise(to) : to;
  });
}

/** No letter may continue the word on that side; beside a quotation mark or an apostrophe anything may stand. */
function edge(word: string, at: number, assertion: '!' | '<!'): string {
  return LETTER.test(word.charAt(at)) ? `(?${assertion}[\\p{L}\\p{N}])` : '';
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A template's `{name}`s filled in. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
