import type { TextRange } from '../text/types';
import type { MappedText, Piece } from './types';

/** Collects runs of text with their places in the source; runs that touch are merged. */
export class MappedBuilder {
  readonly pieces: Piece[] = [];
  #chunks: string[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Characters that stand in the source as they are, from `start` on. */
  verbatim(text: string, start: number): void {
    if (text === '') return;
    const last = this.pieces[this.pieces.length - 1];
    if (last && last.at + last.length === this.#length && last.end === start && last.length === last.end - last.start) {
      last.length += text.length;
      last.end += text.length;
    } else {
      this.pieces.push({ at: this.#length, length: text.length, start, end: start + text.length });
    }
    this.#push(text);
  }

  /** Characters that `source.slice(start, end)` stands for, such as `&` for `&amp;`. */
  decoded(text: string, start: number, end: number): void {
    if (text === '') return;
    // A piece of equal lengths promises equal characters; where that cannot be promised, the text becomes a joint.
    if (text.length !== end - start) this.pieces.push({ at: this.#length, length: text.length, start, end });
    this.#push(text);
  }

  /** Characters that stand nowhere in the source. */
  joint(text: string): void {
    this.#push(text);
  }

  /** Appends a text that is mapped already. */
  append(part: MappedText): void {
    const base = this.#length;
    for (const piece of part.pieces) this.pieces.push({ ...piece, at: piece.at + base });
    this.#push(part.text);
  }

  build(): MappedText {
    return { text: this.#chunks.length === 1 ? this.#chunks[0]! : this.#chunks.join(''), pieces: this.pieces };
  }

  #push(text: string): void {
    this.#chunks.push(text);
    this.#length += text.length;
  }
}

export const EMPTY: MappedText = { text: '', pieces: [] };

export function isVerbatim(piece: Piece): boolean {
  return piece.length === piece.end - piece.start;
}

/** The source itself, from `start` to `end`. */
export function verbatim(source: string, start: number, end: number): MappedText {
  return start >= end ? EMPTY : { text: source.slice(start, end), pieces: [{ at: 0, length: end - start, start, end }] };
}

/** Index of the first piece that ends after `at`. */
function firstPieceAfter(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle]!;
    if (piece.at + piece.length <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Part of a piece between two offsets of the text; a decoded piece is not divisible and keeps its whole source. */
function cutPiece(piece: Piece, from: number, to: number): Piece | undefined {
  const at = Math.max(piece.at, from);
  const end = Math.min(piece.at + piece.length, to);
  if (at >= end) return undefined;
  if (!isVerbatim(piece)) {
    return end - at === piece.end - piece.start
      ? undefined
      : { at: at - from, length: end - at, start: piece.start, end: piece.end };
  }
  const start = piece.start + (at - piece.at);
  return { at: at - from, length: end - at, start, end: start + (end - at) };
}

export function sliceMapped(mapped: MappedText, from: number, to: number): MappedText {
  if (from <= 0 && to >= mapped.text.length) return mapped;
  const pieces: Piece[] = [];
  for (let i = firstPieceAfter(mapped.pieces, from); i < mapped.pieces.length; i++) {
    const piece = mapped.pieces[i]!;
    if (piece.at >= to) break;
    const cut = cutPiece(piece, from, to);
    if (cut) pieces.push(cut);
  }
  return { text: mapped.text.slice(from, to), pieces };
}

/** The smallest range that covers `text.slice(start, end)` in the source; empty where the slice is all joints. */
export function sourceSpan(mapped: MappedText, start: number, end: number): TextRange {
  let first = -1;
  let last = -1;
  for (let i = firstPieceAfter(mapped.pieces, start); i < mapped.pieces.length; i++) {
    const piece = mapped.pieces[i]!;
    if (piece.at >= end) break;
    const verbatimPiece = isVerbatim(piece);
    const from = verbatimPiece ? piece.start + Math.max(0, start - piece.at) : piece.start;
    const to = verbatimPiece ? piece.end - Math.max(0, piece.at + piece.length - end) : piece.end;
    if (first < 0 || from < first) first = from;
    if (to > last) last = to;
  }
  if (first >= 0) return { start: first, end: last };
  const before = mapped.pieces[firstPieceAfter(mapped.pieces, start) - 1] ?? mapped.pieces[0];
  const offset = before ? (before.at < start ? before.end : before.start) : 0;
  return { start: offset, end: offset };
}

/** Without white space at both ends. */
export function trimMapped(mapped: MappedText): MappedText {
  const text = mapped.text;
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return sliceMapped(mapped, start, end);
}

export function joinMapped(parts: readonly MappedText[], joint: string): MappedText {
  const builder = new MappedBuilder();
  parts.forEach((part, i) => {
    if (i > 0) builder.joint(joint);
    builder.append(part);
  });
  return builder.build();
}

/**
 * Trims, and folds every run of white space to one space. A single space keeps its place in the source; a longer run
 * becomes a joint, because a piece must never promise characters that are not there.
 */
export function foldMapped(mapped: MappedText): MappedText {
  const trimmed = trimMapped(mapped);
  if (!/[\t\n\v\f\r\u00a0\u2028\u2029]| {2}/.test(trimmed.text)) return trimmed;
  const builder = new MappedBuilder();
  const runs = /[ \t\n\v\f\r\u00a0\u2028\u2029]+/g;
  let at = 0;
  for (let run = runs.exec(trimmed.text); run; run = runs.exec(trimmed.text)) {
    if (run[0] === ' ') continue;
    builder.append(sliceMapped(trimmed, at, run.index));
    builder.joint(' ');
    at = run.index + run[0].length;
  }
  builder.append(sliceMapped(trimmed, at, trimmed.text.length));
  return builder.build();
}

/** `inner` maps into `outer.text`; the result maps into the source of `outer`. */
export function composeMapped(inner: MappedText, outer: MappedText): MappedText {
  const pieces: Piece[] = [];
  for (const piece of inner.pieces) {
    if (!isVerbatim(piece)) {
      const span = sourceSpan(outer, piece.start, piece.end);
      if (span.end - span.start !== piece.length && span.end > span.start) pieces.push({ ...piece, ...span });
      continue;
    }
    for (let i = firstPieceAfter(outer.pieces, piece.start); i < outer.pieces.length; i++) {
      const under = outer.pieces[i]!;
      if (under.at >= piece.end) break;
      const cut = cutPiece(under, piece.start, piece.end);
      if (cut) pieces.push({ ...cut, at: cut.at + piece.at });
    }
  }
  return { text: inner.text, pieces };
}

export function composeRange(range: TextRange, outer: MappedText): TextRange {
  return sourceSpan(outer, range.start, Math.max(range.end, range.start));
}

export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2028 || code === 0x2029 || code === 0xfeff;
}
