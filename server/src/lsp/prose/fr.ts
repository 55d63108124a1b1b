import type { Prose } from './en';

export const fr: Prose = {
  failed: () => 'Civic Clause n’a pas pu terminer une partie de son travail. Les détails sont dans sa sortie.',
  why: () => 'Pourquoi c’est important',
  required: () => 'Ce que la clause doit dire',
  recommended: () => 'recommandé',
  met: () => 'trouvé',
  lacking: () => 'absent',
  reliedOn: () => 'Phrase retenue',
  nearest: () => 'Passage le plus proche',
  ask: () => 'À demander au fournisseur',
  source: () => 'Source',
  wholePage: () => 'Tout sur cette clause',
  missingClauses: () => 'Clauses manquantes',
  lookThrough: () => 'Parcourir les clauses, et décocher ce qui doit être laissé de côté',
  line: (line) => `ligne ${line}`,
  checking: () => 'Civic Clause : examen de l’espace de travail',
  checkingFile: (done, total) => `${done} sur ${total}`,
};
