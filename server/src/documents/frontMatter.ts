import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { saidBy } from '../text/failure';
import { message } from '../text/message';
import type { Language, TextRange } from '../text/types';
import { type Flow, rich } from './flow';
import { linesBetween } from './lines';
import { verbatim } from './mapped';
import { plainKeys } from './plainKeys';
import { lineAt, lineStartsOf } from './positions';
import { nestedTooDeep } from './schema/yamlDepth';
import type { DocumentOptions, Kind, ReadingProblem, WrittenDecision } from './types';

const KINDS: readonly Kind[] = ['rfp', 'agreement', 'annex', 'other'];
const LANGUAGES: readonly Language[] = ['en', 'fr'];
const OPTIONS = ['kind', 'language', 'subject', 'off', 'decisions'];
const LONGEST = 20_000;

export interface FrontMatterReading {
  range: TextRange;
  options: DocumentOptions;
  problems: ReadingProblem[];
  flows: Flow[];
  /** `lang: fr` and the like, which speak for the page rather than to us. */
  language?: Language;
  title: string;
}

export interface Origin {
  path: string;
  source: string;
  lineStarts: readonly number[];
}

/** A text whose lines are counted when somebody asks. */
export function originOf(path: string, source: string): Origin {
  let lineStarts: readonly number[] | undefined;
  return {
    path,
    source,
    get lineStarts() {
      lineStarts ??= lineStartsOf(source);
      return lineStarts;
    },
  };
}

/** Reads the front matter a Markdown document starts with, if it has any. */
export function readFrontMatter(origin: Origin, start: number): FrontMatterReading | undefined {
  const { source } = origin;
  const fence = /^---[ \t]*\r?\n/.exec(source.slice(start, start + 80));
  if (!fence) return undefined;
  const bodyStart = start + fence[0].length;
  // With its line break: the text starts on the next line.
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|\r?$(?![\s\S]))/gm;
  closing.lastIndex = bodyStart;
  const head = source.slice(0, bodyStart + LONGEST);
  const close = closing.exec(head);
  if (!close) return undefined;
  const range = { start, end: close.index + close[0].length };
  const body = source.slice(bodyStart, close.index);
  const looksLikeKeys = /^\s*(?:#.*\r?\n\s*)*["']?[\w-]+["']?[ \t]*:/.test(body);
  const empty = body.trim() === '';
  if (!looksLikeKeys && !empty) return undefined;
  const reading: FrontMatterReading = {
    range,
    options: {},
    problems: [],
    flows: metadataLines(source, bodyStart, close.index),
    title: '',
  };
  try {
    readKeys(body, reading, origin, bodyStart);
  } catch (error) {
    reading.problems.push(frontMatterProblem(origin, bodyStart, saidBy(error)));
  }
  return reading;
}

