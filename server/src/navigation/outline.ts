import { inert } from '../text';
import type { TextRange } from '../text/types';

import type { Navigation } from './navigation';
import type { Provision } from './provisions';
import { rangeOfSpot } from './spots';

/** An entry of the outline of a document: `4.2 Fees`, `(b) keep the data in …`, `Schedule C – Service levels`. */
export interface OutlineEntry {
  name: string;
  kind: 'schedule' | 'section' | 'paragraph' | 'item' | 'definition';
  range: TextRange;
  /** Within `range`. */
  nameRange: TextRange;
  children: OutlineEntry[];
}

/** Characters of a sentence that stand for it. */
const LONGEST = 60;

/** The outline of a document by its own numbering, with the terms it defines where they are defined. */
export function outlineOf({ document, provisions, terms }: Navigation): OutlineEntry[] {
  const [root] = provisions;
  if (!root) return [];
  const definitions = new Map<number, OutlineEntry[]>();
  const named = new Map<number, string>();
  for (const { name, statement, inPassing } of terms.flatMap((term) => term.definitions)) {
    if (inPassing) continue;
    if (statement.marker) named.set(statement.index, named.get(statement.index) ?? name.in.text.slice(name.start, name.end));
    else {
      const nameRange = rangeOfSpot(name);
      const range = {
        start: Math.min(nameRange.start, statement.range.start),
        end: Math.max(nameRange.end, statement.range.end),
      };
      const text = name.in.text.slice(name.start, name.end);
      const entry: OutlineEntry = { name: inert(text), kind: 'definition', range, nameRange, children: [] };
      const others = definitions.get(statement.section);
      if (others) others.push(entry);
      else definitions.set(statement.section, [entry]);
    }
  }
  const entryOf = (provision: Provision): OutlineEntry[] => {
    const { section, statement, number } = provision;
    const children = provision.children.flatMap(entryOf);
    const own = section ? (definitions.get(section.index) ?? []) : [];
    if (own.length > 0) {
      // A key of YAML that is a section of its own is its definition.
      const at = new Set(own.map(({ nameRange }) => nameRange.start));
      if (at.has(provision.nameRange.start)) return own;
      children.push(...own);
      children.sort((a, b) => a.range.start - b.range.start);
    }
    const term = statement && named.get(statement.index);
    const name = inert(`${number.replace(/\s+/g, ' ')} ${term ?? shortened(provision.text)}`.trim());
    if (name === '') return children;
    const kind = provision.schedule === provision ? 'schedule' : section ? 'section' : term ? 'definition' : kindOf(provision);
    return [{ name, kind, range: provision.range, nameRange: within(provision.nameRange, provision.range), children }];
  };
  return [...(definitions.get(0) ?? []), ...root.children.flatMap(entryOf)].sort((a, b) => a.range.start - b.range.start);

  function kindOf({ number }: Provision): 'paragraph' | 'item' {
    return /^\d/.test(number) && document.format !== 'yaml' ? 'paragraph' : 'item';
  }
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(30, cut.lastIndexOf(' ')))}…`;
}

function within({ start, end }: TextRange, range: TextRange): TextRange {
  return { start: Math.max(start, range.start), end: Math.min(end, range.end) };
}
