import type { Language } from '../text/types';
import type { CompiledClause, CompiledPattern, CompiledPlaybook, PatternIndex, PatternSet, PatternUse } from './compiled';
import { PatternReader } from './patternCode';
import { type ClauseSet, clauseSets, DEFERRAL, type PlaybookTables, type UseTables } from './tables';
import { FlatTrie, type PhraseFinder } from './trie';
import type { ClauseSource } from './types';

/** A pattern set of a clause, with what its patterns are for. */
interface StoredClauseSet extends ClauseSet {
  clause: number;
  patterns: PatternSet;
}

/** The playbook that tables hold. Next to nothing is read from them before it is asked for. */
export function playbookFrom(tables: PlaybookTables): CompiledPlaybook {
  const { source, concepts } = tables;
  const reader = new PatternReader(tables.code);
  const sets: StoredClauseSet[] = [];
  const clauses = source.clauses.map((clause, number) => {
    const own = clauseSets(clause).map((set, index) => {
      const patterns = reader.set(tables.sets[sets.length + index]!, set.source);
      return { ...set, clause: number, patterns };
    });
    sets.push(...own);
    return storedClause(clause, tables.names[number]!, own);
  });
  const rest = sets.length;
  const weakWording = source.weakWording.map((tier, index) => ({
    id: tier.id,
    patterns: reader.set(tables.sets[rest + index]!, () => tier),
  }));
  const deferral = { en: [DEFERRAL.pattern], fr: [DEFERRAL.pattern] };
  return {
    source,
    clauses,
    concepts: new Map(concepts.map((id, symbol) => [id, symbol])),
    definable: new Map(tables.definable.map((id) => [id, concepts.indexOf(id)])),
    tries: eachLanguage<PhraseFinder>((language) => new FlatTrie(tables.tries[language], language)),
    patterns: eachLanguage<PatternIndex>((language) => new StoredIndex(tables.uses[language], sets, language)),
    weakWording,
    deferral: reader.set(tables.sets[rest + weakWording.length]!, () => deferral),
  };
}

function storedClause(source: ClauseSource, names: readonly string[], sets: readonly StoredClauseSet[]): CompiledClause {
  // In the order of `clauseSets`.
  let at = 0;
  const next = () => sets[at++]!.patterns;
  const [recognise, weak, contradicts, deferredTo] = [next(), next(), next(), next()];
  const elements = source.elements.map((element) => ({
    source: element,
    recognise: next(),
    inClause: next(),
    ...('when' in element && { when: next() }),
  }));
  const facts = (source.facts ?? []).map((fact) => ({ source: fact, recognise: next() }));
  const [headings, notEvidence] = [next(), next()];
  return {
    source,
    names: new Set(names),
    headings,
    recognise,
    notEvidence,
    deferredTo,
    weak,
    contradicts,
    elements,
    facts,
  };
}

/** What is made for each language when it is first asked for: most documents are in one. */
function eachLanguage<T>(make: (language: Language) => T): Readonly<Record<Language, T>> {
  const made: Partial<Record<Language, T>> = {};
  return {
    get en() {
      made.en ??= make('en');
      return made.en;
    },
    get fr() {
      made.fr ??= make('fr');
      return made.fr;
    },
  };
}

class StoredIndex implements PatternIndex {
  readonly #sets: readonly StoredClauseSet[];
  readonly #language: Language;
  readonly #uses: (PatternUse | undefined)[] = [];
  readonly size: number;

  constructor(
    readonly tables: UseTables,
    sets: readonly StoredClauseSet[],
    language: Language,
  ) {
    this.#sets = sets;
    this.#language = language;
    this.size = tables.patterns.length / 2;
  }

  use(number: number): PatternUse {
    this.#uses[number] ??= this.#read(number);
    return this.#uses[number];
  }

  #read(number: number): PatternUse {
    const { patterns } = this.tables;
    const set = this.#sets[patterns[2 * number]!]!;
    const pattern: CompiledPattern = set.patterns[this.#language][patterns[2 * number + 1]!]!;
    // Only sets with a kind have uses.
    return { number, clause: set.clause, kind: set.kind!, index: set.index, pattern };
  }
}
