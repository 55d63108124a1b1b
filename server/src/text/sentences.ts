import { abbreviation, STARTERS } from './abbreviations';
import {
  isCloser,
  isDigit,
  isInvisible,
  isLetter,
  isLower,
  isOpener,
  isSpace,
  isUpper,
  skipSpaces,
  wordEnd,
  wordStart,
} from './characters';
import { foldWord } from './fold';
import type { Language, TextRange } from './types';

/** Above this length a sentence is cut at its semicolons. */
const LONG = 1200;
/** No range is longer than this. */
const LONGEST = 2400;

const DOT = 46;
const EXCLAMATION = 33;
const QUESTION = 63;

/**
 * The sentences of a paragraph of plain text, without surrounding white space. Together they cover every character that is
 * not white space. Line breaks are not ends; a `;` is one only where a sentence would grow beyond 1,200 characters.
 */
export function splitSentences(text: string, language: Language): TextRange[] {
  const sentences: TextRange[] = [];
  let start = 0;
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if ((code === DOT || code === EXCLAMATION || code === QUESTION) && isSentenceEnd(text, i, language)) {
      i = afterClosers(text, i + 1);
      cut(text, start, i, sentences);
      start = i;
    } else {
      i++;
    }
  }
  cut(text, start, text.length, sentences);
  return sentences;
}

/** Whether the character at `i` is a `.`, `?` or `!` that ends a sentence. Looks a bounded way back, and ahead to the next word. */
export function isSentenceEnd(text: string, i: number, language: Language): boolean {
  const code = text.charCodeAt(i);
  if (code !== DOT && code !== EXCLAMATION && code !== QUESTION) return false;
  if (i + 1 >= text.length) return true;
  const following = text.charCodeAt(i + 1);
  if (following === DOT || following === EXCLAMATION || following === QUESTION || isLetter(following) || isDigit(following))
    return false;
  const closed = afterClosers(text, i + 1);
  if (closed >= text.length) return true;
  if (!isSpace(text.charCodeAt(closed))) return false;
  const next = skipOpeners(text, closed);
  if (next >= text.length) return true;
  const nextCode = text.charCodeAt(next);
  if (isLower(nextCode) && !isEnumerator(text, next)) return false;
  if (code !== DOT) return true;
  if (text.charCodeAt(i - 1) === DOT) return isUpper(nextCode);
  return !isAbbreviated(text, i, next, language) && !isNumbering(text, i, language);
}

/** After the quotes and brackets that close at `from`, French `»` with its space included. */
function afterClosers(text: string, from: number): number {
  let i = from;
  while (i < text.length && isCloser(text.charCodeAt(i))) i++;
  const spaced = i < text.length && isSpace(text.charCodeAt(i)) ? i + 1 : i;
  return spaced < text.length && text.charCodeAt(spaced) === 0xbb ? spaced + 1 : i;
}

function skipOpeners(text: string, from: number): number {
  let i = skipSpaces(text, from);
  while (i < text.length && isOpener(text.charCodeAt(i))) i++;
  return skipSpaces(text, i);
}

/** `(a) `, `ii) `, `b. ` at `i`: a list item begins there, though in lower case. */
function isEnumerator(text: string, i: number): boolean {
  const end = wordEnd(text, i);
  const after = text.charCodeAt(end);
  return end - i <= 4 && (after === 41 || (after === DOT && end - i === 1)) && isSpace(text.charCodeAt(end + 1));
}

/** The full stop at `i` belongs to an abbreviation or an initial and does not end the sentence. */
function isAbbreviated(text: string, i: number, next: number, language: Language): boolean {
  const start = wordStart(text, i, 12);
  if (start === i) return false;
  const word = foldWord(text.slice(start, i));
  const nextWord = foldWord(text.slice(next, Math.min(wordEnd(text, next), next + 20)));
  const single = i - start === 1;
  if (single && text.charCodeAt(start - 1) === DOT) return !STARTERS[language].has(nextWord);
  if (single && isUpper(text.charCodeAt(start)))
    return !isLettered(text, start) && (word === 'm' || !STARTERS[language].has(nextWord));
  switch (abbreviation(word, language)) {
    case 'never-last':
      return true;
    case 'before-number': {
      const code = text.charCodeAt(next);
      return isDigit(code) || code === 0xa7 || /^[ivxlc]+$/.test(nextWord) || nextWord.length === 1;
    }
    case 'maybe-last':
      return !STARTERS[language].has(nextWord);
    default:
      return false;
  }
}

