import type { Document, Part, Section } from '../documents';
import type { TextRange } from '../text/types';

const LONGEST = 80;

/** Heading words of a section, at most one line. */
export function headingWords(document: Document, section: Section): TextRange {
  const first = section.title.pieces[0];
  const start = first?.start ?? section.headingRange.start;
  const end = section.title.pieces.at(-1)?.end ?? section.headingRange.end;
  return oneLine(document, { start, end });
}

/** The title of a part: its first heading, else its first words, else its beginning. */
export function titleRange(document: Document, part: Part): TextRange {
  const heading = document.sections.find((section) => section.index !== 0 && section.part === part.index);
  const statement = document.statements.find(({ part: index, role }) => index === part.index && role !== 'metadata');
  if (heading && (!statement || heading.headingRange.start <= statement.range.start)) return headingWords(document, heading);
  if (statement) return oneLine(document, statement.range);
  return heading ? headingWords(document, heading) : { start: part.range.start, end: part.range.start };
}

/** Cuts a range at its first line break, and at a length that still reads as a squiggle. */
export function oneLine({ source }: Document, { start, end }: TextRange): TextRange {
  const text = source.slice(start, Math.min(end, start + LONGEST));
  const lineBreak = text.search(/[\r\n]/);
  return { start, end: start + (lineBreak < 0 ? text.length : lineBreak) };
}
