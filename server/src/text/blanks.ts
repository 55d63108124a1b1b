import { bracketBlank } from './blank-brackets';
import { isDigit, isLetter, isSpace, isUpper, skipSpaces, wordEnd } from './characters';
import { foldText } from './fold';

/** A place left to be filled in: UTF-16 offsets, and what stands inside it, trimmed (`''` when nothing does). */
export interface Blank {
  start: number;
  end: number;
  label: string;
}

/** What every blank has in it, by how each begins (`blankAt`): most texts hold none of this, and need no closer look. */
const TELLING =
  /[[{<(_\u2026]|\. ?[.\u2026]|[Xx]{2}|TB[DCA]|I[^ -@[-`a-z]|[tT]\S[^A-Za-z][bB]|[àÀA][^A-Za-z][cdpirCDPIR\u0080-\uffff]/;

/** The blanks of a plain text (markup already stripped), in order, never overlapping. Redactions and citations are none. */
export function findBlanks(text: string): Blank[] {
  const blanks: Blank[] = [];
  if (!TELLING.test(text)) return blanks;
  const checked = { line: -1 };
  let i = 0;
  let floor = 0;
  while (i < text.length) {
    const blank = blankAt(text, i, floor, checked);
    if (blank === undefined) {
      i++;
    } else if (typeof blank === 'number') {
      i = blank;
    } else {
      blanks.push(blank);
      i = blank.end;
      floor = i;
    }
  }
  return blanks;
}

/** A blank that starts at `i` (or just before, after `floor`), or where to go on when nothing up to there can be one. */
function blankAt(text: string, i: number, floor: number, checked: { line: number }): Blank | number | undefined {
  const code = text.charCodeAt(i);
  switch (code) {
    case 91: // [
    case 123: // {
    case 60: // <
    case 40: // (
      return bracketBlank(text, i, checked);
    case 95: // _
      return underscores(text, i, floor);
    case 46: // .
    case 0x2026: // …
      return leader(text, i);
    default:
      if (!isLetter(code)) return undefined;
      return word(text, i, floor);
  }
}

function underscores(text: string, i: number, floor: number): Blank | number {
  let end = i;
  let count = 0;
  while (text.charCodeAt(end) === 95 || (text.charCodeAt(end) === 32 && text.charCodeAt(end + 1) === 95)) {
    if (text.charCodeAt(end) === 95) count++;
    end++;
  }
  const century = i - floor >= 2 && text.slice(i - 2, i) === '20' && !isDigit(text.charCodeAt(i - 3));
  if (century && count >= 2) return { start: i - 2, end, label: '' };
  return count >= 3 ? { start: i, end, label: '' } : end;
}

/** Dots to be written over, unless a page number follows: then it is a line of a table of contents. */
function leader(text: string, i: number): Blank | number {
  let end = i;
  let dots = 0;
  for (;;) {
    const code = text.charCodeAt(end);
    const next = text.charCodeAt(end + 1);
    if (code === 46) dots++;
    else if (code === 0x2026) dots += 3;
    else if (code !== 32 || (next !== 46 && next !== 0x2026)) break;
    end++;
  }
  if (dots < 5) return end;
  const after = skipSpaces(text, end);
  if (isDigit(text.charCodeAt(after)) || isRomanPage(text, after)) return end;
  return { start: i, end, label: '' };
}

function isRomanPage(text: string, i: number): boolean {
  const end = wordEnd(text, i);
  return (
    end > i && end - i <= 6 && /^[ivxlc]+$/i.test(text.slice(i, end)) && (end >= text.length || isSpace(text.charCodeAt(end)))
  );
}

const ACRONYMS = new Set(['TBD', 'TBC', 'TBA']);
const TO_BE = /^to be (determined|completed|inserted|confirmed|advised|agreed|specified)(?![a-z])/;
const A_FAIRE = /^a (completer|determiner|preciser|renseigner|inserer|confirmer)(?![a-z])/;
const NUMBERED = /(?:article|chapter|chapitre|title|titre|part|partie|section|annexe?|schedule|volume|tome|book|livre)\s$/i;

function word(text: string, i: number, floor: number): Blank | number {
  const end = wordEnd(text, i);
  const code = text.charCodeAt(i);
  if (code === 88 || code === 120) {
    const crossed = crosses(text, i, end, floor);
    if (crossed !== undefined) return crossed;
  }
  if (code === 84 && end - i === 3 && ACRONYMS.has(text.slice(i, end))) return { start: i, end, label: '' };
  if (code === 73 && end - i >= 6) return shouted(text, i, end) ?? end;
  if ((code === 116 || code === 84) && end - i === 2 && /[bB]/.test(text.charAt(i + 3))) return phrase(text, i, TO_BE) ?? end;
  if ((code === 0xe0 || code === 0xc0 || code === 65) && end - i === 1) return phrase(text, i, A_FAIRE) ?? end;
  return end;
}

/** `to be determined`, `à compléter`, unless the sentence goes on (`to be determined by the court`). */
function phrase(text: string, i: number, wanted: RegExp): Blank | undefined {
  const source = text.slice(i, i + 24);
  const match = wanted.exec(foldText(source).replace(/\s/g, ' '));
  if (match === null) return undefined;
  const end = i + match[0].length;
  const after = text.charCodeAt(skipSpaces(text, end));
  return isLetter(after) || isLetter(text.charCodeAt(i - 1)) ? undefined : { start: i, end, label: text.slice(i, end) };
}

/** `INSERT NAME OF VENDOR`: a run of capitals that begins with an instruction to insert. */
function shouted(text: string, i: number, end: number): Blank | undefined {
  const first = foldText(text.slice(i, end));
  if ((first !== 'insert' && first !== 'inserer') || !isUpper(text.charCodeAt(end - 1)) || !isUpper(text.charCodeAt(i + 1)))
    return undefined;
  let last = end;
  while (last - i < 120) {
    const next = skipSpaces(text, last);
    const nextEnd = wordEnd(text, next);
    if (nextEnd === next || next === last || !isUpper(text.charCodeAt(next)) || !isUpper(text.charCodeAt(nextEnd - 1))) break;
    last = nextEnd;
  }
  return { start: i, end: last, label: text.slice(i, last) };
}

/** `XXX`, `$XX`, `XX/XX/20XX`, `20XX`: runs of crosses in place of digits. A Roman numeral after its noun is none. */
function crosses(text: string, i: number, end: number, floor: number): Blank | undefined {
  const run = text.slice(i, Math.min(end, i + 40));
  if (!/^(X+|x+)$/.test(run)) return undefined;
  let start = i;
  while (start > floor && i - start < 8 && isDigit(text.charCodeAt(start - 1))) start--;
  // "5xx errors" are no blank; "20XX" is.
  if (start < i && !/^(?:19|20|[$€£/.-])/.test(text.slice(start, i)) && !/[$€£/.-]/.test(text.charAt(start - 1)))
    return undefined;
  const currency = start > floor && /[$€£]/.test(text.charAt(start - 1));
  if (currency) start--;
  let last = end;
  while (last - i < 40 && /^[/.,-][0-9Xx]/.test(text.slice(last, last + 2))) {
    last++;
    while (/[0-9Xx]/.test(text.charAt(last))) last++;
  }
  if (isLetter(text.charCodeAt(last)) || isLetter(text.charCodeAt(start - 1))) return undefined;
  const signs = currency || start < i || last > end || text.charCodeAt(last) === 37;
  if (!signs && NUMBERED.test(text.slice(Math.max(0, start - 12), start))) return undefined;
  const unit = end - i === 2 && /^\s[a-z]/.test(text.slice(last, last + 2));
  if (end - i >= 3 || (end - i === 2 && (signs || unit))) return { start, end: last, label: '' };
  return undefined;
}
