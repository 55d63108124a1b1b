import { LiveDocument } from './live';
import type { Document, DocumentInput } from './types';

/** Reads a document; never throws, whatever the text. */
export function readDocument(input: DocumentInput): Document {
  return new LiveDocument(input).document();
}
