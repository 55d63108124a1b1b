import type { Language } from '../text/types';
import type { UseTables } from './tables';
import type { PhraseFinder } from './trie';
import type { ClauseSource, ElementSource, FactSource, PlaybookSource, Role } from './types';

export const LANGUAGES: readonly Language[] = ['en', 'fr'];

export interface CompiledPattern {
  /** As written, for explanations. */
  readonly source: string;
  /** Its program: numbers among those of all patterns (`patternCode.ts` says what they are), and where its own begin. */
  readonly code: Int32Array;
  readonly at: number;
  /**
   * Symbols of which one must occur for the pattern to match; undefined when a slot alone can. What matches in a statement is in the
   * order in which the first of them stand.
   */
  readonly trigger: readonly number[] | undefined;
  /** Sets of symbols: of each set one must occur, or nothing can match. */
  readonly needs: readonly (readonly number[])[];
  readonly unless: readonly CompiledPattern[];
  readonly notWithin: readonly CompiledPattern[];
  readonly by: Role | undefined;
  readonly mood: 'duty' | 'any';
}

export type PatternSet = Readonly<Record<Language, readonly CompiledPattern[]>>;

export interface CompiledElement {
  source: ElementSource;
  recognise: PatternSet;
  inClause: PatternSet;
  when?: PatternSet;
}

export interface CompiledFact {
  source: FactSource;
  recognise: PatternSet;
}

export interface CompiledClause {
  source: ClauseSource;
  /** Its id and titles by their words alone: a section so titled is the clause's. */
  names: ReadonlySet<string>;
  headings: PatternSet;
  recognise: PatternSet;
  notEvidence: PatternSet;
  deferredTo: PatternSet;
  weak: PatternSet;
  contradicts: PatternSet;
  elements: CompiledElement[];
  facts: CompiledFact[];
}

/** What a pattern shows of its clause where it matches. */
export const PATTERN_KINDS = ['recognise', 'weak', 'contradicts', 'deferred', 'strict', 'in-clause', 'when', 'fact'] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

/** A pattern with what it is for. */
export interface PatternUse {
  /** Number among the uses of its language, in the order of the playbook. */
  readonly number: number;
  readonly clause: number;
  /** A look-alike shows nothing, and hides what it matches. */
  readonly kind: PatternKind | 'not-evidence';
  /** Element or fact index in the clause, for `strict`, `in-clause`, `when` and `fact`. */
  readonly index: number;
  readonly pattern: CompiledPattern;
}

/** The patterns of one language by what can set them off, so that a statement meets only those that may match it. */
export interface PatternIndex {
  /** How many uses there are. */
  readonly size: number;
  readonly tables: UseTables;
  /** The use of a number. */
  use(number: number): PatternUse;
}

export interface CompiledPlaybook {
  source: PlaybookSource;
  clauses: CompiledClause[];
  /** Symbol of a concept id. */
  concepts: ReadonlyMap<string, number>;
  readonly tries: Readonly<Record<Language, PhraseFinder>>;
  readonly patterns: Readonly<Record<Language, PatternIndex>>;
  weakWording: { id: string; patterns: PatternSet }[];
  /** Wording that leaves a matter to another document ("… set out in Schedule D"), for passages under a clause's own heading. */
  deferral: PatternSet;
  /** Concepts whose defined terms carry their meaning on ("City Data" is data). */
  definable: ReadonlyMap<string, number>;
}
