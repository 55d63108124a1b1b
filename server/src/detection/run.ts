import { type Hit, isLight } from '../playbook';
import { findValues, type Language, type Token, type TypedValue } from '../text';

/** Tokens, phrase hits and values of one mapped text, shared by every statement that holds or inherits it. */
export class TokenRun {
  readonly #find: () => Hit[];
  #hits: Hit[] | undefined;
  #heavy: Int32Array | undefined;
  #values: TypedValue[] | undefined;

  constructor(
    readonly text: string,
    readonly language: Language,
    readonly tokens: Token[],
    /** Finds the phrases in `tokens`, in their order. */
    find: () => Hit[],
  ) {
    this.#find = find;
  }

  get hits(): readonly Hit[] {
    this.#hits ??= this.#find();
    return this.#hits;
  }

  /** Lets the hits go; they are found again when asked for. */
  settle(): void {
    this.#hits = undefined;
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
