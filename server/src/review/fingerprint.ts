/** The FNV prime is 2⁴⁰ and this; both halves of a product with it are exact as numbers. */
const PRIME = 0x1b3;
const TWO_32 = 2 ** 32;

/** 64-bit FNV-1a of a text's UTF-16 code units, low byte first, as 16 hexadecimal digits. Identifies, does not protect. */
export function hash(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const take = (byte: number): void => {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * PRIME;
    low = product % TWO_32;
    high = (high * PRIME + (product - low) / TWO_32 + ((mixed << 8) >>> 0)) % TWO_32;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    take(code & 0xff);
    take(code >> 8);
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
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
