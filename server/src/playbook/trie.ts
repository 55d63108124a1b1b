import type { Language, Token } from '../text/types';
import type { PatternWord } from './pattern';
import { EXACT, isLight, JOINED, PhraseSpeller, type PhraseStep } from './phrases';

/** A phrase or concept found in a token run: symbol id, first token, one past the last. */
export interface Hit {
  symbol: number;
  first: number;
  end: number;
}

/** Finds phrases in token runs. */
export interface PhraseFinder {
  /** All phrases in a token run, in order of their first token; appended to `hits`. */
  find(tokens: readonly Token[], hits?: Hit[]): Hit[];
}

/**
 * A trie as flat arrays. Nodes are numbered breadth first, so that the edge `i` leads to the node `i + 1`; node 0 is the root. An edge's
 * label is three times the index of its word plus how it compares (`PhraseStep`); the labels of one node ascend.
 */
export interface TrieTables {
  readonly words: readonly string[];
  /** Label of each edge. */
  readonly labels: Int32Array;
  /** First edge of each node, and one past the last edge of all. */
  readonly edges: Int32Array;
  /** First of each node's `symbols`, and one past the last of all. */
  readonly symbolsAt: Int32Array;
  readonly symbols: Int32Array;
}

/** Ways to compare, and so labels, of one word. */
const COMPARISONS = 3;

/** Longest run of tokens that may be stepped over inside one phrase. */
const MAX_STEPS = 3;

/** Walks the tables of a trie: every start goes at most as deep as the longest phrase. */
export class FlatTrie implements PhraseFinder {
  readonly #tables: TrieTables;
  readonly #language: Language;
  /** First label of a word. */
  readonly #labelOf = new Map<string, number>();
  /** By label: the node that follows the root, or 0. */
  readonly #starts: Int32Array;
  /** Of the token run at hand; made larger when one is longer. */
  #run = runOf(256);

  constructor(tables: TrieTables, language: Language) {
    this.#tables = tables;
    this.#language = language;
    const { words, labels, edges } = tables;
    for (let i = 0; i < words.length; i++) this.#labelOf.set(words[i]!, i * COMPARISONS);
    this.#starts = new Int32Array(words.length * COMPARISONS);
    for (let edge = 0; edge < edges[1]!; edge++) this.#starts[labels[edge]!] = edge + 1;
  }

  find(tokens: readonly Token[], hits: Hit[] = []): Hit[] {
    const run = this.#read(tokens);
    for (let first = 0; first < tokens.length; first++) {
      const normal = run.normal[first]!;
      if (normal >= 0) this.#visit(this.#starts[normal]!, run, first, first + 1, hits);
      const exact = run.exact[first]!;
      if (exact >= 0) this.#visit(this.#starts[exact + EXACT]!, run, first, first + 1, hits);
    }
    return hits;
  }

  #read(tokens: readonly Token[]): Run {
    if (this.#run.normal.length < tokens.length) this.#run = runOf(2 * tokens.length);
    const run = this.#run;
    const { normal, exact, light } = run;
    run.tokens = tokens;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      const label = this.#labelOf.get(token.normal) ?? -1;
      normal[i] = label;
      exact[i] = token.exact === token.normal ? label : (this.#labelOf.get(token.exact) ?? -1);
      light[i] = 0;
    }
    return run;
  }

  /** What ends at a node reached by the tokens from `first` to `at`, and what goes on from there. Node 0 is none. */
  #visit(node: number, run: Run, first: number, at: number, hits: Hit[]): void {
    if (node === 0) return;
    const { symbols, symbolsAt, edges } = this.#tables;
    for (let i = symbolsAt[node]!; i < symbolsAt[node + 1]!; i++) hits.push({ symbol: symbols[i]!, first, end: at });
    if (edges[node] === edges[node + 1]) return;
    const { tokens, normal, exact } = run;
    if (at < tokens.length && normal[at]! >= 0) this.#visit(this.#next(node, normal[at]! + JOINED), run, first, at + 1, hits);
    for (let next = at, steps = 0; next < tokens.length && steps <= MAX_STEPS; next++, steps++) {
      if (tokens[next - 1]!.comma) break;
      if (normal[next]! >= 0) this.#visit(this.#next(node, normal[next]!), run, first, next + 1, hits);
      if (exact[next]! >= 0) this.#visit(this.#next(node, exact[next]! + EXACT), run, first, next + 1, hits);
      if (!this.#isLight(run, next)) break;
    }
  }

