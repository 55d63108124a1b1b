import { readDocument } from './read';
import type { Document, DocumentInput } from './types';

/** Words of a request for bids, for documents with no other sign of what they are. */
const ABOUT_BIDS = /\b(?:proposals?|bidders?|tenders?|rfp|soumissions?|soumissionnaires?|propositions?|appel d.offres)\b/i;

/** Reads a document the user asked for by name: never as `other`, but as its likeliest kind, with the little confidence there is. */
export function readRequested(input: DocumentInput): Document {
  const document = readDocument(input);
  if (document.parts.some(({ kind }) => kind !== 'other')) return document;
  const forced = readDocument({ ...input, kind: ABOUT_BIDS.test(input.text) ? 'rfp' : 'agreement' });
  // As sure as the reader was unsure that it is neither.
  const kindConfidence = Math.round((1 - Math.max(...document.parts.map((part) => part.kindConfidence))) * 100) / 100;
  return { ...forced, parts: forced.parts.map((part) => ({ ...part, kindConfidence, kindSource: 'detected' })) };
}
