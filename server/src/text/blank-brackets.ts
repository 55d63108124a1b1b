import type { Blank } from './blanks';
import { isDigit, isLetter, isSpace, skipSpaces, wordEnd } from './characters';
import { foldText } from './fold';

const LONGEST_BLANK = 120;
const LONGEST_NOTE = 600;

/** Bracketed text that begins so is a note to the drafter, to be replaced, however long. */
const NOTE =
  /^(?:insert|note|drafting note|describe|specify|list|enter|a inserer|inserer|indiquer|preciser|decrire|a completer)(?![a-z])/;
/** The same in round brackets, where only an outright instruction counts. */
const ROUND_NOTE = /^(?:insert|inserer|a inserer|a completer|a preciser|fill in)(?![a-z])/;
const REDACTED = /^(?:redact|caviard|omitted|omis|masque|biffe|confidential (?:treatment|information|material)|expurge|supprime)/;
const EDITORIAL =
  /^(?:sic|emphasis|our emphasis|reserved|reserve|deleted|not used|end of|fin de|signature|seal|sceau|email|e-mail|image|logo|remainder|the remainder|reste de)(?![a-z])|intentionally|illegible|left blank|laisse(?:e)? en blanc|follows?$|blank$/;

/** The blank in the brackets that open at `i`, or where to go on. `checked.line` remembers a line that begins with a check box. */
export function bracketBlank(text: string, i: number, checked: { line: number }): Blank | number | undefined {
  switch (text.charCodeAt(i)) {
    case 91:
      return squareBlank(text, i, checked);
    case 123:
      return bracesBlank(text, i);
    case 60:
      return angleBlank(text, i);
    default:
      return roundBlank(text, i);
  }
}

/** Index of `close` before any further `open`, at most `limit` away; -1 when there is none. */
function closing(text: string, from: number, open: number, close: number, limit: number): number {
  const last = Math.min(text.length, from + limit);
  for (let i = from; i < last; i++) {
    const code = text.charCodeAt(i);
    if (code === close) return i;
    if (code === open) return -1;
  }
  return -1;
}

function squareBlank(text: string, i: number, checked: { line: number }): Blank | number | undefined {
  const close = closing(text, i + 1, 91, 93, LONGEST_NOTE);
  if (close < 0) return undefined;
  const end = close + 1;
  const inside = text.slice(i + 1, close);
  const label = inside.trim();
  if (isCheckBox(text, i, inside, checked)) return end;
  if (/^[\s_.…●•·–—-]*$/.test(inside)) return { start: i, end, label: '' };
  if (label.startsWith('^') || label.includes('*')) return end;
  if (/^[-–]\d+|^\d+[-–]$|:\/\/|^www\./.test(label)) return end;
  if (/^\d+$/.test(label)) return isCitation(text, i, end, label) ? end : { start: i, end, label };
  const folded = foldText(label);
  if (!/[a-z0-9?]/.test(folded) || REDACTED.test(folded) || EDITORIAL.test(folded)) return end;
  if (isAlteration(text, i, end, label)) return end;
  if (!NOTE.test(folded) && isReferenceTitle(text, i)) return end;
  if (!NOTE.test(folded) && label.length > LONGEST_BLANK) return i + 1;
  return { start: i, end, label };
}

/** `[x]` or `[ ]` at the start of a line, and every `[ ]` after it on that line. */
function isCheckBox(text: string, i: number, inside: string, checked: { line: number }): boolean {
  if (inside.length !== 1 || !/[ xX✓✔✗]/.test(inside)) return false;
  let start = i;
  while (start > 0 && i - start < 12 && /[ \t>*+-]/.test(text.charAt(start - 1))) start--;
  const opensLine = start === 0 || text.charCodeAt(start - 1) === 10;
  if (opensLine && isSpace(text.charCodeAt(i + 3))) {
    checked.line = text.indexOf('\n', i);
    if (checked.line < 0) checked.line = text.length;
    return true;
  }
  return i < checked.line || /[✓✔✗]/.test(inside);
}

