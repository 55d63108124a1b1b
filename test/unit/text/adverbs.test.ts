import { describe, expect, it } from 'vitest';
import { foldWord, isAdverb, type Language } from '../../../server/src/text';

const words = (list: string): string[] => list.split(' ').map(foldWord);

describe.each<[Language, string, string]>([
  [
    'en',
    'promptly immediately exclusively annually solely expressly securely directly',
    'supply apply reply comply rely imply multiply only monthly daily weekly quarterly early family assembly anomaly fly',
  ],
  [
    'fr',
    'uniquement exclusivement immédiatement promptement notamment dûment conjointement expressément régulièrement annuellement seulement préalablement évidemment',
    'traitement hébergement document consentement règlement manquement établissement engagement équipement emplacement paiement ' +
      'changement événement fonctionnement développement rapatriement chiffrement effacement stockage signalement renouvellement logement moment',
  ],
])('isAdverb (%s)', (language, adverbs, others) => {
  it.each(words(adverbs))('%s', (word) => expect(isAdverb(word, language)).toBe(true));
  it.each(words(others))('not %s', (word) => expect(isAdverb(word, language)).toBe(false));
});
