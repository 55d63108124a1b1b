import english from 'i18n-iso-countries/langs/en.json';
import french from 'i18n-iso-countries/langs/fr.json';
import { foldWord } from '../fold';
import { tokenise } from '../tokenise';
import type { Language } from '../types';
import { cloudRegions, namedCities } from './place-cities';
import { ACRONYMS, countryVariants, namedRegions, TOO_COMMON } from './place-names';

// Runs when the project is built: reading all names as both languages do takes longer than reading a page.

interface Node {
  next: Map<string, Node>;
  code?: string;
  /** The name is a city's. */
  city?: boolean;
}

type Names = Record<string, string | string[]>;

const LANGUAGES: Language[] = ['en', 'fr'];
const COUNTRIES: Record<Language, Names> = { en: english.countries, fr: french.countries };

/**
 * The names of places as `places.ts` looks them up. `names`: a line for each word that one begins with, and after it, each after a tab
 * and the longest first, the names: `further words|code`, and `|city` where it is one. `cloudWords`: the first words of cloud regions.
 */
export function placeIndex(): { names: string; cloudWords: string } {
  const names = [...buildTrie().next].map(([word, node]) => [word, ...namesFrom(node)].join('\t'));
  const cloudWords = [...cloudRegions().keys()].flatMap((name) =>
    tokenise(name, 'en')
      .slice(0, 1)
      .map(({ exact }) => exact),
  );
  return { names: names.join('\n'), cloudWords: [...new Set(cloudWords)].join(' ') };
}

function namesFrom({ next, code, city }: Node, words: readonly string[] = []): string[] {
  const longer = [...next].flatMap(([word, node]) => namesFrom(node, [...words, word]));
  return code === undefined ? longer : [...longer, `${words.join(' ')}|${code}${city ? '|city' : ''}`];
}

function buildTrie(): Node {
  const root: Node = { next: new Map() };
  for (const region of namedRegions())
    for (const name of [region.name.en, region.name.fr, ...region.others]) addName(root, name, region.code);
  for (const [code, names] of countryVariants()) for (const name of names) addName(root, name, code);
  for (const language of LANGUAGES) {
    for (const [code, names] of Object.entries(COUNTRIES[language])) {
      for (const name of [names].flat()) if (!/,/.test(name)) addName(root, name.replace(/ \(.*\)/, ''), code);
    }
  }
  // Last: a name that a country or region has claimed stays theirs.
  for (const [code, names] of namedCities()) for (const name of names) addName(root, name, code, true);
  return root;
}

/** A name that both languages read alike: words between spaces and hyphens. */
const ALIKE = /^[\p{L} -]+$/u;

/** Adds a name as both languages read it. The first code to claim a name keeps it: Georgia is the state, unless it is a republic. */
function addName(root: Node, name: string, code: string, city = false): void {
  const readings = ALIKE.test(name)
    ? [name.split(/[ -]+/).map(foldWord)]
    : LANGUAGES.map((language) => tokenise(name, language).map((token) => token.exact));
  for (const words of readings) {
    if (words.length === 1 && (TOO_COMMON.has(words[0]!) || ACRONYMS.has(words[0]!) || words[0]!.length < 3)) continue;
    let node = root;
    for (const word of words) {
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map() };
        node.next.set(word, next);
      }
      node = next;
    }
    if (node.code === undefined && city) node.city = true;
    node.code ??= code;
  }
}
