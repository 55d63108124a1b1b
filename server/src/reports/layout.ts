/** Fixed-width layout: measuring, cutting and wrapping text for a terminal, and colour. Widths are in columns. */
import { inert } from '../text/inert';

export type Style = (text: string) => string;
export type StyleName = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

const codes: Record<StyleName, readonly [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

/** Styles as ANSI escape sequences, or as nothing at all. */
export function styles(colour: boolean): Record<StyleName, Style> {
  const entries = Object.entries(codes).map(([name, [on, off]]) => [
    name,
    colour ? (text: string) => `\x1b[${on}m${text}\x1b[${off}m` : (text: string) => text,
  ]);
  return Object.fromEntries(entries) as Record<StyleName, Style>;
}

/**
 * Text of a document on one line, safe to print: no control characters (a document must not drive the terminal), no
 * invisible marks that reorder the line, white space folded.
 */
export function printable(text: string): string {
  const folded = text.replace(/[\s\u200b\u2028\u2029\ufeff]+/gu, (space) => (/^[\u00a0\u202f]$/.test(space) ? space : ' '));
  return inert(folded).trim();
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const zero = /[\p{Mn}\p{Me}\u200c\u200d]/u;
const ascii = /^[\x20-\x7e]*$/;

export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += zero.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** The text cut to a width, at a word where one ends near, with an ellipsis when something was cut. */
export function clip(text: string, width: number): string {
  // Far more than fits: no need to measure the rest of a long line.
  const start = text.length > width * 4 ? text.slice(0, width * 4) : text;
  if (start === text && widthOf(text) <= width) return text;
  let used = 0;
  let kept = '';
  for (const character of start) {
    used += widthOf(character);
    if (used > width - 1) break;
    kept += character;
  }
  const space = kept.lastIndexOf(' ');
  return `${(space > kept.length * 0.7 ? kept.slice(0, space) : kept).trimEnd()}…`;
}

/** Lines of at most the width; breaks at spaces (not at no-break spaces), and inside a word only when it alone is too long. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/).flatMap((word) => pieces(word, width))) {
    if (line && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) lines.push(line);
  return lines;
}

function pieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return word ? [word] : [];
  const result: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const columns = widthOf(character);
    if (used + columns > width) {
      result.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += columns;
  }
  return [...result, piece];
}

/** Wrapped text under a hanging indent: `first` begins the first line, the others are indented as told or as far. */
export function hang(first: string, text: string, width: number, indent = widthOf(first)): string[] {
  const room = Math.max(20, width - indent);
  // What `first` takes beyond the indent is held free on the first line.
  const held = '\u00a0'.repeat(Math.max(0, Math.min(room - 1, widthOf(first) - indent)));
  const margin = ' '.repeat(indent);
  return wrap(held + text, room).map((line, index) => (index === 0 ? first + line.slice(held.length) : margin + line));
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
