import type { Language } from '../../text/types';
import { en, type Prose } from './en';
import { fr } from './fr';

const prose: Record<Language, Prose> = { en, fr };

/** The server's own words in the language asked for. */
export function proseIn(language: Language): Prose {
  return prose[language];
}

export type { Prose };
