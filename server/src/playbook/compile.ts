import { bareWords, tokenise } from '../text';
import type { Language } from '../text/types';
import { type CompiledPlaybook, LANGUAGES } from './compiled';
import { expectedFrequency } from './frequency';
import { type PatternNode, type PatternWord, parsePattern } from './pattern';
import { type Matcher, type PatternParts, PatternWriter } from './patternCode';
import { playbookFrom } from './stored';
import { clauseSets, DEFERRAL, type PlaybookTables } from './tables';
import { PhraseTrie } from './trie';
import type { ClauseSource, LocalisedPatterns, PatternObject, PatternSource, PlaybookSource, Severity } from './types';
import { type UsedPattern, useTables } from './useTables';

export class PlaybookError extends Error {}

/** Compiles a validated playbook. Throws `PlaybookError` naming the pattern when one does not parse (the loader reports them before). */
export function compilePlaybook(source: PlaybookSource): CompiledPlaybook {
  return playbookFrom(compileTables(source));
}

/** The same as data, for the build. */
export function compileTables(source: PlaybookSource): PlaybookTables {
  return new Compiler({ ...source, clauses: inThemeOrder(source) }).compile();
}

/** A concept's phrase is taken literally: only `=` before a word has a meaning. */
function phraseWords(phrase: string): PatternWord[] {
  return phrase
    .split(/\s+/)
    .map((word) => (word.startsWith('=') ? { word: word.slice(1), exact: true } : { word, exact: false }));
}

const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

/** Clauses in the order of their themes, the gravest first, then by id: the order of every list a user sees. */
export function inThemeOrder({ manifest, clauses }: Pick<PlaybookSource, 'manifest' | 'clauses'>): ClauseSource[] {
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
  readonly #writer = new PatternWriter();
  readonly #sets: number[] = [];
  readonly #uses: Record<Language, UsedPattern[]> = { en: [], fr: [] };
  #next = 0;

  constructor(source: PlaybookSource) {
    this.#source = source;
  }

  compile(): PlaybookTables {
    const source = this.#source;
    for (const id of Object.keys(source.concepts)) this.#concepts.set(id, this.#symbol(0));
    for (const [id, symbol] of this.#concepts)
      for (const language of LANGUAGES) this.#addConcept(id, symbol, language, new Set());
    for (const clause of source.clauses)
      for (const { kind, source: patterns } of clauseSets(clause)) this.#set(patterns(), clause.id, kind !== undefined);
    for (const tier of source.weakWording) this.#set(tier, tier.id);
    this.#set(this.#deferral(), 'deferral');
    return {
      source,
      concepts: [...this.#concepts.keys()],
      definable: [...this.#concepts.keys()].filter((id) => source.concepts[id]?.definable),
      names: source.clauses.map(({ id, title }) => [...new Set([id, title.en, title.fr].map(bareWords))]),
      tries: { en: this.#tries.en.tables(), fr: this.#tries.fr.tables() },
      code: this.#writer.code(),
      sets: Int32Array.from(this.#sets),
      uses: {
        en: useTables(this.#uses.en, this.#countInExamples('en')),
        fr: useTables(this.#uses.fr, this.#countInExamples('fr')),
      },
    };
  }

  #deferral(): LocalisedPatterns {
    const pattern = DEFERRAL.concepts.every((id) => this.#concepts.has(id)) ? [DEFERRAL.pattern] : [];
    return { en: pattern, fr: pattern };
  }

  #set(source: LocalisedPatterns | undefined, owner: string, isUsed = false): void {
    const compile = (language: Language) => {
      const patterns = (source?.[language] ?? []).map((pattern) => this.#pattern(pattern, language, owner));
      if (isUsed) this.#uses[language].push(...patterns.map(({ needs }, at) => ({ set: this.#sets.length, at, needs })));
      return patterns;
    };
    this.#sets.push(this.#writer.set({ en: compile('en'), fr: compile('fr') }));
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

  #pattern(source: PatternSource, language: Language, owner: string): PatternParts {
    const object: PatternObject = typeof source === 'string' ? { match: source } : source;
    const parsed = parsePattern(object.match);
    if (!parsed.ok) throw new PlaybookError(`${owner}: pattern "${object.match}": ${parsed.error} at ${parsed.at}`);
    const matcher = this.#matcher(parsed.pattern, language, owner);
    const others = (texts: string[] | undefined) => (texts ?? []).map((text) => this.#pattern(text, language, owner));
    return {
      matcher,
      trigger: this.#trigger(matcher),
      needs: this.#needs(matcher),
      unless: others(object.unless),
      notWithin: others(object['not-within']),
      by: object.by,
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
  #trigger(matcher: Matcher): readonly number[] | undefined {
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

  #needs(matcher: Matcher): (readonly number[])[] {
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

  /** In how many of the examples each symbol stands. They are sentences of contracts, and so tell which words are everywhere. */
  #countInExamples(language: Language): Int32Array {
    const counts = new Int32Array(this.#next);
    for (const { examples } of this.#source.clauses)
      for (const example of examples) {
        if (example.language !== language) continue;
        const hits = this.#tries[language].find(tokenise(example.text, language));
        for (const symbol of new Set(hits.map((hit) => hit.symbol))) counts[symbol]!++;
      }
    return counts;
  }

  #rarest(sets: (readonly number[] | undefined)[]): readonly number[] | undefined {
    const weight = (symbols: readonly number[]) => symbols.reduce((sum, symbol) => sum + this.#weights[symbol]!, 0);
    const known = sets.filter((symbols): symbols is readonly number[] => symbols !== undefined);
    return known.reduce<readonly number[] | undefined>(
      (best, symbols) => (best && weight(best) <= weight(symbols) ? best : symbols),
      undefined,
    );
  }
}
