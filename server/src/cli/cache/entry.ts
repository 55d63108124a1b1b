import { createHash } from 'node:crypto';
import type { FixEdits } from '../../reports/formats';
import type { NotReviewed, ProcurementFileReview } from '../../review/types';

/** What a review came to, before a baseline or an option takes anything out of it. Plain data. */
export interface Entry {
  /** Undefined where no document is a procurement document. */
  review?: ProcurementFileReview;
  notReviewed: NotReviewed[];
  /** SHA-256 of each document in hexadecimal, by path. */
  hashes: Record<string, string>;
  /** The edits of each finding's fixes, in the order of the findings, where they were asked for. */
  fixes?: FixEdits[][];
}

const magic = 'civicclause cache 1';
const anyVersion = /^civicclause cache \d+ /;
/** What follows the magic on the first line: key and digest. */
const firstLine = new RegExp(`^${magic} ([0-9a-f]{64}) ([0-9a-f]{64})$`);

/** An entry's file: a line with key and digest, a line with its documents, then the entry in JSON. */
export function encodeEntry(entry: Entry, key: string, documents: readonly string[]): string {
  const rest = `${JSON.stringify(documents)}\n${JSON.stringify(entry)}\n`;
  return `${magic} ${key} ${sha256(rest)}\n${rest}`;
}

/** Undefined for what is no entry, or not all of one. */
export function decodeEntry(text: string): { key: string; entry: Entry } | undefined {
  const end = text.indexOf('\n');
  const [, key, digest] = firstLine.exec(text.slice(0, end)) ?? [];
  const rest = text.slice(end + 1);
  if (key === undefined || sha256(rest) !== digest) return undefined;
  return { key, entry: JSON.parse(rest.slice(rest.indexOf('\n') + 1)) as Entry };
}

/** Bytes from which `keyIn` reads. */
export const keyLength = 160;

/** The key that the beginning of a file names; undefined for what is no entry of this version. */
export function keyIn(beginning: string): string | undefined {
  return firstLine.exec(beginning.slice(0, beginning.indexOf('\n')))?.[1];
}

/** The documents that the beginning of a file names; undefined for one of another version, `'broken'` for what is no entry at all. */
export function documentsIn(beginning: string): string[] | 'broken' | undefined {
  const [first = '', second = ''] = beginning.split('\n', 2);
  if (!firstLine.test(first)) return anyVersion.test(first) ? undefined : 'broken';
  try {
    const list: unknown = JSON.parse(second);
    return Array.isArray(list) && list.every((path) => typeof path === 'string') ? list : 'broken';
  } catch {
    return 'broken';
  }
}

/** In hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
