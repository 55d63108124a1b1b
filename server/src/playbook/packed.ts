import { lazily } from '../text/memo';
import { LANGUAGES } from './compiled';
import type { PlaybookTables, UseTables } from './tables';
import type { TrieTables } from './trie';
import type { ClauseSource, ConceptsSource, ElementSource, FactSource, PlaybookSource } from './types';

/** A compiled playbook as the build stores it: all its numbers in one array, and texts that are read one by one. */
export interface PackedPlaybook {
  readonly numbers: Int32Array;
  text(index: number): string;
}

/** The first text, JSON. The others: what a review needs of the source, the names of its concepts, its templates, the words of each language, then the patterns and examples of each clause, then the words of each concept. */
interface Header {
  concepts: string[];
  definable: string[];
  names: string[][];
  /** Length of each section of the numbers, in the order of `sections`. */
  lengths: number[];
}

const SOURCE = 1;
const CONCEPTS = 2;
const TEMPLATES = 3;
const WORDS = { en: 4, fr: 5 };
const CLAUSES = 6;

/** Sources that only authors, pages, fixes and evidence read; `elements` and `facts` have such keys of their own. */
const COLD_PATTERNS = ['headings', 'recognise', 'not-evidence', 'deferred-to', 'weak', 'contradicts'] as const;
const COLD_PROSE = ['why', 'sources', 'standards', 'wording', 'examples'] as const;
const COLD_CLAUSE = [...COLD_PATTERNS, ...COLD_PROSE] as const;
const COLD_ELEMENT = ['recognise', 'in-clause', 'when'] as const;
const COLD_FACT = ['recognise'] as const;

type Cold<T, K extends keyof T> = Partial<Pick<T, K>>;
interface ColdClause {
  clause: Cold<ClauseSource, (typeof COLD_CLAUSE)[number]>;
  elements: Cold<ElementSource, (typeof COLD_ELEMENT)[number]>[];
  facts: Cold<FactSource, (typeof COLD_FACT)[number]>[];
}

export function packTables(tables: PlaybookTables): { numbers: Int32Array; texts: string[] } {
  const { source, tries, concepts, definable, names } = tables;
  const parts = sections(tables);
  const header: Header = {
    concepts: [...concepts],
    definable: [...definable],
    names: names.map((each) => [...each]),
    lengths: parts.map(({ length }) => length),
  };
  const hot = {
    ...source,
    concepts: null,
    ...(source.templates && { templates: null }),
    clauses: source.clauses.map((clause) => ({
      ...without(clause, COLD_CLAUSE),
      elements: clause.elements.map((element) => without(element, COLD_ELEMENT)),
      ...(clause.facts && { facts: clause.facts.map((fact) => without(fact, COLD_FACT)) }),
    })),
  };
  const cold = source.clauses.map(
    (clause): ColdClause => ({
      clause: only(clause, COLD_CLAUSE),
      elements: clause.elements.map((element) => only(element, COLD_ELEMENT)),
      facts: (clause.facts ?? []).map((fact) => only(fact, COLD_FACT)),
    }),
  );
  const words = LANGUAGES.map((language) => tries[language].words);
  const ofConcepts = Object.values(source.concepts);
  const values = [header, hot, Object.keys(source.concepts), source.templates ?? null, ...words, ...cold, ...ofConcepts];
  const texts = values.map((value) => JSON.stringify(value));
  const numbers = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    numbers.set(part, at);
    at += part.length;
  }
  return { numbers, texts };
}

export function unpackTables(packed: PackedPlaybook): PlaybookTables {
  const parse = <T>(index: number): T => JSON.parse(packed.text(index));
  const { concepts, definable, names, lengths } = parse<Header>(0);
  let at = 0;
  let section = 0;
  const next = () => {
    const start = at;
    at += lengths[section++]!;
    return packed.numbers.subarray(start, at);
  };
  const trie = (words: number): TrieTables => ({
    labels: next(),
    edges: next(),
    symbolsAt: next(),
    symbols: next(),
    get words() {
      return parse<string[]>(words);
    },
  });
  // In the order of `useSections`.
  const uses = (): UseTables => ({
    patterns: next(),
    unstarted: next(),
    startedAt: next(),
    started: next(),
    needsAt: next(),
    needs: next(),
    setsAt: next(),
    symbols: next(),
  });
  const source = parse<PlaybookSource>(SOURCE);
  const conceptsFrom = (first: number): ConceptsSource => {
    const read: ConceptsSource = {};
    parse<string[]>(CONCEPTS).forEach((id, index) => {
      define(
        read,
        id,
        lazily(() => parse(first + index)),
      );
    });
    return read;
  };
  define(
    source,
    'concepts',
    lazily(() => conceptsFrom(CLAUSES + source.clauses.length)),
  );
  if ('templates' in source)
    define(
      source,
      'templates',
      lazily(() => parse(TEMPLATES)),
    );
  source.clauses.forEach((clause, index) => {
    defineCold(
      clause,
      lazily(() => parse<ColdClause>(CLAUSES + index)),
    );
  });
  // In the order of `sections`.
  return {
    source,
    concepts,
    definable,
    names,
    tries: { en: trie(WORDS.en), fr: trie(WORDS.fr) },
    code: next(),
    sets: next(),
    uses: { en: uses(), fr: uses() },
  };
}

function sections({ tries, code, sets, uses }: PlaybookTables): Int32Array[] {
  return [
    ...LANGUAGES.flatMap((language) => {
      const { labels, edges, symbolsAt, symbols } = tries[language];
      return [labels, edges, symbolsAt, symbols];
    }),
    code,
    sets,
    ...LANGUAGES.flatMap((language) => useSections(uses[language])),
  ];
}

function useSections({ patterns, unstarted, startedAt, started, needsAt, needs, setsAt, symbols }: UseTables): Int32Array[] {
  return [patterns, unstarted, startedAt, started, needsAt, needs, setsAt, symbols];
}

/** The keys stay, in their order: `null` stands where what is cold will be put. */
function without<T extends object>(value: T, keys: readonly (keyof T)[]): object {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, keys.includes(key as keyof T) ? null : each]));
}

function only<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(keys.filter((key) => key in value).map((key) => [key, value[key]])) as Partial<Pick<T, K>>;
}

function defineCold(clause: ClauseSource, cold: () => ColdClause): void {
  for (const key of COLD_CLAUSE) if (key in clause) define(clause, key, () => cold().clause[key]);
  clause.elements.forEach((element, index) => {
    for (const key of COLD_ELEMENT) if (key in element) define(element, key, () => cold().elements[index]![key]);
  });
  clause.facts?.forEach((fact, index) => {
    for (const key of COLD_FACT) if (key in fact) define(fact, key, () => cold().facts[index]![key]);
  });
}

/** A property that is read when it is first asked for; to everyone else it is like any other. */
function define<T extends object>(target: T, key: keyof T, read: () => unknown): void {
  Object.defineProperty(target, key, { enumerable: true, configurable: true, get: read });
}