  #isLight({ tokens, light }: Run, at: number): boolean {
    if (light[at] === 0) light[at] = isLight(tokens[at]!, this.#language) ? 1 : 2;
    return light[at] === 1;
  }

  /** The node that an edge with this label leads to from another node than the root; 0 when there is none. */
  #next(node: number, label: number): number {
    const { labels, edges } = this.#tables;
    let low = edges[node]!;
    let high = edges[node + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = labels[middle]!;
      if (found === label) return middle + 1;
      if (found < label) low = middle + 1;
      else high = middle;
    }
    return 0;
  }
}

/** A token run with the first labels of its words; -1 for a word of no phrase. */
interface Run {
  tokens: readonly Token[];
  normal: Int32Array;
  exact: Int32Array;
  /** Whether a token is light: 1 yes, 2 no, 0 not asked yet. */
  light: Uint8Array;
}

function runOf(length: number): Run {
  return { tokens: [], normal: new Int32Array(length), exact: new Int32Array(length), light: new Uint8Array(length) };
}

interface TrieNode {
  next: Map<number, TrieNode>;
  symbols: number[];
}

/** Phrases of one language, added one by one. */
export class PhraseTrie implements PhraseFinder {
  readonly #language: Language;
  readonly #speller: PhraseSpeller;
  readonly #root: TrieNode = { next: new Map(), symbols: [] };
  readonly #words = new Map<string, number>();
  /** Made when phrases are looked for. */
  #flat: FlatTrie | undefined;

  constructor(language: Language) {
    this.#language = language;
    this.#speller = new PhraseSpeller(language);
  }

  /** Adds a phrase as written. The parts of a hyphenated or slashed word follow each other. False when nothing is left to match. */
  add(words: readonly PatternWord[], symbol: number): boolean {
    this.#flat = undefined;
    let any = false;
    for (const steps of this.#speller.spellings(words)) {
      if (steps.length === 0) continue;
      any = true;
      let node = this.#root;
      for (const step of steps) {
        const label = this.#label(step);
        let next = node.next.get(label);
        if (!next) {
          next = { next: new Map(), symbols: [] };
          node.next.set(label, next);
        }
        node = next;
      }
      if (!node.symbols.includes(symbol)) node.symbols.push(symbol);
    }
    return any;
  }

  #label({ word, compare }: PhraseStep): number {
    let index = this.#words.get(word);
    if (index === undefined) {
      index = this.#words.size;
      this.#words.set(word, index);
    }
    return index * COMPARISONS + compare;
  }

  find(tokens: readonly Token[], hits: Hit[] = []): Hit[] {
    if (this.#words.size === 0) return hits;
    this.#flat ??= new FlatTrie(this.tables(), this.#language);
    return this.#flat.find(tokens, hits);
  }

  tables(): TrieTables {
    const labels: number[] = [];
    const edges: number[] = [];
    const symbolsAt: number[] = [];
    const symbols: number[] = [];
    const nodes = [this.#root];
    // Grows while it is walked: breadth first.
    for (const node of nodes) {
      edges.push(labels.length);
      symbolsAt.push(symbols.length);
      for (const symbol of node.symbols) symbols.push(symbol);
      for (const [label, next] of [...node.next].sort(([a], [b]) => a - b)) {
        labels.push(label);
        nodes.push(next);
      }
    }
    edges.push(labels.length);
    symbolsAt.push(symbols.length);
    return {
      words: [...this.#words.keys()],
      labels: Int32Array.from(labels),
      edges: Int32Array.from(edges),
      symbolsAt: Int32Array.from(symbolsAt),
      symbols: Int32Array.from(symbols),
    };
  }
}
