import { bareWords } from '../text';
import type { Language } from '../text/types';
import { expectedFrequency } from './frequency';
import { type PatternNode, type PatternWord, parsePattern, type Slot } from './pattern';
import { PhraseTrie } from './trie';
import type {
  ClauseSource,
  ElementSource,
  FactSource,
  LocalisedPatterns,
  PatternObject,
  PatternSource,
  PlaybookSource,
  Role,
  Severity,
} from './types';

/** A pattern ready to match: leaves are symbols. */
export type Matcher =
  | { type: 'symbol'; symbol: number }
  | { type: 'slot'; slot: Slot }
  | { type: 'sequence'; items: { matcher: Matcher; optional: boolean; gap: number }[] }
  | { type: 'either'; options: Matcher[] }
  | { type: 'near'; parts: Matcher[]; window: number };

export interface CompiledPattern {
  /** As written, for explanations. */
  source: string;
  matcher: Matcher;
  /** Symbols of which one must occur for the pattern to match; undefined when a slot alone can. */
  trigger?: number[];
  /** Sets of symbols: of each set one must occur, or nothing can match. */
  needs: number[][];
  unless: CompiledPattern[];
  notWithin: CompiledPattern[];
  by?: Role;
  mood: 'duty' | 'any';
}

export type PatternSet = Record<Language, CompiledPattern[]>;

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

export interface CompiledPlaybook {
  source: PlaybookSource;
  clauses: CompiledClause[];
  /** Symbol of a concept id. */
  concepts: Map<string, number>;
  tries: Record<Language, PhraseTrie>;
  weakWording: { id: string; patterns: PatternSet }[];
  /** Wording that leaves a matter to another document ("… set out in Schedule D"), for passages under a clause's own heading. */
  deferral: PatternSet;
  /** Concepts whose defined terms carry their meaning on ("City Data" is data). */
  definable: Map<string, number>;
}

export class PlaybookError extends Error {}

const LANGUAGES: Language[] = ['en', 'fr'];

/** Compiles a validated playbook. Throws `PlaybookError` naming the pattern when one does not parse (the loader reports them before). */
export function compilePlaybook(source: PlaybookSource): CompiledPlaybook {
  const compiler = new Compiler({ ...source, clauses: inThemeOrder(source) });
  return compiler.compile();
}

/** A concept's phrase is taken literally: only `=` before a word has a meaning. */
function phraseWords(phrase: string): PatternWord[] {
  return phrase
    .split(/\s+/)
    .map((word) => (word.startsWith('=') ? { word: word.slice(1), exact: true } : { word, exact: false }));
}

const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

/** Clauses in the order of their themes, the gravest first, then by id: the order of every list a user sees. */
function inThemeOrder({ manifest, clauses }: PlaybookSource): ClauseSource[] {
  const rank = new Map(manifest.themes.map((theme, index) => [theme.id, index]));
  const of = (clause: ClauseSource) => rank.get(clause.theme) ?? manifest.themes.length;
  const gravity = ({ severity }: ClauseSource) => SEVERITIES.indexOf(severity.rfp) + SEVERITIES.indexOf(severity.agreement);
  return [...clauses].sort((a, b) => of(a) - of(b) || gravity(a) - gravity(b) || (a.id < b.id ? -1 : 1));
}

class Compiler {
  readonly #source: PlaybookSource;
  readonly #concepts = new Map<string, number>();
  readonly #phrases = new Map<string, number>();
  readonly #weights: number[] = [];
  readonly #tries: Record<Language, PhraseTrie> = { en: new PhraseTrie('en'), fr: new PhraseTrie('fr') };
  #next = 0;

  constructor(source: PlaybookSource) {
    this.#source = source;
  }

  compile(): CompiledPlaybook {
    for (const id of Object.keys(this.#source.concepts)) this.#concepts.set(id, this.#symbol(0));
    for (const [id, symbol] of this.#concepts)
      for (const language of LANGUAGES) this.#addConcept(id, symbol, language, new Set());
    const definable = new Map([...this.#concepts].filter(([id]) => this.#source.concepts[id]?.definable));
    return {
      source: this.#source,
      clauses: this.#source.clauses.map((clause) => this.#clause(clause)),
      concepts: this.#concepts,
      tries: this.#tries,
      weakWording: this.#source.weakWording.map((tier) => ({
        id: tier.id,
        patterns: this.#set({ en: tier.en, fr: tier.fr }, tier.id),
      })),
      deferral: this.#deferral(),
      definable,
    };
  }

  #deferral(): PatternSet {
    const known = this.#concepts.has('set-out-in') && this.#concepts.has('other-document');
    const pattern = known ? ['@set-out-in ..4 @other-document'] : [];
    return this.#set({ en: pattern, fr: pattern }, 'deferral');
  }

  #symbol(weight: number): number {
    this.#weights.push(weight);
    return this.#next++;
  }

