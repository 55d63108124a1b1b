import { findBlanks } from './blanks';
import { isApostrophe, isDigit, isInvisible, isLetter, isSpace, isUpper, skipSpaces } from './characters';
import { foldWord } from './fold';
import { isSentenceEnd } from './sentences';
import type { Language, Token } from './types';
import { type Word, WordTable } from './words';

const DOT = 46;
const COMMA = 44;
const PERCENT = 37;
const AMPERSAND = 38;

const WORDS: Record<Language, WordTable> = { en: new WordTable('en'), fr: new WordTable('fr') };

const NOTHING = unnumbered('');
const PERCENT_SIGN = unnumbered('%');
const AND_SIGN: Record<Language, Word> = { en: { ...unnumbered('&'), normal: 'and' }, fr: { ...unnumbered('&'), normal: 'et' } };

function unnumbered(exact: string): Word {
  return { number: -1, exact, normal: exact };
}

/** Words before an apostrophe that are words of their own in French. */
const ELIDED = new Set('l d qu s n j c m t lorsqu puisqu jusqu quelqu quoiqu presqu'.split(' '));
/** First halves of the French words that keep their apostrophe. */
const JOINED = new Set(['aujourd', 'prud']);

/** English contractions after the apostrophe, and what they stand for. */
const CONTRACTED = new Map(Object.entries({ ll: 'will', re: 'are', ve: 'have', d: 'would', m: 'am' }));
/** What stands before `n't` when it is no word: `won't`, `shan't`, `can't`. */
const NEGATED = new Map(Object.entries({ wo: 'will', sha: 'shall', ca: 'can' }));

/**
 * The tokens of a plain text in order, one linear scan. Hyphens, slashes and apostrophes separate words; a blank to fill in
 * is one token; `exact` of a number has no group separators and a decimal point (`1,000` → `1000`, French `4,5` → `4.5`).
 */
export function tokenise(text: string, language: Language): Token[] {
  return new Scanner(text, language).scan();
}

class Scanner {
  readonly #tokens: Token[] = [];
  readonly #text: string;
  readonly #language: Language;
  readonly #words: WordTable;

  constructor(text: string, language: Language) {
    this.#text = text;
    this.#language = language;
    this.#words = WORDS[language];
  }

  scan(): Token[] {
    let from = 0;
    for (const blank of findBlanks(this.#text)) {
      this.#scanBetween(from, blank.start);
      this.#push('blank', blank.start, blank.end, NOTHING);
      from = blank.end;
    }
    this.#scanBetween(from, this.#text.length);
    return this.#tokens;
  }

  #scanBetween(from: number, to: number): void {
    let i = from;
    while (i < to) {
      const code = this.#text.charCodeAt(i);
      if (isLetter(code)) i = this.#word(i, to);
      else if (isDigit(code)) i = this.#number(i, to);
      else i = this.#punctuation(i, code);
    }
  }

  #punctuation(i: number, code: number): number {
    if (code === COMMA) this.#comma();
    else if (code === 58 || code === 59 || code === 40 || code === 41) this.#mark(i);
    else if (code === PERCENT) this.#push('word', i, i + 1, PERCENT_SIGN);
    else if (code === AMPERSAND) this.#push('word', i, i + 1, AND_SIGN[this.#language]);
    else if ((code === DOT || code === 33 || code === 63) && this.#endsSentence(i)) this.#mark(i);
    return i + 1;
  }

  #endsSentence(i: number): boolean {
    return isSentenceEnd(this.#text, i, this.#language) && skipSpaces(this.#text, i + 1) < this.#text.length;
  }

