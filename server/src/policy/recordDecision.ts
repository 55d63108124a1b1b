import { isMap, isSeq, type Pair, parseDocument, type Scalar, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { nestedTooDeep } from '../documents/schema';
import type { Language } from '../text/types';
import { type Decision, decisionsFileName, readDecisions } from './decisions';

/** A decision to be written down. */
export type NewDecision = Omit<Decision, 'place'>;

/** One replacement in a text. Offsets are UTF-16 code units. */
export interface Splice {
  start: number;
  end: number;
  newText: string;
}

const HEADER: Record<Language, string> = {
  en: '# Findings we accept, and why. The reasons are ours alone: keep this file out of what is published or sent to the other side.\n',
  fr: "# Constats que nous acceptons, et pourquoi. Les raisons ne regardent que nous : ne pas publier ce fichier ni le remettre à l'autre partie.\n",
};

/** The text of a decisions file that is yet to be made. */
export function newDecisionsFile(decisions: readonly NewDecision[], language: Language): string {
  return HEADER[language] + entriesOf(decisions, '');
}

/**
 * Adds decisions to the text of a decisions file, after the last; all that stands there stays as it is. Undefined where the text is not one
 * that can be added to: it has to be mended first.
 */
export function addToDecisionsFile(text: string, decisions: readonly NewDecision[]): Splice | undefined {
  if (nestedTooDeep(text) !== undefined) return undefined;
  const before = readDecisions(text, decisionsFileName);
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  const root = document.contents;
  if (root !== null && !isSeq(root)) return undefined;
  const splice = root && root.items.length > 0 ? appended(text, root, decisions) : atEnd(text, decisions, root);
  if (!splice) return undefined;
  const after = readDecisions(apply(text, splice), decisionsFileName);
  const added = after.entries.length - before.entries.length === decisions.length;
  return added && after.problems.length === before.problems.length ? splice : undefined;
}

function atEnd(text: string, decisions: readonly NewDecision[], root: YAMLSeq | null): Splice | undefined {
  // `[]` is replaced by a list that can grow.
  if (root?.range) return { start: root.range[0], end: root.range[1], newText: entriesOf(decisions, '').trimEnd() };
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return { start: text.length, end: text.length, newText: eolOf(text, gap + entriesOf(decisions, '')) };
}

function appended(text: string, list: YAMLSeq, decisions: readonly NewDecision[]): Splice | undefined {
  if (list.flow || !list.range) return undefined;
  const lineStart = text.lastIndexOf('\n', list.range[0] - 1) + 1;
  const indent = text.slice(lineStart, list.range[0]);
  if (/\S/.test(indent)) return undefined;
  const at = lastLineEnd(text, list.range[1]);
  return { start: at, end: at, newText: eolOf(text, `\n${entriesOf(decisions, indent).trimEnd()}`) };
}

/**
 * Adds decisions to the `civicclause` key of a YAML text (a whole document, or the inside of front matter). Undefined where that key is
 * written in a way that cannot be added to without rewriting it.
 */
export function addToKeys(text: string, decisions: readonly NewDecision[]): Splice | undefined {
  if (nestedTooDeep(text) !== undefined) return undefined;
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  if (document.errors.length > 0) return undefined;
  const entries = (indent: string) => entriesOf(decisions, indent).trimEnd();
  const root = document.contents;
  if (root === null) return { start: 0, end: 0, newText: eolOf(text, `civicclause:\n  decisions:\n${entries('    ')}\n`) };
  if (!isMap(root) || root.flow) return undefined;
  const own = pairOf(root, 'civicclause');
  if (!own) {
    const start = rangeOf(root.items[0]?.key)?.[0];
    if (start === undefined) return undefined;
    return { start, end: start, newText: eolOf(text, `civicclause:\n  decisions:\n${entries('    ')}\n`) };
  }
  const options = own.value;
  if (!isMap(options)) return undefined;
  if (options.flow) return inFlow(text, options, entries);
  const list = pairOf(options, 'decisions');
  if (list) return isSeq(list.value) && list.value.items.length > 0 ? appended(text, list.value, decisions) : undefined;
  const end = rangeOf(options)?.[1];
  const column = columnOf(text, rangeOf(options.items[0]?.key)?.[0] ?? 0);
  if (end === undefined) return undefined;
  const at = lastLineEnd(text, end);
  const indent = ' '.repeat(column);
  return { start: at, end: at, newText: eolOf(text, `\n${indent}decisions:\n${entries(`${indent}  `)}`) };
}

/** `civicclause: {kind: rfp}` becomes a group of lines. */
function inFlow(text: string, options: YAMLMap, entries: (indent: string) => string): Splice | undefined {
  const range = rangeOf(options);
  if (!range || pairOf(options, 'decisions') || options.items.some(({ key, value }) => hasComment(key) || hasComment(value)))
    return undefined;
  const keys = stringify(options.toJSON(), { lineWidth: 0 }).trimEnd();
  const lines = keys === '{}' ? '' : `${keys.replace(/^/gm, '  ')}\n`;
  const start = text.slice(0, range[0]).trimEnd().length;
  return { start, end: range[1], newText: eolOf(text, `\n${lines}  decisions:\n${entries('    ')}`) };
}

/** Decisions as HTML comments of Markdown, one each, lines ended by `\n`. */
export function decisionsAsComments(decisions: readonly NewDecision[]): string {
  return decisions.map((decision) => `<!-- civicclause-decision\n${commentKeys(decision)}-->\n`).join('\n');
}

/** Two hyphens may end a comment, so they are written as what YAML reads as hyphens. */
function commentKeys(decision: NewDecision): string {
  const { document: _own, ...keys } = keysOf(decision);
  return Object.entries(keys)
    .map(([key, value]) => {
      const plain = stringify({ [key]: value }, { lineWidth: 0 });
      if (!plain.includes('--')) return plain;
      const quoted = stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trimEnd();
      return `${key}: ${quoted.replaceAll('--', '-\\x2d')}\n`;
    })
    .join('');
}

function hasComment(node: unknown): boolean {
  const { comment, commentBefore } = (node ?? {}) as { comment?: string; commentBefore?: string };
  return Boolean(comment ?? commentBefore);
}

function pairOf(map: YAMLMap, name: string): Pair<Scalar> | undefined {
  return (map.items as Pair<Scalar>[]).find(({ key }) => key?.value === name);
}

function rangeOf(node: unknown): [number, number, number] | undefined {
  return (node as { range?: [number, number, number] } | null | undefined)?.range ?? undefined;
}

/** The end of the last line with something on it before an offset. */
function lastLineEnd(text: string, offset: number): number {
  const from = text.slice(0, offset).trimEnd().length;
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function entriesOf(decisions: readonly NewDecision[], indent: string): string {
  return stringify(decisions.map(keysOf), { lineWidth: 0 }).replace(/^(?=.)/gm, indent);
}

function keysOf({ document, rule, code, reason, who, until, quote }: NewDecision): Partial<NewDecision> {
  return {
    ...(document && { document }),
    rule,
    code,
    reason,
    ...(who && { who }),
    ...(until && { until }),
    ...(quote && { quote }),
  };
}

function eolOf(text: string, added: string): string {
  return /\r\n/.test(text) ? added.replaceAll('\n', '\r\n') : added;
}

function apply(text: string, { start, end, newText }: Splice): string {
  return text.slice(0, start) + newText + text.slice(end);
}
