import type { Prose } from './en';

export const fr: Prose = {
  failed: () => 'Civic Clause n’a pas pu terminer une partie de son travail. Les détails sont dans sa sortie.',
  why: () => 'Pourquoi c’est important',
  required: () => 'Ce que la clause doit dire',
  recommended: () => 'recommandé',
  met: () => 'trouvé',
  lacking: () => 'introuvable',
  reliedOn: () => 'Phrase retenue',
  nearest: () => 'Passage le plus proche',
  ask: () => 'À demander au fournisseur',
  source: () => 'Source',
  standards: () => 'Normes',
  missingClauses: () => 'Clauses manquantes',
  need: (need, kind) =>
    `${need === 'required' ? 'exigé' : 'recommandé'} dans ${kind === 'rfp' ? 'un appel de propositions' : 'un contrat'}`,
  wordingFor: (kind) => (kind === 'rfp' ? 'Libellé pour un appel de propositions' : 'Libellé pour un contrat'),
  line: (line) => `ligne ${line}`,
  checking: () => 'Civic Clause : examen de l’espace de travail',
  checkingFile: (done, total) => `${done} sur ${total}`,
};