  #comma(): void {
    const last = this.#tokens[this.#tokens.length - 1];
    if (last) last.comma = true;
  }

  #mark(i: number): void {
    this.#push('mark', i, i + 1, unnumbered(this.#text.charAt(i)));
  }

  #push(kind: Token['kind'], start: number, end: number, { exact, normal, number }: Word): void {
    this.#tokens.push({ kind, start, end, exact, normal, word: number, comma: false });
  }

  /** Scans the word at `start` with what its apostrophe or dots bring along; returns where scanning goes on. */
  #word(start: number, to: number): number {
    const text = this.#text;
    const dotted = text.charCodeAt(start + 1) === DOT ? this.#dotted(start, to) : 0;
    if (dotted > 0) return dotted;
    let end = this.#letters(start, to);
    const apostrophe = text.charCodeAt(end);
    if (end + 1 < to && isApostrophe(apostrophe) && isLetter(text.charCodeAt(end + 1))) {
      if (this.#language === 'en') return this.#contraction(start, end, to);
      const before = foldWord(text.slice(start, Math.min(end, start + 12)));
      if (JOINED.has(before)) end = this.#letters(end + 1, to);
      else if (ELIDED.has(before)) {
        this.#wordToken(start, end);
        return end + 1;
      }
    }
    this.#wordToken(start, end);
    return end;
  }

  #letters(start: number, to: number): number {
    let i = start;
    while (i < to) {
      const code = this.#text.charCodeAt(i);
      if ((code >= 97 && code <= 122) || isLetter(code) || isDigit(code)) i++;
      else if (isInvisible(code) && i + 1 < to) i = this.#overInvisible(i, to);
      else break;
    }
    return i > start && isInvisible(this.#text.charCodeAt(i - 1)) ? this.#backOverInvisible(i, start) : i;
  }

  /** A soft hyphen before a line break joins the two halves. */
  #overInvisible(i: number, to: number): number {
    const next = this.#text.charCodeAt(i + 1);
    return this.#text.charCodeAt(i) === 0xad && next === 10 && i + 2 < to && isLetter(this.#text.charCodeAt(i + 2))
      ? i + 2
      : i + 1;
  }

  #backOverInvisible(end: number, start: number): number {
    let i = end;
    while (i > start + 1 && isInvisible(this.#text.charCodeAt(i - 1))) i--;
    return i;
  }

  #wordToken(start: number, end: number): void {
    const word = this.#words.at(this.#text, start, end);
    if (word.exact === 'cannot' && end - start === 6) {
      this.#push('word', start, start + 3, this.#words.of('can'));
      this.#push('word', start + 3, end, this.#words.of('not'));
    } else if (word.exact !== '') this.#push('word', start, end, word);
  }

  /** `U.S.`, `U.S.A.`, `e.g.`: single letters with dots are one word (`us`). Returns 0 when there is none at `start`. */
  #dotted(start: number, to: number): number {
    const text = this.#text;
    let end = start;
    let letters = '';
    while (end + 1 < to && letters.length < 6 && isLetter(text.charCodeAt(end)) && text.charCodeAt(end + 1) === DOT) {
      letters += text.charAt(end);
      end += 2;
    }
    if (letters.length > 0 && end < to && isLetter(text.charCodeAt(end)) && !isLetter(text.charCodeAt(end + 1)))
      letters += text.charAt(end++);
    if (letters.length < 2 || (end < to && isLetter(text.charCodeAt(end)))) return 0;
    if (text.charCodeAt(end - 1) === DOT && this.#endsSentence(end - 1)) end--;
    this.#push('word', start, end, this.#words.of(letters));
    return end;
  }

  /** `City's` → city; `don't` → do, not; `we'll` → we, will; anything else is two words. */
  #contraction(start: number, apostrophe: number, to: number): number {
    const text = this.#text;
    const end = this.#letters(apostrophe + 1, to);
    const tail = end - apostrophe <= 4 ? foldWord(text.slice(apostrophe + 1, end)) : '';
    if (tail === 't' && /n/i.test(text.charAt(apostrophe - 1)) && apostrophe - 1 > start) {
      const stem = foldWord(text.slice(start, apostrophe - 1));
      this.#push('word', start, apostrophe - 1, this.#words.of(NEGATED.get(stem) ?? stem));
      this.#push('word', apostrophe - 1, end, this.#words.of('not'));
      return end;
    }
    this.#wordToken(start, apostrophe);
    if (tail === 's') return end;
    const contracted = CONTRACTED.get(tail);
    if (contracted === undefined || isUpper(text.charCodeAt(apostrophe + 1))) return apostrophe + 1;
    this.#push('word', apostrophe, end, this.#words.of(contracted));
    return end;
  }

  #number(start: number, to: number): number {
    const text = this.#text;
    let i = start;
    let exact = '';
    let from = start;
    let groups = 0;
    while (i < to) {
      const code = text.charCodeAt(i);
      if (isDigit(code)) {
        i++;
        continue;
      }
      const grouped = this.#isGroup(start, i, groups, to);
      const decimal = !grouped && isDigit(text.charCodeAt(i + 1)) && i + 1 < to && this.#isDecimalPoint(code, start, i, to);
      if (!grouped && !decimal) break;
      if (grouped) groups++;
      exact += text.slice(from, i) + (decimal ? '.' : '');
      i++;
      from = i;
    }
    exact += text.slice(from, i);
    this.#push('number', start, i, unnumbered(exact));
    return i;
  }

  /** A separator of thousands at `i`: `,`, a hard or narrow space, or a plain space where that cannot part two numbers. */
  #isGroup(start: number, i: number, groups: number, to: number): boolean {
    const text = this.#text;
    if (i + 4 > to) return false;
    if (groups === 0 && i - start > 3) return false;
    const code = text.charCodeAt(i);
    if (code !== COMMA && !isSpace(code)) return false;
    if (code === 10 || code === 13 || !threeDigits(text, i + 1)) return false;
    if (code !== 32 || this.#language === 'fr' || groups > 0) return true;
    return text.charCodeAt(i + 4) === 32 && threeDigits(text, i + 5);
  }

  #isDecimalPoint(code: number, start: number, i: number, to: number): boolean {
    if (code === DOT) return true;
    if (code !== COMMA || this.#language !== 'fr' || this.#text.charCodeAt(start - 1) === COMMA) return false;
    let end = i + 1;
    while (end < to && end - i < 4 && isDigit(this.#text.charCodeAt(end))) end++;
    return end - i <= 3 && this.#text.charCodeAt(end) !== COMMA;
  }
}

function threeDigits(text: string, i: number): boolean {
  return (
    isDigit(text.charCodeAt(i)) &&
    isDigit(text.charCodeAt(i + 1)) &&
    isDigit(text.charCodeAt(i + 2)) &&
    !isDigit(text.charCodeAt(i + 3))
  );
}
