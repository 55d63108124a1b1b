import { isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { appendRich, composeFlow, type Flow, type FlowItem, type RichText, rich } from './flow';
import { linesBetween } from './lines';
import { composeMapped, foldMapped, MappedBuilder, verbatim } from './mapped';
import { readMarkdown } from './markdown';
import { scalarText } from './scalars';
import type { MappedText } from './types';
import type { YamlPlace } from './yamlCuts';
import { clauseUnderId, type Holder, holderNamed, type SectionMap, sectionMap } from './yamlSections';

const DEEPEST = 60;
/** Strings longer than this, or of several lines, are prose under a heading; shorter ones a value. */
const LONGEST_VALUE = 80;

/** Makes flows of what the parser makes of a text. */
export class YamlReader {
  readonly flows: Flow[] = [];
  simplified = false;
  readonly #source: string;
  readonly #structured: boolean;

  /** `structured`: the document follows one of our schemas, so that its keys are known. */
  constructor(source: string, structured: boolean) {
    this.#source = source;
    this.#structured = structured;
  }

  node(node: unknown, key: Scalar | undefined, depth: number, holder: Holder = 'item'): void {
    if (depth > DEEPEST) this.simplified = true;
    else if (isMap(node)) this.#map(node, key, depth, holder);
    else if (isSeq(node)) this.#sequence(node, key, depth, holder);
    else if (isScalar(node)) this.#scalar(node, key, depth);
    else if (key && (node === null || node === undefined || isAlias(node))) this.#key(key, depth);
  }

  /** Entries of the last level of `place`, which are all that the text holds; undefined: of the document. */
  mapEntries(map: YAMLMap, place: YamlPlace | undefined): void {
    const above = (place?.length ?? 1) - 1;
    this.#entries(map, Math.max(1, above), above + 1, this.#holderOf(place?.at(-1)?.key));
  }

  /** The same for a list that holds maps. */
  listEntries(list: YAMLSeq, place: YamlPlace): void {
    this.#items(list, place.length, this.#holderOf(place.at(-1)!.key));
  }

  #holderOf(key: string | undefined): Holder {
    return this.#structured && key !== undefined ? holderNamed(key) : 'item';
  }

  #map(map: YAMLMap, key: Scalar | undefined, depth: number, holder: Holder): void {
    if (key) this.#key(key, depth);
    this.#entries(map, depth, key ? depth + 1 : depth, holder);
  }

  #entries(map: YAMLMap, depth: number, inner: number, holder: Holder): void {
    for (const pair of map.items as Pair[]) {
      if (!isScalar(pair.key)) {
        this.node(pair.key, undefined, depth + 1);
        this.node(pair.value, undefined, depth + 1);
      } else if (holder === 'clauses') this.#clause(pair.key, pair.value, inner);
      else if (depth === 1 && pair.key.value === 'civicclause') this.#metadata(pair);
      else this.node(pair.value, pair.key, inner, this.#holderOf(String(pair.key.value)));
    }
  }

  /** A clause under its id. */
  #clause(key: Scalar, value: unknown, depth: number): void {
    const section = clauseUnderId(value, key);
    if (section?.title.length) this.#aside(key, key);
    else this.#key(key, depth);
    if (section) this.#section(value as YAMLMap, section, depth);
    else if (!isScalar(value) || value.value !== null) this.node(value, undefined, isScalar(value) ? depth : depth + 1);
  }

  #section(map: YAMLMap, { title, id, metadata, body }: SectionMap, depth: number): void {
    for (const pair of map.items as Pair[]) {
      const { key, value } = pair as Pair<Scalar>;
      if (metadata.has(pair)) this.#metadata(pair);
      else if (body.has(pair)) {
        this.#aside(key, key);
        const holder = key.value === 'sections' ? 'sections' : 'item';
        this.node(value, undefined, isScalar(value) ? depth : depth + 1, holder);
      } else if (isScalar(value) && title.includes(value)) {
        this.#aside(key, key);
        if (value === title[0]) this.#title(title, id, depth);
      } else this.node(value, key, depth + 1);
    }
  }

  #title(title: readonly Scalar[], id: string | undefined, depth: number): void {
    const texts = title.map((value) => rich(foldMapped(this.#words(value))));
    const content = texts.reduce((all, text) => appendRich(all, ' – ', text));
    const range = { start: title[0]!.range![0], end: title[title.length - 1]!.range![1] };
    this.flows.push({ type: 'heading', style: 'key', rank: depth, content, ...(id ? { id } : {}), range });
  }

  /** The words of a title, which may be an identifier. */
  #words(value: Scalar): MappedText {
    return /^[a-z\d]+(?:[-_][a-z\d]+)+$/.test(String(value.value)) ? this.#keyText(value) : scalarText(this.#source, value);
  }

  #metadata({ key, value }: Pair): void {
    const end = (value as { range?: [number, number, number] } | null)?.range;
    this.#aside(key as Scalar, end ? { range: end } : (key as Scalar));
  }

  #aside(from: Pick<Scalar, 'range'>, to: Pick<Scalar, 'range'>): void {
    if (!from.range || !to.range) return;
    for (const range of linesBetween(this.#source, from.range[0], Math.max(from.range[1], to.range[1]))) {
      const content = rich(verbatim(this.#source, range.start, range.end));
      if (/[\p{L}\d]/u.test(content.text)) this.flows.push({ type: 'aside', role: 'metadata', content, range });
    }
  }

  #sequence(sequence: YAMLSeq, key: Scalar | undefined, depth: number, holder: Holder): void {
    const scalars = sequence.items.every((item) => isScalar(item));
    if (!scalars) {
      if (key) this.#key(key, depth);
      this.#items(sequence, key ? depth + 1 : depth, holder);
      return;
    }
    const items: FlowItem[] = [];
    for (const item of sequence.items) {
      if (!isScalar(item) || !item.range) continue;
      const text = scalarText(this.#source, item);
      const children = this.#prose(text, depth);
      if (children.length > 0) items.push({ number: '', children, range: { start: item.range[0], end: item.range[1] } });
    }
    const keys = key ? [this.#keyText(key)] : [];
    const first = items[0];
    if (!first) {
      if (key) this.#key(key, depth);
      return;
    }
    const range = { start: key?.range?.[0] ?? first.range.start, end: items[items.length - 1]!.range.end };
    this.flows.push({ type: 'list', ordered: false, keys, items, range });
  }

  #items(sequence: YAMLSeq, depth: number, holder: Holder): void {
    for (const item of sequence.items) {
      const section = isMap(item) && depth <= DEEPEST ? sectionMap(item, holder) : undefined;
      if (section?.title.length) this.#section(item as YAMLMap, section, depth);
      else this.node(item, undefined, depth);
    }
  }

  #scalar(node: Scalar, key: Scalar | undefined, depth: number): void {
    if (!node.range) return;
    const text = scalarText(this.#source, node);
    if (text.text.trim() === '') {
      if (key) this.#key(key, depth);
      return;
    }
    const prose = typeof node.value === 'string' && (text.text.length > LONGEST_VALUE || text.text.trimEnd().includes('\n'));
    if (prose) {
      if (key) this.#key(key, depth);
      this.flows.push(...this.#prose(text, depth));
      return;
    }
    const content = typeof node.value === 'string' ? inlineOf(this.#prose(text, depth)) : rich(text);
    if (!content) {
      if (key) this.#key(key, depth);
      this.flows.push(...this.#prose(text, depth));
      return;
    }
    const range = { start: key?.range?.[0] ?? node.range[0], end: node.range[1] };
    this.flows.push({ type: 'paragraph', content, indent: 0, ...(key ? { keys: [this.#keyText(key)] } : {}), range });
  }

  /** Reads a string as Markdown; its headings stand under the key. */
  #prose(text: MappedText, depth: number): Flow[] {
    if (/^[\p{L}\p{N} ,.;:'’%()/+-]*$/u.test(text.text) && !/^\s|\d[.)] |[-+] |\w\.\w/.test(text.text)) {
      const range = { start: 0, end: text.text.length };
      return [
        composeFlow({ type: 'paragraph', content: rich(verbatim(text.text, 0, text.text.length)), indent: 0, range }, text),
      ];
    }
    const reading = readMarkdown(text.text, 0, text.text.length);
    if (reading.simplified.length > 0) this.simplified = true;
    return reading.flows.map((flow) => lowered(composeFlow(flow, text), depth));
  }

  #key(key: Scalar, depth: number): void {
    const text = this.#keyText(key);
    if (text.text === '' || !key.range) return;
    const range = { start: key.range[0], end: key.range[1] };
    this.flows.push({ type: 'heading', style: 'key', rank: depth, content: rich(text), range });
  }

  /** `data_location` and `dataLocation` as the words they are made of. */
  #keyText(key: Scalar): MappedText {
    const text = scalarText(this.#source, key);
    const builder = new MappedBuilder();
    let from = 0;
    const words = /[_\s-]+|(?<=[\p{Ll}\d])(?=\p{Lu})/gu;
    for (let match = words.exec(text.text); match; match = words.exec(text.text)) {
      builder.verbatim(text.text.slice(from, match.index), from);
      if (builder.length > 0) builder.joint(' ');
      from = match.index + match[0].length;
      if (match[0] === '') words.lastIndex++;
    }
    builder.verbatim(text.text.slice(from), from);
    return composeMapped(builder.build(), text);
  }
}

function inlineOf(flows: readonly Flow[]): RichText | undefined {
  const [only] = flows;
  return flows.length === 1 && only?.type === 'paragraph' ? only.content : undefined;
}

function lowered(flow: Flow, depth: number): Flow {
  if (flow.type === 'heading') return { ...flow, rank: flow.rank + depth };
  if (flow.type === 'quote') return { ...flow, children: flow.children.map((child) => lowered(child, depth)) };
  return flow;
}
