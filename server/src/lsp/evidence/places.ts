import type { ClauseReading, ClauseStatus } from '../../detection';
import { lineAt } from '../../documents';
import type { Analysis } from '../analysis';

/** Where clauses are dealt with: a heading, or a sentence that has none of its own. */
export interface ClausePlace {
  /** Offset of the line, UTF-16 code units. */
  start: number;
  isHeading: boolean;
  /** Ids, what needs a reader's attention most first. */
  clauses: string[];
}

const order: ClauseStatus[] = ['contradicted', 'weak', 'deferred', 'missing', 'present'];

/** In the order of the text. */
export function clausePlaces(analysis: Analysis): ClausePlace[] {
  const readings = new Map(analysis.readings.map((reading) => [reading.id, reading]));
  const places = new Map<number, ClausePlace>();
  const byStatus = [...analysis.file.clauses].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  for (const { id, status } of byStatus) {
    const reading = readings.get(id);
    if (!reading || !order.includes(status)) continue;
    for (const { start, isHeading } of placesOf(reading, analysis)) {
      const here = places.get(start) ?? { start, isHeading: false, clauses: [] };
      places.set(start, { start, isHeading: here.isHeading || isHeading, clauses: [...here.clauses, id] });
    }
  }
  return [...places.values()].sort((a, b) => a.start - b.start);
}

/** The headings that name the clause, but not those below them; else the line of the sentence it rests on. */
function placesOf({ sections, evidence }: ClauseReading, { document }: Analysis): { start: number; isHeading: boolean }[] {
  const own = new Set(sections.filter((each) => each.document === 0).map(({ section }) => section));
  const headings = [...own].flatMap((index) => {
    const section = document.sections[index];
    return section && index > 0 && !own.has(section.parent) ? [section.headingRange.start] : [];
  });
  const lineStart = (offset: number) => document.lineStarts[lineAt(document.lineStarts, offset)] ?? 0;
  if (headings.length > 0) return headings.map((start) => ({ start: lineStart(start), isHeading: true }));
  return evidence[0] ? [{ start: lineStart(evidence[0].start), isHeading: false }] : [];
}
