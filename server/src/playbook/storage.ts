import type { PackedPlaybook } from './packed';

// The count of the numbers, the count of the texts and their lengths in bytes, then the numbers, all as 32-bit integers, little end
// first; then the texts in UTF-8.

const BYTES = 4;

export function playbookToBytes({ numbers, texts }: { numbers: Int32Array; texts: readonly string[] }): Uint8Array {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const integers = [numbers.length, texts.length, ...encoded.map(({ length }) => length), ...numbers];
  const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, integers.length * BYTES));
  const view = new DataView(bytes.buffer);
  for (const [index, integer] of integers.entries()) view.setInt32(index * BYTES, integer, true);
  let at = integers.length * BYTES;
  for (const text of encoded) {
    bytes.set(text, at);
    at += text.length;
  }
  return bytes;
}

/** `decode` reads UTF-8. */
export function playbookFromBytes(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): PackedPlaybook {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numberCount = view.getInt32(0, true);
  const textCount = view.getInt32(BYTES, true);
  const numbersAt = (2 + textCount) * BYTES;
  const starts = [numbersAt + numberCount * BYTES];
  for (let i = 0; i < textCount; i++) starts.push(starts[i]! + view.getInt32((2 + i) * BYTES, true));
  return {
    numbers: integers(bytes.subarray(numbersAt, starts[0])),
    text: (index) => decode(bytes.subarray(starts[index], starts[index + 1])),
  };
}

/** The bytes themselves where the machine counts like the file, else a copy. */
function integers(bytes: Uint8Array): Int32Array {
  const littleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;
  if (littleEndian && bytes.byteOffset % BYTES === 0) return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Int32Array.from({ length: bytes.length / BYTES }, (_, index) => view.getInt32(index * BYTES, true));
}
