const PRIME = 0x100000001b3n;
const BASIS = 0xcbf29ce484222325n;
const MASK = 0xffffffffffffffffn;

/** 64-bit FNV-1a of a text's UTF-16 code units, as 16 hexadecimal digits. Identifies, does not protect. */
export function hash(text: string): string {
  let value = BASIS;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    value = ((value ^ BigInt(code & 0xff)) * PRIME) & MASK;
    value = ((value ^ BigInt(code >> 8)) * PRIME) & MASK;
  }
  return value.toString(16).padStart(16, '0');
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
