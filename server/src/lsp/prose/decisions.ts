import type { Language } from '../../text/types';

const en = {
  accept: () => 'Accept this with a reason…',
  nothing: () => 'The finding is no longer there.',
  noReason: () => 'A decision needs a reason.',
  noDate: () => 'The date is not one of the calendar, such as 2026-12-31.',
  noFolder: () => 'The document lies in no folder yet, so there is no place for a decisions file: save it first.',
  noComments: () => 'Only Markdown has comments that a decision can be written into; write it into the decisions file.',
  notHere: () =>
    'The decision cannot be written into this document without rewriting what stands there; write it into the decisions file.',
  unreadable: (file: string) => `${file} has a mistake, so nothing was added to it: mend it first.`,
};

const fr: typeof en = {
  accept: () => 'Accepter avec une raison…',
  nothing: () => 'Le constat n’y est plus.',
  noReason: () => 'Une décision demande une raison.',
  noDate: () => 'Cette date n’existe pas ; l’écrire comme 2026-12-31.',
  noFolder: () =>
    'Le document n’est encore dans aucun dossier, et un fichier de décisions n’aurait pas de place : l’enregistrer d’abord.',
  noComments: () => 'Seul Markdown a des commentaires où inscrire une décision ; l’inscrire dans le fichier de décisions.',
  notHere: () =>
    'La décision ne peut être inscrite dans ce document sans en récrire une partie ; l’inscrire dans le fichier de décisions.',
  unreadable: (file) => `${file} contient une erreur, et rien n’y a été ajouté : le corriger d’abord.`,
};

/** What is said about recording decisions. */
export const decisionsProse: Record<Language, typeof en> = { en, fr };
