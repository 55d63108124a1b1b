/**
 * The commonest words of procurement documents, in normal form or as written. Patterns are set off by their rarer parts: these only
 * make matching faster, never different.
 */
const COMMON = new Set(
  `data information service agreement contract party system vendor supplier contractor provider city customer client buyer agency project
  proposal work use access security provide include require requirement performance term time day date notice right law state government
  public business product software user document section management support technical shall will must may not any all other such each no
  in of to by for with from on at as under
  données renseignements information service services contrat accord marché partie système fournisseur prestataire titulaire ville
  client projet offre utilisation accès sécurité exigence exécution durée délai jour date avis droit loi état public produit logiciel
  utilisateur document article gestion support technique doit peut pas tout autre chaque aucun dans de à par pour avec sur sous`.split(
    /\s+/,
  ),
);

/** How much commoner than another word one of these is taken to be. */
const COMMON_WEIGHT = 12;
const PHRASE_WEIGHT = 0.3;

/** Words of every third to every twentieth sentence. */
const EVERYWHERE = new Set(
  `of and to in for be or will with by this shall that is are as any on not from at all
  de le la des et a les du d l en ou pour par une dans un au que sur est aux ce`.split(/\s+/),
);
const EVERYWHERE_WEIGHT = 150;

/** The same as `expectedFrequency`, nearer to the truth. That one orders what is found, and so must not change. */
export function measuredFrequency(words: readonly { word: string }[]): number {
  return words.length === 1 && EVERYWHERE.has(words[0]!.word.toLowerCase()) ? EVERYWHERE_WEIGHT : expectedFrequency(words);
}

/** How often a phrase is expected, relative to an ordinary single word. */
export function expectedFrequency(words: readonly { word: string }[]): number {
  if (words.length > 1) return PHRASE_WEIGHT;
  return COMMON.has(words[0]?.word.toLowerCase() ?? '') ? COMMON_WEIGHT : 1;
}
