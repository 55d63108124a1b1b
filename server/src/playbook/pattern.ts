/** The pattern language: parsing only. Grammar and meaning stand at `PatternSource` in types.ts. */

export type Slot = 'place' | 'duration' | 'standard' | 'money' | 'percentage' | 'date' | 'number' | 'blank';
export const SLOTS: readonly Slot[] = ['place', 'duration', 'standard', 'money', 'percentage', 'date', 'number', 'blank'];

/** One word of a phrase; `exact` words are compared as spelt, others by normal form. */
export interface PatternWord {
  word: string;
  exact: boolean;
}

export type PatternNode =
  | { type: 'phrase'; words: PatternWord[] }
  | { type: 'concept'; id: string }
  | { type: 'slot'; slot: Slot }
  | { type: 'sequence'; items: { node: PatternNode; optional: boolean; gap: number }[] }
  | { type: 'either'; options: PatternNode[] }
  | { type: 'near'; parts: PatternNode[]; window: number };

export type ParsedPattern = { ok: true; pattern: PatternNode } | { ok: false; error: PatternError; at: number };

/** Closed list of what can be wrong with a pattern; `at` is the offset in the pattern. */
export type PatternError = 'empty' | 'unexpected' | 'unclosed' | 'unknown-slot' | 'bad-gap' | 'bad-window' | 'too-deep';

const DEFAULT_GAP = 8;
const DEFAULT_WINDOW = 30;
const MAX_GAP = 40;
const MAX_WINDOW = 120;
const MAX_DEPTH = 12;

class PatternSyntaxError extends Error {
  constructor(
    readonly code: PatternError,
    readonly at: number,
  ) {
    super(code);
  }
}

/** Parses one pattern string. Never throws. */
export function parsePattern(source: string): ParsedPattern {
  try {
    const parser = new Parser(source);
    return { ok: true, pattern: parser.parse() };
  } catch (error) {
    if (error instanceof PatternSyntaxError) return { ok: false, error: error.code, at: error.at };
    throw error;
  }
}

const SPACE = /\s/;
const SPECIAL = /[()|&/@<>?=\s]/;
const SLASHED = /^[\p{L}\d]\/[\p{L}\d]$/u;

class Parser {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): PatternNode {
    const node = this.#near(0);
    this.#space();
    if (this.#at < this.#text.length) this.#fail('unexpected');
    return node;
  }

  #fail(code: PatternError): never {
    throw new PatternSyntaxError(code, this.#at);
  }

  #space(): void {
    while (this.#at < this.#text.length && SPACE.test(this.#text[this.#at]!)) this.#at++;
  }

  #peek(): string {
    this.#space();
    return this.#text[this.#at] ?? '';
  }

  #near(depth: number): PatternNode {
    if (depth > MAX_DEPTH) this.#fail('too-deep');
    const parts = [this.#sequence(depth)];
    while (this.#peek() === '&') {
      this.#at++;
      parts.push(this.#sequence(depth));
    }
    let window = DEFAULT_WINDOW;
    if (this.#peek() === '/') {
      this.#at++;
      window = this.#integer('bad-window', MAX_WINDOW);
    }
    return parts.length === 1 ? parts[0]! : { type: 'near', parts, window };
  }

  #integer(code: PatternError, max: number): number {
    this.#space();
    const digits = /^\d+/.exec(this.#text.slice(this.#at, this.#at + 4))?.[0];
    if (!digits || Number(digits) > max || Number(digits) === 0) this.#fail(code);
    this.#at += digits.length;
    return Number(digits);
  }

  #sequence(depth: number): PatternNode {
    const items: { node: PatternNode; optional: boolean; gap: number }[] = [];
    let gap = 0;
    for (;;) {
      const next = this.#peek();
      if (next === '' || next === '&' || next === '|' || next === ')' || next === '/') break;
      if (this.#text.startsWith('..', this.#at)) {
        gap = this.#gap();
        if (items.length === 0) this.#fail('bad-gap');
        continue;
      }
      const node = this.#item(depth);
      const optional = this.#text[this.#at] === '?';
      if (optional) this.#at++;
      const last = items.at(-1);
      if (node.type === 'phrase' && last?.node.type === 'phrase' && gap === 0 && !optional && !last.optional)
        last.node.words.push(...node.words);
      else items.push({ node, optional, gap });
      gap = 0;
    }
    if (items.length === 0 || items.every((item) => item.optional)) this.#fail('empty');
    if (gap > 0) this.#fail('bad-gap');
    return items.length === 1 ? items[0]!.node : { type: 'sequence', items };
  }

  #gap(): number {
    if (this.#text.startsWith('...', this.#at)) {
      this.#at += 3;
      return DEFAULT_GAP;
    }
    this.#at += 2;
    return this.#integer('bad-gap', MAX_GAP);
  }

  #item(depth: number): PatternNode {
    const first = this.#text[this.#at]!;
    if (first === '(') return this.#either(depth);
    if (first === '@') {
      this.#at++;
      return { type: 'concept', id: this.#name() };
    }
    if (first === '<') return this.#slot();
    const exact = first === '=';
    if (exact) this.#at++;
    return { type: 'phrase', words: [{ word: this.#name(true), exact }] };
  }

  #either(depth: number): PatternNode {
    if (depth > MAX_DEPTH) this.#fail('too-deep');
    this.#at++;
    const options = [this.#sequence(depth + 1)];
    while (this.#peek() === '|') {
      this.#at++;
      options.push(this.#sequence(depth + 1));
    }
    if (this.#peek() !== ')') this.#fail('unclosed');
    this.#at++;
    return options.length === 1 ? options[0]! : { type: 'either', options };
  }

  #slot(): PatternNode {
    const end = this.#text.indexOf('>', this.#at);
    if (end < 0) this.#fail('unclosed');
    const name = this.#text.slice(this.#at + 1, end).trim() as Slot;
    if (!SLOTS.includes(name)) this.#fail('unknown-slot');
    this.#at = end + 1;
    return { type: 'slot', slot: name };
  }

  /** A name or word; a slash between two letters or digits (`24/7`) belongs to a word. */
  #name(slashes = false): string {
    const start = this.#at;
    for (; this.#at < this.#text.length && !this.#text.startsWith('..', this.#at); this.#at++) {
      const slash =
        slashes && this.#text[this.#at] === '/' && SLASHED.test(this.#text.slice(Math.max(start, this.#at - 1), this.#at + 2));
      if (!slash && SPECIAL.test(this.#text[this.#at]!)) break;
    }
    if (this.#at === start) this.#fail('unexpected');
    return this.#text.slice(start, this.#at);
  }
}
