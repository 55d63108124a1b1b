import type { PhrasingContent } from 'mdast';
import type { TextRange } from '../../text/types';

/**
 * The block structure of Markdown, read by this folder's own reader or taken from the parser's tree. Offsets are into the
 * document, in UTF-16 code units, and the same whichever of the two has read it.
 */
export type Block = Paragraph | Heading | List | Quote | Footnote | Table | Definition | Leaf;

export interface Paragraph extends TextRange {
  type: 'paragraph';
  content: Inline;
}

export interface Heading extends TextRange {
  type: 'heading';
  depth: number;
  content: Inline;
}

export interface List extends TextRange {
  type: 'list';
  ordered: boolean;
  /** Number of the first item. */
  first: number;
  items: ListItem[];
}

export interface ListItem extends TextRange {
  children: Block[];
}

export interface Quote extends TextRange {
  type: 'quote';
  children: Block[];
}

/** `[^label]: text` */
export interface Footnote extends TextRange {
  type: 'footnote';
  /** As written, or in another case. */
  label: string;
  children: Block[];
}

export interface Table extends TextRange {
  type: 'table';
  rows: Inline[][];
}

/** `[label]: url` */
export interface Definition extends TextRange {
  type: 'definition';
  /** As written, or in another case. */
  label: string;
  url: string;
}

/** Code, raw HTML, a rule, or text whose construct is not known. */
export interface Leaf extends TextRange {
  type: 'code' | 'html' | 'rule' | 'other';
}

/**
 * Text with inline markup: as nodes of the parser, whose offsets are from `base` on; or not read yet, line by line, without what
 * containers put before a line.
 */
export type Inline = { nodes: readonly PhrasingContent[]; base: number } | { lines: readonly TextRange[] };

/** What references of a whole document may point at. Labels are normalised by `normalLabel`. */
export interface Definitions {
  links: Set<string>;
  footnotes: Set<string>;
}

/** Labels match whatever their case and white space. */
export function normalLabel(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
}

/** Thrown by this folder's reader where a text is beyond what it knows: the parser must read it. */
export class BeyondError extends Error {}

/** One for all: what is beyond is said by the place it is thrown at, never shown. */
const BEYOND = new BeyondError('beyond');

export function beyond(): never {
  throw BEYOND;
}
