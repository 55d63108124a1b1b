import type { Language } from '../../text/types';

const en = {
  notOpen: () => 'This document is not open, or is none that is reviewed (Markdown, YAML, plain text).',
  off: () => 'Reviews are switched off (setting civicClause.enable).',
  tooLarge: () => 'This document is too large to be reviewed by itself; the command Review Document reviews it all the same.',
  notRecognised: () =>
    'This does not read like a request for proposals or an agreement, so it was not reviewed. If it is one, the user can say so with the command Review Document.',
  noClause: () => 'Name a clause, by its id or title.',
};

const fr: typeof en = {
  notOpen: () => 'Ce document n’est pas ouvert, ou n’est pas de ceux qui sont examinés (Markdown, YAML, texte brut).',
  off: () => 'Les examens sont désactivés (paramètre civicClause.enable).',
  tooLarge: () =>
    'Ce document est trop long pour être examiné de lui-même\u202f; la commande Examiner le document l’examine quand même.',
  notRecognised: () =>
    'Ce texte ne se lit pas comme un appel de propositions ni comme un contrat\u202f; il n’a donc pas été examiné. S’il en est un, la commande Examiner le document permet de le dire.',
  noClause: () => 'Nommer une clause, par son identifiant ou son titre.',
};

/** Why an assistant gets no answer. */
export const answerProblems: Record<Language, typeof en> = { en, fr };
