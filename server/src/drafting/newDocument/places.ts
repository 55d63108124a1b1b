import { findValues, foldText, placeName, tokenise } from '../../text';
import type { Language } from '../../text/types';

const ARTICLE = /^(?:le |la |les |l['’])/iu;
const THE =
  /^(?:United (?:States|Kingdom|Arab Emirates)|European (?:Union|Economic Area)|Netherlands|Philippines|EU|EEA|UK|USA?)\b/u;
/** Names that end in -e and are masculine all the same. */
const MASCULINE = /^(?:Mexique|Mozambique|Cambodge|Zimbabwe|Belize|Maine|Delaware|Tennessee|Nouveau-Mexique)$/u;
const FEMININE = /^(?:Saskatchewan)$/u;
const PLURAL = /^(?:États-Unis|Pays-Bas|Émirats|Philippines|Maldives|Bahamas|Seychelles|Territoires)/u;
const NO_ARTICLE = /^(?:Terre-Neuve|Cuba|Chypre|Malte|Israël|Singapour|Monaco|Taïwan|Hong Kong|Oman|Bahreïn|Djibouti|Saint)/u;

/** A country, province or state as it stands in a sentence: `le Canada`, `the United States`. A name that is not known stays as it is. */
export function placeInSentence(name: string, language: Language): string {
  if (language === 'en') return THE.test(name) ? `the ${name}` : name;
  if (ARTICLE.test(name) || NO_ARTICLE.test(name) || !isNameOfPlace(name)) return name;
  if (PLURAL.test(name)) return `les ${name}`;
  if (/^[aeiouyàâéèêëîïôœù]/iu.test(name)) return `l'${name}`;
  const feminine =
    FEMININE.test(name) || (!MASCULINE.test(name) && /e(?:-|$)/u.test(name) && !/^(?:Nouveau|Royaume)/u.test(name));
  return `${feminine ? 'la' : 'le'} ${name}`;
}

/** Whether the whole text is the name of a country, province or state (and not of a city in it). */
function isNameOfPlace(name: string): boolean {
  const folded = foldText(name);
  return findValues(name, tokenise(name, 'fr'), 'fr').some(({ type, canonical }) => {
    const known = type === 'place' ? foldText(placeName(String(canonical), 'fr')) : '';
    // The short form counts too: « États-Unis d'Amérique ».
    return known === folded || known.startsWith(`${folded} `);
  });
}

/** Joins a French text to what follows it: `de` + `le Canada` → `du Canada`, `dans` + `la France` → `en France`. */
export function joinFrench(before: string, value: string): string {
  const article = /^(le|les) /u.exec(value)?.[1];
  const rest = article ? value.slice(article.length + 1) : value;
  if (article && /(?<!\p{L})de $/iu.test(before)) return before.slice(0, -2) + (article === 'le' ? 'u ' : 'es ') + rest;
  if (article && /(?<!\p{L})à $/iu.test(before)) return before.slice(0, -2) + (article === 'le' ? 'au ' : 'aux ') + rest;
  return before + value;
}

/** The same where a place follows: after `dans`, most take another preposition. */
export function joinFrenchPlace(before: string, value: string): string {
  const dans = /(?<!\p{L})dans $/u;
  const inside = /^(?:(le|les) |la |l['’])(?!Union|Espace)/u.exec(value);
  if (!dans.test(before) || !inside) return joinFrench(before, value);
  const preposition = inside[1] === 'le' ? 'au' : inside[1] === 'les' ? 'aux' : 'en';
  return `${before.replace(dans, preposition)} ${value.slice(inside[0].length)}`;
}
