import { readDocument } from './read';
import type { Document, DocumentInput, Kind } from './types';

/** Words of a request for bids, for documents with no other sign of what they are. */
const ABOUT_BIDS = /\b(?:proposals?|bidders?|tenders?|rfp|soumissions?|soumissionnaires?|propositions?|appel d.offres)\b/i;

/** Reads a document the user asked for by name: never as `other`, but as its likeliest kind, with the little confidence there is. */
export function readRequested(input: DocumentInput): Document {
  return asRequested((kind) => readDocument(kind ? { ...input, kind } : input));
}

/** The same for a document that can be read as any kind: `read` reads it as the kind given, else as what it looks like. */
export function asRequested(read: (kind?: Kind) => Document): Document {
  const document = read();
  if (document.parts.some(({ kind }) => kind !== 'other')) return document;
  // As sure as the reader was unsure that it is neither.
  const kindConfidence = Math.round((1 - Math.max(...document.parts.map((part) => part.kindConfidence))) * 100) / 100;
  const forced = read(ABOUT_BIDS.test(document.source) ? 'rfp' : 'agreement');
  return { ...forced, parts: forced.parts.map((part) => ({ ...part, kindConfidence, kindSource: 'detected' })) };
}
