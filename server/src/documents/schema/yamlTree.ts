import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { YamlErrorWord } from '../../text/message';
import type { TextRange } from '../../text/types';
import { MAX_DEPTH, nestedTooDeep } from './yamlDepth';

/** A YAML value with its place in the source. */
export interface YamlNode {
  kind: 'map' | 'list' | 'scalar';
  /** Plain value, as JSON would hold it. */
  value: unknown;
  /** The value as written, without trailing white space or comments. Empty when nothing is written. */
  range: TextRange;
  /** The key it stands under, when its parent is a map. */
  keyRange?: TextRange;
  /** Written in brackets or braces: `[a, b]`. */
  flow: boolean;
  entries: Map<string, YamlNode>;
  items: YamlNode[];
}

export type YamlPath = (string | number)[];

export interface YamlError {
  code: YamlErrorWord;
  range: TextRange;
  detail: string;
}

export interface YamlTree {
  source: string;
  /** Undefined when the text is empty or nothing could be read. */
  root?: YamlNode;
  errors: YamlError[];
  /** 1-based line and column of an offset. */
  position(offset: number): { line: number; column: number };
}

/** Far above any real document: an alias counts for all that it stands for. Validation is quadratic in its errors. */
const MAX_NODES = 20_000;

const ERROR_CODES: Record<string, YamlErrorWord> = {
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indent',
  MISSING_CHAR: 'unclosed',
};

class LimitReached extends Error {
  constructor(
    readonly code: YamlErrorWord,
    readonly at: number,
  ) {
    super(code);
  }
}

/** Reads the first document of a YAML text. Never throws. */
export function parseYamlTree(source: string): YamlTree {
  const lines = new LineCounter();
  const errors: YamlError[] = [];
  const position = (offset: number) => {
    const { line, col } = lines.linePos(Math.max(0, Math.min(offset, source.length)));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const tree: YamlTree = { source, errors, position };
  const tooDeep = nestedTooDeep(source);
  if (tooDeep !== undefined) {
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
    errors.push({ code: 'too-deep', range: { start: tooDeep, end: tooDeep + 1 }, detail: '' });
    return tree;
  }
  try {
    // The parser's own search for keys that stand twice is quadratic; the builder finds them as it goes.
    const documents = parseAllDocuments(source, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const document = Array.isArray(documents) ? documents[0] : undefined;
    if (!document) return tree;
    for (const error of document.errors) {
      const [start, end] = error.pos;
      errors.push({
        code: ERROR_CODES[error.code] ?? 'other',
        range: { start, end: Math.max(end, start) },
        detail: error.message,
      });
    }
    if (document.contents) tree.root = new TreeBuilder(source, errors).build(document.contents as Node, 0);
  } catch (error) {
    const limit = error instanceof LimitReached ? error : new LimitReached('too-deep', 0);
    errors.push({ code: limit.code, range: { start: limit.at, end: limit.at }, detail: '' });
  }
  return tree;
}

class TreeBuilder {
  #nodes = 0;
  readonly #anchors = new Map<string, { node: YamlNode; size: number }>();
  readonly #source: string;
  readonly #errors: YamlError[];

  constructor(source: string, errors: YamlError[]) {
    this.#source = source;
    this.#errors = errors;
  }

  build(node: Node | null, depth: number, fallback = 0): YamlNode {
    const at = node?.range?.[0] ?? fallback;
    if (depth > MAX_DEPTH) throw new LimitReached('too-deep', at);
    if (++this.#nodes > MAX_NODES) throw new LimitReached('too-large', at);
    if (isAlias(node)) return this.#alias(node, at);
    const before = this.#nodes;
    const built = this.#collection(node, depth, at);
    const anchor = node && 'anchor' in node ? node.anchor : undefined;
    if (anchor) this.#anchors.set(anchor, { node: built, size: this.#nodes - before + 1 });
    return built;
  }

  #alias(alias: Alias, at: number): YamlNode {
    const target = this.#anchors.get(alias.source);
    const range = this.#range(alias, at);
    // An alias to a node that holds it would never end; the parser reports one to nothing itself.
    if (!target) return { kind: 'scalar', value: null, range, flow: false, entries: new Map(), items: [] };
    this.#nodes += target.size;
    if (this.#nodes > MAX_NODES) throw new LimitReached('too-large', at);
    return { ...target.node, range };
  }

  #collection(node: Node | null, depth: number, at: number): YamlNode {
    const range = this.#range(node, at);
    if (isMap(node)) {
      const entries = new Map<string, YamlNode>();
      for (const pair of node.items) {
        if (!isPair(pair)) continue;
        const key = pair.key as Node | null;
        const keyRange = this.#range(key, range.start);
        const name = isScalar(key) ? String(key.value ?? '') : this.#source.slice(keyRange.start, keyRange.end);
        const child = this.build(pair.value as Node | null, depth + 1, keyRange.end);
        if (entries.has(name)) this.#errors.push({ code: 'duplicate-key', range: keyRange, detail: name });
        else entries.set(name, { ...child, keyRange });
      }
      // No prototype: a key such as `__proto__` is a key like any other.
      const value: Record<string, unknown> = Object.create(null);
      for (const [name, child] of entries) value[name] = child.value;
      return { kind: 'map', value, range, flow: node.flow === true, entries, items: [] };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.build(item as Node | null, depth + 1, range.start));
      return {
        kind: 'list',
        value: items.map((item) => item.value),
        range,
        flow: node.flow === true,
        entries: new Map(),
        items,
      };
    }
    const value = isScalar(node) ? plainValue(node.value) : null;
    return { kind: 'scalar', value, range, flow: false, entries: new Map(), items: [] };
  }

  #range(node: Node | null, at: number): TextRange {
    const [start, end] = node?.range ?? [at, at];
    let last = end;
    while (last > start && /\s/.test(this.#source[last - 1]!)) last--;
    return { start, end: last };
  }
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  return String(value);
}

/** The node at a path, or the deepest one on the way to it. */
export function nodeAt(root: YamlNode, path: YamlPath): YamlNode {
  let node = root;
  for (const step of path) {
    const next = node.kind === 'list' ? node.items[Number(step)] : node.entries.get(String(step));
    if (!next) break;
    node = next;
  }
  return node;
}

/** `elements[2].need.rfp`. */
export function pathText(path: YamlPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}
