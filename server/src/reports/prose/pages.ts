import type { DraftKind, Need, Severity } from '../../playbook/types';
import type { Language } from '../../text/types';

/** What clause pages say around the playbook's own texts. */
export interface PageProse {
  clause: string;
  theme: string;
  ifMissing: string;
  why: string;
  mustSay: string;
  element: string;
  rfp: string;
  agreement: string;
  columns: Record<DraftKind, string>;
  core: string;
  coreMeaning: string;
  also: string;
  need: Record<Need, string>;
  severity: Record<Severity, string>;
  ask: string;
  wording: Record<DraftKind, string>;
  blanks: string;
  exampleIn: Record<DraftKind, string>;
  examples: { present: string; weak: string; contradicted: string; lookAlike: string };
  sources: string;
  secondary: string;
  unchecked: string;
  standards: string;
  /** Names of the standards, by the playbook's key. */
  standardNames: Record<string, string>;
  measured: {
    title: string;
    none: string;
    basis(decisions: number, documents: number): string;
    experimental(decisions: number): string;
    /** `n` documents in which it is so; how often it was right when said, and said when right. */
    missing(n: number, precision: string, recall: string): string;
    covered(n: number, precision: string, recall: string): string;
    percent(value: number, low: number, high: number): string;
    unknown: string;
  };
  notAdvice: string;
  allClauses: string;
  /** Name of the other language, in that language. */
  otherLanguage: string;
  index: string;
  introduction: string;
  seeds: string;
  jurisdictions: string;
  colon: string;
  open: string;
  close: string;
}

const standardNames = {
  'nist-800-53': 'NIST SP 800-53',
  'nist-800-161': 'NIST SP 800-161',
  'iso-27001': 'ISO/IEC 27001',
  'csf-2': 'NIST CSF 2.0',
};

const en: PageProse = {
  clause: 'Clause',
  theme: 'Theme',
  ifMissing: 'If missing',
  why: 'Why it matters',
  mustSay: 'What it must say',
  element: 'Element',
  rfp: 'RFP',
  agreement: 'agreement',
  columns: { rfp: 'RFP', agreement: 'Agreement' },
  core: 'core',
  coreMeaning: 'A clause is adequate with every core element and at least half of those required.',
  also: 'also met by',
  need: { required: 'required', recommended: 'recommended', none: 'not expected' },
  severity: { error: 'error', warning: 'warning', info: 'remark' },
  ask: 'Ask the vendor',
  wording: { rfp: 'Wording for an RFP', agreement: 'Wording for an agreement' },
  blanks: 'What stands in [brackets] is for you to fill in.',
  exampleIn: { rfp: 'In an RFP:', agreement: 'In an agreement:' },
  examples: { present: 'Adequate', weak: 'Weak', contradicted: 'Contradicted', lookAlike: 'Looks alike, but is something else' },
  sources: 'Sources',
  secondary: 'read through a secondary source',
  unchecked: 'not checked against the source',
  standards: 'Standards',
  standardNames: { ...standardNames, law: 'Law' },
  measured: {
    title: 'How accurate this is',
    none: 'Not measured yet on labelled documents.',
    basis: (decisions, documents) =>
      `Measured on ${decisions} of ${documents} real documents that readers had labelled (those where the clause applies).`,
    experimental: (decisions) => `**Experimental**: ${decisions} documents are few, and the intervals say so.`,
    missing: (n, precision, recall) => `“Missing” (so labelled in ${n}): right when said ${precision}, found when due ${recall}.`,
    covered: (n, precision, recall) =>
      `“Present”, “weak” or “contradicted” (so labelled in ${n}): right when said ${precision}, found when due ${recall}.`,
    percent: (value, low, high) => `${value} % (${low}–${high})`,
    unknown: 'unknown',
  },
  notAdvice: 'This is drafting help, not legal advice.',
  allClauses: 'All clauses',
  otherLanguage: 'Français',
  index: 'Clauses',
  introduction: 'What each clause must say, why, and how to word it.',
  seeds: 'What the founding documents ask, and which clauses answer',
  jurisdictions: 'Jurisdiction profiles',
  colon: ': ',
  open: '“',
  close: '”',
};

const fr: PageProse = {
  clause: 'Clause',
  theme: 'Thème',
  ifMissing: 'Si manquante',
  why: 'Pourquoi c’est important',
  mustSay: 'Ce que la clause doit dire',
  element: 'Élément',
  rfp: 'appel de propositions',
  agreement: 'contrat',
  columns: { rfp: 'Appel de propositions', agreement: 'Contrat' },
  core: 'essentiel',
  coreMeaning: 'Une clause suffit avec tous ses éléments essentiels et au moins la moitié de ceux qui sont exigés.',
  also: 'aussi satisfait par',
  need: { required: 'exigé', recommended: 'recommandé', none: 'non attendu' },
  severity: { error: 'erreur', warning: 'avertissement', info: 'remarque' },
  ask: 'À demander au fournisseur',
  wording: { rfp: 'Libellé pour un appel de propositions', agreement: 'Libellé pour un contrat' },
  blanks: 'Ce qui est entre [crochets] est à remplir.',
  exampleIn: { rfp: 'Dans un appel de propositions\u00a0:', agreement: 'Dans un contrat\u00a0:' },
  examples: { present: 'Suffisant', weak: 'Faible', contradicted: 'Contredit', lookAlike: 'Semblable, mais autre chose' },
  sources: 'Sources',
  secondary: 'lu dans une source secondaire',
  unchecked: 'non vérifié dans la source',
  standards: 'Normes',
  standardNames: { ...standardNames, law: 'Droit' },
  measured: {
    title: 'Justesse mesurée',
    none: 'Pas encore mesurée sur des documents étiquetés.',
    basis: (decisions, documents) =>
      `Mesurée sur ${decisions} des ${documents} documents réels étiquetés par des lecteurs (ceux où la clause s’applique).`,
    experimental: (decisions) => `**Expérimental** : ${decisions} documents, c’est peu, et les intervalles le disent.`,
    missing: (n, precision, recall) =>
      `« Manquante » (étiquette de ${n}) : juste quand c’est dit ${precision}, trouvé quand c’est dû ${recall}.`,
    covered: (n, precision, recall) =>
      `« Présente », « faible » ou « contredite » (étiquette de ${n}) : juste quand c’est dit ${precision}, trouvé quand c’est dû ${recall}.`,
    percent: (value, low, high) => `${value} % (${low}–${high})`,
    unknown: 'inconnu',
  },
  notAdvice: 'Ceci est une aide à la rédaction, non un avis juridique.',
  allClauses: 'Toutes les clauses',
  otherLanguage: 'English',
  index: 'Clauses',
  introduction: 'Ce que chaque clause doit dire, pourquoi, et comment la rédiger.',
  seeds: 'Ce que demandent les documents fondateurs, et quelles clauses y répondent',
  jurisdictions: 'Profils de ressort',
  colon: '\u00a0: ',
  open: '«\u00a0',
  close: '\u00a0»',
};

export const pageProse: Record<Language, PageProse> = { en, fr };
