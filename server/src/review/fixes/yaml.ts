import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
  type Document as YamlDocument,
} from 'yaml';
import type { Document } from '../../documents';
import type { TextEdit } from '../types';
import { endOfLine } from './heading';
import type { ClauseText } from './insert';
import type { Placement } from './placement';
import { SnippetWriter } from './snippet';
import { type Entry, writeClauses, writeFlowEntry, writeItem, writePair } from './yamlEntry';
import { structuredClauses } from './yamlStructured';

type Collection = YAMLMap | YAMLSeq;
interface Insertion {
  offset: number;
  /** Entries as they will stand, and what stands before, between and after them. */
  texts: string[];
  first: string;
  join: string;
  last: string;
}
interface Target {
  collection: Collection;
  /** Index of the item after which the clause goes; -1 in an empty collection. */
  after: number;
}

/** Names of the lists or maps that hold a document's articles, in English and French. */
const HOLDERS =
  /^(?:clauses|articles|sections|terms|conditions|provisions|requirements|exigences|dispositions|stipulations|body|content|contenu)$/i;
/** Keys whose content is never a place for a clause. */
const SPECIAL =
  /^(?:civicclause|definitions?|définitions?|recitals|préambule|preamble|signatures?|signataires|schedules?|annexes?|appendices|part(?:ies|ys)?|metadata|forms?|formulaires?)$/i;

/** Inserts clauses into YAML of any shape as keys or list items like those already there; none when it cannot be parsed. */
export function insertInYaml(placed: { placement: Placement; text: ClauseText }[], document: Document): TextEdit[] {
  const { source } = document;
  const documents = parseAllDocuments(source, { strict: false, uniqueKeys: false });
  const streams: YamlDocument[] = Array.isArray(documents) ? [...documents] : [];
  if (streams.some(({ errors }) => errors.length > 0)) return [];
  const insertions = insertionsOf(placed, document, streams);
  insertions.sort((a, b) => a.offset - b.offset);
  // One for all edits: an editor joins equal numbers of one fix into one tab stop.
  const writer = new SnippetWriter();
  const edits = insertions.map((insertion) => editOf(insertion, document, writer));
  return isReadable(source, edits) ? edits : [];
}

/** One insertion a place. */
function insertionsOf(
  placed: { placement: Placement; text: ClauseText }[],
  document: Document,
  streams: YamlDocument[],
): Insertion[] {
  const all = placed.map(({ text }) => text);
  const begun = document.schema && beginClauses(document, streams, all);
  if (begun) return [begun];
  const groups = new Map<string, { target?: Target; texts: ClauseText[] }>();
  for (const { placement, text } of placed) {
    const target = targetOf(streams, placement, document);
    const key = target ? `${target.collection.range?.[0]}/${target.after}` : 'end';
    const group = groups.get(key) ?? { target, texts: [] };
    group.texts.push(text);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ target, texts }) =>
    target ? intoCollection(document, target, texts) : atEnd(document, streams, texts),
  );
}

/** A shape that the insertion would break is left alone. */
function isReadable(source: string, edits: TextEdit[]): boolean {
  let text = '';
  let at = 0;
  for (const { start, newText } of edits) {
    text += source.slice(at, start) + newText;
    at = start;
  }
  const streams = parseAllDocuments(text + source.slice(at), { strict: false, uniqueKeys: false });
  return !Array.isArray(streams) || streams.every(({ errors }) => errors.length === 0);
}

/** Beside the host's key or list item when it has one, else at the end of the collection that holds the articles. */
function targetOf(streams: YamlDocument[], { host }: Placement, { schema }: Document): Target | undefined {
  const structured = schema && structuredClauses(streams[0]?.contents).collection;
  if (structured) {
    const at = structured.items.findIndex((item) => host.beside !== undefined && isWithin(item, host.beside));
    return { collection: structured, after: at < 0 ? structured.items.length - 1 : at };
  }
  const found = host.beside === undefined ? undefined : beside(streams, host.beside);
  if (found) return found;
  for (const stream of [...streams].reverse()) {
    const root = stream.contents;
    if (!isCollection(root)) continue;
    const collection = holderOf(root as Collection);
    return { collection, after: lastOrdinary(collection) };
  }
  return undefined;
}

/** The innermost collection whose item holds the offset, skipping maps that are one article (`{title, text}`). */
function beside(streams: YamlDocument[], offset: number): Target | undefined {
  let target: Target | undefined;
  for (const stream of streams) {
    visit(stream, {
      Collection(_key, node) {
        const [start, , end] = node.range ?? [0, 0, 0];
        if (offset < start || offset > end) return visit.SKIP;
        const collection = node as Collection;
        if (isMap(collection) && target && isSeq(target.collection) && looksLikeArticle(collection)) return undefined;
        const after = collection.items.findIndex((item) => isWithin(item, offset));
        if (after >= 0) target = { collection, after };
        return undefined;
      },
    });
  }
  return target;
}

/** A list item that holds nothing but texts is one article: the clause goes beside it, not into it. */
function looksLikeArticle(map: YAMLMap): boolean {
  return map.items.every((pair) => !isCollection(pair.value));
}

function isWithin(item: unknown, offset: number): boolean {
  const [from, to] = extentOf(item);
  return offset >= from && offset < Math.max(to, from + 1);
}

function extentOf(item: unknown): [number, number] {
  const key = isPair(item) ? (item as Pair<Scalar>).key : item;
  const value = isPair(item) ? (item as Pair<unknown, Scalar>).value : item;
  const start = rangeOf(key)?.[0] ?? 0;
  return [start, rangeOf(value)?.[1] ?? rangeOf(key)?.[1] ?? start];
}

