import { splitSentences } from '../text/index';
import type { Language, TextRange } from '../text/types';
import { beginsEntry, type Flow, type FlowItem, type FlowList, type FlowParagraph, type FlowTable, type RichText } from './flow';
import { isCapitals, isSentence } from './headings';
import { EMPTY, foldMapped, joinMapped, sliceMapped, sourceSpan, trimMapped } from './mapped';
import type { Outline } from './outline';
import { definedTerm, roleOfText } from './roles';
import type { MappedText, Statement, StatementRole } from './types';
import { isOperativeOpening, opensSignatures } from './vocabulary';

/** Longest text a statement inherits, in characters. */
const MOST_INHERITED = 2000;

interface Inherited {
  before: MappedText[];
  after: MappedText[];
  /** Nesting depth of lists. */
  depth: number;
}

const NOTHING: Inherited = { before: [], after: [], depth: 0 };

/** Walks a structured tree in reading order: opens its sections and makes its statements. */
export class StatementMaker {
  readonly statements: Statement[] = [];
  readonly #outline: Outline;
  readonly #languageAt: (offset: number) => Language;
  #block = 0;
  #recitals: boolean;
  #signatures: boolean;

  constructor(outline: Outline, languageAt: (offset: number) => Language, within: { recitals: boolean; signatures: boolean }) {
    this.#outline = outline;
    this.#languageAt = languageAt;
    this.#recitals = within.recitals;
    this.#signatures = within.signatures;
  }

  /** Whether what follows stands among recitals, among signatures. */
  get within(): { recitals: boolean; signatures: boolean } {
    return { recitals: this.#recitals, signatures: this.#signatures };
  }

  /** One top-level tree after the other; `block` is where it stands. */
  siblings(flows: readonly Flow[], blockOf: (flow: Flow) => number): void {
    this.#siblings(flows, NOTHING, blockOf);
  }

  #siblings(flows: readonly Flow[], inherited: Inherited, blockOf?: (flow: Flow) => number): void {
    flows.forEach((flow, i) => {
      if (blockOf) this.#block = blockOf(flow);
      this.#flow(flow, inherited, flows, i);
    });
  }

