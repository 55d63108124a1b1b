import type { TextRange } from '../text/types';
import { foldMapped, sliceMapped } from './mapped';
import type { Document, Section } from './types';

/** The sections that enclose a place, outermost first, without the root. */
export function sectionPath(document: Document, sectionIndex: number): Section[] {
  const path: Section[] = [];
  let section = document.sections[sectionIndex];
  while (section && section.index > 0) {
    path.push(section);
    section = document.sections[section.parent];
  }
  return path.reverse();
}

/** The text of a source range as a reader sees it: markup stripped, white space folded. For quotations. */
export function plainText(document: Document, range: TextRange): string {
  const { statements } = document;
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (statements[middle]!.range.start < range.start) low = middle + 1;
    else high = middle;
  }
  // A statement that starts before the range may reach into it.
  while (low > 0 && statements[low - 1]!.range.end > range.start) low--;
  const words: string[] = [];
  let reach = -1;
  for (let i = low; i < statements.length && statements[i]!.range.start < range.end; i++) {
    const statement = statements[i]!;
    // Struck text or a page number in the midst of a sentence is not part of what it says.
    if (statement.range.start < reach && (statement.role === 'struck' || statement.role === 'furniture')) continue;
    reach = Math.max(reach, statement.range.end);
    let from = -1;
    let to = -1;
    for (const piece of statement.pieces) {
      if (piece.end <= range.start || piece.start >= range.end) continue;
      const exact = piece.length === piece.end - piece.start;
      const start = exact ? piece.at + Math.max(0, range.start - piece.start) : piece.at;
      const end = exact ? piece.at + piece.length - Math.max(0, piece.end - range.end) : piece.at + piece.length;
      if (from < 0) from = start;
      to = end;
    }
    if (from >= 0) words.push(foldMapped(sliceMapped(statement, from, to)).text);
  }
  return words.filter((text) => text !== '').join(' ');
}