function rangeOf(node: unknown): [number, number, number] | undefined {
  return (node as { range?: [number, number, number] } | null)?.range ?? undefined;
}

/** The list or map of articles under the root, or the root itself. */
function holderOf(root: Collection): Collection {
  if (!isMap(root)) return root;
  const pairs = root.items.filter((pair) => isScalar(pair.key) && isCollection(pair.value));
  const named = pairs.find((pair) => HOLDERS.test(String((pair.key as Scalar).value)));
  if (named) return holderOf(named.value as Collection);
  // "agreement: { … }": a wrapper around everything.
  const only = root.items.length === 1 ? pairs[0] : undefined;
  return only ? holderOf(only.value as Collection) : root;
}

/** The last item that is not a special place such as the signatures. */
function lastOrdinary(collection: Collection): number {
  if (!isMap(collection)) return collection.items.length - 1;
  const trailing = collection.items.findIndex(
    (pair, index) =>
      index > 0 &&
      isScalar(pair.key) &&
      /^(?:signatures?|signataires|schedules?|annexes?|appendices)$/i.test(String(pair.key.value)),
  );
  return trailing > 0 ? trailing - 1 : collection.items.length - 1;
}

function intoCollection({ source, schema }: Document, { collection, after }: Target, texts: ClauseText[]): Insertion {
  const model = ordinaryModel(collection, after);
  const entry: Entry = { collection, after, model, source, byId: schema !== undefined };
  if (collection.flow || collection.items.length === 0) {
    const [start] = collection.range ?? [0, 0, 0];
    const last = collection.items.at(after);
    const offset = after >= 0 && last !== undefined ? extentOf(last)[1] : start + 1;
    const written = texts.map((text) => writeFlowEntry(entry, text));
    return {
      offset,
      texts: written,
      first: after >= 0 ? ', ' : '',
      join: ', ',
      last: after >= 0 || collection.items.length === 0 ? '' : ', ',
    };
  }
  const indent = ' '.repeat(columnOf(source, itemStart(source, collection, after)));
  const offset = endOfLine(source, trimmed(source, extentOf(collection.items[after])));
  const written = texts.map((text, index) =>
    isMap(collection) ? writePair(entry, text, indent, index) : writeItem(entry, text, indent, index),
  );
  const gap = separatedByBlankLine(source, collection) ? '\n\n' : '\n';
  return { offset, texts: written, first: gap, join: gap, last: '' };
}

/** The item whose shape is imitated: the one before the insertion, unless it is special and another is not. */
function ordinaryModel(collection: Collection, after: number): unknown {
  const items = collection.items.slice(0, after + 1).reverse();
  return items.find((item) => !isPair(item) || !isScalar(item.key) || !SPECIAL.test(String(item.key.value))) ?? items[0];
}

/** Where the dash of a list item or the key of a pair stands. */
function itemStart(source: string, collection: Collection, index: number): number {
  const [start] = extentOf(collection.items[index]);
  if (isMap(collection)) return start;
  return Math.max(0, source.lastIndexOf('-', start - 1));
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}

function trimmed(source: string, [start, end]: [number, number]): number {
  let at = end;
  while (at > start && /\s/.test(source[at - 1]!)) at--;
  return at;
}

function separatedByBlankLine(source: string, collection: Collection): boolean {
  const { items } = collection;
  if (items.length < 2) return false;
  const gapStart = trimmed(source, extentOf(items.at(-2)));
  const [gapEnd] = extentOf(items.at(-1));
  return /\n[ \t]*\r?\n/.test(source.slice(gapStart, gapEnd));
}

/** The list of clauses of a structured document that has none yet; undefined when there is one to go into. */
function beginClauses({ source }: Document, [stream]: YamlDocument[], texts: ClauseText[]): Insertion | undefined {
  const root = stream?.contents;
  const { collection, bareKey } = structuredClauses(root);
  if (collection || (root && !isMap(root))) return undefined;
  if (bareKey?.range) {
    const offset = endOfLine(source, bareKey.range[1]);
    return { offset, texts: [writeClauses(texts)], first: '\n', join: '', last: '' };
  }
  const map = root as YAMLMap | null | undefined;
  if (map?.flow) return undefined;
  const model = map && map.items.length > 0 ? map.items[lastOrdinary(map)] : undefined;
  const offset = model ? endOfLine(source, trimmed(source, extentOf(model))) : source.trimEnd().length;
  const first = offset === 0 ? '' : map && separatedByBlankLine(source, map) ? '\n\n' : '\n';
  return { offset, texts: [`clauses:\n${writeClauses(texts)}`], first, join: '', last: source === '' ? '\n' : '' };
}

/** A document without a map or list: new keys at its end, as a document of their own when it is a bare text. */
function atEnd({ source }: Document, streams: YamlDocument[], texts: ClauseText[]): Insertion {
  const offset = source.trimEnd().length;
  const bareText = streams.some(({ contents }) => isScalar(contents) && contents.value !== null && contents.value !== '');
  const written = texts.map((text) => writePair(undefined, text, '', 0));
  const first = offset === 0 ? '' : bareText ? '\n---\n' : '\n';
  return { offset, texts: written, first, join: '\n\n', last: source === '' ? '\n' : '' };
}

function editOf({ offset, texts, first, join, last }: Insertion, document: Document, writer: SnippetWriter): TextEdit {
  const eol = (text: string) => (document.eol === '\n' ? text : text.replaceAll('\n', '\r\n'));
  return {
    document: document.path,
    start: offset,
    end: offset,
    newText: eol(first + texts.join(join) + last),
    snippet: eol(first + texts.map((text) => writer.write(text)).join(join) + last),
  };
}
