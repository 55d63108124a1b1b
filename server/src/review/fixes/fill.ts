import type { Document } from '../../documents';
import { type Blank, findBlankPlaces } from '../../drafting';
import { foldText } from '../../text';
import type { TextRange } from '../../text/types';
import type { TextEdit } from '../types';
import { scalarAt } from './extendScalar';

/** A blank and all others that stand for the same. */
export interface FillableBlank {
  /** As written; '' for a line of underscores. */
  label: string;
  /** The one asked about. Offsets into the source. */
  at: TextRange;
  /** Every place of it, the one asked about included, in reading order. */
  places: TextRange[];
}

/** A blank as somebody is asked for it. */
export interface AskedBlank extends FillableBlank {
  /** What its label offers: `[90]` the number, `[ISO/IEC 27001 / SOC 2]` each of both; most labels only say what is wanted. */
  offers: string[];
  /** The text it stands in, to both sides, on one line. */
  before: string;
  after: string;
}

/** Every blank of a document once, in the order of their first places. */
export function blanksToFill(document: Document): AskedBlank[] {
  const blanks = findBlankPlaces(document);
  const asked: AskedBlank[] = [];
  const known = new Map<string, AskedBlank>();
  for (const blank of blanks) {
    const place = wholeOf(document, blank);
    const key = isShared(blank.label) ? foldText(blank.label) : undefined;
    const same = key === undefined ? undefined : known.get(key);
    if (same) {
      same.places.push(place);
      continue;
    }
    const one = { label: blank.label, at: place, places: [place], offers: offersOf(blank.label), ...around(document, place) };
    asked.push(one);
    if (key !== undefined) known.set(key, one);
  }
  return asked;
}

/** Alternatives are told from a name with a stroke in it (`ISO/IEC 27001`) by the spaces around theirs. */
function offersOf(label: string): string[] {
  if (isValue(label)) return [label];
  const parts = label.split(/\s\/\s|\s\|\s/).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => part !== '') ? parts : [];
}

/** How much of the text around a blank tells what it is, in UTF-16 units. */
const AROUND = 90;

function around({ source, blocks }: Document, { start, end }: TextRange): { before: string; after: string } {
  const block = blocks.find(({ range }) => range.start <= start && start < range.end)?.range ?? { start, end };
  const line = (text: string) => text.replace(/\s+/g, ' ');
  return {
    before: line(source.slice(Math.max(block.start, start - AROUND), start)).trimStart(),
    after: line(source.slice(end, Math.min(block.end, end + AROUND))).trimEnd(),
  };
}

/** The blank at an offset; numbers, single letters and bare lines mean something else at every place, and are filled one by one. */
export function blankAt(document: Document, offset: number): FillableBlank | undefined {
  const blanks = findBlankPlaces(document);
  const at = blanks.find(({ start, end }) => start <= offset && offset <= end);
  if (!at) return undefined;
  const same = isShared(at.label) ? blanks.filter(({ label }) => foldText(label) === foldText(at.label)) : [at];
  return { label: at.label, at: wholeOf(document, at), places: same.map((blank) => wholeOf(document, blank)) };
}

function isShared(label: string): boolean {
  return label.length > 2 && !isValue(label);
}

/** A number, an amount, a percentage. */
function isValue(label: string): boolean {
  return /^[\d\s.,%$€-]*\d[\d\s.,%$€-]*$/.test(label);
}

/** With the backslash that keeps Markdown from reading it as a link. */
function wholeOf({ source, format }: Document, { start, end }: Blank): TextRange {
  return { start: format === 'markdown' && source[start - 1] === '\\' ? start - 1 : start, end };
}

/** A blank, and what is to stand in its place. */
export interface FilledValue {
  blank: Pick<FillableBlank, 'places'>;
  value: string;
}

/**
 * Puts values (one line each) at every place of their blanks, in one fix. Undefined for an empty value, or one that would make the
 * document another than it is: a YAML value that could then not be read.
 */
export function fillBlanks(document: Document, values: readonly FilledValue[]): TextEdit[] | undefined {
  const filled = values.map(({ blank, value }) => ({ places: blank.places, text: value.replace(/\s+/g, ' ').trim() }));
  if (filled.some(({ text }) => text === '')) return undefined;
  const edits = filled
    .flatMap(({ places, text }) =>
      places.map(({ start, end }) => ({ document: document.path, start, end, newText: written(document, start, text) })),
    )
    .sort((a, b) => a.start - b.start);
  if (document.format === 'yaml' && !keepsYaml(document.source, edits)) return undefined;
  // No tab stops: equal to the text, so that an editor takes it as such.
  return edits.map((edit) => ({ ...edit, snippet: edit.newText }));
}

/** As the place takes it: a bar would end a table's cell. */
function written({ format, blocks }: Document, start: number, text: string): string {
  const table =
    format === 'markdown' && blocks.some(({ kind, range }) => kind === 'table' && range.start <= start && start < range.end);
  return table ? text.replaceAll('|', '\\|') : text;
}

/** Every value that is written into still is one, and says what it should. */
function keepsYaml(source: string, edits: readonly Omit<TextEdit, 'snippet'>[]): boolean {
  let text = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    text += source.slice(at, start) + newText;
    at = end;
  }
  text += source.slice(at);
  let shift = 0;
  return edits.every(({ start, end, newText }) => {
    const before = scalarAt(source, start);
    const after = scalarAt(text, start + shift);
    shift += newText.length - (end - start);
    if (typeof before?.value !== 'string' || after === undefined) return false;
    return String(after.value).includes(newText) && after.range![2] > after.range![0];
  });
}