  /** Adds the phrases of a concept, and of the concepts it includes, under its symbol. */
  #addConcept(id: string, symbol: number, language: Language, seen: Set<string>): void {
    if (seen.has(id)) return;
    seen.add(id);
    for (const phrase of this.#source.concepts[id]?.[language] ?? []) {
      if (phrase.startsWith('@')) {
        this.#addConcept(phrase.slice(1), symbol, language, seen);
        continue;
      }
      const words = phraseWords(phrase);
      this.#tries[language].add(words, symbol);
      this.#weights[symbol]! += expectedFrequency(words);
    }
  }

  #clause(source: ClauseSource): CompiledClause {
    const set = (patterns: LocalisedPatterns | undefined) => this.#set(patterns, source.id);
    return {
      source,
      names: new Set([source.id, source.title.en, source.title.fr].map(bareWords)),
      headings: set(source.headings),
      recognise: set(source.recognise),
      notEvidence: set(source['not-evidence']),
      deferredTo: set(source['deferred-to']),
      weak: set(source.weak),
      contradicts: set(source.contradicts),
      elements: source.elements.map((element) => ({
        source: element,
        recognise: set(element.recognise),
        inClause: set(element['in-clause']),
        ...(element.when ? { when: set(element.when) } : {}),
      })),
      facts: (source.facts ?? []).map((fact) => ({ source: fact, recognise: set(fact.recognise) })),
    };
  }

  #set(patterns: LocalisedPatterns | undefined, owner: string): PatternSet {
    const compile = (language: Language) =>
      (patterns?.[language] ?? []).map((pattern) => this.#pattern(pattern, language, owner));
    return { en: compile('en'), fr: compile('fr') };
  }

  #pattern(source: PatternSource, language: Language, owner: string): CompiledPattern {
    const object: PatternObject = typeof source === 'string' ? { match: source } : source;
    const parsed = parsePattern(object.match);
    if (!parsed.ok) throw new PlaybookError(`${owner}: pattern "${object.match}": ${parsed.error} at ${parsed.at}`);
    const matcher = this.#matcher(parsed.pattern, language, owner);
    const sub = (texts: string[] | undefined) => (texts ?? []).map((text) => this.#pattern(text, language, owner));
    const trigger = this.#trigger(matcher);
    return {
      source: object.match,
      matcher,
      ...(trigger ? { trigger } : {}),
      needs: this.#needs(matcher),
      unless: sub(object.unless),
      notWithin: sub(object['not-within']),
      ...(object.by ? { by: object.by } : {}),
      mood: object.mood ?? 'duty',
    };
  }

  #matcher(node: PatternNode, language: Language, owner: string): Matcher {
    switch (node.type) {
      case 'phrase': {
        const key = `${language} ${node.words.map((word) => (word.exact ? '=' : '') + word.word).join(' ')}`;
        let symbol = this.#phrases.get(key);
        if (symbol === undefined) {
          symbol = this.#symbol(expectedFrequency(node.words));
          this.#phrases.set(key, symbol);
          this.#tries[language].add(node.words, symbol);
        }
        return { type: 'symbol', symbol };
      }
      case 'concept': {
        const symbol = this.#concepts.get(node.id);
        if (symbol === undefined) throw new PlaybookError(`${owner}: unknown concept @${node.id}`);
        return { type: 'symbol', symbol };
      }
      case 'slot':
        return node;
      case 'sequence':
        return {
          type: 'sequence',
          items: node.items.map((item) => ({ ...item, matcher: this.#matcher(item.node, language, owner) })),
        };
      case 'either':
        return { type: 'either', options: node.options.map((option) => this.#matcher(option, language, owner)) };
      case 'near':
        return { type: 'near', parts: node.parts.map((part) => this.#matcher(part, language, owner)), window: node.window };
    }
  }

  /** The set of symbols of which one must occur that is expected least often. */
  #trigger(matcher: Matcher): number[] | undefined {
    switch (matcher.type) {
      case 'symbol':
        return [matcher.symbol];
      case 'slot':
        return undefined;
      case 'either': {
        const all = matcher.options.map((option) => this.#trigger(option));
        return all.every((symbols) => symbols) ? all.flatMap((symbols) => symbols!) : undefined;
      }
      case 'sequence':
        return this.#rarest(matcher.items.filter((item) => !item.optional).map((item) => this.#trigger(item.matcher)));
      case 'near':
        return this.#rarest(matcher.parts.map((part) => this.#trigger(part)));
    }
  }

  #needs(matcher: Matcher): number[][] {
    switch (matcher.type) {
      case 'sequence':
        return matcher.items.filter((item) => !item.optional).flatMap((item) => this.#needs(item.matcher));
      case 'near':
        return matcher.parts.flatMap((part) => this.#needs(part));
      default: {
        const trigger = this.#trigger(matcher);
        return trigger ? [trigger] : [];
      }
    }
  }

  #rarest(sets: (number[] | undefined)[]): number[] | undefined {
    const weight = (symbols: number[]) => symbols.reduce((sum, symbol) => sum + this.#weights[symbol]!, 0);
    const known = sets.filter((symbols): symbols is number[] => symbols !== undefined);
    return known.reduce<number[] | undefined>(
      (best, symbols) => (best && weight(best) <= weight(symbols) ? best : symbols),
      undefined,
    );
  }
}
