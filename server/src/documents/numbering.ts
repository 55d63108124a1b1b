/** Numbering at the start of a paragraph: `9.2`, `9A`, `(a)`, `IV.`, `Article 7`, a bullet. */
export interface Enumerator {
  /** Offset past the numbering and the white space after it. */
  end: number;
  /** As written, without trailing punctuation: `9.2`, `(a)`, `Article 7`; '' for a bullet. */
  number: string;
  kind: 'bullet' | 'decimal' | 'alpha' | 'roman' | 'label';
  /** Shape of its punctuation: siblings share it. */
  shape: string;
  /** Levels of a decimal number; 1 for the others. */
  depth: number;
}

const BULLET = /^(?:[•▪◦·●○■□‣⁃➢✓*+–—-]|o(?= {2,}\S| [A-ZÀ-Ý]))[ \t\u00a0]+/;
const DECIMAL =
  /^(§ ?|(?:sec(?:tion)?|art)\. ?)?(\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?){0,6})(?:\.(?!\d)|\)|(?=\s|$|[ –—-]))[ \t\u00a0]*(?:[–—-][ \t\u00a0]+)?/i;
const PARENTHESISED = /^\(((?:[a-z]{1,2}|[ivxlc]{1,6}|\d{1,3})(?:-[A-Z])?)\)[ \t\u00a0]*/i;
const LETTER = /^((?:[a-z]|[ivxlc]{1,6})(?:-[A-Z])?)([.)])[ \t\u00a0]+/i;
const LABEL =
  /^(article|clause|section|sec\.|schedule|appendix|annexe?|exhibit|attachment|part|partie|chapter|chapitre|titre|volume|lot|addendum)[ \t\u00a0]+(\d{1,3}(?:[.-]\d{1,3})*[A-Z]?|[ivxlc]{1,6}(?:-[A-Z])?|[a-z]{1,2}\d{0,2}|premier|première|one|two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\d])(?:\.(?!\d))?[ \t\u00a0]*/iu;

/** Letters that a label, or the sign of a section, begins with. */
const LABELLED = /[acelpstv]/i;

/** Whether the first characters allow of numbering: most texts are refused by them. */
function mayBeNumbering(text: string): boolean {
  const first = text.charCodeAt(0);
  if (isLetter(first)) {
    const second = text.charCodeAt(1);
    // `o` is a bullet, a letter or numeral with a mark after it is numbering.
    return second === 32 ? first === 111 : !isLetter(second) || /[ivxlc]/i.test(text[1]!) || LABELLED.test(text[0]!);
  }
  return first > 127 || (first >= 48 && first <= 57) || first === 40 || first === 42 || first === 43 || first === 45;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Reads the numbering a text starts with. */
export function enumeratorOf(text: string): Enumerator | undefined {
  if (!mayBeNumbering(text)) return undefined;
  const head = text.length > 60 ? text.slice(0, 60) : text;
  const label = LABEL.exec(head);
  if (label) {
    const word = label[1]!.toLowerCase();
    return { end: label[0].length, number: label[0].trim().replace(/[.]$/, ''), kind: 'label', shape: word, depth: 1 };
  }
  const bullet = BULLET.exec(head);
  if (bullet) return { end: bullet[0].length, number: '', kind: 'bullet', shape: bullet[0].trim(), depth: 1 };
  const decimal = DECIMAL.exec(head);
  if (decimal && decimal[2] === decimal[2]!.toUpperCase()) {
    const depth = decimal[2]!.split('.').length;
    const closed =
      head[decimal[1]?.length ?? 0] !== undefined &&
      /[.)]/.test(decimal[0].slice((decimal[1]?.length ?? 0) + decimal[2]!.length));
    // A bare number needs more than a space to be numbering: `30 days`, `2 copies`.
    if (depth === 1 && !closed && !decimal[1] && !/^\d{1,3}[A-Z]?(?: {2,}|\t+ *| *[–—-] )\S/.test(head)) return undefined;
    const shape = decimal[0].includes(')') ? '1)' : '1.';
    return { end: decimal[0].length, number: (decimal[1] ?? '') + decimal[2]!, kind: 'decimal', shape, depth };
  }
  const parenthesised = PARENTHESISED.exec(head);
  if (parenthesised) return lettered(parenthesised[1]!, parenthesised[0].length, `(${parenthesised[1]})`, '()');
  const letter = LETTER.exec(head);
  if (letter) return lettered(letter[1]!, letter[0].length, letter[1]!, letter[2]!);
  return undefined;
}

function lettered(written: string, end: number, number: string, punctuation: string): Enumerator {
  // `IV-A` was put after `IV` and counts like it.
  const value = written.replace(/-[A-Z]$/i, '');
  if (/^\d/.test(value)) return { end, number, kind: 'decimal', shape: `1${punctuation}`, depth: 1 };
  const upper = value === value.toUpperCase() ? 'A' : 'a';
  const roman = /^[ivxlc]+$/i.test(value) && (value.length > 1 || /^[ivx]$/i.test(value));
  return { end, number, kind: roman ? 'roman' : 'alpha', shape: upper + punctuation, depth: 1 };
}

/** The digits of a number as a path (`9.2` → `9.2`), or '' where there are none. */
export function decimalPath(number: string | undefined): string {
  return /(\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?)*)$/.exec(number ?? '')?.[1] ?? '';
}