const LETTERED = new Set([
  'schedule',
  'appendix',
  'annex',
  'annexe',
  'exhibit',
  'part',
  'partie',
  'section',
  'option',
  'attachment',
]);

/** `Schedule A.`: the single letter is a name, not an initial. */
function isLettered(text: string, letter: number): boolean {
  const end = letter - 1;
  if (!isSpace(text.charCodeAt(end))) return false;
  return LETTERED.has(foldWord(text.slice(wordStart(text, end, 12), end)));
}

const NUMBERED = new Set([
  ...['article', 'articles', 'section', 'clause', 'part', 'partie', 'schedule', 'annex', 'annexe', 'appendix', 'exhibit'],
  ...['art', 'sec', 'item', 'chapter', 'chapitre', 'titre', 'title', 'step', 'etape', 'paragraph', 'paragraphe', 'lot'],
]);

/** `7.`, `9.2.`, `Article 7.`, `IV.` or `b.` at the start of a sentence: numbering of what follows. */
function isNumbering(text: string, dot: number, language: Language): boolean {
  let i = dot;
  while (i > 0 && dot - i < 16 && isNumberingPart(text.charCodeAt(i - 1))) i--;
  if (i === dot) {
    i = wordStart(text, dot, 6);
    if (i === dot || !/^([ivxl]{1,5}|[a-z])$/i.test(text.slice(i, dot))) return false;
  }
  if (isSentenceStart(text, i, language)) return true;
  const before = i - 1;
  if (!isSpace(text.charCodeAt(before))) return false;
  const start = wordStart(text, before, 12);
  return start < before && NUMBERED.has(foldWord(text.slice(start, before))) && isSentenceStart(text, start, language);
}

function isNumberingPart(code: number): boolean {
  return isDigit(code) || code === DOT;
}

function isSentenceStart(text: string, i: number, language: Language): boolean {
  let back = i;
  while (back > 0 && i - back < 8 && (isSpace(text.charCodeAt(back - 1)) || isInvisible(text.charCodeAt(back - 1)))) back--;
  if (back === 0) return true;
  const code = text.charCodeAt(back - 1);
  if (code === DOT && isAbbreviated(text, back - 1, i, language)) return false;
  return back < i && (code === DOT || code === 58 || code === 59 || code === EXCLAMATION || code === QUESTION);
}

/** Adds the sentence between `start` and `end`, cut into pieces of bearable length. */
function cut(text: string, start: number, end: number, into: TextRange[]): void {
  let from = skipSpaces(text, start);
  let to = end;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  while (to - from > LONG) {
    const at = cuttingPoint(text, from, to);
    if (at >= to) break;
    add(text, from, at, into);
    from = skipSpaces(text, at);
  }
  add(text, from, to, into);
}

/** Where a long sentence is cut: after the last `;` that keeps the piece short, else after the first one, else at a comma or space. */
function cuttingPoint(text: string, from: number, to: number): number {
  const limit = Math.min(from + LONGEST, to);
  let semicolon = -1;
  let comma = -1;
  let space = -1;
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 59) {
      if (i - from < LONG || semicolon < 0) semicolon = i;
    } else if (code === 44) comma = i;
    else if (isSpace(code)) space = i;
  }
  if (semicolon >= 0) return semicolon + 1;
  if (to - from <= LONGEST) return to;
  if (comma - from > LONG) return comma + 1;
  if (space > from) return space;
  const split = text.charCodeAt(limit - 1);
  return split >= 0xd800 && split <= 0xdbff ? limit - 1 : limit;
}

function add(text: string, from: number, to: number, into: TextRange[]): void {
  let end = to;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  if (end > from) into.push({ start: from, end });
}