  #flow(flow: Flow, inherited: Inherited, siblings: readonly Flow[], i: number): void {
    switch (flow.type) {
      case 'heading': {
        const section = this.#outline.enter(flow, inherited.depth);
        this.#recitals = section.purpose === 'recitals';
        this.#signatures = section.purpose === 'signatures';
        this.#add(foldMapped(flow.content), 'heading', NOTHING, flow.marker);
        break;
      }
      case 'paragraph':
        this.#paragraph(flow, inherited);
        break;
      case 'list':
        this.#list(flow, inherited, siblings, i);
        break;
      case 'table':
        this.#table(flow, inherited);
        break;
      case 'quote':
        this.#siblings(flow.children, inherited);
        break;
      case 'aside':
        this.#add(foldMapped(flow.content), flow.role, NOTHING);
        break;
      case 'break':
        break;
    }
  }

  #paragraph(flow: FlowParagraph, inherited: Inherited): void {
    const text = flow.content.text;
    if (this.#recitals && isOperativeOpening(text)) this.#recitals = false;
    if (opensSignatures(text)) this.#signatures = true;
    else if (this.#signatures && text.length > 240 && isSentence(text)) this.#signatures = false;
    const within = flow.keys ? { ...inherited, before: [...inherited.before, ...flow.keys] } : inherited;
    this.#sentences(flow.content, within, flow.marker, flow.keys);
  }

  #sentences(content: RichText, inherited: Inherited, marker?: MappedText, flowKeys: MappedText[] = []): void {
    if (marker?.text && content.text.trim() === '') this.#add(EMPTY, 'heading', NOTHING, marker);
    const operative = withoutStruck(content);
    const text = foldMapped(operative);
    const language = this.#languageAt(sourceSpan(text, 0, text.text.length).start);
    const first = this.statements.length;
    const ranges = splitSentences(text.text, language);
    const open = ranges.length > 1 && opensList(inherited.before[inherited.before.length - 1]?.text ?? '');
    ranges.forEach((range, i) => {
      const sentence = trimMapped(sliceMapped(text, range.start, range.end));
      const own = i > 0 && open ? NOTHING : inherited;
      const role = this.#roleOf(sentence.text);
      // What announces a list of definitions adds nothing to each of them.
      this.#add(sentence, role, role === 'definition' ? { ...own, before: flowKeys } : own, i === 0 ? marker : undefined);
    });
    if (content.struck.length > 0) {
      for (const range of content.struck) this.#add(foldMapped(sliceMapped(content, range.start, range.end)), 'struck', NOTHING);
      const made = this.statements.splice(first).sort((a, b) => a.range.start - b.range.start);
      this.statements.push(...made);
    }
  }

  #roleOf(text: string): StatementRole {
    if (this.#signatures) return 'signature';
    if (this.#recitals) return 'recital';
    return roleOfText(text, this.#outline.purpose === 'definitions');
  }

  #list(list: FlowList, inherited: Inherited, siblings: readonly Flow[], i: number): void {
    const leadIn = list.keys ?? this.#leadIn(siblings[i - 1], list);
    const after = flushText(siblings[i + 1]);
    const within: Inherited = {
      before: bounded([...inherited.before, ...leadIn]),
      after: bounded([...after, ...inherited.after]),
      depth: inherited.depth + 1,
    };
    const depth = this.#outline.depth;
    for (const item of list.items) this.#item(item, within);
    this.#outline.closeTo(depth, list.range.end);
  }

  #item(item: FlowItem, within: Inherited): void {
    const [first, ...rest] = item.children;
    const { marker } = item;
    if ((first?.type === 'paragraph' || first?.type === 'heading') && marker && !first.marker) {
      this.#flow({ ...first, marker }, within, item.children, 0);
    } else {
      if (marker && first && first.type !== 'paragraph' && first.type !== 'heading') this.#add(EMPTY, 'heading', NOTHING, marker);
      if (first) this.#flow(first, within, item.children, 0);
    }
    rest.forEach((flow, k) => {
      // Paragraphs after the first, and what stands under a title, are sentences of their own.
      const own =
        flow.type === 'list'
          ? within
          : { ...within, before: item.children[k]?.type === 'heading' ? within.before : [], after: [] };
      this.#flow(flow, own, item.children, k + 1);
    });
  }

  /** The last sentence of the paragraph before a list, if the list goes on from it. */
  #leadIn(previous: Flow | undefined, list: FlowList): MappedText[] {
    if (previous?.type !== 'paragraph') return [];
    const text = foldMapped(withoutStruck(previous.content));
    if (text.text === '') return [];
    const language = this.#languageAt(previous.range.start);
    const sentences = splitSentences(text.text, language);
    const last = sentences[sentences.length - 1];
    if (!last) return [];
    const sentence = foldMapped(sliceMapped(text, last.start, last.end));
    if (/\bas follows\s*:?$|\b(?:de|sur) ce qui suit\s*:?$/i.test(sentence.text) && isOperativeOpening(text.text)) return [];
    const closed = /[.!?]["”»)]?$/.test(sentence.text);
    if (!closed && !/[:,;–—-]$/.test(sentence.text) && isCapitals(sentence.text)) return [];
    if (closed && !/\b(?:following|below|suivante?s?|ci-(?:dessous|après))\b/i.test(sentence.text) && !startsLowerCase(list))
      return [];
    return [sentence];
  }

  #table(table: FlowTable, inherited: Inherited): void {
    // A layout table may have terms, rather than names of columns, in the row that Markdown takes for a header.
    const named = table.header && (table.rows[0] ?? []).every((cell) => cell.text.length <= 150 && !isSentence(cell.text));
    const header = named ? table.rows[0] : undefined;
    for (const cell of header ?? []) this.#add(foldMapped(cell), 'heading', NOTHING);
    const columns = header?.map((cell) => foldMapped(cell));
    for (const row of header ? table.rows.slice(1) : table.rows) {
      const label = row.length > 1 ? foldMapped(row[0]!) : undefined;
      row.forEach((cell, column) => {
        const own = [column > 0 && label && label.text !== '' && label.text.length <= 300 ? label : undefined, columns?.[column]];
        const before = own.filter((each): each is MappedText => each !== undefined && each.text !== '');
        this.#cell(cell, { before: bounded([...inherited.before, ...before]), after: inherited.after, depth: inherited.depth });
      });
    }
  }

  #cell(cell: RichText, inherited: Inherited): void {
    let start = 0;
    for (const at of [...cell.hard, cell.text.length]) {
      const line: RichText = { ...cell, ...sliceMapped(cell, start, at), struck: cutRanges(cell.struck, start, at), hard: [] };
      if (line.text.trim() !== '') this.#sentences(line, inherited);
      start = at + 1;
    }
  }

  #add(text: MappedText, role: StatementRole, inherited: Inherited, marker?: MappedText): void {
    if (text.text === '' && !marker?.text) return;
    const placed = text.text === '' && marker ? marker : text;
    const range = sourceSpan(placed, 0, placed.text.length);
    const term = role === 'definition' ? definedTerm(text.text) : undefined;
    this.statements.push({
      index: this.statements.length,
      role,
      part: 0,
      section: this.#outline.current,
      block: this.#block,
      text: text.text,
      pieces: text.pieces,
      range,
      before: inherited.before,
      after: inherited.after,
      term: term || undefined,
      marker: marker?.text ? foldMapped(marker) : undefined,
    });
  }
}

