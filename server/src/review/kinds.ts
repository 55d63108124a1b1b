import { fileKind } from '../detection';
import type { Document, Part } from '../documents';
import { draftKind } from '../playbook/types';

/** The documents reviewed together. */
export interface ReviewedFile {
  name: string;
  documents: Document[];
}

/**
 * The part a file is judged by, and in which a missing clause belongs: its first agreement, else its first RFP, else its
 * first annex. None when no part is recognised as a procurement document.
 */
export function principalPart(documents: Document[]): { document: Document; index: number; part: Part } | undefined {
  const parts = documents.flatMap((document, index) => document.parts.map((part) => ({ document, index, part })));
  const kind = fileKind(documents);
  return parts.find(({ part }) => part.kind === kind) ?? parts.find(({ part }) => part.kind !== 'other');
}

/** Whether the file is nothing but annexes: what it does not settle is the main agreement's affair. */
export function isAnnexAlone(documents: Document[]): boolean {
  const kinds = documents.flatMap((document) => document.parts.map((part) => part.kind)).filter((kind) => kind !== 'other');
  return kinds.length > 0 && kinds.every((kind) => kind === 'annex');
}

/** Kind of the part that holds an offset, for severities. */
export function kindAt(document: Document | undefined, offset: number) {
  const parts = document?.parts ?? [];
  const part = parts.find(({ range }) => offset >= range.start && offset < range.end) ?? parts.at(-1);
  return draftKind(part?.kind ?? 'agreement');
}
