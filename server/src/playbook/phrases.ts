import { foldText, isAdverb, MOST_WORDS, tokenise } from '../text';
import type { Language, Token } from '../text/types';
import type { PatternWord } from './pattern';

/** Articles and possessives: left out of phrases, stepped over in texts ("the City's own data" and "City data" read alike). */
const ARTICLES: Record<Language, ReadonlySet<string>> = {
  en: new Set('the a an its their our your this that these those his her own'.split(' ')),
  fr: new Set('le la les l un une de du des d ce cet cette ces son sa ses leur leurs votre vos notre nos'.split(' ')),
};

/** Quantifiers: stepped over in texts, but matched where a phrase asks for them ("any country"). */
const QUANTIFIERS: Record<Language, ReadonlySet<string>> = {
  en: new Set('any all such each every'.split(' ')),
  fr: new Set('tout toute tous toutes chaque'.split(' ')),
};

/** By the number of a word: 1 when it is light, 2 when it is not, 0 while nobody has asked. */
const LIGHT: Record<Language, Uint8Array> = { en: new Uint8Array(MOST_WORDS), fr: new Uint8Array(MOST_WORDS) };

/** Whether a token carries no weight for distances and adjacency: a determiner, a quantifier or an adverb. */
export function isLight(token: Token, language: Language): boolean {
  if (token.word < 0) return token.kind === 'word' && isLightWord(token.exact, language);
  const known = LIGHT[language][token.word]!;
  if (known !== 0) return known === 1;
  const light = isLightWord(token.exact, language);
  LIGHT[language][token.word] = light ? 1 : 2;
  return light;
}

function isLightWord(exact: string, language: Language): boolean {
  return ARTICLES[language].has(exact) || QUANTIFIERS[language].has(exact) || isAdverb(exact, language);
}

/** How a step of a phrase compares: with a token's normal form, with its spelling, or with the normal form of the very next token. */
export const NORMAL = 0;
export const EXACT = 1;
export const JOINED = 2;

/** One step of a phrase. A later part of one word (`by-law`, `24/7`) is joined: nothing is stepped over before it. */
export interface PhraseStep {
  word: string;
  compare: typeof NORMAL | typeof EXACT | typeof JOINED;
}

interface WordTokens {
  tokens: Token[];
  /** A hyphenated word written as one. */
  joined?: Token;
}

/** Turns phrases as written into steps, each in every spelling. Remembers the words it has read. */
export class PhraseSpeller {
  readonly #language: Language;
  readonly #words = new Map<string, WordTokens>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** The ways to match a phrase: hyphenated words also match joined (`sub-processor`, `subprocessor`). Empty ones match nothing. */
  spellings(words: readonly PatternWord[]): PhraseStep[][] {
    let spellings: PhraseStep[][] = [[]];
    for (const { word, exact } of words) {
      const variants: PhraseStep[][] = exact
        ? [[{ word: foldText(word), compare: EXACT }]]
        : this.#variants(word, words.length === 1);
      spellings = spellings.flatMap((steps) => variants.map((variant) => [...steps, ...variant]));
    }
    return spellings;
  }

  /** The steps of one word: its parts, and joined when it is hyphenated; nothing for an article inside a longer phrase. */
  #variants(word: string, alone: boolean): PhraseStep[][] {
    let known = this.#words.get(word);
    if (!known) {
      known = this.#read(word);
      this.#words.set(word, known);
    }
    const { tokens, joined } = known;
    const articles = ARTICLES[this.#language];
    const steps: PhraseStep[] = [];
    const compound = /[\p{L}\d][-/‐‑][\p{L}\d]/u.test(word);
    for (const token of tokens) {
      // Articles before the word (`l'accès`) are left out, those inside it (`state-of-the-art`) are parts of it.
      if (articles.has(token.exact) && !(compound && steps.length > 0)) continue;
      steps.push({ word: token.normal, compare: compound && steps.length > 0 ? JOINED : NORMAL });
    }
    if (steps.length === 0 && alone) for (const token of tokens) steps.push({ word: token.normal, compare: NORMAL });
    return joined ? [steps, [{ word: joined.normal, compare: NORMAL }]] : [steps];
  }

  #read(word: string): WordTokens {
    const tokens = tokenise(word, this.#language).filter((token) => token.kind !== 'mark');
    if (!word.includes('-') || tokens.length < 2) return { tokens };
    const joined = tokenise(word.replaceAll('-', ''), this.#language);
    return joined.length === 1 ? { tokens, joined: joined[0]! } : { tokens };
  }
}
