import { fileKind, type UnreadText } from '../detection';
import type { Document, Part } from '../documents';
import { draftKind } from '../playbook/types';
import type { Decisions } from '../policy';
import type { Language } from '../text/types';
import type { Locale } from './types';

/** The documents reviewed together. */
export interface ReviewedFile {
  name: string;
  documents: Document[];
  /** Sentences in which no clause was looked for, because matching them failed. */
  unread?: readonly UnreadText[];
  /** What the decisions file says of its document. */
  decisions?: Decisions;
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
  return draftKind(partAt(document, offset)?.kind ?? 'agreement');
}

/** Language of the prose about an offset. */
export function languageAt(document: Document | undefined, offset: number, locale: Locale): Language {
  return locale === 'document' ? (partAt(document, offset)?.language ?? 'en') : locale;
}

function partAt(document: Document | undefined, offset: number): Part | undefined {
  const parts = document?.parts ?? [];
  return parts.find(({ range }) => offset >= range.start && offset < range.end) ?? parts.at(-1);
}
