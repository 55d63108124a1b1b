import { cloudWords as CLOUD_WORDS, names as NAMES } from 'civicclause:places';
import english from 'i18n-iso-countries/langs/en.json';
import french from 'i18n-iso-countries/langs/fr.json';
import { isUpper } from '../characters';
import { lazily, memoise } from '../memo';
import type { Language, Token } from '../types';
import type { Found } from '.';
import { cloudRegions } from './place-cities';
import { ACRONYMS, EEA_ONLY, EU_MEMBERS, namedRegions, TERRITORY_OF } from './place-names';

/** A name that begins with a given word. */
interface Name {
  /** The words after it, as tokens have them (`exact`). */
  rest: string[];
  code: string;
  /** It is a city's. */
  city: boolean;
}

type Names = Record<string, string | string[]>;

const COUNTRIES: Record<Language, Names> = { en: english.countries, fr: french.countries };
const regionNames = lazily(() => new Map(namedRegions().map((region) => [region.code, region.name])));

/** Words a place name may begin with in lower case. */
const GENERIC = new Set(
  'ile iles isle state commonwealth province district territory republic kingdom royaume republique etat la le l the'.split(' '),
);
/** What may stand before a name and its preposition, and belongs to it: "Commonwealth of Virginia", "province de Québec". */
const STYLES = new Set('state commonwealth province republic kingdom territory etat republique royaume territoire'.split(' '));
const LINKS = new Set(['of', 'de', 'd', 'du', 'l', 'la', 'the']);

/** The names by their first word, each a line of the index until it is asked for. */
const lines = lazily(() => new Map(NAMES.split('\n').map((line) => [line.slice(0, line.indexOf('\t')), line])));
const namesBeginning = memoise((word) => {
  const [, ...names] = lines().get(word)?.split('\t') ?? [];
  return names.map((name): Name => {
    const [words = '', code = '', city] = name.split('|');
    return { rest: words === '' ? [] : words.split(' '), code, city: city !== undefined };
  });
});
const postalCodes = lazily(
  () =>
    new Map(
      namedRegions()
        .filter((region) => /^(US|CA)-/.test(region.code))
        .map((region) => [region.code.slice(3).toLowerCase(), region.code]),
    ),
);
/** First words of cloud regions. */
const cloudWords = lazily(() => new Set(CLOUD_WORDS.split(' ')));

/** Words that make the name of a city that of a body: "City of Toronto", « Ville de Lyon ». */
const BODIES = new Set(
  'city town county municipality university port corporation mayor council ville commune metropole mairie universite agglomeration communaute departement'.split(
    ' ',
  ),
);
/** Words that do so after it: "Toronto Transit Commission", "London Borough". */
const BODIES_AFTER = new Set(
  'city council transit police borough metropolitan department university school district airport metropole habitat stock'.split(
    ' ',
  ),
);

/** Countries, states, provinces, regions, the EU and EEA, larger cities and cloud regions, in English or French whatever the language of the text. */
export function placeAt(tokens: Token[], i: number, _language: Language, text: string): Found | undefined {
  const token = tokens[i]!;
  if (token.kind !== 'word') return undefined;
  return cloudRegionAt(tokens, i, text) ?? acronymAt(tokens, i, text) ?? nameAt(tokens, i, text) ?? postalAt(tokens, i, text);
}

/** Words that a place name or its abbreviation may begin with. */
export function placeWords(): string[] {
  return [...lines().keys(), ...ACRONYMS.keys(), ...postalCodes().keys(), ...cloudWords()];
}

function nameAt(tokens: Token[], i: number, text: string): Found | undefined {
  // The longest first.
  const found = namesBeginning(tokens[i]!.exact).find(({ rest }) =>
    rest.every((word, index) => tokens[i + 1 + index]?.kind === 'word' && tokens[i + 1 + index]!.exact === word),
  );
  if (!found) return undefined;
  const endToken = i + 1 + found.rest.length;
  if (!isNamed(tokens, i, endToken, text)) return undefined;
  if (found.city && namesBody(tokens, i, endToken)) return undefined;
  return { type: 'place', canonical: found.code, endToken, firstToken: styleBefore(tokens, i) };
}

/** "City of Toronto", « la Ville de Lyon », "London Borough": a party or an institution, not a place where something is. */
function namesBody(tokens: Token[], i: number, endToken: number): boolean {
  if (BODIES_AFTER.has(tokens[endToken]?.exact ?? '')) return true;
  let at = i - 1;
  while (at > 0 && i - at <= 3 && LINKS.has(tokens[at]!.exact)) at--;
  return at >= 0 && at < i - 1 && BODIES.has(tokens[at]!.exact);
}

