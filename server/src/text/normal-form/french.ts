import { frenchIrregular } from './french-irregular';
import { frenchWords, NOUNS_IN_ENT, VERBS_IN_ERER, VERBS_IN_IER, VERBS_IN_MER } from './french-words';

const LETTERS = /^[a-z]+$/;
const VOWEL = /[aeiouy]/;
const LONGEST = 40;

/** Endings of the first group, longest first, that are taken off a radical of three letters or more. */
const FUTURE = /^(.{3,}?)er(?:aient|ait|ais|ont|ons|ez|ai|as|a)$/;

/** nous conservons; nouns in -ion, -aison and -çon end so in the plural, and the other nouns are in `french-words.ts`. */
const FIRST_PERSON = /^.{2,}[^aeio]ons$|^.{2,}[aeo]yons$/;

/**
 * French inflection: plural, gender and conjugation. First-group verbs are recognised by their endings, the others from the
 * generated table of `french-irregular.ts`; `french-words.ts` holds the nouns that look like verb forms.
 */
export function frenchForm(word: string): string {
  if (word.length > LONGEST || !LETTERS.test(word)) return word;
  let form = reduce(word);
  for (let round = 0; round < 5; round++) {
    const next = reduce(form);
    if (next === form) return form;
    // A radical that looks inflected itself (transfer-, utilis-) keeps an `e`, so that a normal form is its own normal form.
    if (reduce(`${form}e`) === form) return `${form}e`;
    form = next;
  }
  return form;
}

function reduce(word: string): string {
  const known = lookUp(word);
  if (known !== undefined) return known;
  if (word.length <= 3) return word;
  const first = firstPerson(word);
  if (first !== undefined) return VERBS_IN_ERER.has(first) ? first : radical(first);
  const single = singular(word);
  return lookUp(single) ?? radical(single);
}

/** The radical of a first person plural: conservons, hébergeons, résilions. */
function firstPerson(word: string): string | undefined {
  if (FIRST_PERSON.test(word)) return word.slice(0, -3);
  if (word.endsWith('geons')) return word.slice(0, -4);
  if (!word.endsWith('ions')) return undefined;
  const stem = word.slice(0, -3);
  return stem.endsWith('fi') || VERBS_IN_IER.has(stem) ? stem : undefined;
}

function lookUp(word: string): string | undefined {
  return frenchWords().get(word) ?? frenchIrregular().get(word);
}

/** tribunaux → tribunal, réseaux → réseau, lieux → lieu, données → donnée. */
function singular(word: string): string {
  if (word.endsWith('aux')) return word.endsWith('eaux') || word.length < 5 ? word.slice(0, -1) : `${word.slice(0, -2)}l`;
  if (/(?:eu|ou)x$/.test(word) && word.length > 4) return word.slice(0, -1);
  if (word.endsWith('ss')) return word;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function radical(word: string): string {
  const form = masculine(conjugated(word) ?? word);
  // aviser and avis, verser and vers, baser and bas stay apart; and the form does not look like a plural.
  return form.endsWith('s') || form.endsWith('x') ? `${form}e` : form;
}

/** The radical of a form of the first group, or undefined when the word has none of its endings. */
function conjugated(word: string): string | undefined {
  const future = FUTURE.exec(word);
  if (future?.[1] !== undefined && VOWEL.test(future[1]))
    return VERBS_IN_ERER.has(`${future[1]}er`) ? `${future[1]}er` : future[1];
  for (const ending of ['aient', 'ante', 'ant', 'ent', 'ez', 'ee', 'er', 'ait']) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length < 3 || !VOWEL.test(stem) || !takes(stem, ending, word)) return undefined;
    return stem;
  }
  return undefined;
}

/** Whether the ending is one of conjugation in this word, not the end of a noun (agent, moment, dossier, donation). */
function takes(stem: string, ending: string, word: string): boolean {
  switch (ending) {
    case 'ent':
      if (word.endsWith('ment')) return VERBS_IN_MER.has(stem);
      return !NOUNS_IN_ENT.has(word);
    case 'er':
      return !stem.endsWith('i') || stem.endsWith('fi') || VERBS_IN_IER.has(stem);
    default:
      return true;
  }
}

/** Feminine and final e: contractuelle → contractuel, utilisatrice → utilisateur, effective and effectif agree. */
function masculine(word: string): string {
  let form = word;
  if (form.endsWith('trice') && form.length > 6) return `${form.slice(0, -4)}eur`;
  if (form.endsWith('euse') && form.length > 5) return form.slice(0, -2);
  if (form.endsWith('e') && form.length > 3) form = form.slice(0, -1);
  if (/[^aeiouy]if$/.test(form) && form.length > 4) return `${form.slice(0, -1)}v`;
  if (/(?:ell|ett)$/.test(form) && form.length > 4) return form.slice(0, -1);
  if (form.endsWith('enn') && form.length > 5) return form.slice(0, -1);
  return form;
}
