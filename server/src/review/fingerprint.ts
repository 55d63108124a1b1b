/** The FNV prime is 2⁴⁰ and this. */
const PRIME = 0x1b3;

/** 64-bit FNV-1a of a text's UTF-16 code units, low byte first, as 16 hexadecimal digits. Identifies, does not protect. */
export function hash(text: string): string {
  // Two halves of 32 bits; products of 16 bits with the prime stay whole in them.
  let high = 0xcbf29ce4 | 0;
  let low = 0x84222325 | 0;
  for (let i = 0; i < 2 * text.length; i++) {
    const code = text.charCodeAt(i >> 1);
    low ^= (i & 1) === 0 ? code & 0xff : code >> 8;
    const lower = (low & 0xffff) * PRIME;
    const upper = (low >>> 16) * PRIME + (lower >>> 16);
    high = (Math.imul(high, PRIME) + (upper >>> 16) + (low << 8)) | 0;
    low = ((upper & 0xffff) << 16) | (lower & 0xffff);
  }
  return hexadecimal(high) + hexadecimal(low);
}

function hexadecimal(half: number): string {
  return (half >>> 0).toString(16).padStart(8, '0');
}

/** Gives findings their fingerprints: equal wordings found twice are told apart by their order. */
export class Fingerprints {
  readonly #file: string;
  readonly #seen = new Map<string, number>();

  constructor(file: string) {
    this.#file = file;
  }

  /** `about`: the wording the finding is about, or the kind of the part when it is about an absence. */
  of(rule: string, code: string, about: string): string {
    const quotation = about.replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 500);
    const key = [rule, code, this.#file, quotation].join('\u0000');
    const ordinal = this.#seen.get(key) ?? 0;
    this.#seen.set(key, ordinal + 1);
    return hash(ordinal === 0 ? key : `${key}\u0000${ordinal}`);
  }
}
