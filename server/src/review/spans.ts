import type { Evidence } from '../detection/types';
import { type Document, plainText, rangeAt } from '../documents';
import type { Language, TextRange } from '../text/types';
import type { Render, Span } from './types';

/** Evidence as it stands in the review JSON. */
export function spanOf(evidence: Evidence, documents: Document[], render: Render, language: Language): Span | undefined {
  const document = documents[evidence.document];
  if (!document) return undefined;
  const { value, role, because } = evidence;
  return {
    document: document.path,
    range: rangeAt(document, evidence),
    text: evidence.text,
    ...(value ? { value } : {}),
    ...(role ? { role } : {}),
    ...(because ? { because: render(because, language) } : {}),
  };
}

export function spansOf(evidence: Evidence[], documents: Document[], render: Render, language: Language): Span[] {
  return evidence.map((one) => spanOf(one, documents, render, language)).filter((span) => span !== undefined);
}

export function spanAt(document: Document, range: TextRange): Span {
  return { document: document.path, range: rangeAt(document, range), text: plainText(document, range) };
}
