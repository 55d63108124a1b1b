import type { Language, Token } from '../text/types';
import { MOST_WORDS } from '../text/words';
import { type Hit, HitColumns } from './hits';
import type { PatternWord } from './pattern';
import { EXACT, isLight, JOINED, PhraseSpeller, type PhraseStep } from './phrases';

/** Finds phrases in token runs. */
export interface PhraseFinder {
  /** All phrases in a token run, in order of their first token. */
  find(tokens: readonly Token[]): Hit[];
  /** The same, added to `hits`. */
  findInto(hits: HitColumns, tokens: readonly Token[]): void;
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

/** A trie of more words than this keeps what it knows of every word of its language. */
const MANY_WORDS = 500;

/** Walks the tables of a trie: every start goes at most as deep as the longest phrase. */
export class FlatTrie implements PhraseFinder {
  readonly #tables: TrieTables;
  readonly #language: Language;
  /** First label of a word. */
  readonly #labelOf = new Map<string, number>();
  /** By label: the node that follows the root, or 0. */
  readonly #starts: Int32Array;
  /** By number of a word: the first labels of its normal form and its spelling, each plus 2 (1: no phrase has it; 0: not asked yet). */
  readonly #normalOf: Int32Array | undefined;
  readonly #exactOf: Int32Array | undefined;
  /** The token run at hand, and the first labels of its words (-1: no phrase has them). */
  #tokens: readonly Token[] = [];
  #normal = new Int32Array(256);
  #exact = new Int32Array(256);

  constructor(tables: TrieTables, language: Language) {
    this.#tables = tables;
    this.#language = language;
    const { words, labels, edges } = tables;
    for (let i = 0; i < words.length; i++) this.#labelOf.set(words[i]!, i * COMPARISONS);
    this.#starts = new Int32Array(words.length * COMPARISONS);
    for (let edge = 0; edge < edges[1]!; edge++) this.#starts[labels[edge]!] = edge + 1;
    if (words.length <= MANY_WORDS) return;
    this.#normalOf = new Int32Array(MOST_WORDS);
    this.#exactOf = new Int32Array(MOST_WORDS);
  }

  find(tokens: readonly Token[]): Hit[] {
    const hits = new HitColumns();
    this.findInto(hits, tokens);
    const { symbols, firsts, ends, size } = hits;
    return Array.from({ length: size }, (_, at) => ({ symbol: symbols[at]!, first: firsts[at]!, end: ends[at]! }));
  }

  findInto(hits: HitColumns, tokens: readonly Token[]): void {
    this.#read(tokens);
    const normals = this.#normal;
    const exacts = this.#exact;
    const starts = this.#starts;
    const { length } = tokens;
    for (let first = 0; first < length; first++) {
      const normal = normals[first]!;
      if (normal >= 0 && starts[normal] !== 0) this.#visit(starts[normal]!, first, first + 1, hits);
      const exact = exacts[first]!;
      if (exact >= 0 && starts[exact + EXACT] !== 0) this.#visit(starts[exact + EXACT]!, first, first + 1, hits);
    }
  }

  #read(tokens: readonly Token[]): void {
    const { length } = tokens;
    if (this.#normal.length < length) {
      this.#normal = new Int32Array(2 * length);
      this.#exact = new Int32Array(2 * length);
    }
    this.#tokens = tokens;
    const normals = this.#normal;
    const exacts = this.#exact;
    const normalOf = this.#normalOf;
    const exactOf = this.#exactOf;
    for (let i = 0; i < length; i++) {
      const token = tokens[i]!;
      const { word } = token;
      if (word >= 0 && normalOf && exactOf && normalOf[word] !== 0) {
        normals[i] = normalOf[word]! - 2;
        exacts[i] = exactOf[word]! - 2;
        continue;
      }
      // A mark is no word of a phrase.
      const normal = token.kind === 'mark' ? -1 : (this.#labelOf.get(token.normal) ?? -1);
      const exact = token.exact === token.normal ? normal : (this.#labelOf.get(token.exact) ?? -1);
      normals[i] = normal;
      exacts[i] = exact;
      if (word < 0 || !normalOf || !exactOf) continue;
      normalOf[word] = normal + 2;
      exactOf[word] = exact + 2;
    }
  }

  /** What ends at a node reached by the tokens from `first` to `at`, and what goes on from there. */
  #visit(node: number, first: number, at: number, hits: HitColumns): void {
    const { symbols, symbolsAt, edges } = this.#tables;
    for (let i = symbolsAt[node]!, end = symbolsAt[node + 1]!; i < end; i++) hits.add(symbols[i]!, first, at);
    if (edges[node] === edges[node + 1]) return;
    const tokens = this.#tokens;
    const normals = this.#normal;
    const exacts = this.#exact;
    const { length } = tokens;
    if (at < length && normals[at]! >= 0) {
      const joined = this.#next(node, normals[at]! + JOINED);
      if (joined !== 0) this.#visit(joined, first, at + 1, hits);
    }
    for (let next = at, steps = 0; next < length && steps <= MAX_STEPS; next++, steps++) {
      if (tokens[next - 1]!.comma) break;
      if (normals[next]! >= 0) {
        const followed = this.#next(node, normals[next]!);
        if (followed !== 0) this.#visit(followed, first, next + 1, hits);
      }
      if (exacts[next]! >= 0) {
        const followed = this.#next(node, exacts[next]! + EXACT);
        if (followed !== 0) this.#visit(followed, first, next + 1, hits);
      }
      if (!isLight(tokens[next]!, this.#language)) break;
    }
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

  /** The words that phrases begin with: normal forms and spellings of tokens. A text that has none of them has no phrase. */
  firstWords(): ReadonlySet<string> {
    const words = [...this.#words.keys()];
    return new Set([...this.#root.next.keys()].map((label) => words[Math.floor(label / COMPARISONS)]!));
  }

  find(tokens: readonly Token[]): Hit[] {
    return this.#finder()?.find(tokens) ?? [];
  }

  findInto(hits: HitColumns, tokens: readonly Token[]): void {
    this.#finder()?.findInto(hits, tokens);
  }

  #finder(): FlatTrie | undefined {
    if (this.#words.size > 0) this.#flat ??= new FlatTrie(this.tables(), this.#language);
    return this.#flat;
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
