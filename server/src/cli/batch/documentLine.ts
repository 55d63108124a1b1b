import { isUtf8 } from 'node:buffer';
import { closest } from '../../documents/schema';
import { type Message, message, type ValueWord } from '../../text/message';
import { checkText } from '../decode';
import { type InputProblem, tooLarge } from '../inputs';
import type { DocumentLine } from './job';

const required = ['path', 'text'] as const;
const choices = {
  kind: ['rfp', 'agreement', 'annex', 'other'],
  language: ['en', 'fr'],
  format: ['markdown', 'yaml', 'text'],
} as const;
const keys = [...required, ...Object.keys(choices)];

/**
 * Reads a document off a line of NDJSON (`schemas/document-line.schema.json`), or says what is wrong: with the line, which
 * `path` and `line` name, or with the document on it. `maxSize`: of its text, in bytes.
 */
export function parseDocumentLine(
  { path, line, bytes }: { path: string; line: number; bytes: Uint8Array },
  maxSize: number,
): DocumentLine | InputProblem {
  const invalid = (text: Message): InputProblem => ({ path, line, code: 'invalid-line', message: text });
  if (!isUtf8(bytes)) return { path, line, code: 'invalid-utf8', message: message('input.invalid-utf8', { path, line }) };
  const value = parse(bytes);
  if (!isObject(value)) return invalid(message('input.invalid-line', { path, line }));
  const wrong = problemWith(value);
  if (wrong) return invalid(wrong);
  // A key without a value, as tables of data write it, is a key left out.
  const document = Object.fromEntries(Object.entries(value).filter(([, held]) => held !== null)) as unknown as DocumentLine;
  const size = Buffer.byteLength(document.text);
  if (size > maxSize) return tooLarge(document.path, size, maxSize);
  const checked = checkText(document.path, document.text);
  return 'text' in checked ? document : { path: document.path, ...checked };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8').decode(bytes));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function problemWith(value: Record<string, unknown>): Message | undefined {
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined)
    return message('schema.unknown-key', { key: unknown, suggestion: closest(unknown, keys), allowed: keys });
  const missing = required.find((key) => isAbsent(value[key]));
  if (missing) return message('schema.missing-key', { key: '', missing });
  const untyped = keys.find((key) => !isAbsent(value[key]) && typeof value[key] !== 'string');
  if (untyped) return message('schema.type', { key: untyped, expected: ['text'], found: wordFor(value[untyped]) });
  if (value.path === '') return message('schema.empty', { key: 'path' });
  for (const [key, allowed] of Object.entries(choices)) {
    const found = value[key];
    if (typeof found === 'string' && !allowed.some((word) => word === found))
      return message('schema.one-of', {
        key,
        allowed: [...allowed],
        found: found.slice(0, 60),
        suggestion: closest(found, allowed),
      });
  }
  return undefined;
}

function wordFor(value: unknown): ValueWord {
  if (typeof value === 'number') return Number.isInteger(value) ? 'whole-number' : 'number';
  if (typeof value === 'boolean') return 'yes-no';
  return Array.isArray(value) ? 'list' : 'group';
}
