import { playbookTestProse } from '../../reports/prose/playbookTests';
import type { Language } from '../../text/types';

const en = {
  description: 'check a playbook of your own: run its examples, look for mistakes',
  test: 'run the examples of the clauses that a playbook adds or changes, and show what matched',
  lint: 'look for mistakes: what cannot be read, patterns that nothing matches, missing French, missing examples',
  files: 'playbook files, each building on the one before (default: those of civicclause.yaml)',
  file: 'file',
  format: 'pretty or json',
  after: `
A playbook of your own is one YAML file: your clauses, and what you change in ours. It needs no code.

  id: fairview
  version: 1.0.0
  title: { en: Fairview, fr: Fairview }
  extends: smart-city
  clauses:
    - id: data-location            # one of ours: only what changes
      severity: { rfp: error, agreement: error }
      recognise: { en: [edge cabinets] }

Examples in the file are its tests: a text, and how the clause must be read in it.

Exit codes: 0 all well · 1 an example fails, or lint finds something · 2 a file cannot be used`,
  noFiles: 'There is no playbook to look at: name a file, or list it under playbooks: in civicclause.yaml.',
  heading: (title: string, version: string, base: string) => `${title} ${version} (extends ${base})`,
  line: (line: number) => `line ${line}`,
  passed: (passed: number, total: number) => `${passed} of ${total} pass`,
  idle: {
    unused: (key: string, pattern: string) =>
      `${key}: no example and no wording of the clause matches “${pattern}”. Add an example, or take it out.`,
    repeated: (key: string, pattern: string) => `${key}: “${pattern}” stands here twice.`,
  },
  failing: (count: number) =>
    count === 1
      ? 'one example or wording fails: civicclause playbook test shows it.'
      : `${count} examples or wordings fail: civicclause playbook test shows them.`,
  clean: 'Nothing to say against it.',
  found: (errors: number, warnings: number) =>
    `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  severity: { error: 'error', warning: 'warning' },
};

export type PlaybookProse = typeof en;

const fr: PlaybookProse = {
  description: 'vérifier un cahier de clauses à vous : jouer ses exemples, chercher les erreurs',
  test: 'jouer les exemples des clauses qu’un cahier ajoute ou change, et montrer ce qui a été reconnu',
  lint: 'chercher les erreurs : ce qui ne se lit pas, les motifs que rien ne reconnaît, le français ou les exemples qui manquent',
  files: 'fichiers de cahiers, chacun s’appuyant sur le précédent (par défaut : ceux de civicclause.yaml)',
  file: 'fichier',
  format: 'pretty ou json',
  after: `
Un cahier à vous est un seul fichier YAML : vos clauses, et ce que vous changez aux nôtres. Il ne demande aucun code.

  id: bellerive
  version: 1.0.0
  title: { en: Bellerive, fr: Bellerive }
  extends: smart-city
  clauses:
    - id: data-location            # une des nôtres : seulement ce qui change
      severity: { rfp: error, agreement: error }
      recognise: { fr: [armoires de rue] }

Les exemples du fichier en sont les tests : un texte, et comment la clause doit y être lue.

Codes de sortie : 0 tout va bien · 1 un exemple échoue, ou lint trouve quelque chose · 2 un fichier est inutilisable`,
  noFiles: 'Aucun cahier à examiner : nommer un fichier, ou l’inscrire sous playbooks: dans civicclause.yaml.',
  heading: (title, version, base) => `${title} ${version} (s’appuie sur ${base})`,
  line: (line) => `ligne ${line}`,
  passed: (passed, total) => `${passed} sur ${total} réussissent`,
  idle: {
    unused: (key, pattern) =>
      `${key} : aucun exemple ni libellé de la clause ne répond à « ${pattern} ». Ajouter un exemple, ou retirer le motif.`,
    repeated: (key, pattern) => `${key} : « ${pattern} » y figure deux fois.`,
  },
  failing: (count) =>
    count === 1
      ? 'un exemple ou libellé échoue : civicclause playbook test le montre.'
      : `${count} exemples ou libellés échouent : civicclause playbook test les montre.`,
  clean: 'Rien à y redire.',
  found: (errors, warnings) =>
    `${errors} ${errors > 1 ? 'erreurs' : 'erreur'}, ${warnings} ${warnings > 1 ? 'avertissements' : 'avertissement'}`,
  severity: { error: 'erreur', warning: 'avertissement' },
};

/** What the `playbook` command says. */
export const playbookProse: Record<Language, PlaybookProse & (typeof playbookTestProse)['en']> = {
  en: { ...en, ...playbookTestProse.en },
  fr: { ...fr, ...playbookTestProse.fr },
};
