import type { Language } from '../types';
import { englishForm } from './english';
import { frenchForm } from './french';

/**
 * The form that a folded word shares with its inflections: plural, conjugation, gender and spelling (`centre`, `center`), never
 * derivation (notify, notice and notification stay apart). It is an opaque key, not always a word, and its own normal form.
 */
export function normalForm(word: string, language: Language): string {
  return language === 'fr' ? frenchForm(word) : englishForm(word);
}
