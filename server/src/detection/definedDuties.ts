import type { Statement } from '../documents';
import type { CompiledPlaybook } from '../playbook';
import { type Language, tokenise } from '../text';

/** Concept of the words a defined duty begins with: "means the Vendor's duty to …". The engine reads it by name. */
export const DUTY_NOUN_CONCEPT = 'duty-noun';
/** How much of a definition may name the duty it is, in tokens. */
const GENUS = 10;
/** Enough for any honest document; keeps a hostile one linear. */
const MOST_TERMS = 300;

/** A definition that holds a duty: "“Destruction Obligation” means the Vendor's duty to …". */
export interface DefinedDuty {
  term: string;
  statement: Statement;
}

/** The duty that a statement defines, if it defines one. */
export function definedDuty(statement: Statement, language: Language, playbook: CompiledPlaybook): DefinedDuty | undefined {
  const duty = playbook.concepts.get(DUTY_NOUN_CONCEPT);
  const { role, term, text } = statement;
  if (duty === undefined || role !== 'definition' || !term) return undefined;
  const at = text.indexOf(term);
  const tokens = tokenise(text.slice(at < 0 ? 0 : at + term.length, at + term.length + 200), language).slice(0, GENUS);
  return playbook.tries[language].find(tokens).some(({ symbol }) => symbol === duty) ? { term, statement } : undefined;
}

/** The terms whose calls are looked for, in reading order. */
export function dutyTerms(duties: Iterable<DefinedDuty>): string[] {
  const terms = new Set<string>();
  for (const { term } of duties) {
    terms.add(term);
    if (terms.size === MOST_TERMS) break;
  }
  return [...terms];
}

/** Those of the terms that operative statements call upon: a definition binds by the sentence that names its term, not by itself. */
export function calledTerms(terms: readonly string[], statements: readonly Statement[]): string[] {
  if (terms.length === 0) return [];
  const operative = statements.filter(({ role }) => role === 'operative');
  return terms.filter((term) => operative.some(({ text }) => text.includes(term)));
}
