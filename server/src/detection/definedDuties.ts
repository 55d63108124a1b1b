import type { Document, Statement } from '../documents';
import type { CompiledPlaybook } from '../playbook';
import { tokenise } from '../text';

/** Concept of the words a defined duty begins with: "means the Vendor's duty to …". The engine reads it by name. */
export const DUTY_NOUN_CONCEPT = 'duty-noun';
/** How much of a definition may name the duty it is, in tokens. */
const GENUS = 10;
/** Enough for any honest document; keeps a hostile one linear. */
const MOST_TERMS = 300;

/**
 * Definitions that hold a duty and are called upon: "“Destruction Obligation” means the Vendor's duty to …" where an operative
 * sentence names the term. Such a definition binds by that sentence; by itself it would not. Indices of statements.
 */
export function definedDuties(document: Document, playbook: CompiledPlaybook): ReadonlySet<number> {
  const duty = playbook.concepts.get(DUTY_NOUN_CONCEPT);
  if (duty === undefined) return new Set();
  const holding = new Map<string, number[]>();
  for (const statement of document.statements) {
    if (statement.role !== 'definition' || !statement.term || holding.size >= MOST_TERMS) continue;
    if (!namesDuty(statement, statement.term, document, playbook, duty)) continue;
    const same = holding.get(statement.term);
    if (same) same.push(statement.index);
    else holding.set(statement.term, [statement.index]);
  }
  if (holding.size === 0) return new Set();
  const called = new Set<number>();
  for (const { role, text } of document.statements) {
    if (role !== 'operative') continue;
    for (const [term, statements] of holding) {
      if (!text.includes(term)) continue;
      for (const index of statements) called.add(index);
      holding.delete(term);
    }
  }
  return called;
}

function namesDuty(statement: Statement, term: string, document: Document, playbook: CompiledPlaybook, duty: number): boolean {
  const at = statement.text.indexOf(term);
  const language = document.parts[statement.part]?.language ?? 'en';
  const tokens = tokenise(statement.text.slice(at < 0 ? 0 : at + term.length, at + term.length + 200), language).slice(0, GENUS);
  return playbook.tries[language].find(tokens).some(({ symbol }) => symbol === duty);
}
