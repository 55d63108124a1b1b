import { isMap, isSeq, type ParsedNode, parseAllDocuments, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Flow } from './flow';
import { deepestIndentation } from './hostile';
import { type Brackets, bracketsIn } from './yamlBrackets';
import type { YamlPlace } from './yamlCuts';
import { nestsTooDeep } from './yamlFlow';
import { withGaps } from './yamlGaps';
import { YamlReader } from './yamlReader';

/** Indentations open at once. */
const DEEPEST = 100;

/** A chapter of YAML read alone, with offsets from its start. */
export interface YamlChapter {
  flows: Flow[];
  /** Some of it was too deep, or its prose too odd, to be read as it is written. */
  simplified: boolean;
  /** Value of the document's key `civicclause`, where it has one. */
  options?: { value: unknown };
  /** What is wrong with it. */
  mistakes: Mistake[];
  /** What its reading rests on, when it has mistakes. */
  rests?: { next: YamlPlace | undefined; quoted: boolean };
  brackets: Brackets;
}

export interface Mistake {
  at: number;
  error: string;
}

/** How a chapter is to be read, beside its text. */
export interface YamlContext {
  /** The entries of what it holds; undefined: of the document. */
  place: YamlPlace | undefined;
  /** The document follows one of our schemas. */
  structured: boolean;
}

/**
 * Reads the entries that are all of `text`, and begin at `start`. Undefined when they have mistakes, or are something else: then
 * it is not certain that they read alone as they do in the document.
 */
export function readYamlChapter(text: string, start: number, { place, structured }: YamlContext): YamlChapter | undefined {
  try {
    if (isTooDeep(text)) return undefined;
    const parsed = parseOne(text);
    if (!parsed || parsed.mistakes.length > 0) return undefined;
    const reader = new YamlReader(text, structured);
    const entries = readEntries(parsed.contents, reader, place);
    if (!entries) return undefined;
    return {
      flows: withGaps(text, start, reader.flows),
      simplified: reader.simplified,
      mistakes: [],
      brackets: bracketsIn(text),
      ...entries,
    };
  } catch {
    return undefined;
  }
}

/** Nothing that is to be read alone is nested so deep. */
export function isTooDeep(text: string): boolean {
  return nestsTooDeep(text) || deepestIndentation(text) > DEEPEST;
}

/** Reads entries of a place; undefined when they are no such entries. */
export function readEntries(
  contents: unknown,
  reader: YamlReader,
  place: YamlPlace | undefined,
): Pick<YamlChapter, 'options'> | undefined {
  if (place?.at(-1)?.kind === 'list') {
    if (!isSeq(contents)) return undefined;
    reader.listEntries(contents as YAMLSeq, place);
    return {};
  }
  if (!isMap(contents)) return undefined;
  reader.mapEntries(contents as YAMLMap, place);
  const atTop = (place?.length ?? 1) === 1;
  return atTop && contents.has('civicclause') ? { options: { value: contents.get('civicclause', true) } } : {};
}

/** Parses a text that is one document; undefined when it is none, or more. May throw. */
export function parseOne(text: string): { contents: ParsedNode | null; mistakes: Mistake[] } | undefined {
  const documents = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const [document, ...more] = Array.isArray(documents) ? documents : [];
  if (!document || more.length > 0) return undefined;
  return {
    contents: document.contents,
    mistakes: document.errors.map(({ pos, message }) => ({ at: pos[0], error: message })),
  };
}
