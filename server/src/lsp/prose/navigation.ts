import type { NameProblem } from '../../navigation';
import type { Language } from '../../text/types';

/** What is said of terms and provisions. */
interface NavigationProse extends Record<NameProblem, (name: string) => string> {
  noTerm(): string;
  /** Where a term is defined, 1-based. */
  definedOnLine(line: number): string;
  uses(count: number): string;
  clauseWording(): string;
  definedTerm(): string;
  blank(count: number): string;
}

export const navigationProse: Record<Language, NavigationProse> = {
  en: {
    noTerm: () => 'There is no defined term here. Put the cursor on a term that this document defines, such as “City Data”.',
    empty: () => 'A term needs a name.',
    long: () => 'The name of a term has 80 characters at most.',
    characters: (name) =>
      `“${name}” cannot be the name of a term: it starts with a letter, and holds letters, digits, spaces, hyphens, apostrophes, full stops, slashes and & only.`,
    defined: (name) => `“${name}” is already defined in this document. Choose another name.`,
    definedOnLine: (line) => `defined on line ${line}`,
    uses: (count) => (count === 1 ? 'used once' : `used ${count} times`),
    clauseWording: () => 'Clause wording',
    definedTerm: () => 'Defined term',
    blank: (count) => (count === 1 ? 'Blank to fill in' : `Blank to fill in, at ${count} places`),
  },
  fr: {
    noTerm: () =>
      'Il n’y a pas de terme défini ici. Placez le curseur sur un terme que ce document définit, par exemple « Données de la Ville ».',
    empty: () => 'Un terme doit avoir un nom.',
    long: () => 'Le nom d’un terme compte au plus 80 caractères.',
    characters: (name) =>
      `« ${name} » ne peut pas être le nom d’un terme : il commence par une lettre et ne contient que des lettres, des chiffres, des espaces, des traits d’union, des apostrophes, des points, des barres obliques et des &.`,
    defined: (name) => `« ${name} » est déjà défini dans ce document. Choisissez un autre nom.`,
    definedOnLine: (line) => `défini à la ligne ${line}`,
    uses: (count) => (count === 1 ? 'employé une fois' : `employé ${count} fois`),
    clauseWording: () => 'Libellé de clause',
    definedTerm: () => 'Terme défini',
    blank: (count) => (count === 1 ? 'Espace à remplir' : `Espace à remplir, à ${count} endroits`),
  },
};
