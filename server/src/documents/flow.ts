import type { TextRange } from '../text/types';
import { composeMapped, composeRange, sliceMapped } from './mapped';
import type { HeadingStyle, MappedText } from './types';

/**
 * What the readers of Markdown, YAML and plain text have in common: a tree of headings, paragraphs, lists and tables whose
 * text is mapped to the source. Nothing in it has been interpreted yet (numbering, run-in headings, contents, definitions).
 */
export type Flow = FlowHeading | FlowParagraph | FlowList | FlowTable | FlowQuote | FlowAside | FlowBreak;

/** Text with the styling that interpretation needs. A `\n` in it is a line break of the source, always a joint. */
export interface RichText extends MappedText {
  /** Ranges of `text`, ordered. */
  bold: TextRange[];
  struck: TextRange[];
  /** Text of links to a place in this document (`#scope`). */
  anchors: TextRange[];
  /** Offsets of the `\n` that were asked for (`<br>`, two spaces), as opposed to wrapped lines. */
  hard: number[];
}

export interface FlowHeading {
  type: 'heading';
  style: HeadingStyle;
  /** Rank within its style: number of `#`, depth of YAML keys. */
  rank: number;
  content: RichText;
  number?: string;
  /** Id of the clause it heads, where the document gives one beside the title. */
  id?: string;
  /** Numbering as it stands in the source, to be kept with the heading's statement. */
  marker?: MappedText;
  range: TextRange;
}

export interface FlowParagraph {
  type: 'paragraph';
  content: RichText;
  /** Numbering or bullet cut from the front. */
  marker?: MappedText;
  /** YAML keys of a bare value, in reading order. */
  keys?: MappedText[];
  /** Columns of white space before the first line (plain text), else 0. */
  indent: number;
  range: TextRange;
}

export interface FlowList {
  type: 'list';
  ordered: boolean;
  keys?: MappedText[];
  items: FlowItem[];
  range: TextRange;
}

export interface FlowItem {
  /** As written, without punctuation (`a`, `2.1`), or '' for a bullet. */
  number: string;
  marker?: MappedText;
  children: Flow[];
  range: TextRange;
}

export interface FlowTable {
  type: 'table';
  /** The first row holds the column headers. */
  header: boolean;
  rows: RichText[][];
  range: TextRange;
}

export interface FlowQuote {
  type: 'quote';
  children: Flow[];
  range: TextRange;
}

/** Text that is no evidence, whatever it says. */
export interface FlowAside {
  type: 'aside';
  role: 'code' | 'furniture' | 'metadata' | 'contents';
  content: RichText;
  range: TextRange;
}

export interface FlowBreak {
  type: 'break';
  range: TextRange;
}

/** Whether it begins an entry of a YAML document, so that nothing before it goes on in it. */
export function beginsEntry(flow: Flow): boolean {
  if (flow.type === 'heading') return flow.style === 'key';
  if (flow.type === 'aside') return flow.role === 'metadata';
  return (flow.type === 'paragraph' || flow.type === 'list') && flow.keys !== undefined;
}

export function rich(mapped: MappedText): RichText {
  return { text: mapped.text, pieces: mapped.pieces, bold: [], struck: [], anchors: [], hard: [] };
}

function sliceRanges(ranges: readonly TextRange[], from: number, to: number): TextRange[] {
  const out: TextRange[] = [];
  for (const range of ranges) {
    const start = Math.max(range.start, from);
    const end = Math.min(range.end, to);
    if (start < end) out.push({ start: start - from, end: end - from });
  }
  return out;
}

export function sliceRich(content: RichText, from: number, to: number): RichText {
  if (from <= 0 && to >= content.text.length) return content;
  const { text, pieces } = sliceMapped(content, from, to);
  return {
    text,
    pieces,
    bold: sliceRanges(content.bold, from, to),
    struck: sliceRanges(content.struck, from, to),
    anchors: sliceRanges(content.anchors, from, to),
    hard: content.hard.filter((at) => at >= from && at < to).map((at) => at - from),
  };
}

/** Two runs of text, one after the other. */
export function appendRich(first: RichText, joint: string, second: RichText): RichText {
  const shift = first.text.length + joint.length;
  const move = (range: TextRange): TextRange => ({ start: range.start + shift, end: range.end + shift });
  return {
    text: first.text + joint + second.text,
    // Copies: pieces are moved array by array.
    pieces: [
      ...first.pieces.map((piece) => ({ ...piece })),
      ...second.pieces.map((piece) => ({ ...piece, at: piece.at + shift })),
    ],
    bold: [...first.bold, ...second.bold.map(move)],
    struck: [...first.struck, ...second.struck.map(move)],
    anchors: [...first.anchors, ...second.anchors.map(move)],
    hard: [...first.hard, ...second.hard.map((at) => at + shift)],
  };
}

function composeRich(content: RichText, outer: MappedText): RichText {
  return { ...content, ...composeMapped(content, outer) };
}

/** A tree read from `outer.text`, with all its places moved to the source of `outer`. */
export function composeFlow(flow: Flow, outer: MappedText): Flow {
  const range = composeRange(flow.range, outer);
  const marker = 'marker' in flow && flow.marker ? { marker: composeMapped(flow.marker, outer) } : {};
  const keys = 'keys' in flow && flow.keys ? { keys: flow.keys.map((key) => composeMapped(key, outer)) } : {};
  switch (flow.type) {
    case 'break':
      return { ...flow, range };
    case 'heading':
    case 'paragraph':
    case 'aside':
      return { ...flow, ...marker, ...keys, content: composeRich(flow.content, outer), range };
    case 'quote':
      return { ...flow, children: flow.children.map((child) => composeFlow(child, outer)), range };
    case 'table':
      return { ...flow, rows: flow.rows.map((row) => row.map((cell) => composeRich(cell, outer))), range };
    case 'list':
      return {
        ...flow,
        ...keys,
        range,
        items: flow.items.map((item) => ({
          ...item,
          ...(item.marker ? { marker: composeMapped(item.marker, outer) } : {}),
          children: item.children.map((child) => composeFlow(child, outer)),
          range: composeRange(item.range, outer),
        })),
      };
  }
}
