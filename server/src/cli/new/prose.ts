import type { DraftKind } from '../../playbook';
import type { Language } from '../../text/types';

interface NewProse {
  description: string;
  kind: string;
  path: string;
  yes: string;
  force: string;
  language: string;
  jurisdiction: string;
  subject: string;
  answer: string;
  limit: string;
  noProposals: string;
  values: Record<'subject' | 'answer' | 'limit', string>;
  after: string;
  /** Where the document goes by default, by its own language. */
  file: Record<Language, Record<DraftKind, string>>;
  ending(path: string): string;
  notAPair(option: string, value: string): string;
  askJurisdiction(ids: readonly string[]): string;
  askSubjects(ids: readonly string[]): string;
  ask(title: string, hint: string): string;
  cancelled: string;
  written(path: string): string;
}

const file: NewProse['file'] = {
  en: { rfp: 'rfp.md', agreement: 'agreement.md' },
  fr: { rfp: 'appel-de-propositions.md', agreement: 'contrat.md' },
};

const en: NewProse = {
  description: 'write a new RFP or agreement from the wordings of the playbook',
  kind: 'what to write: rfp, agreement',
  path: 'where: .md for Markdown, .yaml for YAML (default: rfp.md, agreement.md)',
  yes: 'ask nothing: what no option says takes what your policy and the law propose, or stays a blank',
  force: 'replace a file that is there',
  language: 'language of the document: en, fr (default: that of --locale)',
  jurisdiction: 'whose law applies, an id listed by "civicclause jurisdictions", such as ca-on',
  subject: 'what is bought, such as devices; clauses on other things are left out; may be given several times',
  answer: 'answer to a question, such as buyer="City of Larkhaven"; may be given several times',
  limit: 'a time limit, such as incident-notification=24; may be given several times',
  noProposals: 'leave every figure blank',
  values: { subject: 'subject', answer: 'id=text', limit: 'id=number' },
  after: `
On a terminal it asks for what the options leave open. An empty answer takes the proposal in [brackets], or leaves a blank.

Examples:
  civicclause new rfp
  civicclause new agreement contracts/lighting.md --jurisdiction ca-on --subject devices
  civicclause new rfp lighting.yaml --yes --answer buyer="City of Larkhaven" --limit incident-notification=24`,
  file,
  ending: (path) => `${path}: its ending tells no format; take .md for Markdown or .yaml for YAML`,
  notAPair: (option, value) => `${option}: "${value}" should be an id and a value, such as buyer="City of Larkhaven"`,
  askJurisdiction: (ids) => `Whose law applies? (${ids.join(', ')}, or nothing)`,
  askSubjects: (ids) => `What is bought? (any of ${ids.join(', ')}, with commas; nothing: all clauses)`,
  ask: (title, hint) => `${title} (${hint})`,
  cancelled: 'cancelled; nothing was written',
  written: (path) =>
    `${path} is written. What only you can fill in stands in [brackets]. To see where: civicclause check ${path}`,
};

const fr: NewProse = {
  description: 'écrire un nouvel appel de propositions ou contrat avec les libellés du cahier de clauses',
  kind: 'ce qu’il faut écrire : rfp (appel de propositions), agreement (contrat)',
  path: 'où : .md pour Markdown, .yaml pour YAML (par défaut : appel-de-propositions.md, contrat.md)',
  yes: 'ne rien demander : ce qu’aucune option ne dit prend ce que votre politique et la loi proposent, ou reste un blanc',
  force: 'remplacer un fichier déjà présent',
  language: 'langue du document : en, fr (par défaut : celle de --locale)',
  jurisdiction: 'de qui la loi s’applique, un id donné par « civicclause jurisdictions », comme ca-qc',
  subject: 'ce qui est acheté, comme devices ; les clauses sur autre chose sont omises ; peut être répétée',
  answer: 'réponse à une question, comme buyer="Ville de Sainte-Aurélie" ; peut être répétée',
  limit: 'un délai, comme incident-notification=24 ; peut être répétée',
  noProposals: 'laisser tous les chiffres en blanc',
  values: { subject: 'objet', answer: 'id=texte', limit: 'id=nombre' },
  after: `
Sur un terminal, la commande demande ce que les options laissent ouvert. Une réponse vide prend la proposition entre
[crochets], ou laisse un blanc.

Exemples :
  civicclause new rfp
  civicclause new agreement contrats/eclairage.md --jurisdiction ca-qc --subject devices
  civicclause new rfp eclairage.yaml --yes --answer buyer="Ville de Sainte-Aurélie" --limit incident-notification=24`,
  file,
  ending: (path) => `${path} : sa terminaison ne dit aucun format ; prenez .md pour Markdown ou .yaml pour YAML`,
  notAPair: (option, value) => `${option} : « ${value} » devrait être un id et une valeur, comme buyer="Ville de Sainte-Aurélie"`,
  askJurisdiction: (ids) => `De qui la loi s’applique-t-elle ? (${ids.join(', ')}, ou rien)`,
  askSubjects: (ids) => `Qu’est-ce qui est acheté ? (parmi ${ids.join(', ')}, avec des virgules ; rien : toutes les clauses)`,
  ask: (title, hint) => `${title} (${hint})`,
  cancelled: 'annulé ; rien n’a été écrit',
  written: (path) =>
    `${path} est écrit. Ce que vous seul pouvez remplir est entre [crochets]. Pour voir où : civicclause check ${path}`,
};

export const newProse: Record<Language, NewProse> = { en, fr };
