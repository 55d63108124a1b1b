import { type Block, type Definition, type Definitions, normalLabel } from './tree';

const LONGEST_LABEL = 999;
const LABEL = /^\[(?:[^[\]\\]|\\.)+\]:/s;
/** A definition on one line, without escapes or references. */
const PLAIN =
  /^\[([^[\]\\]+)\]:[ \t]*(?:<([^<>\\&]*)>|(?!<)([^\s()\\&\p{Cc}]+))(?:[ \t]+(?:"[^"\\]*"|'[^'\\]*'|\([^()\\]*\)))?[ \t]*$/u;

/** What has more than an address after the colon: `[Vendor]: Acme Inc.` */
const TEXT = /^\[[^[\]\\\n]+\]:[ \t]*[^\s<()\\&]+[ \t]+[^\s"'(]/;

/** May the paragraph between `start` (a `[`) and `end` begin with a link definition? */
export function looksLikeDefinition(source: string, start: number, end: number): boolean {
  const head = source.slice(start, Math.min(end, start + LONGEST_LABEL + 10));
  return (LABEL.test(head) && !TEXT.test(head)) || (!head.includes(']') && head.length < end - start);
}

/** The link definition that fills the line. */
export function definitionAt(source: string, start: number, lineEnd: number): Definition | undefined {
  const match = PLAIN.exec(source.slice(start, lineEnd));
  if (!match || match[1]!.length > LONGEST_LABEL || normalLabel(match[1]!) === '') return undefined;
  return { type: 'definition', start, end: lineEnd, label: match[1]!, url: match[2] ?? match[3]! };
}

/** Adds what blocks define, at any depth. */
export function addDefinitions(blocks: readonly Block[], definitions: Definitions): void {
  for (const block of blocks) {
    if (block.type === 'definition') definitions.links.add(normalLabel(block.label));
    else if (block.type === 'footnote') definitions.footnotes.add(normalLabel(block.label));
    if (block.type === 'list') for (const item of block.items) addDefinitions(item.children, definitions);
    else if (block.type === 'quote' || block.type === 'footnote') addDefinitions(block.children, definitions);
  }
}

/** Those of all parts of a document. */
export function allDefinitions(parts: readonly Definitions[]): Definitions {
  const all: Definitions = { links: new Set(), footnotes: new Set() };
  for (const { links, footnotes } of parts) {
    if (links.size > 0) for (const link of links) all.links.add(link);
    if (footnotes.size > 0) for (const footnote of footnotes) all.footnotes.add(footnote);
  }
  return all;
}

export function isSameDefinitions(one: Definitions, other: Definitions): boolean {
  return isSameSet(one.links, other.links) && isSameSet(one.footnotes, other.footnotes);
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
