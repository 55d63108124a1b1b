import { validateStructured } from '../documents/schema';
import type { Draft } from './clauseFindings';
import type { FileReviewer } from './context';

/** Mistakes of structured YAML documents against the RFP and agreement schemas, each at the word it is about. */
export function schemaFindings({ documents }: FileReviewer): Draft[] {
  return documents.flatMap((document, index) =>
    validateStructured(document).map(({ severity, range, message }) => ({
      rule: 'schema',
      code: 'schema' as const,
      severity,
      say: () => message,
      document: index,
      range,
      about: document.source.slice(range.start, range.end),
    })),
  );
}
