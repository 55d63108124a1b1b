import { HitColumns, isLight } from '../playbook';
import { findValues, type Language, type Token, type TypedValue } from '../text';

/** Tokens, phrase hits and values of one mapped text, shared by every statement that holds or inherits it. */
export class TokenRun {
  readonly #find: (hits: HitColumns) => void;
  /** Of a text that several statements are read with. */
  #kept: HitColumns | undefined;
  #heavy: Int32Array | undefined;
  #values: TypedValue[] | undefined;

  constructor(
    readonly text: string,
    readonly language: Language,
    readonly tokens: Token[],
    /** Adds the phrases in `tokens`, in their order. */
    find: (hits: HitColumns) => void,
  ) {
    this.#find = find;
  }

  /** Its hits, in `scratch` unless they are kept. A statement's own are found anew whenever it is asked for them, which is seldom twice. */
  hits(scratch: HitColumns): HitColumns {
    if (this.#kept) return this.#kept;
    scratch.size = 0;
    this.#find(scratch);
    return scratch;
  }

  /** Finds its hits once and for all. */
  keepHits(): this {
    const hits = new HitColumns();
    this.#find(hits);
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
