import type { DraftPerturbation } from '../types';

/** The base document as it is. */
export const unperturbed: DraftPerturbation = {
  name: 'unperturbed',
  expects: 'present',
  apply: (draft) => draft,
  accepts: ({ status }) => status === 'present',
};
