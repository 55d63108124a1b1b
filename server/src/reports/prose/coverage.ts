import type { SeedStatementSource, Severity, SourceStatus } from '../../playbook/types';
import type { Language } from '../../text/types';

/** What the pages on the founding documents and on jurisdictions say around the playbook's own texts. */
export interface CoverageProse {
  allClauses: string;
  seeds: {
    title: string;
    introduction: string;
    kind: string;
    statement: string;
    clauses: string;
    none: string;
    kinds: Record<SeedStatementSource['kind'], string>;
  };
  jurisdictions: {
    title: string;
    introduction(asOf: string): string;
    law: string;
    sections: string;
    checked: string;
    graver: string;
    language(language: Language, section: string): string;
  };
  status: Record<SourceStatus, string>;
  severity: Record<Severity, string>;
  open: string;
  close: string;
}

const en: CoverageProse = {
  allClauses: 'All clauses',
  seeds: {
    title: 'What the founding documents ask, and which clauses answer',
    introduction:
      'Every recommendation, risk, method of compromise and harmful impact that the two founding documents name and a contract can answer, with the clauses that quote it as their source.',
    kind: 'Kind',
    statement: 'What it says',
    clauses: 'Clauses that answer',
    none: 'none (it sets the scene)',
    kinds: {
      context: 'context',
      recommendation: 'recommendation',
      risk: 'risk',
      'method-of-compromise': 'method of compromise',
      'harmful-impact': 'harmful impact',
    },
  },
  jurisdictions: {
    title: 'Jurisdiction profiles',
    introduction: (asOf) =>
      `A profile states the law a buyer works under, how well that was checked (as of ${asOf}), and which missing clauses it makes graver. It sets no time limit and no territory: no section cited fixes one for the vendor's promise, so those are the organisation's to choose (\`limits\`, \`allowed-territories\`). Choose one with \`--jurisdiction ca-qc\`, \`jurisdiction: ca-qc\` in a configuration file, or the setting in VS Code. This is drafting help, not legal advice.`,
    law: 'Law',
    sections: 'Sections',
    checked: 'How it was checked',
    graver: 'Graver when missing:',
    language: (language, section) =>
      `A contract with no part in ${language === 'fr' ? 'French' : 'English'} gets a warning (${section}).`,
  },
  status: {
    verified: 'read in the source',
    'verified-secondary': 'read through a secondary source',
    'page-only': 'page found, passage not read',
    memory: 'not checked against the source',
  },
  severity: { error: 'error', warning: 'warning', info: 'remark' },
  open: '“',
  close: '”',
};

const fr: CoverageProse = {
  allClauses: 'Toutes les clauses',
  seeds: {
    title: 'Ce que demandent les documents fondateurs, et quelles clauses y répondent',
    introduction:
      'Chaque recommandation, risque, méthode de compromission et conséquence néfaste que nomment les deux documents fondateurs et à quoi un contrat peut répondre, avec les clauses qui la citent comme source. Les citations restent dans la langue du document lu.',
    kind: 'Nature',
    statement: 'Ce qu’il dit',
    clauses: 'Clauses qui y répondent',
    none: 'aucune (mise en contexte)',
    kinds: {
      context: 'contexte',
      recommendation: 'recommandation',
      risk: 'risque',
      'method-of-compromise': 'méthode de compromission',
      'harmful-impact': 'conséquence néfaste',
    },
  },
  jurisdictions: {
    title: 'Profils de ressort',
    introduction: (asOf) =>
      `Un profil dit quel droit s’applique à l’acheteur, à quel point cela a été vérifié (au ${asOf}), et quelles clauses manquantes il aggrave. Il ne fixe ni délai ni territoire : aucun article cité n’en fixe pour la promesse du fournisseur, et c’est à l’organisation de les choisir (\`limits\`, \`allowed-territories\`). On en choisit un par \`--jurisdiction ca-qc\`, par \`jurisdiction: ca-qc\` dans un fichier de configuration, ou par le réglage de VS Code. Ceci est une aide à la rédaction, non un avis juridique.`,
    law: 'Loi',
    sections: 'Articles',
    checked: 'Vérification',
    graver: 'Plus grave si manquante\u00a0:',
    language: (language, section) =>
      `Un contrat dont aucune partie n’est en ${language === 'fr' ? 'français' : 'anglais'} reçoit un avertissement (${section}).`,
  },
  status: {
    verified: 'lu dans la source',
    'verified-secondary': 'lu dans une source secondaire',
    'page-only': 'page trouvée, passage non lu',
    memory: 'non vérifié dans la source',
  },
  severity: { error: 'erreur', warning: 'avertissement', info: 'remarque' },
  open: '«\u00a0',
  close: '\u00a0»',
};

export const coverageProse: Record<Language, CoverageProse> = { en, fr };
