import type { Document, Statement } from '../documents';
import type { Language, TextRange } from '../text/types';
import { type Definition, definitionsOf } from './definitions';
import { isInCode, rangeOfSpot, type Spot } from './spots';
import { type FoundTerm, keyOf, TermFinder } from './termFinder';

/** A term that a document defines. */
export interface Term {
  /** As first defined. */
  name: string;
  language: Language;
  /** At least one, in reading order. */
  definitions: Definition[];
}

/** A place where a term stands: in its definition, or where it is used. Offsets are into the document's source. */
export interface TermUse extends TextRange {
  term: Term;
  spot: Spot;
  definition: boolean;
}

/** Enough for any honest document; keeps a hostile one linear. */
const MOST_TERMS = 2000;

/** The defined terms of a document, in the order of their definitions. */
export function termsOf(document: Document): Term[] {
  const terms = new Map<string, Term>();
  for (const definition of definitionsOf(document)) {
    const key = keyOf(definition.term);
    const term = terms.get(key);
    if (term) term.definitions.push(definition);
    else if (terms.size < MOST_TERMS) {
      const language = document.parts[definition.statement.part]?.language ?? 'en';
      terms.set(key, { name: definition.term, language, definitions: [definition] });
    }
  }
  return [...terms.values()];
}

/** What is found in the statements of a chapter, and what was looked for. */
interface ChapterFinds {
  wanted: string;
  found: readonly FoundTerm[];
}

const known = new WeakMap<readonly Statement[], ChapterFinds>();

/** Every place where the terms stand, in reading order; a term inside a longer one does not count. */
export function usesOf(document: Document, terms: readonly Term[]): TermUse[] {
  const byKey = new Map(terms.map((term) => [keyOf(term.name), term]));
  const wanted = [...byKey].map(([key, { definitions }]) => ({ key, named: definitions.every(({ inPassing }) => inPassing) }));
  const all = JSON.stringify(wanted);
  const finder = new TermFinder(wanted);
  const uses = new Map<number, TermUse>();
  for (const term of terms)
    for (const { name } of term.definitions) {
      const range = rangeOfSpot(name);
      uses.set(range.start, { term, spot: name, definition: true, ...range });
    }
  for (const chapter of document.chapters) {
    let finds = known.get(chapter);
    if (finds?.wanted !== all) {
      finds = { wanted: all, found: finder.find(chapter) };
      known.set(chapter, finds);
    }
    for (const { key, statement, start, end } of finds.found) {
      const term = byKey.get(key);
      const spot = { in: statement, start, end };
      const range = rangeOfSpot(spot);
      if (!term || uses.has(range.start) || isTitle(document, statement) || isSilent(document, spot, range)) continue;
      uses.set(range.start, { term, spot, definition: false, ...range });
    }
  }
  return [...uses.values()].sort((a, b) => a.start - b.start);
}

/** The title of a document has words in capitals that are no terms. */
function isTitle({ sections }: Document, { role, section }: Statement): boolean {
  return role === 'heading' && section === 1 && sections[1]?.number === undefined;
}

/** Code, and keys of YAML that define nothing, are no wording. */
function isSilent(document: Document, spot: Spot, range: TextRange): boolean {
  if (document.format === 'yaml') return /^["']?:(?:\s|$)/.test(document.source.slice(range.end, range.end + 3));
  return isInCode(document, spot);
}
