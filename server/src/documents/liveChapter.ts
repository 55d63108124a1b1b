import { BEGINNING, type ChapterFlows, type ChapterReading, type ReadingState } from './chapter';
import type { Definitions } from './commonmark/tree';
import type { Cut } from './cutters';
import { mayDecide } from './decisionComments';
import type { KindSigns } from './kindSigns';
import type { PlacedChapter } from './placing';
import { lineStartsOf } from './positions';
import type { YamlChapter } from './yamlChapter';

/** A chapter of a live document: its text, and what has been read of it so far. */
export interface Chapter extends Omit<PlacedChapter, 'reading'> {
  readonly text: string;
  /** Where it begins; `start` is that of the stretch that was cut. */
  readonly cut: Cut;
  /** What its references and those of other chapters may point at. */
  readonly definitions: Definitions;
  /** Index in the document of its first line. */
  line: number;
  /** Offsets in it after each line end. */
  readonly lines: readonly number[];
  readonly eols: { crlf: number; lf: number };
  /** Offsets in it from which markup was read as plain text. */
  simplified: number[];
  signs?: KindSigns;
  /** It may hold a decision written as a comment. */
  readonly decides: boolean;
  /** YAML: it alone; null when it does not read alone as it does in the text. */
  yaml?: YamlChapter | null;
  flows?: ChapterFlows;
  reading?: ChapterReading;
  /** The chapters that stood here before: sentences they have in common keep their objects. */
  replaces?: readonly Chapter[];
  /** What its reading started from. */
  before: ReadingState;
  languages: string;
}

export function chapterOf(text: string, cut: Cut, definitions: Definitions): Chapter {
  const lines = lineStartsOf(text).slice(1);
  const returns = text.includes('\r');
  const feeds = returns ? lines.filter((start) => text[start - 1] === '\n') : lines;
  const crlf = returns ? feeds.filter((start) => text[start - 2] === '\r').length : 0;
  return {
    text,
    cut,
    base: 0,
    line: 0,
    definitions,
    lines,
    decides: mayDecide(text),
    eols: { crlf, lf: feeds.length - crlf },
    simplified: [],
    before: BEGINNING,
    languages: '',
    moved: { offset: 0, block: 0 },
  };
}
