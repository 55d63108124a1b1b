import type { ClauseReading } from '../detection/types';
import { type Document, sourceSpan } from '../documents';
import type { TextRange } from '../text/types';

/** Where a sentence names the document that a clause is left to. Offsets are UTF-16 code units of the source. */
export interface Deferral extends TextRange {
  /** Index of the document that names it. */
  document: number;
  /** As named, such as “Schedule C”. */
  name: string;
}

/** The words that leave a clause to other documents, in the order of the sentences relied on. */
export function deferralsOf({ deferredTo, evidence }: ClauseReading, documents: readonly Document[]): Deferral[] {
  return evidence.flatMap(({ document, statement: index }) => {
    const statement = documents[document]?.statements[index];
    if (!statement) return [];
    const text = statement.text.toLowerCase();
    return deferredTo.flatMap((name) => {
      const at = text.indexOf(name.toLowerCase());
      return at < 0 ? [] : [{ document, name, ...sourceSpan(statement, at, at + name.length) }];
    });
  });
}
