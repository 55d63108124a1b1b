import type { ReportProse } from './prose';
import { valueText } from './values';

const counted = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`;
const plurals = {
  present: ['présente', 'présentes'],
  weak: ['faible', 'faibles'],
  contradicted: ['contredite', 'contredites'],
  deferred: ['renvoyée ailleurs', 'renvoyées ailleurs'],
  missing: ['manquante', 'manquantes'],
  'not-applicable': ['présumée sans objet', 'présumées sans objet'],
} as const;

export const fr: ReportProse = {
  status: {
    present: 'présente',
    weak: 'faible',
    contradicted: 'contredite',
    deferred: 'renvoyée',
    missing: 'manquante',
    'not-applicable': 'sans objet ?',
  },
  severity: { error: 'erreur', warning: 'avertissement', info: 'remarque' },
  kind: { rfp: 'appel de propositions', agreement: 'contrat', annex: 'annexe', other: 'non reconnu' },
  language: { en: 'anglais', fr: 'français' },
  format: { markdown: 'Markdown', yaml: 'YAML', text: 'texte' },
  colon: ' : ',
  open: '« ',
  close: ' »',
  sure: (percent) => `sûr à ${percent} %`,
  line: (line) => `ligne ${line}`,
  counted: (status, count) => counted(count, plurals[status][0], plurals[status][1]),
  documents: (count) => counted(count, 'document', 'documents'),
  findings: {
    errors: (count) => counted(count, 'erreur', 'erreurs'),
    warnings: (count) => counted(count, 'avertissement', 'avertissements'),
    infos: (count) => counted(count, 'remarque', 'remarques'),
  },
  noFindings: 'aucun constat',
  known: (count) => `${count} de l’état de référence non compté${count < 2 ? '' : 's'}`,
  elements: 'Éléments',
  need: { required: 'obligatoire', recommended: 'recommandé' },
  near: 'proche, mais ne compte pas',
  facts: 'Valeurs énoncées',
  value: (value, type, unit) => valueText('fr', value, type, unit),
  others: 'Autres constats',
  accepted: 'Acceptés par décision',
  until: (date) => `jusqu’au ${date}`,
  because: (reason) => `Accepté\u00a0: ${reason}`,
  incomplete: 'incomplète',
  andMore: (count) => `et ${count} de plus (--verbose)`,
  notReviewed: 'Non examinés',
  next: {
    title: 'À faire ensuite',
    contradicted: (clauses) => `Supprimer ou réécrire le texte qui accorde le contraire : ${clauses}.`,
    missing: (count) =>
      `Ajouter ${counted(count, 'clause manquante', 'clauses manquantes')} : l’éditeur en insère le libellé par correction rapide.`,
    weak: (count) =>
      `Renforcer ${counted(count, 'clause faible', 'clauses faibles')} : rendre l’obligation ferme et ajouter ce qui manque.`,
    incomplete: (count) =>
      `Compléter ${counted(count, 'clause à laquelle manque un élément', 'clauses auxquelles manquent des éléments')}.`,
    deferred: (count) =>
      count < 2
        ? 'Joindre le document auquel une clause est renvoyée, ou régler la question ici.'
        : `Joindre les documents auxquels ${count} clauses sont renvoyées, ou régler la question ici.`,
    blanks: (count) => `Remplir les blancs (${counted(count, 'constat', 'constats')}).`,
    confirm: (count) => `Confirmer que ${counted(count, 'clause ne s’applique', 'clauses ne s’appliquent')} pas.`,
    explain: (command) => `Libellé type et raison d’être : ${command}`,
    verbose: 'Preuve de chaque élément et passages voisins : ajouter --verbose',
  },
  total: 'Total',
  list: (items) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`),
};