/** Reads the keys of front matter into its reading. */
function readKeys(body: string, reading: FrontMatterReading, origin: Origin, bodyStart: number): void {
  const plain = plainKeys(body);
  if (plain && !plain.has('civicclause')) {
    readNames((key) => plain.get(key), reading);
    return;
  }
  const deep = nestedTooDeep(body);
  if (deep !== undefined) {
    const [at, { path }] = [bodyStart + deep, origin];
    const line = lineAt(origin.lineStarts, at) + 1;
    reading.problems.push({
      code: 'front-matter',
      range: { start: at, end: at },
      line,
      message: message('input.front-matter-depth', { path, line }),
    });
    return;
  }
  const counter = new LineCounter();
  const document = parseDocument(body, { lineCounter: counter, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const error = document.errors[0];
  if (error) reading.problems.push(frontMatterProblem(origin, bodyStart + error.pos[0], error.message));
  if (!isMap(document.contents)) return;
  const { contents } = document;
  const { options, problems } = readOptions(contents.get('civicclause', true), origin, bodyStart);
  reading.options = options;
  reading.problems.push(...problems);
  readNames((key) => contents.get(key), reading);
}

/** What the page says of itself. */
function readNames(read: (key: string) => unknown, reading: FrontMatterReading): void {
  for (const key of ['lang', 'language', 'langue', 'locale']) {
    const value = read(key);
    const found = typeof value === 'string' ? LANGUAGES.find((each) => value.toLowerCase().startsWith(each)) : undefined;
    if (found) reading.language ??= found;
  }
  const title = read('title') ?? read('titre');
  if (typeof title === 'string') reading.title = title;
}

function frontMatterProblem(origin: Origin, at: number, error: string): ReadingProblem {
  const line = lineAt(origin.lineStarts, at) + 1;
  return {
    code: 'front-matter',
    range: { start: at, end: at },
    line,
    message: message('input.front-matter', { path: origin.path, line, error }),
  };
}

function metadataLines(source: string, start: number, end: number): Flow[] {
  return linesBetween(source, start, end)
    .filter((line) => /[\p{L}\d]/u.test(source.slice(line.start, line.end)))
    .map((line) => ({ type: 'aside', role: 'metadata', content: rich(verbatim(source, line.start, line.end)), range: line }));
}

/** Checks the value of the key `civicclause`; a wrong value is named with what is allowed and otherwise left out. */
export function readOptions(
  node: unknown,
  origin: Origin,
  base: number,
): { options: DocumentOptions; problems: ReadingProblem[] } {
  const options: DocumentOptions = {};
  const problems: ReadingProblem[] = [];
  const rangeOf = (at: unknown): TextRange => {
    const [start, end] = hasRange(at) ? at.range : [0, 0];
    return { start: base + start, end: base + end };
  };
  const lineOf = (at: unknown): number => lineAt(origin.lineStarts, rangeOf(at).start) + 1;
  const refuse = (key: string, at: unknown, allowed: readonly string[]): void => {
    const range = rangeOf(at);
    const line = lineOf(at);
    problems.push({
      code: 'front-matter-option',
      range,
      line,
      message: message('input.front-matter-option', { path: origin.path, line, key, allowed: [...allowed] }),
    });
  };
  if (node === undefined || node === null || (isScalar(node) && node.value === null)) return { options, problems };
  if (!isMap(node)) {
    refuse('civicclause', node, OPTIONS);
    return { options, problems };
  }
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const value = pair.value;
    if (key === 'kind') {
      const kind = KINDS.find((each) => isScalar(value) && each === value.value);
      if (kind) options.kind = kind;
      else refuse('civicclause.kind', value ?? pair.key, KINDS);
    } else if (key === 'language') {
      const language = LANGUAGES.find((each) => isScalar(value) && each === value.value);
      if (language) options.language = language;
      else refuse('civicclause.language', value ?? pair.key, LANGUAGES);
    } else if (key === 'subject' || key === 'off') {
      const list = stringsOf(value);
      if (list) options[key] = list.map(({ text }) => text);
      else refuse(`civicclause.${key}`, value ?? pair.key, []);
      if (list && key === 'subject') options.subjectPlaces = list.map(({ node }) => rangeOf(node));
    } else if (key === 'decisions') {
      if (isSeq(value)) options.decisions = value.items.map((item) => ({ line: lineOf(item), keys: keysOf(item, lineOf) }));
      else refuse('civicclause.decisions', value ?? pair.key, []);
    } else refuse(`civicclause.${key}`, pair.key, OPTIONS);
  }
  return { options, problems };
}

/** The keys of a group, each with its text as written: a number and a date are text too. */
function keysOf(node: unknown, lineOf: (at: unknown) => number): WrittenDecision['keys'] {
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key)) return [];
    const text = !isScalar(value) ? null : typeof value.value === 'string' ? value.value : (value.source ?? '');
    return [{ key: String(key.value), value: text, line: lineOf(key) }];
  });
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && Array.isArray((node as { range?: unknown }).range);
}

function stringsOf(node: unknown): { text: string; node: unknown }[] | undefined {
  if (isScalar(node)) return typeof node.value === 'string' ? [{ text: node.value, node }] : undefined;
  const items =
    typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items) ? node.items : undefined;
  if (!items) return undefined;
  const strings = items.map((item) =>
    isScalar(item) && typeof item.value === 'string' ? { text: item.value, node: item } : undefined,
  );
  return strings.every((item) => item !== undefined) ? strings : undefined;
}
