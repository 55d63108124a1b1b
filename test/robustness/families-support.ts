import type { Format } from '../../server/src/documents/index';

/** A kind of text whose cost may grow faster than its length. */
export interface Family {
  name: string;
  /** The formats it can hurt. */
  formats: readonly Format[];
  /** A text of about `size` UTF-16 code units; twice the size holds twice as much of the same. */
  text(size: number): string;
}

/** Pieces `piece(0)`, `piece(1)`… until the text is `size` characters long. */
export function repeatTo(size: number, piece: (n: number) => string): string {
  const pieces: string[] = [];
  for (let n = 0, length = 0; length < size; n++) {
    const next = piece(n);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
}

/** `unit` over and over, to about `size` characters, between `before` and `after`. */
export const repeated =
  (unit: string, before = '', after = '\n') =>
  (size: number): string =>
    before + unit.repeat(Math.max(1, Math.round(size / unit.length))) + after;

/** Numbered pieces to about `size` characters. */
export const numbered =
  (piece: (n: number) => string, before = '', after = '\n') =>
  (size: number): string =>
    before + repeatTo(size, piece) + after;
