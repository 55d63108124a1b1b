import { isMap, isSeq, parseAllDocuments, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Flow } from './flow';
import { deepestIndentation } from './hostile';
import type { YamlPlace } from './yamlCuts';
import { YamlReader } from './yamlFlow';
import { withGaps } from './yamlGaps';

/** Deeper than a chapter may be nested to be read alone. */
const DEEPEST = 100;

/** A chapter of YAML read alone, with offsets from its start. */
export interface YamlChapter {
  flows: Flow[];
  /** It may not read alone as it does in the document: it has mistakes, or is no plain run of entries. */
  doubtful: boolean;
  /** Some of it was too deep, or its prose too odd, to be read as it is written. */
  simplified: boolean;
  /** Value of the document's key `civicclause`, where it has one. */
  options?: { value: unknown };
  brackets: Brackets;
}

/** What a text does to the number of brackets open before it. */
export interface Brackets {
  /** More, or fewer, … */
  grown: number;
  /** … but at least so many are open after it. */
  left: number;
  /** At most so many more within it than before it, … */
  rise: number;
  /** … or so many, however few were open. */
  most: number;
}

const UNREAD = { flows: [], simplified: false };

/** Reads the entries of `place` (undefined: of the document) that are all of `text`; they begin at `start`. */
export function readYamlChapter(text: string, start: number, place: YamlPlace | undefined, structured: boolean): YamlChapter {
  const brackets = bracketsIn(text);
  const doubtful: YamlChapter = { ...UNREAD, doubtful: true, brackets };
  if (brackets.most > DEEPEST || deepestIndentation(text) > DEEPEST) return doubtful;
  try {
    return readEntries(text, start, place, structured, brackets) ?? doubtful;
  } catch {
    // The whole text is read instead, with mistakes said where they stand.
    return doubtful;
  }
}

function readEntries(
  text: string,
  start: number,
  place: YamlPlace | undefined,
  structured: boolean,
  brackets: Brackets,
): YamlChapter | undefined {
  const contents = parseEntries(text);
  const inList = place?.at(-1)?.kind === 'list';
  if (inList ? !isSeq(contents) : !isMap(contents)) return undefined;
  const reader = new YamlReader(text, structured);
  if (inList) reader.listEntries(contents as YAMLSeq, place!);
  else reader.mapEntries(contents as YAMLMap, place);
  const atTop = (place?.length ?? 1) === 1 && isMap(contents);
  const options = atTop && contents.has('civicclause') ? { value: contents.get('civicclause', true) } : undefined;
  return {
    flows: withGaps(text, start, reader.flows),
    doubtful: false,
    simplified: reader.simplified,
    ...(options ? { options } : {}),
    brackets,
  };
}

function parseEntries(text: string): unknown {
  const documents = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const [document, ...more] = Array.isArray(documents) ? documents : [];
  return document && more.length === 0 && document.errors.length === 0 ? document.contents : undefined;
}

function bracketsIn(text: string): Brackets {
  const brackets = { grown: 0, left: 0, rise: 0, most: 0 };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91 || code === 123) {
      brackets.rise = Math.max(brackets.rise, ++brackets.grown);
      brackets.most = Math.max(brackets.most, ++brackets.left);
    } else if (code === 93 || code === 125) {
      brackets.grown--;
      if (brackets.left > 0) brackets.left--;
    }
  }
  return brackets;
}

/** Most brackets that are open at once in a text made of these, one after the other. */
export function mostBrackets(chapters: Iterable<Brackets>): number {
  let open = 0;
  let most = 0;
  for (const { grown, left, rise, most: within } of chapters) {
    most = Math.max(most, open + rise, within);
    open = Math.max(open + grown, left);
  }
  return most;
}
