import { type EvidenceMark, evidenceMarks } from '../../review';
import type { Analysis } from '../analysis';

const known = new WeakMap<Analysis, EvidenceMark[]>();

/** What counts as evidence in a document, in the order of the text; none in a document that is not recognised. */
export function marksOf(analysis: Analysis): EvidenceMark[] {
  if (!analysis.recognised) return [];
  let marks = known.get(analysis);
  if (!marks) {
    marks = evidenceMarks(analysis.document, analysis.file.clauses, analysis.readings);
    known.set(analysis, marks);
  }
  return marks;
}
