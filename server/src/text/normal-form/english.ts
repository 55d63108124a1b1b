import { ENGLISH_WORDS, ISE, OUR } from './english-words';

const LETTERS = /^[a-z]+$/;
const VOWEL = /[aeiouy]/;

/** Longest word that is looked at: beyond it, nothing is inflection. */
const LONGEST = 40;

/** English inflection: after Porter (1980), steps 1 and 5 only, with the exceptions that legal English needs. */
export function englishForm(word: string): string {
  if (word.length > LONGEST || !LETTERS.test(word)) return word;
  let form = word;
  for (let round = 0; round < 5; round++) {
    const next = reduce(form);
    if (next === form) break;
    form = next;
  }
  return form;
}

function reduce(word: string): string {
  const known = ENGLISH_WORDS.get(word);
  if (known !== undefined) return known;
  if (word.length <= 3) return word;
  const american = spell(singular(word));
  return ENGLISH_WORDS.get(american) ?? withoutE(spell(present(american)));
}

/** Plural and third person: policies → policy, processes → process, stores → store. */
function singular(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  return word.slice(0, -1);
}

/** Past and participle: notified → notify, stored → store, submitting → submit. */
function present(word: string): string {
  if (word.endsWith('ied')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith('eed')) return word;
  const stem = word.endsWith('ed') ? word.slice(0, -2) : word.endsWith('ing') ? word.slice(0, -3) : '';
  if (stem.length < 2 || !VOWEL.test(stem)) return word;
  const last = stem.charAt(stem.length - 1);
  if (stem.endsWith(`${last}${last}`) && !'aeioulsfz'.includes(last)) return stem.slice(0, -1);
  if (last === 's' && !stem.endsWith('ss')) return `${stem}e`;
  if (keepsE(stem) || (measure(stem) === 1 && isShort(stem))) return `${stem}e`;
  return stem;
}

/** British to American: authorise → authorize, colour → color; a doubled `l` at the end of a long word is one. */
function spell(word: string): string {
  let spelt = word;
  if (/is(e|ed|ing|ation|er)$/.test(spelt)) {
    const stem = spelt.replace(/(e|ed|ing|ation|er)$/, '');
    if (stem.length > 4 && !ISE.has(`${stem}e`)) spelt = `${stem.slice(0, -1)}z${spelt.slice(stem.length)}`;
  }
  if (spelt.includes('our')) spelt = spelt.replace(OUR, '$1or');
  if (spelt.endsWith('ll') && spelt.length > 5) spelt = spelt.slice(0, -1);
  return spelt;
}

/** delete → delet, so that deleted and delete agree; short stems keep it (use, note, store). */
function withoutE(word: string): string {
  if (!word.endsWith('e') || word.length <= 3) return word;
  const stem = word.slice(0, -1);
  if (stem.endsWith('e') || stem.endsWith('s') || keepsE(stem)) return word;
  const m = measure(stem);
  return m > 1 || (m === 1 && !isShort(stem)) ? stem : word;
}

/** Without its `e` the stem would look inflected itself: precede, infringe. */
function keepsE(stem: string): boolean {
  if (stem.endsWith('ing')) return VOWEL.test(stem.slice(0, -3));
  return stem.endsWith('ed') && !stem.endsWith('eed') && VOWEL.test(stem.slice(0, -2));
}

/** Number of vowel-consonant sequences. */
function measure(stem: string): number {
  let count = 0;
  let afterVowel = false;
  for (let i = 0; i < stem.length; i++) {
    const vowel = isVowel(stem, i);
    if (!vowel && afterVowel) count++;
    afterVowel = vowel;
  }
  return count;
}

function isVowel(word: string, i: number): boolean {
  const letter = word.charAt(i);
  if (letter === 'y') return i > 0 && !'aeiou'.includes(word.charAt(i - 1));
  return 'aeiou'.includes(letter);
}

/** Ends in consonant, vowel, consonant other than w, x, y. */
function isShort(stem: string): boolean {
  const i = stem.length - 1;
  return i >= 2 && !isVowel(stem, i) && isVowel(stem, i - 1) && !isVowel(stem, i - 2) && !'wxy'.includes(stem.charAt(i));
}
