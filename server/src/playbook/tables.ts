import type { Language } from '../text/types';
import type { PatternKind } from './compiled';
import type { TrieTables } from './trie';
import type { ClauseSource, LocalisedPatterns, PlaybookSource } from './types';

/** A compiled playbook as data: what the build stores, and what a `CompiledPlaybook` reads from when it is asked. */
export interface PlaybookTables {
  /** Clauses in the order of every list a user sees. */
  readonly source: PlaybookSource;
  /** Concept ids; the symbol of each is its index. */
  readonly concepts: readonly string[];
  /** Concepts whose defined terms carry their meaning on. */
  readonly definable: readonly string[];
  /** By clause: its id and titles by their words alone. */
  readonly names: readonly (readonly string[])[];
  readonly tries: Readonly<Record<Language, TrieTables>>;
  /** Matchers, patterns and pattern sets (`PatternWriter`). */
  readonly code: Int32Array;
  /** Where each pattern set stands in `code`: those of each clause (`clauseSets`), of each tier of weak wording, then `DEFERRAL`. */
  readonly sets: Int32Array;
  readonly uses: Readonly<Record<Language, UseTables>>;
}

/**
 * The patterns of one language by what can set them off. A *need* is a set of symbols of which one must occur: the symbol itself when it is
 * alone, else the complement (`~`) of the number of a set.
 */
export interface UseTables {
  /** Two numbers a use: its pattern set, and its place in it. */
  readonly patterns: Int32Array;
  /** Uses that no symbol sets off: a typed value alone can. */
  readonly unstarted: Int32Array;
  /** By symbol: the first of its `started`; then one past the last of all. */
  readonly startedAt: Int32Array;
  /** Two numbers each: a use, and a need of it that the symbol does not meet (the symbol itself when there is none). Most end there. */
  readonly started: Int32Array;
  /** By use: the first of its `needs`; then one past the last of all. */
  readonly needsAt: Int32Array;
  /** What a use needs besides what sets it off, the smallest sets first. */
  readonly needs: Int32Array;
  /** By number of a set: the first of its `symbols`; then one past the last of all. */
  readonly setsAt: Int32Array;
  readonly symbols: Int32Array;
}

/** Wording that leaves a matter to another document, for playbooks that have both concepts. */
export const DEFERRAL = { concepts: ['set-out-in', 'other-document'], pattern: '@set-out-in ..4 @other-document' };

/** A pattern set of a clause. */
export interface ClauseSet {
  part: 'headings' | 'recognise' | 'notEvidence' | 'deferredTo' | 'weak' | 'contradicts' | 'element' | 'fact';
  /** What its patterns show; undefined when they are not looked for by themselves. */
  kind?: PatternKind | 'not-evidence';
  /** Of the element or fact. */
  index: number;
  /** Its patterns as written, read when asked for. */
  source(): LocalisedPatterns | undefined;
}

/** The pattern sets of a clause, in the order of the tables. */
export function clauseSets(clause: ClauseSource): ClauseSet[] {
  const sets: ClauseSet[] = [
    { part: 'recognise', kind: 'recognise', index: 0, source: () => clause.recognise },
    { part: 'weak', kind: 'weak', index: 0, source: () => clause.weak },
    { part: 'contradicts', kind: 'contradicts', index: 0, source: () => clause.contradicts },
    { part: 'deferredTo', kind: 'deferred', index: 0, source: () => clause['deferred-to'] },
  ];
  clause.elements.forEach((element, index) => {
    sets.push({ part: 'element', kind: 'strict', index, source: () => element.recognise });
    sets.push({ part: 'element', kind: 'in-clause', index, source: () => element['in-clause'] });
    if ('when' in element) sets.push({ part: 'element', kind: 'when', index, source: () => element.when });
  });
  clause.facts?.forEach((fact, index) => {
    sets.push({ part: 'fact', kind: 'fact', index, source: () => fact.recognise });
  });
  sets.push({ part: 'headings', index: 0, source: () => clause.headings });
  sets.push({ part: 'notEvidence', kind: 'not-evidence', index: 0, source: () => clause['not-evidence'] });
  return sets;
}
