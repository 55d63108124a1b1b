import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hash } from '../../../server/src/review/fingerprint';

/** FNV-1a as it is defined, over the bytes of UTF-16 (little-endian). */
function defined(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text, 'utf16le')) value = ((value ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return value.toString(16).padStart(16, '0');
}

test('a fingerprint is the FNV-1a of its text, the same in every version', () => {
  expect(hash('')).toBe('cbf29ce484222325');
  expect(hash('data-location')).toBe(defined('data-location'));
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => hash(text) === defined(text)));
});
