import { foldWord } from './fold';
import { normalForm } from './normal-form';
import type { Language } from './types';

/** A word as texts spell it, with what is compared of it. */
export interface Word {
  /** Its number among the words of its language, less than `MOST_WORDS`; -1 when it is not kept. */
  readonly number: number;
  /** As `Token.exact`. */
  readonly exact: string;
  /** As `Token.normal`. */
  readonly normal: string;
}

/** How many words of a language are kept: enough for the contracts of a year. Others are made anew wherever they stand. */
export const MOST_WORDS = 40_000;
/** In UTF-16 code units. */
const LONGEST_WORD = 40;
/** Places of the hash table, a power of two. */
const PLACES = 1 << 17;

/**
 * The words of one language, each made once. A word is looked up where it stands in a text: none is cut out of it that is known.
 * Words that are kept are copied, since a slice would keep the document it was cut from alive.
 */
export class WordTable {
  readonly #language: Language;
  readonly #words: Word[] = [];
  readonly #spellings: string[] = [];
  readonly #hashes = new Int32Array(MOST_WORDS);
  /** By hash, then the next free place: the number of a word, plus one. */
  readonly #places = new Int32Array(PLACES);

  constructor(language: Language) {
    this.#language = language;
  }

  /** The word between two offsets of a text. */
  at(text: string, start: number, end: number): Word {
    const length = end - start;
    let hash = length;
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
    let place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    for (; this.#places[place] !== 0; place = (place + 1) & (PLACES - 1)) {
      const number = this.#places[place]! - 1;
      if (this.#hashes[number] === hash && stands(this.#spellings[number]!, text, start, length)) return this.#words[number]!;
    }
    const number = this.#words.length;
    if (number === MOST_WORDS || length > LONGEST_WORD) return this.#word(text.slice(start, end), -1);
    const spelling = ` ${text.slice(start, end)}`.slice(1);
    const word = this.#word(spelling, number);
    this.#words.push(word);
    this.#spellings.push(spelling);
    this.#hashes[number] = hash;
    this.#places[place] = number + 1;
    return word;
  }

  /** The word that is spelt so. */
  of(spelling: string): Word {
    return this.at(spelling, 0, spelling.length);
  }

  #word(spelling: string, number: number): Word {
    // A soft hyphen before a line break has joined two halves.
    const exact = foldWord(spelling.replace('\n', ''));
    return { number, exact, normal: normalForm(exact, this.#language) };
  }
}

function stands(word: string, text: string, at: number, length: number): boolean {
  if (word.length !== length) return false;
  for (let i = 0; i < length; i++) if (word.charCodeAt(i) !== text.charCodeAt(at + i)) return false;
  return true;
}