function opensList(leadIn: string): boolean {
  return /\b(?:shall|must|will|may|should|not|to|that|doit|doivent|peut|peuvent|de|à|que|pas)\s*:?$/i.test(leadIn);
}

function startsLowerCase(list: FlowList): boolean {
  const first = list.items[0]?.children[0];
  return first?.type === 'paragraph' && /^\p{Ll}/u.test(first.content.text);
}

/** Text that closes a list: it goes on in lower case from its items. */
function flushText(next: Flow | undefined): MappedText[] {
  if (next?.type !== 'paragraph' || next.marker || beginsEntry(next) || !/^(?:[,–—-]\s*)?\p{Ll}/u.test(next.content.text))
    return [];
  return [foldMapped(withoutStruck(next.content))];
}

function withoutStruck(content: RichText): MappedText {
  if (content.struck.length === 0) return content;
  const kept: MappedText[] = [];
  let at = 0;
  for (const range of content.struck) {
    kept.push(sliceMapped(content, at, range.start));
    at = range.end;
  }
  kept.push(sliceMapped(content, at, content.text.length));
  return joinMapped(kept, '');
}

function cutRanges(ranges: readonly TextRange[], from: number, to: number): TextRange[] {
  return ranges
    .filter((range) => range.start < to && range.end > from)
    .map((range) => ({ start: Math.max(0, range.start - from), end: Math.min(range.end, to) - from }));
}

/** Drops the outermost texts until the rest is short enough to be matched with every item. */
function bounded(texts: MappedText[]): MappedText[] {
  let length = 0;
  let from = texts.length;
  while (from > 0 && length + texts[from - 1]!.text.length <= MOST_INHERITED) length += texts[--from]!.text.length;
  if (from === texts.length && from > 0) {
    const last = texts[from - 1]!;
    return [sliceMapped(last, Math.max(0, last.text.length - MOST_INHERITED), last.text.length)];
  }
  return from === 0 ? texts : texts.slice(from);
}
