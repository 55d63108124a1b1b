import { createRandom } from './generate/random.mjs';

const TYPED = ' and keeps records of it';

/**
 * One-character edits without end, each undone in time: a burst of typing in a paragraph in the middle and back, then single
 * letters anywhere. After a whole round (`period` edits) the text is what it was.
 * @param {readonly string[]} lines of the document, as they are now
 */
export function* typing(lines, seed = 1) {
  const random = createRandom(seed);
  const isProse = (line) => /[a-z]{3,}[^|`]* [a-z]{3,} [a-z]{3,}/.test(line);
  const middle = lines.findIndex((line, index) => index >= lines.length >> 1 && isProse(line));
  if (middle < 0) throw new Error('there is no prose to type in');
  // After a word: in YAML a quoted text is still one.
  const column = /[a-z]{3,}[^|`]* [a-z]{3,}(?= [a-z]{3,})/.exec(lines[middle]);
  const start = column.index + column[0].length;
  for (;;) {
    for (let typed = 0; typed < TYPED.length; typed++) yield { line: middle, character: start + typed, text: TYPED[typed] };
    for (let left = TYPED.length; left > 0; left--) yield { line: middle, character: start + left - 1, removed: 1, text: '' };
    for (let places = 0; places < TYPED.length; places++) {
      const place = anywhere(lines, random);
      yield { ...place, text: 'x' };
      yield { ...place, removed: 1, text: '' };
    }
  }
}

/** Edits until the text is what it was. */
export const period = 4 * TYPED.length;

/** After a letter of any line: in prose, headings, code, tables and definitions alike. */
function anywhere(lines, { whole, pick }) {
  for (;;) {
    const line = whole(0, lines.length - 1);
    const letters = [...lines[line].matchAll(/[A-Za-z]/g)];
    if (letters.length > 0) return { line, character: pick(letters).index + 1 };
  }
}
