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

/** The blank at an offset; numbers, single letters and bare lines mean something else at every place, and are filled one by one. */
export function blankAt(document: Document, offset: number): FillableBlank | undefined {
  const blanks = findBlankPlaces(document);
  const at = blanks.find(({ start, end }) => start <= offset && offset <= end);
  if (!at) return undefined;
  const same = isShared(at.label) ? blanks.filter(({ label }) => foldText(label) === foldText(at.label)) : [at];
  return { label: at.label, at: wholeOf(document, at), places: same.map((blank) => wholeOf(document, blank)) };
}

function isShared(label: string): boolean {
  return label.length > 2 && !/^[\d\s.,%$€-]+$/.test(label);
}

/** With the backslash that keeps Markdown from reading it as a link. */
function wholeOf({ source, format }: Document, { start, end }: Blank): TextRange {
  return { start: format === 'markdown' && source[start - 1] === '\\' ? start - 1 : start, end };
}

/**
 * Puts a value (one line) at every place of a blank, in one fix. Undefined for an empty value, or one that would make the document another
 * than it is: a YAML value that could then not be read.
 */
export function fillBlank(document: Document, { places }: FillableBlank, value: string): TextEdit[] | undefined {
  const text = value.replace(/\s+/g, ' ').trim();
  if (text === '') return undefined;
  const edits = places.map(({ start, end }) => ({
    document: document.path,
    start,
    end,
    newText: written(document, start, text),
  }));
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
