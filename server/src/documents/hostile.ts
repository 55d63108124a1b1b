/** No document written by people has so many of these in one piece. */
const MOST_BRACKETS = 4000;
/** Runs of them: `**` is one. */
const MOST_DELIMITERS = 4000;
/** Comments, declarations and instructions, each of which is looked for to its end. */
const MOST_RAW = 600;
const MOST_NOTES = 1000;
/** Lines of one paragraph. */
const MOST_LINES = 3000;
const DEEPEST = 40;
/** Largest piece that is parsed as Markdown at all. */
const LONGEST = 150_000;

/** Would parsing this cost more than its length? Counts what Markdown parsers must match up. */
export function isHostile(text: string): boolean {
  if (text.length > LONGEST) return true;
  // Too short for so many of anything.
  if (text.length > MOST_RAW * 2 && hasHostileMarks(text)) return true;
  return hasHostileLines(text) || deepestIndentation(text) > DEEPEST;
}

/** By character code: what is counted. */
const MARKS = new Uint8Array(127);
for (const character of '[]*_`~<') MARKS[character.charCodeAt(0)] = 1;

/** Too many marks that must be matched up. */
function hasHostileMarks(text: string): boolean {
  let opening = 0;
  let closing = 0;
  let delimiters = 0;
  let tags = 0;
  let raw = 0;
  let notes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 126 || MARKS[code] === 0) continue;
    const next = text.charCodeAt(i + 1);
    if (code === 91) {
      opening++;
      if (next === 94) notes++;
    } else if (code === 93) closing++;
    else if (code === 42 || code === 95 || code === 96 || code === 126) delimiters += next === code ? 0 : 1;
    else if (code === 60) {
      tags++;
      if (next === 33 || next === 63) raw++;
    }
  }
  return (
    Math.max(opening, closing) > MOST_BRACKETS ||
    delimiters > MOST_DELIMITERS ||
    tags > MOST_BRACKETS * 2 ||
    raw > MOST_RAW ||
    notes > MOST_NOTES
  );
}

/** What opens a quote, a list item or a footnote. */
const CONTAINER = /[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)|\[\^[^\]\s]{1,99}\]:)/y;
/** What a line of a paragraph does not start with: a table's row, a heading, a quote or an item. */
const NO_TEXT = /[ \t]*(?:[|#>+*-]|\d{1,9}[.)]|\r?(?:\n|$))/y;

/** Too many containers on one line, or too many lines in one paragraph. */
function hasHostileLines(text: string): boolean {
  const long = text.length > MOST_LINES;
  let lines = 0;
  for (let start = 0; start < text.length; ) {
    let marks = 0;
    // A letter opens nothing.
    if (!isLetter(text.charCodeAt(start)))
      for (CONTAINER.lastIndex = start; CONTAINER.test(text); ) if (++marks > DEEPEST) return true;
    if (long) {
      NO_TEXT.lastIndex = start;
      lines = NO_TEXT.test(text) ? 0 : lines + 1;
      if (lines > MOST_LINES) return true;
    }
    const next = text.indexOf('\n', start);
    if (next < 0) return false;
    start = next + 1;
  }
  return false;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** How many different indentations are open at once: lists in lists. */
export function deepestIndentation(text: string): number {
  const open: number[] = [];
  let deepest = 0;
  for (let at = 0; at < text.length; ) {
    let from = at;
    while (text[from] === ' ') from++;
    while (open.length > 0 && open[open.length - 1]! >= from - at) open.pop();
    open.push(from - at);
    deepest = Math.max(deepest, open.length);
    const next = text.indexOf('\n', from);
    if (next < 0) break;
    at = next + 1;
  }
  return deepest;
}
