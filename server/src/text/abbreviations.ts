import type { Language } from './types';

/**
 * How an abbreviation behaves before a full stop: `never-last` always has its object after it (`Mr.`), `before-number` is one
 * only when a number follows (`No. 4`, else the word "no"), `maybe-last` can close a sentence (`Inc.`).
 */
export type AbbreviationKind = 'never-last' | 'before-number' | 'maybe-last';

const words = (list: string): string[] => list.split(' ');

const COMMON: [AbbreviationKind, string][] = [
  ['never-last', 'mr mrs ms dr prof messrs hon st ste mme mlle mm me vs cf viz eg ie ex approx env resp'],
  [
    'before-number',
    'no nos nr art arts sec secs fig figs ch chap par para paras p pp vol reg regs stat tel ext app sched cl al num',
  ],
  [
    'maybe-last',
    'inc ltd corp co llc llp lp plc jr sr etc ltee cie enr dept div gov est av ave blvd assn bros intl supp cir ed rev',
  ],
];

const BY_LANGUAGE: Record<Language, [AbbreviationKind, string][]> = {
  en: [['before-number', 'jan feb mar apr jun jul aug sep sept oct nov dec']],
  fr: [['before-number', 'janv fevr avr juil sept oct nov dec alin']],
};

function table(language: Language): Map<string, AbbreviationKind> {
  const map = new Map<string, AbbreviationKind>();
  for (const [kind, list] of [...COMMON, ...BY_LANGUAGE[language]]) for (const word of words(list)) map.set(word, kind);
  return map;
}

const TABLES: Record<Language, Map<string, AbbreviationKind>> = { en: table('en'), fr: table('fr') };

export function abbreviation(word: string, language: Language): AbbreviationKind | undefined {
  return TABLES[language].get(word);
}

/** Words that begin sentences so often, and follow abbreviations so rarely, that they decide for an end. */
export const STARTERS: Record<Language, Set<string>> = {
  en: new Set(
    words(
      'the this that these those a an any all each every no if in on upon when where while for to it its such such subject both ' +
        'either neither notwithstanding unless except however therefore vendor supplier contractor provider customer city client ' +
        'company licensor licensee party parties we you they our your their there at by as after before once during within under',
    ),
  ),
  fr: new Set(
    words(
      'le la les l un une des du de ce cet cette ces tout toute tous toutes chaque aucun aucune si en dans pour par sur au aux ' +
        'il elle ils elles nous vous on lorsque lorsqu quand sous sauf toutefois cependant ainsi son sa ses leur leurs notre votre ' +
        'fournisseur client ville prestataire titulaire parties a afin apres avant chacune chacun',
    ),
  ),
};
