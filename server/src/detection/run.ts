import { HitColumns, isLight } from '../playbook';
import { findValues, type Language, type TextRange, type Token, type TypedValue, tokenise } from '../text';

/** Tokens, phrase hits and values of one mapped text, shared by every statement that holds or inherits it. */
export class TokenRun {
  readonly #find: (hits: HitColumns, tokens: readonly Token[], language: Language) => void;
  /** How many tokens it has. */
  readonly length: number;
  #tokens: Token[] | undefined;
  /** Where each token starts and ends, two numbers a token, once the tokens are let go. */
  #places: Int32Array | undefined;
  /** Of a text that several statements are read with. */
  #kept: HitColumns | undefined;
  #hasBlanks = false;
  #heavy: Int32Array | undefined;
  #values: TypedValue[] | undefined;

  constructor(
    readonly text: string,
    readonly language: Language,
    /** Adds the phrases in the tokens of the text, in their order. */
    find: (hits: HitColumns, tokens: readonly Token[], language: Language) => void,
  ) {
    this.#find = find;
    this.#tokens = tokenise(text, language);
    this.length = this.#tokens.length;
  }

  /** Whether something in it is left to fill in. */
  get hasBlanks(): boolean {
    return this.#tokens ? this.#tokens.some(isBlank) : this.#hasBlanks;
  }

  get tokens(): Token[] {
    return this.#tokens ?? tokenise(this.text, this.language);
  }

  /** Lets its tokens go, and keeps where they stand: they are many times its text. They are made again whenever they are asked for. */
  settle(): void {
    const tokens = this.#tokens;
    if (!tokens) return;
    const places = new Int32Array(2 * this.length);
    for (let i = 0; i < tokens.length; i++) {
      const { start, end } = tokens[i]!;
      places[2 * i] = start;
      places[2 * i + 1] = end;
    }
    this.#places = places;
    this.#hasBlanks = tokens.some(isBlank);
    this.#tokens = undefined;
    this.#heavy = undefined;
  }

  /** Where some of its tokens stand in the text. */
  range(first: number, end: number): TextRange {
    const places = this.#places;
    if (places) return { start: places[2 * first]!, end: places[2 * end - 1]! };
    return { start: this.tokens[first]!.start, end: this.tokens[end - 1]!.end };
  }

  /** Its hits, in `scratch` unless they are kept. A statement's own are found anew whenever it is asked for them, which is seldom twice. */
  hits(scratch: HitColumns): HitColumns {
    if (this.#kept) return this.#kept;
    scratch.size = 0;
    this.#find(scratch, this.tokens, this.language);
    return scratch;
  }

  /** Finds its hits once and for all. */
  keepHits(): this {
    const hits = new HitColumns();
    this.#find(hits, this.tokens, this.language);
    hits.trim();
    this.#kept = hits;
    return this;
  }

  /** `heavy[i]`: how many tokens before `i` carry weight for distances (not determiners and adverbs). */
  get heavy(): Int32Array {
    if (this.#heavy) return this.#heavy;
    const { tokens, language } = this;
    const heavy = new Int32Array(tokens.length + 1);
    for (let i = 0; i < tokens.length; i++) heavy[i + 1] = heavy[i]! + (isLight(tokens[i]!, language) ? 0 : 1);
    this.#heavy = heavy;
    return heavy;
  }

  /** Typed values, found when first asked for; most texts never are. */
  values(): TypedValue[] {
    this.#values ??= findValues(this.text, this.tokens, this.language);
    return this.#values;
  }
}

function isBlank({ kind }: Token): boolean {
  return kind === 'blank';
}
