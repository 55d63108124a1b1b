import type { ClauseReading } from '../detection/types';
import { rangeAt } from '../documents';
import type { Document, PositionRange } from '../documents/types';
import type { ClauseReview, Span } from './types';

/** `counts`: it proves the clause; `weak`: it would, but for a hedge; `contradicts`: it grants the opposite; `near`: it does not count. */
export type EvidenceStatus = 'counts' | 'weak' | 'contradicts' | 'near';

/** What one place of a document means for one clause. */
export interface EvidenceMark {
  clause: string;
  /** Elements it proves; for `near`, the one it comes near, if one in particular. Empty: it deals with the subject of the clause. */
  elements: { id: string; value?: Span['value']; role?: Span['role'] }[];
  status: EvidenceStatus;
  range: PositionRange;
  /** For `near`: why it does not count, in words. */
  because?: string;
}

/**
 * What counts in one document and what comes near, in the order of the text: of each clause and place one mark. A clause keeps the best
 * few sentences for each of its elements; others that say the same are not marked. `reviews` and `readings` are of the same review.
 */
export function evidenceMarks(
  document: Document,
  reviews: readonly ClauseReview[],
  readings: readonly ClauseReading[],
): EvidenceMark[] {
  const byId = new Map(readings.map((reading) => [reading.id, reading]));
  const marks = reviews.flatMap((review) => {
    const hedge = byId.get(review.id)?.hedge;
    return marksOf(review, document.path, hedge && rangeAt(document, hedge));
  });
  return marks.sort((a, b) => compare(a.range.start, b.range.start) || compare(a.range.end, b.range.end));
}

function marksOf(review: ClauseReview, path: string, hedge: PositionRange | undefined): EvidenceMark[] {
  if (review.status === 'not-applicable') return [];
  const marks = new Map<string, EvidenceMark>();
  const markAt = ({ range, because }: Span, status: EvidenceStatus): EvidenceMark => {
    const key = `${range.start.line}:${range.start.character}`;
    let mark = marks.get(key);
    if (!mark) {
      mark = { clause: review.id, elements: [], status, range, ...(because ? { because } : {}) };
      marks.set(key, mark);
    }
    return mark;
  };
  const here = (spans: readonly Span[] = []) => spans.filter(({ document }) => document === path);
  if (review.status === 'contradicted') for (const span of here(review.evidence.slice(0, 1))) markAt(span, 'contradicts');
  for (const { id, evidence } of review.elements)
    for (const span of here(evidence)) {
      const { value, role } = span;
      const status = hedge && compare(span.range.start, hedge.start) === 0 ? 'weak' : 'counts';
      markAt(span, status).elements.push({ id, ...(value ? { value } : {}), ...(role ? { role } : {}) });
    }
  // What defers a clause is relied on, but proves nothing of it.
  for (const span of here(review.evidence)) markAt(span, review.status === 'deferred' ? 'weak' : 'counts');
  for (const { id, near } of review.elements)
    for (const span of here(near)) {
      const mark = markAt(span, 'near');
      if (mark.status === 'near') mark.elements.push({ id });
    }
  for (const span of here(review.near)) markAt(span, 'near');
  return [...marks.values()];
}

function compare(a: PositionRange['start'], b: PositionRange['start']): number {
  return a.line - b.line || a.character - b.character;
}
