import type { Navigation } from './navigation';
import { rangeOfSpot, runsOfSpot } from './spots';
import { keyOf } from './termFinder';
import type { Term } from './terms';
import { formOf, inForm } from './wordForms';

/** Why a term cannot have a name. */
export type NameProblem = 'empty' | 'long' | 'characters' | 'defined';

/** One replacement of the source, offsets in UTF-16 code units. */
export interface Renaming {
  start: number;
  end: number;
  newText: string;
}

const LONGEST = 80;
/** Quotes, brackets and marks of Markdown or YAML would end the name where it is defined. */
const NAME = /^\p{L}[\p{L}\p{M}\p{N} '’&/.-]*$/u;

/** Why `term` cannot be called `name`; undefined when it can. */
export function nameProblem({ terms }: Navigation, term: Term, name: string): NameProblem | undefined {
  const wanted = name.trim();
  if (wanted === '') return 'empty';
  if (wanted.length > LONGEST) return 'long';
  if (!NAME.test(wanted)) return 'characters';
  const key = keyOf(wanted);
  return terms.some((other) => other !== term && keyOf(other.name) === key) ? 'defined' : undefined;
}

/** The edits that give a term another name at its definition and wherever it is used, in the same number and in capitals where it is. */
export function renamingOf({ uses, document: { source } }: Navigation, term: Term, name: string): Renaming[] {
  const wanted = name.trim().replace(/\s+/g, ' ');
  return uses
    .filter((use) => use.term === term)
    .flatMap(({ spot }) => {
      const written = spot.in.text.slice(spot.start, spot.end);
      const capitals = written === written.toUpperCase() && term.name !== term.name.toUpperCase();
      const newText = inForm(wanted, formOf(written, term.name), term.language, capitals);
      const runs = runsOfSpot(spot);
      const markup = runs.some((run, i) => i > 0 && /[^\s>]/.test(source.slice(runs[i - 1]!.end, run.start)));
      // Markup within the term stays, around the new name.
      if (markup) return runs.map((run, i) => ({ ...run, newText: i === 0 ? newText : '' }));
      return [{ ...rangeOfSpot(spot), newText }];
    });
}
