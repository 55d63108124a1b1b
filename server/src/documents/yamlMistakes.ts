import { isCollection, isMap, isPair, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { beginsEntry, composeFlow } from './flow';
import { bracketsIn } from './yamlBrackets';
import { isTooDeep, parseOne, readEntries, type YamlChapter, type YamlContext } from './yamlChapter';
import type { YamlPlace } from './yamlCuts';
import { withGaps } from './yamlGaps';
import { YamlReader } from './yamlReader';

/** What comes after a chapter. */
export interface YamlSequel {
  /** Of the next chapter; undefined: the document ends. */
  place: YamlPlace | undefined;
  /** Quotes of both kinds stand somewhere below, each by itself. */
  quotes: () => boolean;
}

/**
 * Reads a chapter with mistakes as it reads in its document, when they do not reach beyond it. That is tried: the chapter is
 * parsed under keys like those that it stands under, and before an entry like the one that follows it. Undefined when that entry
 * does not come out where it belongs.
 */
export function readMistakenChapter(
  text: string,
  start: number,
  { place, structured }: YamlContext,
  sequel: YamlSequel,
): YamlChapter | undefined {
  try {
    if (isTooDeep(text)) return undefined;
    const plain = inContext(text, place, sequel.place, '');
    // A quote that is never closed ends with its entry if another quote stands somewhere below; else with the document.
    const quoted = !plain && sequel.quotes() ? inContext(text, place, sequel.place, ` # "'`) : undefined;
    const context = plain ?? quoted;
    const read = context && readInContext(context, text, start, { place, structured });
    return read && { ...read, rests: { next: sequel.place, quoted: quoted !== undefined } };
  } catch {
    return undefined;
  }
}

interface Context {
  source: string;
  /** Offset in `source` of the chapter. */
  at: number;
  entries: YAMLMap | YAMLSeq;
  mistakes: YamlChapter['mistakes'];
}

/** `comment`: on the line of the entry that follows. */
function inContext(
  text: string,
  place: YamlPlace | undefined,
  next: YamlPlace | undefined,
  comment: string,
): Context | undefined {
  const above = (place ?? []).slice(0, -1).map(({ column }) => `${' '.repeat(column)}k:\n`);
  const before = above.join('');
  const source = before + text + (next ? entryOf(next, comment) : '');
  const at = before.length;
  const end = at + text.length;
  const parsed = parseOne(source);
  if (!parsed || parsed.mistakes.some((mistake) => mistake.at < at || mistake.at > end)) return undefined;
  const mistakes = parsed.mistakes.map((mistake) => ({ ...mistake, at: mistake.at - at }));
  let entries: YAMLMap | YAMLSeq | undefined;
  let node: unknown = parsed.contents;
  const depth = Math.max(place?.length ?? 1, next?.length ?? 0);
  for (let level = 0; level < depth; level++) {
    const { kind } = (place?.[level] ?? next?.[level] ?? { kind: 'map' }) as YamlPlace[number];
    if (kind === 'list' ? !isSeq(node) : !isMap(node)) return undefined;
    const collection = node as YAMLMap | YAMLSeq;
    if (next?.length === level + 1 && !takeEntry(collection, end + next[level]!.column)) return undefined;
    const own = above.length;
    if (level < own && collection.items.length !== 1) return undefined;
    if (level === own) entries = collection;
    const last = collection.items.at(-1);
    node = isPair(last) ? last.value : last;
  }
  return entries && { source, at, entries, mistakes };
}

/** An entry that begins where the place's last level has its entries. */
function entryOf(place: YamlPlace, comment: string): string {
  const { kind, column } = place.at(-1)!;
  return `${' '.repeat(column)}${kind === 'list' ? '- ' : ''}k: v${comment}\n`;
}

/** Takes out the last entry of a collection, if it is the one added at an offset. */
function takeEntry(collection: YAMLMap | YAMLSeq, at: number): boolean {
  const last = collection.items.at(-1);
  const pair = isMap(last) && last.items.length === 1 ? last.items[0] : last;
  if (!isPair(pair) || !isScalar(pair.key) || isCollection(pair.value)) return false;
  if (pair.key.range?.[0] !== at + (isSeq(collection) ? 2 : 0)) return false;
  collection.items.pop();
  return true;
}

function readInContext(
  { source, at, entries, mistakes }: Context,
  text: string,
  start: number,
  { place, structured }: YamlContext,
): Omit<YamlChapter, 'rests'> | undefined {
  const reader = new YamlReader(source, structured);
  const read = readEntries(entries, reader, place);
  const [first] = reader.flows;
  const end = at + text.length;
  if (!read || !first || !beginsEntry(first) || reader.flows.some(({ range }) => range.end > end)) return undefined;
  const outer = { text: source, pieces: [{ at, length: text.length, start: 0, end: text.length }] };
  const flows = reader.flows.map((flow) => composeFlow(flow, outer));
  return { flows: withGaps(text, start, flows), simplified: reader.simplified, mistakes, brackets: bracketsIn(text), ...read };
}
