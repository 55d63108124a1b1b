import type { TextRange } from '../text/types';

/** A piece is cut at the next heading after this many characters, … */
const AT_HEADING = 30_000;
/** … at the next paragraph after this many, … */
const AT_PARAGRAPH = 45_000;
/** … and at any blank line after this many. */
const AT_BLANK = 90_000;
/** No document written by people has so many of these in one piece. */
const MOST_BRACKETS = 4000;
const MOST_DELIMITERS = 12_000;
const DEEPEST = 40;
/** Largest piece that is parsed as Markdown at all. */
const LONGEST = 300_000;

/**
 * Cuts Markdown at places where no construct can be open: a blank line outside fences, comments and raw HTML, followed by a
 * line that starts in the first column. Parsing time grows faster than the length of a piece.
 */
export function cutMarkdown(source: string, start: number, end: number): TextRange[] {
  const pieces: TextRange[] = [];
  let pieceStart = start;
  let fence = '';
  let raw = '';
  let blankBefore = false;
  for (let at = start; at < end; ) {
    let lineEnd = source.indexOf('\n', at);
    if (lineEnd < 0 || lineEnd >= end) lineEnd = end;
    const length = at - pieceStart;
    if (fence === '' && raw === '' && blankBefore && length >= AT_HEADING && isBoundary(source, at, lineEnd, length)) {
      pieces.push({ start: pieceStart, end: at });
      pieceStart = at;
    }
    const line = source.slice(at, Math.min(lineEnd, at + 200));
    if (raw !== '') {
      if (source.slice(at, lineEnd).includes(raw)) raw = '';
    } else {
      fence = fenceAfter(line, fence);
      if (fence === '') raw = rawAfter(source, at, lineEnd);
    }
    blankBefore = /^[\s>]*$/.test(line);
    at = lineEnd + 1;
  }
  if (pieceStart < end) pieces.push({ start: pieceStart, end });
  return pieces;
}

function isBoundary(source: string, at: number, lineEnd: number, length: number): boolean {
  const line = source.slice(at, Math.min(lineEnd, at + 40)).replace(/^(?:> ?)+/, '');
  if (/^#{1,6}\s/.test(line)) return true;
  if (length < AT_PARAGRAPH || !/^\S/.test(line)) return false;
  if (/^[A-Za-zÀ-ÿ“«"[*_]/.test(line) && !/^[*_-]\s/.test(line)) return true;
  return length >= AT_BLANK;
}

function fenceAfter(line: string, open: string): string {
  const match = /^[\s>]{0,12}(`{3,}|~{3,})(.*)/.exec(line);
  if (!match) return open;
  const mark = match[1]!;
  if (open === '') return mark[0] === '`' && match[2]!.includes('`') ? '' : mark;
  return mark[0] === open[0] && mark.length >= open.length && match[2]!.trim() === '' ? '' : open;
}

/** What ends the raw HTML that opens in a line and does not end in it; '' when there is none. */
function rawAfter(source: string, start: number, end: number): string {
  const match = /^ {0,3}<(!--|script\b|style\b|pre\b|textarea\b|\?|!\[CDATA\[)/i.exec(
    source.slice(start, Math.min(end, start + 40)),
  );
  if (!match) return '';
  const name = match[1]!.toLowerCase();
  const close = name === '!--' ? '-->' : name === '?' ? '?>' : name === '![cdata[' ? ']]>' : `</${name}>`;
  // Without its end, the rest of the document would be inside: then it is not taken for raw.
  if (source.slice(start, end).includes(close) || source.indexOf(close, end) < 0) return '';
  return close;
}

/** Would parsing this cost more than its length? Counts what Markdown parsers must match up. */
export function isHostile(text: string): boolean {
  if (text.length > LONGEST) return true;
  let brackets = 0;
  let delimiters = 0;
  let tags = 0;
  let indentation = 0;
  let marks = 0;
  let atStart = true;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) {
      atStart = true;
      indentation = marks = 0;
      continue;
    }
    if (code === 91) brackets++;
    else if (code === 42 || code === 95 || code === 96 || code === 126) delimiters++;
    else if (code === 60) tags++;
    if (!atStart) continue;
    if (code === 32) indentation++;
    else if (code === 9) indentation += 4;
    else if (code === 62 || ((code === 45 || code === 43 || code === 42) && text.charCodeAt(i + 1) === 32)) marks++;
    else {
      atStart = false;
      continue;
    }
    deepest = Math.max(deepest, marks);
    if (marks > DEEPEST) return true;
  }
  void indentation;
  return brackets > MOST_BRACKETS || delimiters > MOST_DELIMITERS || tags > MOST_BRACKETS * 2 || deepest > DEEPEST;
}

/** All link definitions of a document, to be known in each of its pieces. */
export function linkDefinitions(source: string, start: number, end: number): string {
  if (end - start < AT_HEADING || !source.includes(']: ', start)) return '';
  const found: string[] = [];
  const pattern = /^ {0,3}\[[^\]\n^]{1,200}\]: +\S{1,500}/gm;
  pattern.lastIndex = start;
  for (let match = pattern.exec(source); match && match.index < end && found.length < 200; match = pattern.exec(source))
    found.push(match[0]);
  return found.join('\n');
}
