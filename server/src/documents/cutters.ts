import { cutChapters } from './chapters';
import { allDefinitions } from './commonmark/definitions';
import type { Definitions } from './commonmark/tree';
import { definitionsIn } from './markdown';
import { cutYaml, isSamePlace, type YamlPlace } from './yamlCuts';

/** No front matter ends further down than this. */
const FRONT_MATTER = 25_000;
/** A line that opens front matter is no longer than this. */
const FENCE = 80;

/** Where a chapter begins, and what it brings with it. */
export interface Cut {
  start: number;
  /** YAML: the lists and maps that its beginning stands in; undefined at the beginning of the text. */
  place?: YamlPlace;
  /** YAML: it may not read alone as it does in the document. */
  doubtful?: boolean;
}

export interface Cuts {
  /** The first of them the beginning of the text. */
  cuts: Cut[];
  /** Something stands open to the end of the text: every edit may then matter everywhere. */
  open: boolean;
}

/** How a format is cut into chapters. */
export interface Cutter {
  /** Cuts a text; an edit that begins up to `head` may change more than the cuts around it. */
  whole(text: string): Cuts & { head: number };
  /** Cuts a stretch of the last text cut, from the beginning of a chapter on; `first`: the first one. */
  from(stretch: string, place: YamlPlace | undefined, first: boolean): Cuts;
  /** What references in a chapter and in others may point at. */
  definitions(chapter: string): Definitions;
}

/** `bodyOf`: where Markdown begins in a text, after its front matter. */
export function markdownCutter(bodyOf: (text: string) => number): Cutter {
  let body = 0;
  const cut = (text: string, start: number): Cuts => {
    const { starts, open } = cutChapters(text, start, text.length);
    return { cuts: starts.map((each, i) => ({ start: i === 0 ? 0 : each })), open };
  };
  return {
    whole(text) {
      body = bodyOf(text);
      // Front matter that is opened may end wherever it is looked for.
      const opened = /^\ufeff?---/.test(text.slice(0, 4)) && body <= 1;
      return { ...cut(text, body), head: opened ? FRONT_MATTER : body + FENCE };
    },
    from: (stretch, _place, first) => cut(stretch, first ? body : 0),
    definitions: (chapter) => definitionsIn(chapter, 0, chapter.length),
  };
}

export function yamlCutter(): Cutter {
  const from = (text: string, place?: YamlPlace): Cuts => ({ cuts: cutYaml(text, place), open: false });
  return { whole: (text) => ({ ...from(text), head: -1 }), from, definitions: () => allDefinitions([]) };
}

/** For a format of which every edit may matter everywhere: one chapter. */
export function noCutter(): Cutter {
  const whole = () => ({ cuts: [{ start: 0 }], open: true, head: 0 });
  return { whole, from: whole, definitions: () => allDefinitions([]) };
}

export function isSameCut(a: Cut, b: Cut): boolean {
  return a.doubtful === b.doubtful && isSamePlace(a.place, b.place);
}
