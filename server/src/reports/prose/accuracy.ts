import type { AccuracySource } from '../../playbook/types';
import type { Language } from '../../text/types';

/** What the accuracy page says around the figures. */
export interface AccuracyProse {
  title: string;
  allClauses: string;
  none: string;
  introduction(documents: number, version: string): string;
  reading: string;
  sliceColumns: string[];
  slices: Record<keyof AccuracySource['summary'], string>;
  others(falsePresent: string, contradictedPrecision: string, contradictedRecall: string, elements: string): string;
  /** F1 missing / covered of the held half at each look. */
  looks(figures: string[]): string;
  baselinesTitle: string;
  baselineColumns: string[];
  baselines: Record<keyof AccuracySource['baselines'], string>;
  clausesTitle: string;
  clauseColumns: string[];
  experimental(fewest: number): string;
  experimentalMark: string;
  ablationsTitle: string;
  ablationColumns: string[];
  ablations: Record<string, string>;
  cuadTitle(contracts: number): string;
  cuad: string;
  cuadColumns: string[];
  method: string;
}

const en: AccuracyProse = {
  title: 'How accurate the answers are',
  allClauses: 'All clauses',
  none: 'Not measured yet on labelled documents.',
  introduction: (documents, version) =>
    `Measured on ${documents} real RFPs and agreements in English and French that careful readers had labelled, clause by clause, with playbook ${version}. Two such readers agree on covered or not at F1 96 and on the status in 94 % of cases: the ceiling.`,
  reading:
    'All figures in per cent, with 95 % intervals where they are a proportion. *Missing*: nothing covers the clause. *Covered*: present, weak or contradicted. *Evidence*: a sentence shown is one the readers named. *False “missing”*: per document, clauses that the readers found and we did not.',
  sliceColumns: ['', 'decisions', 'F1 missing', 'F1 covered', 'mean over clauses', 'same status', 'evidence', 'false “missing”'],
  slices: {
    all: 'all',
    tune: 'issuers the patterns were tuned on',
    held: 'issuers held out',
    untouched: 'held out, clauses written after the split',
    en: 'English',
    fr: 'French',
    rfp: 'RFPs',
    agreement: 'agreements',
  },
  others: (falsePresent, precision, recall, elements) =>
    `Said to be present, labelled otherwise: ${falsePresent}. “Contradicted”: right when said ${precision}, found when due ${recall}. Elements of the headline clauses, F1: ${elements}.`,
  looks: (figures) =>
    `The errors of the held-out half were looked at ${figures.length === 1 ? 'once' : `${figures.length} times`}, and general mistakes mended. Before that, it stood at F1 missing / covered ${figures.join(', then ')}: the figure to expect on documents of other issuers.`,
  baselinesTitle: 'Beside simpler tools, same documents',
  baselineColumns: ['', 'F1 missing', 'F1 covered'],
  baselines: { phrases: 'literal phrases of the playbook', words: 'a key word of the title anywhere' },
  clausesTitle: 'Clause by clause',
  clauseColumns: ['clause', 'decisions', 'missing', 'P', 'R', 'covered', 'P', 'R', 'same status'],
  experimental: (fewest) => `An asterisk marks what was measured on fewer than ${fewest} documents: experimental.`,
  experimentalMark: '*',
  ablationsTitle: 'What each reading skill is worth: the same documents without it',
  ablationColumns: ['without', 'F1 missing', 'F1 covered', 'same status'],
  ablations: {
    'lead-ins': 'lead-ins of lists and tables',
    negation: 'negation, permission and aspiration',
    definitions: 'defined parties and terms',
    'table of contents': 'telling contents and running headers from text',
  },
  cuadTitle: (contracts) => `CUAD: ${contracts} commercial contracts labelled by lawyers`,
  cuad: 'The Contract Understanding Atticus Dataset (CC BY 4.0), read from neither side (`--position neutral`).',
  cuadColumns: ['category', 'contracts with it', 'P', 'R', 'F1'],
  method:
    'Documents are split by issuer. Patterns are tuned on one half; every look at what is wrong in the other is logged in `test/accuracy/looks.json`. `npm run accuracy` makes the whole report where the labelled documents are there.',
};

