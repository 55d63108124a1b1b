import { lazily } from '../text/memo';
import { type Head, readHead, simplifiedAt } from './formats';
import { originOf, readOptions } from './frontMatter';
import type { Chapter } from './liveChapter';
import type { LiveText } from './liveText';
import { SCHEMA_HEAD, schemaFollowed } from './schema/followed';
import { mostBrackets } from './yamlBrackets';
import { readYamlChapter } from './yamlChapter';
import { isSamePlace } from './yamlCuts';
import { isStructured, MOST_BRACKETS, MOST_MISTAKES, problemAt } from './yamlFlow';
import { readMistakenChapter } from './yamlMistakes';

/** What a head made of chapters rests on. */
interface Grounds {
  options: Chapter | undefined;
  base: number;
  line: number;
  simplified: boolean;
  mistakes: boolean;
  schema: Head['schema'];
}

/**
 * Follows what a YAML text says as a whole: the schema it follows, its options, and whether it can be read chapter by chapter. It
 * can when no mistake reaches beyond its chapter; else the text is joined, and read as one.
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
    const structured = this.#schema !== undefined;
    const lastQuotes = lazily(() => this.#lastQuotes());
    let mistaken = false;
    for (const [i, chapter] of chapters.entries()) {
      const { text, cut } = chapter;
      if (cut.doubtful) return false;
      if (chapter.yaml === undefined)
        chapter.yaml = readYamlChapter(text, startOf(chapter), { place: cut.place, structured }) ?? null;
      if (chapter.yaml && !chapter.yaml.rests) continue;
      if (!this.#readMistaken(chapter, i, structured, () => i < lastQuotes())) return false;
      mistaken = true;
    }
    if (mistaken && !chapters.some(({ yaml }) => isStructured(yaml!.flows))) return false;
    return mostBrackets(chapters.map(({ yaml }) => yaml!.brackets)) <= MOST_BRACKETS;
  }

  /** `quotes`: whether some of both kinds stand below. */
  #readMistaken(chapter: Chapter, at: number, structured: boolean, quotes: () => boolean): boolean {
    const { text, cut, yaml } = chapter;
    const place = this.#text.cut[at + 1]?.cut.place;
    const rests = yaml?.rests;
    if (rests && isSamePlace(rests.next, place) && (!rests.quoted || quotes())) return true;
    chapter.flows = undefined;
    chapter.yaml = readMistakenChapter(text, startOf(chapter), { place: cut.place, structured }, { place, quotes }) ?? null;
    return chapter.yaml !== null;
  }

  /** The last chapter after which there are no more quotes of both kinds, each by itself. */
  #lastQuotes(): number {
    const chapters = this.#text.cut;
    const double = chapters.findLastIndex(({ text }) => /(?<!\\)"/.test(text));
    return Math.min(
      double,
      chapters.findLastIndex(({ text }) => /(?<!')'(?!')/.test(text)),
    );
  }

  #ofWhole(): Head {
    const text = this.#text;
    if (text.cut.length > 1) text.join();
    else text.divide();
    const source = text.toString();
    this.#grounds = undefined;
    // The head has its flows.
    text.chapters[0]!.yaml = text.chapters[0]!.flows = undefined;
    return readHead('yaml', originOf(this.#path, source));
  }

  #ofChapters(): Head {
    const text = this.#text;
    text.divide();
    const options = text.cut.find(({ yaml }) => yaml?.options);
    const grounds: Grounds = {
      options,
      base: options?.base ?? 0,
      line: options?.line ?? 0,
      simplified: text.cut.some(({ yaml }) => yaml?.simplified),
      mistakes: text.cut.some(({ yaml }) => yaml!.mistakes.length > 0),
      schema: this.#schema,
    };
    const before = this.#grounds;
    this.#grounds = grounds;
    return this.#head && before && isSame(before, grounds) ? this.#head : this.#made(grounds);
  }

  #made({ options: chapter, base, simplified, mistakes, schema }: Grounds): Head {
    const path = this.#path;
    const text = this.#text;
    const source = mistakes ? text.toString() : text.slice(0, chapter ? base + chapter.text.length : 0);
    const origin = originOf(path, source);
    const { options, problems: wrongOptions } = readOptions(chapter?.yaml?.options?.value, origin, base);
    const problems = text.cut
      .flatMap((each) => each.yaml!.mistakes.map(({ at, error }) => problemAt(origin, each.base + at, 'yaml', error)))
      .slice(0, MOST_MISTAKES);
    problems.push(...wrongOptions);
    const bodyStart = startOf(text.cut[0]!);
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
    a.options === b.options &&
    a.base === b.base &&
    a.line === b.line &&
    a.simplified === b.simplified &&
    // Mistakes have places, which every edit may move.
    !a.mistakes &&
    !b.mistakes &&
    a.schema === b.schema
  );
}
