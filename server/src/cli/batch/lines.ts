/** A line of a stream, from 1. `bytes` is missing when it is longer than was allowed; `length` counts them. */
export interface Line {
  number: number;
  length: number;
  bytes?: Uint8Array;
}

const lineFeed = 0x0a;
const blanks = [0x20, 0x09, 0x0d];
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * The lines of a stream that hold something, as they come: the stream is read no further than what is asked for, and of a
 * line longer than the limit (bytes) nothing is kept. Each line's bytes are its own, so that they can be handed over.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array | string>, limit: number): AsyncGenerator<Line, void, undefined> {
  let number = 1;
  let pieces: Uint8Array[] = [];
  let length = 0;
  const add = (piece: Uint8Array) => {
    length += piece.length;
    if (length <= limit) pieces.push(piece);
    else pieces = [];
  };
  const take = (): Line | undefined => {
    const line = length > limit ? { number, length } : lineFrom(pieces, number, length);
    number++;
    pieces = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      add(bytes.subarray(start, end));
      start = end + 1;
      const line = take();
      if (line) yield line;
    }
    add(bytes.subarray(start));
  }
  const last = take();
  if (last) yield last;
}

function lineFrom(pieces: Uint8Array[], number: number, length: number): Line | undefined {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  const marked = number === 1 && byteOrderMark.every((byte, index) => bytes[index] === byte);
  const own = marked ? bytes.slice(byteOrderMark.length) : bytes;
  return own.every((byte) => blanks.includes(byte)) ? undefined : { number, length, bytes: own };
}
