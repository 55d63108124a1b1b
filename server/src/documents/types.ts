import type { Message } from '../text/message';
import type { Language, TextRange } from '../text/types';

export type Format = 'markdown' | 'yaml' | 'text';
export type Kind = 'rfp' | 'agreement' | 'annex' | 'other';

/** What a caller hands in: a document's bytes are already decoded. */
export interface DocumentInput {
  /** Path or URI, as it is to appear in the review. */
  path: string;
  text: string;
  /** By default from the path's ending: `.md .markdown` markdown, `.yml .yaml` yaml, else text. */
  format?: Format;
  /** Overrides detection for every part; front matter `civicclause: {kind: …}` comes second, detection last. */
  kind?: Kind;
  language?: Language;
  /** What its configuration says of it: after front matter, before detection. */
  usual?: Usual;
}

/** What a document is taken for where it does not say so itself. */
export interface Usual {
  kind?: Kind;
  language?: Language;
}

/**
 * A run of a mapped text. `text.slice(at, at + length)` comes from `source.slice(start, end)`; the two are equal
 * (verbatim) whenever `length === end - start`, else the source was decoded there (an entity such as `&amp;`).
 */
export interface Piece {
  at: number;
  length: number;
  start: number;
  end: number;
}

/** Plain text without markup, and where each run of it stands in the source. Characters in no piece are synthetic joints. */
export interface MappedText {
  text: string;
  pieces: Piece[];
}

/**
 * `operative` counts as evidence. The others never do by themselves: `heading`, `contents` (a table of contents entry),
 * `furniture` (running header or footer, page number), `definition`, `recital`, `signature`, `code`, `struck` (deleted text), `metadata`.
 */
export type StatementRole =
  | 'operative'
  | 'heading'
  | 'contents'
  | 'furniture'
  | 'definition'
  | 'recital'
  | 'signature'
  | 'code'
  | 'struck'
  | 'metadata';

/** The unit that is matched: one sentence, list item, table cell or YAML value, with what it inherits. */
export interface Statement extends MappedText {
  index: number;
  role: StatementRole;
  /** Index into `Document.parts`. */
  part: number;
  /** Index into `Document.sections`; 0 is the root section (the whole document). */
  section: number;
  /** Index into `Document.blocks`. */
  block: number;
  /** From the first to the last source character of its own text. */
  range: TextRange;
  /**
   * What it inherits, in reading order, before its own text: list lead-ins (outermost first), table column header and row label,
   * YAML keys of a bare value. Joined length is bounded (about 2,000 characters), so that matching stays linear.
   */
  before: MappedText[];
  /** Flush text that closes the list it is an item of. */
  after: MappedText[];
  /** For a definition: the term defined (“City Data”), without quotes. */
  term?: string | undefined;
  /** Numbering or bullet that stands before its text in the source (`5.1`, `(a)`); not part of `text`. */
  marker?: MappedText | undefined;
}

export type HeadingStyle = 'atx' | 'setext' | 'bold' | 'numbered' | 'article' | 'plain' | 'key' | 'none';

/** A node of the heading tree. Section 0 is the root and has no heading. */
export interface Section {
  index: number;
  parent: number;
  /** 0 for the root, 1 for top-level sections, and so on. */
  level: number;
  style: HeadingStyle;
  /** Numbering as written, without trailing punctuation: `9.2`, `(a)`, `IV`, `Article 7`. */
  number?: string | undefined;
  /** Structured YAML: the clause's id, where it has a title beside it. */
  id?: string | undefined;
  /** Heading text without markup and numbering; '' for the root. */
  title: MappedText;
  /** The heading itself: the line(s), or for a run-in heading the heading words. */
  headingRange: TextRange;
  /** Heading, body and subsections. */
  range: TextRange;
  part: number;
  /** What kind of place this is; nothing is ever inserted into the special ones. */
  purpose: 'body' | 'definitions' | 'recitals' | 'signatures' | 'contents' | 'preamble' | 'schedule';
}

/** The smallest top-level piece of source that is read alone. */
export interface Block {
  index: number;
  range: TextRange;
  kind:
    | 'heading'
    | 'paragraph'
    | 'list'
    | 'table'
    | 'quote'
    | 'code'
    | 'html'
    | 'break'
    | 'front-matter'
    | 'yaml'
    | 'contents'
    | 'furniture';
  section: number;
}

/** A stretch of a document with one kind and one language. */
export interface Part {
  index: number;
  kind: Kind;
  /** 0 to 1; 1 when given by an option, front matter or a caller. */
  kindConfidence: number;
  kindSource: 'option' | 'front-matter' | 'schema' | 'detected';
  language: Language;
  languageConfidence: number;
  range: TextRange;
}

/** Front matter key `civicclause:` of one document. */
export interface DocumentOptions {
  kind?: Kind;
  language?: Language;
  subject?: string[];
  /** Where each of `subject` stands. */
  subjectPlaces?: TextRange[];
  off?: string[];
  /** Findings accepted in the document itself, in front matter or under its own key of YAML. */
  decisions?: WrittenDecision[];
}

/** A decision as it is written among the keys of a document; lines are 1-based. */
export interface WrittenDecision {
  line: number;
  /** In their order; `value` is null where it is no text. */
  keys: { key: string; value: string | null; line: number }[];
}

/** Something that kept the reader from reading a place as it should; the text is still there as statements. */
export interface ReadingProblem {
  code: 'yaml' | 'front-matter' | 'front-matter-option' | 'simplified';
  range: TextRange;
  /** 1-based. */
  line: number;
  message: Message;
}

export interface Document {
  path: string;
  format: Format;
  source: string;
  /** Offset of the first character of each line. */
  lineStarts: number[];
  /** The line ending used most. */
  eol: '\n' | '\r\n';
  parts: Part[];
  sections: Section[];
  blocks: Block[];
  statements: Statement[];
  /**
   * The statements again, chapter by chapter. Of a document that follows its edits (`LiveDocument`), the array of a chapter stays
   * the same object as long as the chapter reads the same, wherever it moves.
   */
  chapters: readonly (readonly Statement[])[];
  options: DocumentOptions;
  problems: ReadingProblem[];
  /** Front matter's range (with its fences and the line break after them), if any. */
  frontMatter?: TextRange;
  /** YAML only: the schema of `schemas/` the document follows, if it says or shows so. */
  schema?: 'rfp' | 'agreement';
}

/** 0-based line and UTF-16 character, as in LSP. */
export interface Position {
  line: number;
  character: number;
}
export interface PositionRange {
  start: Position;
  end: Position;
}
