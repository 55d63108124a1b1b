import type { Document, Section } from '../../documents';
import { isSubNumber } from './numbering';

/** How the document writes a heading of this rank, ready to be filled with a title. */
export interface HeadingManner {
  /** Before the number or title: indentation, `> `, `## `, `**`. */
  lead: string;
  number?: string;
  /** Between number and title: `. `, ` – `. */
  between: string;
  /** After the title: `**`, ` ##`, `.** `. */
  close: string;
  /** The clause's text follows on the same line. */
  runIn: boolean;
  /** A blank line stands between heading and text. */
  spaced: boolean;
  /** Titles are in capitals. */
  capitals: boolean;
  /** Character of the line under the title, if any. */
  underline?: string;
  /** Indentation (or `> `) of the lines of text. */
  indent: string;
}

const LEAD = /^(?:[ \t]|>|#|\*|_|[-+](?=[ \t])|<\/?(?:strong|b|em|i|u)>)*$/;
const BETWEEN = /^(?:[ \t.):*_–—-]|\\(?=[.)])|<\/?(?:strong|b|em|i|u)>)*$/;
const CLOSE = /^(?:[ \t.:*_#–—-]|<\/(?:strong|b|em|i|u)>)*/;

/** Reads the manner of a section's heading; undefined when it carries more than a number and a title (an anchor, a link). */
export function mannerOf(document: Document, section: Section): HeadingManner | undefined {
  const { source } = document;
  const lineStart = source.lastIndexOf('\n', section.headingRange.start - 1) + 1;
  const lineEnd = endOfLine(source, section.headingRange.start);
  const first = section.title.pieces[0];
  const last = section.title.pieces.at(-1);
  const numberAt = section.number === undefined ? -1 : source.indexOf(section.number, lineStart);
  const numberEnd = numberAt < 0 ? -1 : numberAt + section.number!.length;
  if (numberAt > lineEnd) return undefined;
  let titleStart = first?.start ?? numberEnd;
  let titleEnd = last?.end ?? -1;
  if (titleEnd < 0) {
    // A numbered paragraph without words of heading: the title is put before its text.
    if (numberEnd < 0) return undefined;
    const gap = /^[ \t.):*_]*/.exec(source.slice(numberEnd, lineEnd))?.[0] ?? '';
    titleStart = numberEnd + gap.length;
    titleEnd = titleStart;
  }
  if (titleEnd > lineEnd || titleStart < lineStart) return undefined;
  const lead = source.slice(lineStart, numberAt >= 0 && numberAt < titleStart ? numberAt : titleStart);
  const between = numberAt >= 0 && numberEnd <= titleStart ? source.slice(numberEnd, titleStart) : '';
  if (!LEAD.test(lead) || !BETWEEN.test(between)) return undefined;
  const close = titleStart === titleEnd ? '. ' : (CLOSE.exec(source.slice(titleEnd, lineEnd))?.[0] ?? '');
  const rest = source.slice(titleStart === titleEnd ? titleEnd : titleEnd + close.length, lineEnd).trim();
  if (!isBalanced(lead + between, close)) return undefined;
  const runIn = rest !== '' && !/^[{<(]/.test(rest);
  const title = section.title.text;
  return {
    lead,
    number: numberAt >= 0 ? section.number : undefined,
    between,
    close: runIn ? `${close.trimEnd()} ` : close.trimEnd(),
    runIn,
    capitals: title.length > 3 && title === title.toUpperCase() && title !== title.toLowerCase(),
    ...below(document, lead, lineEnd, runIn),
  };
}

/** What the lines under a heading show: an underline, a blank line, the indentation of the text. */
function below(
  document: Document,
  lead: string,
  lineEnd: number,
  runIn: boolean,
): Pick<HeadingManner, 'spaced' | 'underline' | 'indent'> {
  const { source, format } = document;
  const quote = /^[ \t]*(?:>[ \t]?)+/.exec(lead)?.[0];
  const headIndent = quote ?? /^[ \t]*/.exec(lead)?.[0] ?? '';
  if (runIn) return { spaced: false, indent: headIndent };
  const lines = source
    .slice(lineEnd, lineEnd + 2000)
    .split(/\r?\n/)
    .slice(1, 6);
  const under = lines[0]?.replace(/^[ \t>]+/, '') ?? '';
  const underline = /^(?:={3,}|-{3,}|~{3,}|_{3,})[ \t]*$/.test(under) ? under[0] : undefined;
  if (underline) lines.shift();
  const spaced = lines[0] === undefined || lines[0].replace(/^[ \t>]+/, '') === '';
  const body = lines.find((line) => line.trim() !== '');
  const indent = format === 'text' && body !== undefined ? (/^[ \t]*/.exec(body)?.[0] ?? '') : headIndent;
  return { spaced, underline, indent };
}

/** Whether what opens before the title closes after it. */
function isBalanced(opening: string, close: string): boolean {
  const count = (text: string, mark: string) => text.split(mark).length - 1;
  const tags = count(opening, '<') - count(opening, '</') === count(opening + close, '</');
  return tags && ['**', '__'].every((mark) => (count(opening, mark) + count(close, mark)) % 2 === 0);
}

/** The plain form of a style, for a heading that carries more than a number and a title. */
export function usualManner({ source }: Document, { style, number, headingRange }: Section): HeadingManner | undefined {
  const common = { number, between: '. ', runIn: true, spaced: false, capitals: false, indent: '' };
  const line = source.slice(source.lastIndexOf('\n', headingRange.start - 1) + 1, headingRange.end);
  if (style === 'bold' || /^[ \t]*\*\*/.test(line)) return { ...common, lead: '**', close: '.** ' };
  if (style === 'numbered' && number !== undefined) return { ...common, lead: '', close: '. ' };
  return undefined;
}

/** The manner of the last numbered paragraph of an article (`9.3 The Vendor…`), which has no heading of its own. */
export function numberedLineManner({ source }: Document, start: number, end: number, number: string): HeadingManner | undefined {
  let found: HeadingManner | undefined;
  let highest = 0;
  for (const match of source.slice(start, end).matchAll(/^([ \t>]*(?:\*\*|__)?)(\d+(?:\.\d+)+)((?:[.)]|\*\*|__)*[ \t]+)/gm)) {
    const [, lead = '', own = '', between = ''] = match;
    const last = Number(own.slice(own.lastIndexOf('.') + 1));
    if (!isSubNumber(own, number) || last <= highest) continue;
    highest = last;
    const indent = /^[ \t>]*/.exec(lead)?.[0] ?? '';
    const closed = isBalanced(lead + between, '');
    found = {
      lead: closed ? lead : indent,
      number: own,
      between: closed ? between : ' ',
      close: '. ',
      runIn: true,
      spaced: false,
      capitals: false,
      indent,
    };
  }
  return highest > 1 ? found : undefined;
}

/** The manner of a document that has no heading to imitate. */
export function plainManner(document: Document, level: number): HeadingManner {
  const text = document.format === 'text';
  const lead = text ? '' : `${'#'.repeat(Math.min(6, Math.max(1, level)))} `;
  return { lead, between: '', close: '', runIn: false, spaced: true, capitals: text, indent: '' };
}

/** Heading and text of a clause in that manner, lines ended by `\n`, without a final one. */
export function writeClause(
  manner: HeadingManner,
  title: string,
  paragraphs: string[],
  markdown: boolean,
  width: number,
): string {
  const words = manner.capitals ? title.toUpperCase() : title;
  const heading = `${manner.lead}${manner.number ?? ''}${manner.number === undefined ? '' : manner.between}${words}${manner.close}`;
  const quote = manner.indent.includes('>') ? manner.indent.trimEnd() : '';
  const [first = '', ...others] = paragraphs;
  if (manner.runIn) {
    const opening = wrap(`${heading}${first}`, manner.indent, width, true);
    return [opening, ...others.map((text) => wrap(text, manner.indent, width))].join(`\n${quote}\n`);
  }
  const top = manner.underline
    ? `${heading}\n${manner.indent}${manner.underline.repeat(heading.length - manner.lead.length)}`
    : heading;
  // Without a blank line a Markdown paragraph would swallow a heading that is itself a paragraph.
  const spaced = manner.spaced || (markdown && !manner.lead.includes('#') && !manner.underline);
  const body = paragraphs.map((text) => wrap(text, manner.indent, width)).join(`\n${quote}\n`);
  return `${top}\n${spaced ? `${quote}\n` : ''}${body}`;
}

/** Breaks a paragraph into lines of at most `width` characters (0: one line), never inside `[a blank]`. */
export function wrap(text: string, indent: string, width: number, hasIndent = false): string {
  const start = hasIndent ? '' : indent;
  if (width === 0) return `${start}${text}`;
  const lines: string[] = [];
  let line = start;
  for (const word of wordsOf(text)) {
    const empty = line.trim() === '';
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line = empty ? line + word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  let word = '';
  let depth = 0;
  for (const character of text) {
    if (character === '[') depth++;
    else if (character === ']') depth = Math.max(0, depth - 1);
    if (character === ' ' && depth === 0 && word.trim() !== '') {
      words.push(word);
      word = '';
    } else word += character;
  }
  return word === '' ? words : [...words, word];
}

export function endOfLine(source: string, offset: number): number {
  const at = source.indexOf('\n', offset);
  if (at < 0) return source.length;
  return source[at - 1] === '\r' && at - 1 >= offset ? at - 1 : at;
}
