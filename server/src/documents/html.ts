/** A tag, comment or run of text of an HTML fragment; offsets are into the text that was scanned. */
export interface HtmlToken {
  type: 'text' | 'open' | 'close' | 'comment';
  /** Lower case; '' for text and comments. */
  name: string;
  start: number;
  end: number;
}

const ELEMENTS = new Set(
  (
    'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col ' +
    'colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame ' +
    'frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta ' +
    'meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section select ' +
    'small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track ' +
    'tt u ul var video wbr'
  ).split(' '),
);

/** Without attributes these are more often a blank to fill in (`<date>`, `<title>`) than an element. */
const BLANK_NAMES = new Set('address area data label link map object option output param source time title'.split(' '));

const LONGEST_TAG = 2000;

/**
 * Cuts an HTML fragment into tokens. What is not an HTML element stays text, so that a blank such as `<name of vendor>` is
 * kept. Never looks back and never looks further ahead than a bound, so it is linear on any input.
 */
export function scanHtml(text: string, start: number, end: number): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let textStart = start;
  let at = start;
  let commentsEnd = true;
  // What is looked for and is not there must not be looked for beyond the end: fragments are many.
  const fragment = text.slice(start, end);
  const find = (what: string, from: number): number => {
    const found = fragment.indexOf(what, from - start);
    return found < 0 ? end : start + found;
  };
  const push = (token: HtmlToken): void => {
    if (textStart < token.start) tokens.push({ type: 'text', name: '', start: textStart, end: token.start });
    tokens.push(token);
    textStart = at = token.end;
  };
  while (at < end) {
    at = find('<', at);
    if (at === end) break;
    if (text.startsWith('<!--', at)) {
      const close = commentsEnd ? find('-->', at + 4) : end;
      if (close < end) push({ type: 'comment', name: '', start: at, end: close + 3 });
      else {
        commentsEnd = false;
        at += 4;
      }
      continue;
    }
    const tag = tagAt(text, at, end);
    if (tag) push(tag);
    else at++;
  }
  if (textStart < end) tokens.push({ type: 'text', name: '', start: textStart, end });
  return tokens;
}

/** The tag of a known element that starts at `at`, a `<`. */
export function tagAt(text: string, at: number, end: number): HtmlToken | undefined {
  const closing = text[at + 1] === '/';
  const nameStart = at + (closing ? 2 : 1);
  let nameEnd = nameStart;
  while (nameEnd < end && nameEnd - nameStart < 12 && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd++;
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  if (!ELEMENTS.has(name)) return undefined;
  const next = text[nameEnd];
  if (next !== '>' && next !== '/' && next !== ' ' && next !== '\t' && next !== '\n' && next !== '\r') return undefined;
  const limit = Math.min(end, at + LONGEST_TAG);
  let quote = '';
  for (let i = nameEnd; i < limit; i++) {
    const character = text[i]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '<') return undefined;
    else if (character === '>') {
      // `<address of the vendor>` names an element by chance: attributes have values, or stand alone.
      const attributes = closing ? '' : text.slice(nameEnd, i).trim();
      if (!looksLikeAttributes(attributes) || (BLANK_NAMES.has(name) && attributes === '')) return undefined;
      return { type: closing ? 'close' : 'open', name, start: at, end: i + 1 };
    }
  }
  return undefined;
}

function looksLikeAttributes(text: string): boolean {
  const trimmed = text.endsWith('/') ? text.slice(0, -1).trim() : text;
  if (trimmed === '' || trimmed.includes('=')) return true;
  return /^(?:hidden|checked|disabled|open|reversed|nowrap|selected|noshade|compact)$/i.test(trimmed);
}

function isNameCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** Elements that break a sentence. */
export const BLOCK_ELEMENTS = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p pre section select summary table tbody td ' +
    'textarea tfoot th thead title tr ul'
  ).split(' '),
);

const BOLD = new Set(['b', 'strong', 'u']);
const STRUCK = new Set(['del', 's', 'strike']);
const HIDDEN = new Set(['script', 'style', 'template', 'head']);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
]);

export function isVoid(name: string): boolean {
  return VOID.has(name);
}

export function styleOf(name: string): 'bold' | 'struck' | undefined {
  return BOLD.has(name) ? 'bold' : STRUCK.has(name) ? 'struck' : undefined;
}

/** Text inside is not shown to a reader: scripts, styles, and labels for screen readers such as “start insertion”. */
export function isHidden(text: string, token: HtmlToken): boolean {
  if (HIDDEN.has(token.name)) return true;
  if (VOID.has(token.name)) return false;
  const tag = text.slice(token.start, token.end).toLowerCase();
  return (
    tag.includes('visuallyhidden') || tag.includes('visually-hidden') || tag.includes('sr-only') || tag.includes('display:none')
  );
}
