import type { Language } from '../types';
import { englishForm } from './english';
import { frenchForm } from './french';

/**
 * The form that a folded word shares with its inflections: plural, conjugation, gender and spelling (`centre`, `center`), never
 * derivation (notify, notice and notification stay apart). It is an opaque key, not always a word, and its own normal form.
 * Words told apart by their number alone (security and securities, damage and damages) share one: a pattern that means only one
 * of them writes `=securities`, which compares the word as spelt.
 */
export function normalForm(word: string, language: Language): string {
  return language === 'fr' ? frenchForm(word) : englishForm(word);
}