/** `ca-central-1`, `europe-west9`, `canadacentral`: the country of a cloud platform's region. */
function cloudRegionAt(tokens: Token[], i: number, text: string): Found | undefined {
  const { start } = tokens[i]!;
  if (!cloudWords().has(tokens[i]!.exact)) return undefined;
  const [name = ''] = /^[a-z][a-z0-9-]{5,30}/.exec(text.slice(start, start + 32)) ?? [];
  const code = cloudRegions().get(name);
  if (code === undefined) return undefined;
  let endToken = i + 1;
  while (endToken < tokens.length && tokens[endToken]!.end <= start + name.length) endToken++;
  return { type: 'place', canonical: code, endToken, firstToken: i };
}

/** The name is written with capitals: on its first word, or on another when the first is generic ("île de Man"). */
function isNamed(tokens: Token[], i: number, endToken: number, text: string): boolean {
  const capital = (token: Token): boolean => isUpper(text.charCodeAt(token.start));
  if (!GENERIC.has(tokens[i]!.exact)) return capital(tokens[i]!);
  return tokens.slice(i + 1, endToken).some(capital);
}

/** The token where "Commonwealth of", "province de l'" before the name at `i` begins; `i` when there is none. */
function styleBefore(tokens: Token[], i: number): number {
  let at = i - 1;
  while (at > 0 && i - at <= 3 && LINKS.has(tokens[at]!.exact)) at--;
  return at < i - 1 && at >= 0 && STYLES.has(tokens[at]!.exact) ? at : i;
}

/** `US`, `U.S.`, `UK`, `EU`: in capitals, and not one of a run of capitals where it may be a pronoun ("CONTACT US TODAY"). */
function acronymAt(tokens: Token[], i: number, text: string): Found | undefined {
  const token = tokens[i]!;
  const code = ACRONYMS.get(token.exact);
  if (code === undefined) return undefined;
  const written = text.slice(token.start, token.end);
  if (written !== written.toUpperCase()) return undefined;
  if (written === 'US' && (isShouted(tokens[i - 1], text) || isShouted(tokens[i + 1], text))) return undefined;
  return { type: 'place', canonical: code, endToken: i + 1, firstToken: i };
}

function isShouted(token: Token | undefined, text: string): boolean {
  if (token?.kind !== 'word' || token.end - token.start < 3) return false;
  const written = text.slice(token.start, token.end);
  return written === written.toUpperCase();
}

/** "Austin, TX 78701", "Toronto, ON": a postal abbreviation after a capitalised name and a comma. */
function postalAt(tokens: Token[], i: number, text: string): Found | undefined {
  const token = tokens[i]!;
  const city = tokens[i - 1];
  if (token.end - token.start !== 2 || city?.kind !== 'word') return undefined;
  const code = postalCodes().get(token.exact);
  if (code === undefined || text.slice(token.start, token.end) !== token.exact.toUpperCase()) return undefined;
  if (!/^,\s$/.test(text.slice(city.end, token.start))) return undefined;
  const capitalised = isUpper(text.charCodeAt(city.start)) && !isUpper(text.charCodeAt(city.start + 1));
  // A party called "MA" may follow a comma too: an address goes on with a postal code or a stop, not with a verb.
  const addressed = /^\s{0,3}(?:$|[.,;:)\d]|and\b|or\b)/.test(text.slice(token.end, token.end + 8));
  return capitalised && addressed && !isShouted(tokens[i + 1], text)
    ? { type: 'place', canonical: code, endToken: i + 1, firstToken: i }
    : undefined;
}

/** The name of a place by its code, for display; the code itself when it is not known. */
export function placeName(code: string, language: Language): string {
  const region = regionNames().get(code);
  if (region !== undefined) return region[language];
  const names = Object.hasOwn(COUNTRIES[language], code) ? COUNTRIES[language][code] : undefined;
  return (Array.isArray(names) ? names[0] : names) ?? code;
}

/** Whether the place lies in one of those allowed: `CA-QC` in `CA`, `FR` in `EU`, `EU` in `EEA`. */
export function placeWithin(code: string, allowed: string[]): boolean {
  const areas = areasOf(code);
  return allowed.some((place) => areas.has(place));
}

function areasOf(code: string): Set<string> {
  const areas = new Set([code]);
  const dash = code.indexOf('-');
  const country = dash > 0 ? code.slice(0, dash) : code;
  areas.add(country);
  const sovereign = TERRITORY_OF.get(country) ?? country;
  areas.add(sovereign);
  if (EU_MEMBERS.has(sovereign)) areas.add('EU');
  if (areas.has('EU') || EEA_ONLY.has(sovereign)) areas.add('EEA');
  return areas;
}
