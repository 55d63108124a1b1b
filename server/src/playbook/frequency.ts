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

/** How often a phrase is expected, relative to an ordinary single word. */
export function expectedFrequency(words: readonly { word: string }[]): number {
  if (words.length > 1) return PHRASE_WEIGHT;
  return COMMON.has(words[0]?.word.toLowerCase() ?? '') ? COMMON_WEIGHT : 1;
}