const fr: AccuracyProse = {
  title: 'Justesse mesurée des réponses',
  allClauses: 'Toutes les clauses',
  none: 'Pas encore mesurée sur des documents étiquetés.',
  introduction: (documents, version) =>
    `Mesurée sur ${documents} appels de propositions et contrats réels, en anglais et en français, étiquetés clause par clause par des lecteurs attentifs, avec le cahier de clauses ${version}. Deux de ces lecteurs s’accordent sur «\u00a0traitée ou non\u00a0» à F1 96 et sur le statut dans 94\u00a0% des cas\u00a0: c’est le plafond.`,
  reading:
    'Tous les chiffres sont en pour cent, avec leur intervalle à 95\u00a0% pour les proportions. *Manquante*\u00a0: rien ne traite la clause. *Traitée*\u00a0: présente, faible ou contredite. *Preuve*\u00a0: une phrase montrée est l’une de celles des lecteurs. *Fausses absences*\u00a0: par document, les clauses que les lecteurs ont trouvées et nous non.',
  sliceColumns: [
    '',
    'décisions',
    'F1 manquante',
    'F1 traitée',
    'moyenne des clauses',
    'même statut',
    'preuve',
    'fausses absences',
  ],
  slices: {
    all: 'ensemble',
    tune: 'émetteurs ayant servi au réglage',
    held: 'émetteurs mis de côté',
    untouched: 'mis de côté, clauses écrites après la séparation',
    en: 'anglais',
    fr: 'français',
    rfp: 'appels de propositions',
    agreement: 'contrats',
  },
  others: (falsePresent, precision, recall, elements) =>
    `Dites présentes, étiquetées autrement\u00a0: ${falsePresent}. «\u00a0Contredite\u00a0»\u00a0: juste quand c’est dit ${precision}, trouvé quand c’est dû ${recall}. Éléments des clauses principales, F1\u00a0: ${elements}.`,
  looks: (figures) =>
    `Les erreurs de la moitié mise de côté ont été examinées ${figures.length === 1 ? 'une fois' : `${figures.length} fois`}, et des fautes générales corrigées. Avant cela, elle était à F1 manquante / traitée ${figures.join(', puis ')} : le chiffre à attendre sur les documents d’autres émetteurs.`,
  baselinesTitle: 'À côté d’outils plus simples, mêmes documents',
  baselineColumns: ['', 'F1 manquante', 'F1 traitée'],
  baselines: { phrases: 'expressions littérales du cahier de clauses', words: 'un mot clé du titre, n’importe où' },
  clausesTitle: 'Clause par clause',
  clauseColumns: ['clause', 'décisions', 'manquante', 'P', 'R', 'traitée', 'P', 'R', 'même statut'],
  experimental: (fewest) => `Un astérisque signale ce qui a été mesuré sur moins de ${fewest} documents\u00a0: expérimental.`,
  experimentalMark: '*',
  ablationsTitle: 'Ce que vaut chaque aptitude de lecture\u00a0: les mêmes documents sans elle',
  ablationColumns: ['sans', 'F1 manquante', 'F1 traitée', 'même statut'],
  ablations: {
    'lead-ins': 'phrases introductives des listes et des tableaux',
    negation: 'négation, permission et intention',
    definitions: 'parties et termes définis',
    'table of contents': 'distinction des tables des matières et en-têtes courants',
  },
  cuadTitle: (contracts) => `CUAD\u00a0: ${contracts} contrats commerciaux étiquetés par des juristes`,
  cuad: 'Le Contract Understanding Atticus Dataset (CC BY 4.0), lu sans prendre parti (`--position neutral`). Les catégories gardent leur nom anglais.',
  cuadColumns: ['catégorie', 'contrats concernés', 'P', 'R', 'F1'],
  method:
    'Les documents sont séparés par émetteur. Les motifs sont réglés sur une moitié\u00a0; chaque examen de ce qui est faux dans l’autre est consigné dans `test/accuracy/looks.json`. `npm run accuracy` produit le rapport entier là où les documents étiquetés sont présents.',
};

export const accuracyProse: Record<Language, AccuracyProse> = { en, fr };
