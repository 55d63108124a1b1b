import type { TextEdit } from '../../review/types';
import type { Source } from '../batch/reading';

type Edit = Pick<TextEdit, 'start' | 'end' | 'newText'>;

/** A source with edits in it, none of which touch: in its encoding, and byte for byte as it was elsewhere. */
export function spliced(source: Source, edits: readonly Edit[]): Source {
  const { document, bytes } = source;
  const inOrder = [...edits].sort((a, b) => a.start - b.start);
  const text = joined(
    inOrder,
    (start, end) => document.text.slice(start, end),
    (added) => added,
  ).join('');
  if (!bytes) return { ...source, document: { ...document, text } };
  const places = placesIn(document.text, bytes);
  const pieces = joined(
    inOrder.map(({ start, end, newText }) => ({ start: places.at(start), end: places.at(end), newText })),
    (start, end) => Buffer.from(bytes.subarray(start, end)),
    places.encode,
  );
  return { ...source, document: { ...document, text }, bytes: Buffer.concat(pieces) };
}

/** What stays and what is new, in turn. `kept`: from one place to another, or to the end. */
function joined<T>(edits: readonly Edit[], kept: (start: number, end?: number) => T, encode: (text: string) => T): T[] {
  let from = 0;
  const pieces = edits.flatMap(({ start, end, newText }) => {
    const two = [kept(from, start), encode(newText)];
    from = end;
    return two;
  });
  return [...pieces, kept(from)];
}

/** Where the characters of a decoded text stand in its bytes (see `decode.ts`). Asked in ascending order. */
function placesIn(text: string, bytes: Uint8Array): { at(offset: number): number; encode(text: string): Buffer } {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe)
    return { at: (offset) => 2 + offset * 2, encode: (added) => Buffer.from(added, 'utf16le') };
  if (first === 0xfe && second === 0xff)
    return { at: (offset) => 2 + offset * 2, encode: (added) => Buffer.from(added, 'utf16le').swap16() };
  let known = { offset: 0, place: first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0 };
  return {
    at(offset) {
      known = { offset, place: known.place + Buffer.byteLength(text.slice(known.offset, offset)) };
      return known.place;
    },
    encode: (added) => Buffer.from(added),
  };
}
