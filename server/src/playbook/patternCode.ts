import type { Language } from '../text/types';
import { type CompiledPattern, LANGUAGES, type PatternSet } from './compiled';
import { SLOTS, type Slot } from './pattern';
import type { LocalisedPatterns, PatternObject, PatternSource, Role } from './types';

// What the numbers are. A reference to a matcher is a symbol, or the complement (`~`) of the offset of one of these:
//     SLOT slot | EITHER n option… | SEQUENCE n (item, 2 × gap + optional)… | NEAR n window part…
// A pattern is
//     2 × role + mood, matcher, index of the set that sets it off or -1, n set…, n unless…, n not-within…   (offsets of patterns)
// A set of symbols is a reference too: to the symbol when it is alone, else to an EITHER of them.
export const SLOT = 0;
export const EITHER = 1;
export const SEQUENCE = 2;
export const NEAR = 3;
/** Where, of a pattern, its matcher stands, what sets it off, and the list of the sets it needs, which two more follow. */
export const MATCHER = 1;
export const TRIGGER = 2;
export const NEEDS = 3;

const ROLES: readonly (Role | undefined)[] = [undefined, 'buyer', 'supplier', 'any'];

/** A pattern ready to be written: leaves are symbols. */
export type Matcher =
  | { type: 'symbol'; symbol: number }
  | { type: 'slot'; slot: Slot }
  | { type: 'sequence'; items: { matcher: Matcher; optional: boolean; gap: number }[] }
  | { type: 'either'; options: Matcher[] }
  | { type: 'near'; parts: Matcher[]; window: number };

/** A compiled pattern without its text. */
export interface PatternParts {
  matcher: Matcher;
  trigger: readonly number[] | undefined;
  needs: readonly (readonly number[])[];
  unless: readonly PatternParts[];
  notWithin: readonly PatternParts[];
  by: Role | undefined;
  mood: 'duty' | 'any';
}

/** Writes patterns as numbers; what was written before is referred to. */
export class PatternWriter {
  readonly #code: number[] = [];
  readonly #known = new Map<string, number>();

  code(): Int32Array {
    return Int32Array.from(this.#code);
  }

  /** A pattern set: the number of its patterns and where they stand, for each language. Returns its offset. */
  set(patterns: Record<Language, readonly PatternParts[]>): number {
    const entries = LANGUAGES.flatMap((language) => [
      patterns[language].length,
      ...patterns[language].map((pattern) => this.#pattern(pattern)),
    ]);
    return this.#append(entries);
  }

  #append(numbers: readonly number[]): number {
    const offset = this.#code.length;
    for (const number of numbers) this.#code.push(number);
    return offset;
  }

  #intern(numbers: readonly number[]): number {
    const key = numbers.join();
    let offset = this.#known.get(key);
    if (offset === undefined) {
      offset = this.#append(numbers);
      this.#known.set(key, offset);
    }
    return ~offset;
  }

  #pattern({ matcher, trigger, needs, unless, notWithin, by, mood }: PatternParts): number {
    const sets = needs.map((symbols) => this.#symbols(symbols));
    const others = (patterns: readonly PatternParts[]) => [patterns.length, ...patterns.map((each) => this.#pattern(each))];
    return this.#append([
      ROLES.indexOf(by) * 2 + (mood === 'any' ? 1 : 0),
      this.#matcher(matcher),
      // What sets a pattern off is one of the sets it needs.
      trigger ? sets.indexOf(this.#symbols(trigger)) : -1,
      sets.length,
      ...sets,
      ...others(unless),
      ...others(notWithin),
    ]);
  }

  #symbols(symbols: readonly number[]): number {
    return symbols.length === 1 ? symbols[0]! : this.#intern([EITHER, symbols.length, ...symbols]);
  }

  #matcher(matcher: Matcher): number {
    switch (matcher.type) {
      case 'symbol':
        return matcher.symbol;
      case 'slot':
        return this.#intern([SLOT, SLOTS.indexOf(matcher.slot)]);
      case 'either':
        return this.#intern([EITHER, matcher.options.length, ...matcher.options.map((option) => this.#matcher(option))]);
      case 'sequence':
        return this.#intern([
          SEQUENCE,
          matcher.items.length,
          ...matcher.items.flatMap((item) => [this.#matcher(item.matcher), item.gap * 2 + (item.optional ? 1 : 0)]),
        ]);
      case 'near':
        return this.#intern([NEAR, matcher.parts.length, matcher.window, ...matcher.parts.map((part) => this.#matcher(part))]);
    }
  }
}