/** `as held in Smith[12]`, `see [3].`, `[2019] SCC 4`; but `[60] days` is a blank. */
function isCitation(text: string, i: number, end: number, label: string): boolean {
  const before = text.charCodeAt(i - 1);
  if (isLetter(before) || isDigit(before) || /[.,;:”"')]/.test(text.charAt(i - 1))) return true;
  const next = skipSpaces(text, end);
  const followed = next > end && isLetter(text.charCodeAt(next));
  if (label.length === 4) return /^\s[A-Z]{2}/.test(text.slice(end, end + 3));
  return !followed && label.length <= 3 && !/[$€£]/.test(text.charAt(i - 1)) && text.charCodeAt(next) !== 37;
}

/** `Section 6.3 [Termination]`: the title of the section referred to. */
function isReferenceTitle(text: string, i: number): boolean {
  return /(?:section|article|clause|paragraph|paragraphe|sec\.|art\.|§) ?\d[\w.()]{0,12} $/i.test(
    text.slice(Math.max(0, i - 30), i),
  );
}

/** `[t]he`, `contract[s]`: an alteration of a quoted word. */
function isAlteration(text: string, i: number, end: number, label: string): boolean {
  const touching = isLetter(text.charCodeAt(i - 1)) || isLetter(text.charCodeAt(end));
  return touching && label.length <= 12 && wordEnd(label, 0) === label.length;
}

function bracesBlank(text: string, i: number): Blank | number | undefined {
  const doubled = text.charCodeAt(i + 1) === 123;
  const open = doubled ? i + 2 : i + 1;
  const close = closing(text, open, 123, 125, LONGEST_BLANK);
  if (close < 0 || (doubled && text.charCodeAt(close + 1) !== 125)) return undefined;
  const end = doubled ? close + 2 : close + 1;
  const label = text.slice(open, close).trim();
  const first = label.charCodeAt(0);
  if (!(isLetter(first) || (label === '' && doubled) || /^[_.●•…]+$/.test(label)) || /["\n;=]/.test(label)) return end;
  if (!doubled && label.includes(':')) return end;
  return { start: text.charAt(i - 1) === '$' ? i - 1 : i, end, label: isLetter(first) ? label : '' };
}

const HTML = new Set(
  (
    'a abbr address area article aside b base big blockquote body br button caption center cite code col colgroup dd del details dfn ' +
    'div dl dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins ' +
    'kbd label legend li link main map mark meta nav noscript object ol option p param pre q s samp script section select small source ' +
    'span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video'
  ).split(' '),
);

function angleBlank(text: string, i: number): Blank | number | undefined {
  const doubled = text.charCodeAt(i + 1) === 60;
  const open = doubled ? i + 2 : i + 1;
  const close = closing(text, open, 60, 62, LONGEST_BLANK);
  if (close < 0 || (doubled && text.charCodeAt(close + 1) !== 62)) return undefined;
  const end = doubled ? close + 2 : close + 1;
  const inside = text.slice(open, close);
  const label = inside.trim();
  if (doubled) return { start: i, end, label };
  const first = wordEnd(inside, 0);
  if (
    first === 0 ||
    /[=@\\^{}|;"]|:\/\/|^(?:mailto|tel|https?|ftp):|\/$/i.test(inside) ||
    isSpace(inside.charCodeAt(inside.length - 1))
  )
    return end;
  const name = inside.slice(0, first);
  const cased = name.toLowerCase() === name || name.toUpperCase() === name;
  if (cased && HTML.has(name.toLowerCase()) && (first === inside.length || name.length <= 2)) return end;
  if (/^[a-z]\d$/i.test(inside) || /[a-z0-9]\.[a-z]{2,}$/i.test(inside)) return end;
  return { start: i, end, label };
}

function roundBlank(text: string, i: number): Blank | number | undefined {
  const first = text.charCodeAt(i + 1);
  if (!isLetter(first)) return undefined;
  const start = foldText(text.slice(i + 1, i + 16)).replace(/\s/g, ' ');
  if (!ROUND_NOTE.test(start)) return undefined;
  const close = closing(text, i + 1, 40, 41, LONGEST_BLANK);
  return close < 0 ? undefined : { start: i, end: close + 1, label: text.slice(i + 1, close).trim() };
}
