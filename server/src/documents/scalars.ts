import type { Scalar } from 'yaml';
import { MappedBuilder, verbatim } from './mapped';
import type { MappedText } from './types';

const ESCAPES: Record<string, string> = {
  '0': ' ',
  a: ' ',
  b: ' ',
  t: '\t',
  n: '\n',
  v: '\n',
  f: '\n',
  r: '',
  e: ' ',
  N: '\n',
  _: '\u00a0',
  L: '\n',
  P: '\n',
};

/**
 * The text of a YAML string, mapped to its source: quotes, escapes and indentation gone. Line breaks stay line breaks, also
 * where YAML would fold them, since the text is then read as Markdown.
 */
export function scalarText(source: string, node: Scalar): MappedText {
  const [start, end] = node.range ?? [0, 0];
  switch (node.type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return blockText(source, start, end);
    case 'QUOTE_DOUBLE':
      return flowText(source, start + 1, source[end - 1] === '"' && end > start + 1 ? end - 1 : end, 'double');
    case 'QUOTE_SINGLE':
      return flowText(source, start + 1, source[end - 1] === "'" && end > start + 1 ? end - 1 : end, 'single');
    default:
      return flowText(source, start, end, 'plain');
  }
}

function blockText(source: string, start: number, end: number): MappedText {
  const headerEnd = source.indexOf('\n', start);
  if (headerEnd < 0 || headerEnd >= end) return verbatim(source, end, end);
  const indentation = indentationOf(source, headerEnd + 1, end);
  const builder = new MappedBuilder();
  for (let at = headerEnd + 1; at < end; ) {
    let lineEnd = source.indexOf('\n', at);
    if (lineEnd < 0 || lineEnd >= end) lineEnd = end;
    let from = at;
    while (from < lineEnd && from - at < indentation && source[from] === ' ') from++;
    const to = source[lineEnd - 1] === '\r' && lineEnd > from ? lineEnd - 1 : lineEnd;
    builder.verbatim(source.slice(from, to), from);
    if (lineEnd < end) builder.verbatim('\n', lineEnd);
    at = lineEnd + 1;
  }
  return builder.build();
}

function indentationOf(source: string, start: number, end: number): number {
  for (let at = start; at < end; ) {
    let lineEnd = source.indexOf('\n', at);
    if (lineEnd < 0 || lineEnd >= end) lineEnd = end;
    let from = at;
    while (from < lineEnd && source[from] === ' ') from++;
    if (from < lineEnd && source[from] !== '\r') return from - at;
    at = lineEnd + 1;
  }
  return 0;
}

function flowText(source: string, start: number, end: number, style: 'plain' | 'single' | 'double'): MappedText {
  const builder = new MappedBuilder();
  let from = start;
  let at = start;
  const flush = (): void => builder.verbatim(source.slice(from, at), from);
  while (at < end) {
    const character = source[at]!;
    if (character === '\n' || character === '\r') {
      flush();
      if (character === '\n') builder.verbatim('\n', at);
      at++;
      while (at < end && (source[at] === ' ' || source[at] === '\t')) at++;
      from = at;
    } else if (style === 'single' && character === "'" && source[at + 1] === "'") {
      at++;
      flush();
      from = ++at;
    } else if (style === 'double' && character === '\\' && at + 1 < end) {
      flush();
      at = from = readEscape(source, at, end, builder);
    } else at++;
  }
  flush();
  return builder.build();
}

/** Reads the escape at a backslash; returns the offset past it. */
function readEscape(source: string, at: number, end: number, builder: MappedBuilder): number {
  const next = source[at + 1]!;
  const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
  if (digits > 0) {
    const hexadecimal = source.slice(at + 2, Math.min(end, at + 2 + digits));
    const code = /^[0-9a-f]+$/i.test(hexadecimal) ? Number.parseInt(hexadecimal, 16) : -1;
    if (code < 0 || code > 0x10ffff) {
      builder.verbatim('\\', at);
      return at + 1;
    }
    builder.decoded(String.fromCodePoint(code), at, at + 2 + hexadecimal.length);
    return at + 2 + hexadecimal.length;
  }
  if (next === '\n' || next === '\r') {
    let past = at + (next === '\r' && source[at + 2] === '\n' ? 3 : 2);
    while (past < end && (source[past] === ' ' || source[past] === '\t')) past++;
    return past;
  }
  const decoded = ESCAPES[next];
  if (decoded === undefined) builder.verbatim(next, at + 1);
  else builder.decoded(decoded, at, at + 2);
  return at + 2;
}