/** Reads what a `PatternWriter` wrote, each thing when it is first asked for. */
export class PatternReader {
  readonly code: Int32Array;
  readonly #symbols = new Map<number, readonly number[]>();

  constructor(code: Int32Array) {
    this.code = code;
  }

  /** The pattern set at an offset; `source` gives its patterns as written. */
  set(offset: number, source: () => LocalisedPatterns | undefined): PatternSet {
    return new StoredSet(this, offset, source);
  }

  symbols(reference: number): readonly number[] {
    let symbols = this.#symbols.get(reference);
    if (!symbols) {
      symbols = reference >= 0 ? [reference] : this.list(~reference + 1);
      this.#symbols.set(reference, symbols);
    }
    return symbols;
  }

  /** A list at an offset: its length, then what is in it. */
  list(offset: number): number[] {
    const start = offset + 1;
    return Array.from(this.code.subarray(start, start + this.code[offset]!));
  }
}

class StoredSet implements PatternSet {
  readonly #reader: PatternReader;
  readonly #offset: number;
  readonly #source: () => LocalisedPatterns | undefined;
  #en: readonly CompiledPattern[] | undefined;
  #fr: readonly CompiledPattern[] | undefined;

  constructor(reader: PatternReader, offset: number, source: () => LocalisedPatterns | undefined) {
    this.#reader = reader;
    this.#offset = offset;
    this.#source = source;
  }

  get en(): readonly CompiledPattern[] {
    this.#en ??= this.#read('en', this.#offset);
    return this.#en;
  }

  get fr(): readonly CompiledPattern[] {
    this.#fr ??= this.#read('fr', this.#offset + 1 + this.#reader.code[this.#offset]!);
    return this.#fr;
  }

  #read(language: Language, offset: number): CompiledPattern[] {
    const source = (index: number) => this.#source()![language]![index]!;
    return this.#reader.list(offset).map((pattern, index) => new StoredPattern(this.#reader, pattern, () => source(index)));
  }
}

class StoredPattern implements CompiledPattern {
  readonly code: Int32Array;
  readonly at: number;
  readonly #reader: PatternReader;
  readonly #source: () => PatternSource;
  #unless: readonly CompiledPattern[] | undefined;
  #notWithin: readonly CompiledPattern[] | undefined;

  constructor(reader: PatternReader, at: number, source: () => PatternSource) {
    this.code = reader.code;
    this.at = at;
    this.#reader = reader;
    this.#source = source;
  }

  get source(): string {
    return this.#object().match;
  }

  get by(): Role | undefined {
    return ROLES[this.code[this.at]! >> 1];
  }

  get mood(): 'duty' | 'any' {
    return this.code[this.at]! % 2 === 1 ? 'any' : 'duty';
  }

  get trigger(): readonly number[] | undefined {
    const index = this.code[this.at + TRIGGER]!;
    return index < 0 ? undefined : this.needs[index];
  }

  get needs(): readonly (readonly number[])[] {
    return this.#reader.list(this.at + NEEDS).map((set) => this.#reader.symbols(set));
  }

  get unless(): readonly CompiledPattern[] {
    this.#unless ??= this.#others(afterList(this.code, this.at + NEEDS), 'unless');
    return this.#unless;
  }

  get notWithin(): readonly CompiledPattern[] {
    this.#notWithin ??= this.#others(afterList(this.code, afterList(this.code, this.at + NEEDS)), 'not-within');
    return this.#notWithin;
  }

  #others(offset: number, key: 'unless' | 'not-within'): CompiledPattern[] {
    const source = (index: number) => this.#object()[key]![index]!;
    return this.#reader.list(offset).map((pattern, index) => new StoredPattern(this.#reader, pattern, () => source(index)));
  }

  #object(): PatternObject {
    const source = this.#source();
    return typeof source === 'string' ? { match: source } : source;
  }
}

/** What follows a list at an offset. */
export function afterList(code: Int32Array, offset: number): number {
  return offset + 1 + code[offset]!;
}
