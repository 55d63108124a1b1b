import type { Language } from '../../text/types';

const en = {
  noBlank: () => 'There is no blank to fill in here.',
  notHere: (value: string) => `“${value}” cannot stand here as it is; write it in by hand, quoted where the file needs it.`,
};

const fr: typeof en = {
  noBlank: () => 'Il n’y a ici aucun champ à remplir.',
  notHere: (value) =>
    `«\u00a0${value}\u00a0» ne peut être mis ici tel quel\u202f; l’écrire à la main, entre guillemets si le fichier le demande.`,
};

/** What is said about blanks. */
export const blanksProse: Record<Language, typeof en> = { en, fr };
