import { counted, listed } from '../../messages';
import type { Language } from '../../text/types';

type Party = 'buyer' | 'supplier' | 'bidder';

/** What is said of sentences that count, and of clauses above their headings. */
interface EvidenceProse {
  counts(clause: string): string;
  weak(clause: string): string;
  defers(clause: string): string;
  contradicts(clause: string): string;
  near(clause: string): string;
  andFor(clauses: string[]): string;
  owedBy(party: Party): string;
  subject(): string;
  explain(): string;
  insert(): string;
  /** Why a finding is reported as it is. */
  whyHere(): string;
  /** How a clause stands. */
  stands(clause: string, how: string): string;
  allElements(count: number): string;
  someElements(met: number, count: number): string;
  /** `more`: how many are not named. */
  lacking(elements: string[], more: number): string;
  hedged(): string;
  blanks(): string;
  contradicted(): string;
  deferredTo(names: string[], more: number): string;
  missing(): string;
  moreClauses(clauses: string[], more: number): string;
}

const partiesEn: Record<Party, string> = { buyer: 'the buyer', supplier: 'the vendor', bidder: 'the bidder' };
const partiesFr: Record<Party, string> = { buyer: 'l’acheteur', supplier: 'le fournisseur', bidder: 'le soumissionnaire' };

export const evidenceProse: Record<Language, EvidenceProse> = {
  en: {
    counts: (clause) => `Counts for “${clause}”`,
    weak: (clause) => `Would count for “${clause}”, but is weak`,
    defers: (clause) => `Leaves “${clause}” to another document`,
    contradicts: (clause) => `Contradicts “${clause}”`,
    near: (clause) => `Near “${clause}”, but does not count.`,
    andFor: (clauses) => `Also: ${listed(clauses, 'en')}.`,
    owedBy: (party) => `said of ${partiesEn[party]}`,
    subject: () => 'It deals with the subject of the clause.',
    explain: () => 'Explain the clause',
    insert: () => 'Insert the clause',
    whyHere: () => 'Why is this on here?',
    stands: (clause, how) => `${clause}: ${how}`,
    allElements: (count) => `all ${counted(count, 'element', 'elements', 'en')}`,
    someElements: (met, count) => `${met} of ${counted(count, 'element', 'elements', 'en')}`,
    lacking: (elements, more) => {
      if (elements.length === 0) return `lacking: ${counted(more, 'element', 'elements', 'en')}`;
      return `lacking: ${[...elements, ...(more > 0 ? [`${more} more`] : [])].join('; ')}`;
    },
    hedged: () => 'worded too softly to bind',
    blanks: () => 'blanks to fill in',
    contradicted: () => 'contradicted',
    deferredTo: (names, more) => {
      if (names.length === 0)
        return more > 1 ? `left to ${more} documents that are not here` : 'left to a document that is not here';
      return `left to ${listed([...names, ...(more > 0 ? [`${more} more`] : [])], 'en')}`;
    },
    missing: () => 'not settled here',
    moreClauses: (clauses, more) => `Also here: ${listed([...clauses, ...(more > 0 ? [`${more} more`] : [])], 'en')}`,
  },
  fr: {
    counts: (clause) => `Compte pour « ${clause} »`,
    weak: (clause) => `Compterait pour « ${clause} », mais reste faible`,
    defers: (clause) => `Renvoie « ${clause} » à un autre document`,
    contradicts: (clause) => `Contredit « ${clause} »`,
    near: (clause) => `Proche de « ${clause} », mais ne compte pas.`,
    andFor: (clauses) => `Aussi : ${listed(clauses, 'fr')}.`,
    owedBy: (party) => `dit de ${partiesFr[party]}`.replace('de le ', 'du '),
    subject: () => 'Cette phrase traite de l’objet de la clause.',
    explain: () => 'Expliquer la clause',
    insert: () => 'Insérer la clause',
    whyHere: () => 'Pourquoi est-ce signalé ici ?',
    stands: (clause, how) => `${clause} : ${how}`,
    allElements: (count) => (count === 1 ? 'son élément y est' : `les ${count} éléments y sont`),
    someElements: (met, count) => `${met} sur ${counted(count, 'élément', 'éléments', 'fr')}`,
    lacking: (elements, more) => {
      if (elements.length === 0) return `il manque : ${counted(more, 'élément', 'éléments', 'fr')}`;
      return `il manque : ${[...elements, ...(more > 0 ? [`${more} de plus`] : [])].join(' ; ')}`;
    },
    hedged: () => 'formulation trop souple',
    blanks: () => 'champs à remplir',
    contradicted: () => 'contredite',
    deferredTo: (names, more) => {
      if (names.length === 0) return more > 1 ? `renvoyée à ${more} documents absents` : 'renvoyée à un document absent';
      return `renvoyée à ${listed([...names, ...(more > 0 ? [`${more} de plus`] : [])], 'fr')}`;
    },
    missing: () => 'non réglée ici',
    moreClauses: (clauses, more) => `Aussi ici : ${listed([...clauses, ...(more > 0 ? [`${more} de plus`] : [])], 'fr')}`,
  },
};
