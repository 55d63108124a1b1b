import { type Head, readHead, simplifiedAt } from './formats';
import { readOptions } from './frontMatter';
import type { Chapter } from './liveChapter';
import type { LiveText } from './liveText';
import { lineStartsOf } from './positions';
import { SCHEMA_HEAD, schemaFollowed } from './schema/followed';
import { mostBrackets, readYamlChapter } from './yamlChapter';
import { MOST_BRACKETS } from './yamlFlow';

/** What a head made of chapters rests on. */
interface Grounds {
  options: Chapter | undefined;
  base: number;
  line: number;
  simplified: boolean;
  schema: Head['schema'];
}

/**
 * Follows what a YAML text says as a whole: the schema it follows, its options, and whether it can be read chapter by chapter. It
 * can when every chapter is free of mistakes; else the text is joined, and read as one.
 */
export class YamlHead {
  readonly #path: string;
  readonly #text: LiveText;
  #head: Head | undefined;
  #grounds: Grounds | undefined;
  #schema: Head['schema'];
  /** The text before this is as it was when the head was last told. */
  #sameUntil = 0;
  #stale = true;

  constructor(path: string, text: LiveText) {
    this.#path = path;
    this.#text = text;
  }

  /** The text has changed from an offset on. */
  edited(start: number): void {
    this.#stale = true;
    this.#sameUntil = Math.min(this.#sameUntil, start);
  }

  /** The head of the text as it is: the same object as before, when it says the same and is no reading of the whole text. */
  get(): Head {
    if (this.#head && !this.#stale) return this.#head;
    this.#readSchema();
    const whole = this.#text.cut.length === 1 || !this.#readChapters();
    this.#head = whole ? this.#ofWhole() : this.#ofChapters();
    this.#sameUntil = Number.POSITIVE_INFINITY;
    this.#stale = false;
    return this.#head;
  }

  #readSchema(): void {
    const text = this.#text;
    if (this.#sameUntil >= SCHEMA_HEAD) return;
    const schema = schemaFollowed(this.#path, text.slice(0, Math.min(text.length, SCHEMA_HEAD)));
    const structured = schema !== undefined;
    if (structured !== (this.#schema !== undefined)) for (const chapter of text.cut) chapter.yaml = chapter.flows = undefined;
    this.#schema = schema;
  }

  /** Reads the chapters not read yet; do all of them read alone as they do in the text? */
  #readChapters(): boolean {
    const chapters = this.#text.cut;
    for (const chapter of chapters) {
      const { text, cut } = chapter;
      if (cut.doubtful) return false;
      chapter.yaml ??= readYamlChapter(text, startOf(chapter), cut.place, this.#schema !== undefined);
      if (chapter.yaml.doubtful) return false;
    }
    return mostBrackets(chapters.map(({ yaml }) => yaml!.brackets)) <= MOST_BRACKETS;
  }

  #ofWhole(): Head {
    const text = this.#text;
    if (text.cut.length > 1) text.join();
    else text.divide();
    const source = text.toString();
    this.#grounds = undefined;
    text.chapters[0]!.flows = undefined;
    return readHead('yaml', { path: this.#path, source, lineStarts: lineStartsOf(source) });
  }

  #ofChapters(): Head {
    const text = this.#text;
    text.divide();
    const options = text.cut.find(({ yaml }) => yaml!.options);
    const grounds: Grounds = {
      options,
      base: options?.base ?? 0,
      line: options?.line ?? 0,
      simplified: text.cut.some(({ yaml }) => yaml!.simplified),
      schema: this.#schema,
    };
    const before = this.#grounds;
    this.#grounds = grounds;
    return this.#head && before && isSame(before, grounds) ? this.#head : this.#made(grounds);
  }

  #made({ options: chapter, base, simplified, schema }: Grounds): Head {
    const path = this.#path;
    const source = this.#text.slice(0, chapter ? base + chapter.text.length : 0);
    const origin = { path, source, lineStarts: lineStartsOf(source) };
    const { options, problems } = readOptions(chapter?.yaml?.options?.value, origin, base);
    const bodyStart = startOf(this.#text.cut[0]!);
    if (simplified) problems.push(simplifiedAt(path, bodyStart, [0]));
    return { options, problems, flows: [], bodyStart, title: '', ...(schema ? { schema } : {}) };
  }
}

/** Where a chapter begins, after a byte order mark. */
function startOf({ cut, text }: Chapter): number {
  return cut.place === undefined && text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

function isSame(a: Grounds, b: Grounds): boolean {
  return (
    a.options === b.options && a.base === b.base && a.line === b.line && a.simplified === b.simplified && a.schema === b.schema
  );
}
