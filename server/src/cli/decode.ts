import { isUtf8 } from 'node:buffer';
import { type Message, message } from '../text/message';

/** What a file's bytes turned out to be. `path` is only used in messages. */
export type Decoded = { text: string } | { code: 'binary' | 'empty' | 'invalid-utf8'; line?: number; message: Message };

const newline = 0x0a;
/** PDF, ZIP (and so DOCX, XLSX, ODT), the old Office container, RTF, gzip: formats people do pass by mistake. */
const binaryStarts = ['%PDF-', 'PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0', '{\\rtf', '\x1f\x8b'];
const probeLength = 8192;

/** Decodes UTF-8 (with or without byte order mark) and UTF-16 with its mark. Anything else is refused, never guessed. */
export function decode(path: string, bytes: Uint8Array): Decoded {
  const encoding = utf16(bytes);
  if (encoding) return textOrEmpty(path, new TextDecoder(encoding).decode(bytes));
  const start = Buffer.from(bytes.subarray(0, probeLength)).toString('latin1');
  if (start.includes('\0') || binaryStarts.some((magic) => start.startsWith(magic)))
    return { code: 'binary', message: message('input.binary', { path }) };
  if (!isUtf8(bytes)) {
    const line = firstInvalidLine(bytes);
    return { code: 'invalid-utf8', line, message: message('input.invalid-utf8', { path, line }) };
  }
  return textOrEmpty(path, new TextDecoder('utf-8').decode(bytes));
}

/** The same for a text that needs no decoding. */
export function checkText(path: string, text: string): Decoded {
  return text.slice(0, probeLength).includes('\0')
    ? { code: 'binary', message: message('input.binary', { path }) }
    : textOrEmpty(path, text);
}

function textOrEmpty(path: string, text: string): Decoded {
  return text.trim() === '' ? { code: 'empty', message: message('input.empty', { path }) } : { text };
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** 1-based. A line feed is never part of a longer UTF-8 sequence, so lines can be judged one by one. */
function firstInvalidLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(newline, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
