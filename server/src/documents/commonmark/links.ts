import { type Definitions, normalLabel } from './tree';

const LONGEST_LABEL = 999;
const DEEPEST_PARENTHESES = 32;

/** What follows a label (`](#scope)`, `][a]`): where it ends, and whether it leads to a place in this document. */
export interface LinkTarget {
  end: number;
  anchor: boolean;
}

/** The target after the `]` at `at` of a label, whose text is `label`; `undefined` when the brackets are text. */
export function linkTarget(text: string, at: number, label: string, definitions: Definitions): LinkTarget | undefined {
  const next = text.charCodeAt(at + 1);
  if (next === 40) {
    const resource = resourceAt(text, at + 1);
    if (resource) return resource;
  }
  if (definitions.links.size === 0) return undefined;
  if (next === 91) {
    const reference = /^\[((?:[^[\]\\]|\\[\s\S])*)\]/.exec(text.slice(at + 1, at + LONGEST_LABEL + 4));
    if (reference) {
      const key = normalLabel(reference[1]!) || (reference[1] === '' ? normalLabel(label.slice(0, LONGEST_LABEL + 1)) : '');
      return definitions.links.has(key) ? { end: at + 1 + reference[0].length, anchor: false } : undefined;
    }
    return undefined;
  }
  if (label.length > LONGEST_LABEL) return undefined;
  return definitions.links.has(normalLabel(label)) ? { end: at + 1, anchor: false } : undefined;
}

/** `(<url> "title")` at `at`. */
function resourceAt(text: string, at: number): LinkTarget | undefined {
  const start = pastWhite(text, at + 1);
  if (text[start] === ')') return { end: start + 1, anchor: false };
  const urlEnd = text[start] === '<' ? afterEnclosedUrl(text, start) : afterUrl(text, start);
  if (urlEnd < 0) return undefined;
  const anchor = /^<?(?:#|\\#|&#35;|&#x23;|&num;)/i.test(text.slice(start, start + 8));
  let end = pastWhite(text, urlEnd);
  if (end > urlEnd && (text[end] === '"' || text[end] === "'" || text[end] === '(')) {
    const titleEnd = afterTitle(text, end);
    if (titleEnd < 0) return undefined;
    end = pastWhite(text, titleEnd);
  }
  return text[end] === ')' ? { end: end + 1, anchor } : undefined;
}

function pastWhite(text: string, at: number): number {
  let i = at;
  while (i < text.length && isWhite(text.charCodeAt(i))) i++;
  return i;
}

function isWhite(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

function afterEnclosedUrl(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 62) return i + 1;
    if (code === 60 || code === 10 || code === 13) return -1;
    if (code === 92) {
      const next = text.charCodeAt(i + 1);
      if (next === 60 || next === 62 || next === 92) i++;
    }
  }
  return -1;
}

function afterUrl(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (depth === 0 && (code === 41 || isWhite(code))) return i > at ? i : -1;
    if (code === 40) {
      if (++depth > DEEPEST_PARENTHESES) return -1;
    } else if (code === 41) depth--;
    else if (code <= 32 || code === 127) return -1;
    else if (code === 92) {
      const next = text.charCodeAt(i + 1);
      if (next === 40 || next === 41 || next === 92) i++;
    }
  }
  return -1;
}

function afterTitle(text: string, at: number): number {
  const close = text[at] === '(' ? ')' : text[at]!;
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i]!;
    if (character === close) return i + 1;
    if (close === ')' && character === '(') return -1;
    if (character === '\\' && (text[i + 1] === close || text[i + 1] === '\\')) i++;
  }
  return -1;
}
