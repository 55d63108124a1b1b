import { cutMarkdown } from './chunks';

/** A paragraph shorter than this may be a label (`ARTICLE 10.`), which a heading below completes. */
const LABEL = 25;
/** A line at least this long is text, however it ends. */
const LONG_LINE = 80;

/** Where a Markdown text is cut into chapters. */
export interface Chapters {
  /** Offsets, the first of them the beginning of the text. */
  starts: number[];
  /** The end of the text decided how something was read: cut from more of the document, it may be cut otherwise. */
  open: boolean;
}

/**
 * Cuts Markdown before headings (`#`) that follow text. A chapter is read alone, from the little that the one before leaves
 * open (`ReadingState`), so that an edit costs what it touches. Whether there is a cut at a heading is told by the heading and by
 * the lines before it, down to the last blank line outside fences and comments: cutting from any cut on gives the same cuts.
 */
export function cutChapters(source: string, start: number, end: number): Chapters {
  const left = { open: false };
  const pieces = cutMarkdown(source, start, end, left);
  const starts = [start];
  for (const [i, piece] of pieces.entries()) {
    if (i > 0 && source[piece.start] === '#' && followsText(source, start, piece.start)) starts.push(piece.start);
  }
  return { starts, open: left.open };
}

/** Whether what stands before an offset is neither a heading nor part of one. */
function followsText(source: string, start: number, at: number): boolean {
  let end = at;
  while (end > start && isBlank(source.charCodeAt(end - 1))) end--;
  const lineStart = Math.max(start, source.lastIndexOf('\n', end - 1) + 1);
  const line = source.slice(lineStart, end).trimStart();
  if (line === '' || line.startsWith('#') || /^(?:=+|-+)$/.test(line)) return false;
  if (line.length >= LONG_LINE || /-->$|^(?:`{3,}|~{3,})$/.test(line)) return true;
  if (!/[.;|!?»”")]$/.test(line)) return false;
  // The last line of a longer paragraph may be short.
  return line.length >= LABEL || (lineStart > start + 1 && !isBlank(source.charCodeAt(lineStart - 2)));
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
