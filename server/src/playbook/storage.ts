import type { PackedPlaybook } from './packed';

// As a file (a Node bundle has it beside it): the count of the numbers, the count of the texts and their lengths in bytes, then the
// numbers, all as 32-bit integers, little end first; then the texts in UTF-8. In a bundle that has no files beside it: strings.

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

/** Characters that need no escape in a string literal, each five bits of a number and whether more follow. */
const DIGITS = 35;
const BACKSLASH = 92;

/** Numbers as a short string, the sign in the lowest bit, five bits a character. */
export function numbersToText(numbers: Int32Array): string {
  let text = '';
  for (const number of numbers) {
    let rest = number < 0 ? ~number * 2 + 1 : number * 2;
    do {
      const more = rest >= 32;
      const digit = DIGITS + (rest & 31) + (more ? 32 : 0);
      text += String.fromCharCode(digit < BACKSLASH ? digit : digit + 1);
      rest >>>= 5;
    } while (rest > 0);
  }
  return text;
}

export function numbersFromText(text: string, count: number): Int32Array {
  const numbers = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    let value = 0;
    let shift = 0;
    let digit: number;
    do {
      const code = text.charCodeAt(at++);
      digit = (code > BACKSLASH ? code - 1 : code) - DIGITS;
      value |= (digit & 31) << shift;
      shift += 5;
    } while (digit >= 32);
    numbers[i] = value & 1 ? ~(value >>> 1) : value >>> 1;
  }
  return numbers;
}
