/** Character classes on UTF-16 code units, written by hand because they are asked for every character of every document. */

const OTHER_LETTER = /\p{L}|\p{M}|\p{Nl}|\p{No}/u;

/** ASCII and Latin letters are answered from the code alone; other scripts by their Unicode category. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0xc0) return code === 0xaa || code === 0xba || code === 0xb5;
  if (code < 0x2000) return code < 0x250 ? code !== 0xd7 && code !== 0xf7 : OTHER_LETTER.test(String.fromCharCode(code));
  if (code < 0x2c00 || (code >= 0xd800 && code < 0xf900)) return false;
  return OTHER_LETTER.test(String.fromCharCode(code));
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isUpper(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  if (!isLetter(code)) return false;
  const character = String.fromCharCode(code);
  return character !== character.toLowerCase();
}

export function isLower(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  return isLetter(code) && !isUpper(code);
}

export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || isOtherSpace(code);
}

function isOtherSpace(code: number): boolean {
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0x85;
}

/** Soft hyphen, zero-width space and joiners, byte order mark: they never separate words. */
export function isInvisible(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff;
}

export function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2018 || code === 0x2bc || code === 0x60 || code === 0xb4;
}

export function isHyphen(code: number): boolean {
  return code === 45 || code === 0x2010 || code === 0x2011;
}

/** Quotes and brackets that close what a sentence ends with. */
export function isCloser(code: number): boolean {
  return code === 34 || code === 39 || code === 41 || code === 93 || code === 0x201d || code === 0x2019 || code === 0xbb;
}

/** Quotes and brackets that open what a sentence begins with. */
export function isOpener(code: number): boolean {
  return code === 34 || code === 39 || code === 40 || code === 91 || code === 0x201c || code === 0x2018 || code === 0xab;
}

/** First index at or after `from` that is not white space. */
export function skipSpaces(text: string, from: number): number {
  let i = from;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** First index at or after `from` that is not a letter. */
export function wordEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && isLetter(text.charCodeAt(i))) i++;
  return i;
}

/** Start of the run of letters that ends before `to`, looking back at most `limit` characters. */
export function wordStart(text: string, to: number, limit = 40): number {
  let i = to;
  while (i > 0 && to - i < limit && isLetter(text.charCodeAt(i - 1))) i--;
  return i;
}
