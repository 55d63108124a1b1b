import { foldText, isAdverb, tokenise } from '../text';
import type { Language, Token } from '../text/types';
import type { PatternWord } from './pattern';

/** A phrase or concept found in a token run: symbol id, first token, one past the last. */
export interface Hit {
  symbol: number;
  first: number;
  end: number;
}

interface TrieNode {
  next: Map<string, TrieNode>;
  symbols: number[];
}

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

/** Marks the key of a later part of one word (`by-law`, `24/7`): nothing is stepped over before it. */
const JOINED = '&';

/** Longest run of tokens that may be stepped over inside one phrase. */
const MAX_STEPS = 3;

/** Whether a token carries no weight for distances and adjacency: a determiner, a quantifier or an adverb. */
export function isLight(token: Token, language: Language): boolean {
  if (token.kind !== 'word') return false;
  return ARTICLES[language].has(token.exact) || QUANTIFIERS[language].has(token.exact) || isAdverb(token.exact, language);
}

/** Phrases of one language, matched in one pass: every start walks the trie at most as deep as the longest phrase. */
export class PhraseTrie {
  readonly #root: TrieNode = { next: new Map(), symbols: [] };
  readonly #language: Language;
  /** Words of phrases, tokenised once. */
  readonly #words = new Map<string, { tokens: Token[]; joined?: Token }>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** Adds a phrase as written. The parts of a hyphenated or slashed word follow each other; hyphenated words also match joined (`sub-processor`, `subprocessor`). False when nothing is left to match. */
  add(words: PatternWord[], symbol: number): boolean {
    let any = false;
    for (const keys of this.#spellings(words)) {
      if (keys.length === 0) continue;
      any = true;
      let node = this.#root;
      for (const key of keys) {
        let next = node.next.get(key);
        if (!next) {
          next = { next: new Map(), symbols: [] };
          node.next.set(key, next);
        }
        node = next;
      }
      if (!node.symbols.includes(symbol)) node.symbols.push(symbol);
    }
    return any;
  }

  #spellings(words: PatternWord[]): string[][] {
    let spellings: string[][] = [[]];
    for (const { word, exact } of words) {
      if (exact) {
        const key = `=${foldText(word)}`;
        spellings = spellings.map((keys) => [...keys, key]);
        continue;
      }
      const variants = this.#variants(word, words.length === 1);
      spellings = spellings.flatMap((keys) => variants.map((variant) => [...keys, ...variant]));
    }
    return spellings;
  }

  /** The keys of one word: its parts, and joined when it is hyphenated; nothing for an article inside a longer phrase. */
  #variants(word: string, alone: boolean): string[][] {
    const known = this.#words.get(word);
    const { tokens, joined } = known ?? this.#tokens(word);
    if (!known) this.#words.set(word, { tokens, joined });
    const articles = ARTICLES[this.#language];
    const keys: string[] = [];
    const compound = /[\p{L}\d][-/‐‑][\p{L}\d]/u.test(word);
    for (const token of tokens) {
      // Articles before the word (`l'accès`) are left out, those inside it (`state-of-the-art`) are parts of it.
      if (articles.has(token.exact) && !(compound && keys.length > 0)) continue;
      keys.push(compound && keys.length > 0 ? JOINED + token.normal : token.normal);
    }
    if (keys.length === 0 && alone) keys.push(...tokens.map((token) => token.normal));
    return joined ? [keys, [joined.normal]] : [keys];
  }

  #tokens(word: string): { tokens: Token[]; joined?: Token } {
    const tokens = tokenise(word, this.#language).filter((token) => token.kind !== 'mark');
    if (!word.includes('-') || tokens.length < 2) return { tokens };
    const joined = tokenise(word.replaceAll('-', ''), this.#language);
    return joined.length === 1 ? { tokens, joined: joined[0]! } : { tokens };
  }

  /** All phrases in a token run, in order of their first token. */
  find(tokens: Token[], hits: Hit[] = []): Hit[] {
    for (let first = 0; first < tokens.length; first++) {
      const token = tokens[first]!;
      this.#walk(this.#root.next.get(token.normal), tokens, first, first + 1, hits);
      this.#walk(this.#root.next.get(`=${token.exact}`), tokens, first, first + 1, hits);
    }
    return hits;
  }

  #walk(node: TrieNode | undefined, tokens: Token[], first: number, at: number, hits: Hit[]): void {
    if (!node) return;
    for (const symbol of node.symbols) hits.push({ symbol, first, end: at });
    if (node.next.size === 0) return;
    const adjacent = tokens[at];
    if (adjacent) this.#walk(node.next.get(JOINED + adjacent.normal), tokens, first, at + 1, hits);
    for (let next = at, steps = 0; next < tokens.length && steps <= MAX_STEPS; next++, steps++) {
      if (tokens[next - 1]!.comma) break;
      const token = tokens[next]!;
      this.#walk(node.next.get(token.normal), tokens, first, next + 1, hits);
      this.#walk(node.next.get(`=${token.exact}`), tokens, first, next + 1, hits);
      if (!isLight(token, this.#language)) break;
    }
  }
}
