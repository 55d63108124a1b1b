import {
  type Flow,
  type FlowHeading,
  type FlowItem,
  type FlowList,
  type FlowParagraph,
  type RichText,
  rich,
  sliceRich,
} from './flow';
import { findHeading, headingFrom, isSentence, isTitlePhrase, mergeHeadings } from './headings';
import { sourceSpan } from './mapped';
import { type Enumerator, enumeratorOf } from './numbering';
import { isDefinitionsTitle } from './vocabulary';

/**
 * Gives the paragraphs of a tree their meaning: headings written as bold lines or numbered paragraphs, run-in headings,
 * and lists written as numbered paragraphs.
 */
export function structure(flows: readonly Flow[], plain: boolean): Flow[] {
  return new Structurer(plain).siblings(flows, undefined);
}

class Structurer {
  readonly #plain: boolean;
  #definitions = false;

  constructor(plain: boolean) {
    this.#plain = plain;
  }

  siblings(flows: readonly Flow[], item: FlowItem | undefined): Flow[] {
    const out: Flow[] = [];
    flows.forEach((flow, i) => {
      switch (flow.type) {
        case 'paragraph':
          for (const found of this.#paragraph(flow, i === 0 ? item : undefined, flows.length === 1, item !== undefined))
            this.#push(out, found);
          break;
        case 'heading':
          this.#heading(out, flow);
          break;
        case 'list':
          this.#push(out, { ...flow, items: flow.items.map((each) => this.#item(each)) });
          break;
        case 'quote':
          this.#push(out, { ...flow, children: this.siblings(flow.children, undefined) });
          break;
        default:
          this.#push(out, flow);
      }
    });
    return nestItems(demoteRuns(out), this.#plain);
  }

  #heading(out: Flow[], flow: FlowHeading): void {
    if (flow.style === 'key' || flow.number !== undefined || flow.marker) this.#push(out, flow);
    else if (flow.content.text.trim() === '') out.push({ type: 'break', range: flow.range });
    else if (swallowsText(flow.content.text)) {
      const paragraph: FlowParagraph = { type: 'paragraph', content: flow.content, indent: 0, range: flow.range };
      for (const found of this.#paragraph(paragraph, undefined, false, false)) this.#push(out, found);
    } else this.#push(out, headingFrom(flow.content, 0, flow.style, flow.rank, undefined), flow);
  }

  #item(item: FlowItem): FlowItem {
    return { ...item, children: this.siblings(item.children, item) };
  }

  #push(out: Flow[], flow: Flow, original?: Flow): void {
    const above = out[out.length - 1];
    if (flow.type === 'paragraph' && above?.type === 'heading' && isLoneLabel(above) && isTitleBelow(flow)) {
      // `APPENDIX B` and, below it, `Indemnity and Insurance`.
      out[out.length - 1] = mergeHeadings(above, headingFrom(flow.content, 0, above.style, above.rank, undefined));
      return;
    }
    if (flow.type !== 'heading') {
      out.push(flow);
      return;
    }
    const heading = original ? { ...flow, range: original.range } : flow;
    const last = out[out.length - 1];
    // `ARTICLE 10` and, below it, `TERMINATION`.
    if (last?.type === 'heading' && isLoneLabel(last) && heading.number === undefined && heading.rank >= last.rank) {
      out[out.length - 1] = mergeHeadings(last, heading);
    } else out.push(heading);
    this.#definitions = isDefinitionsTitle((out[out.length - 1] as typeof heading).content.text);
  }

  #paragraph(flow: FlowParagraph, item: FlowItem | undefined, alone: boolean, inItem: boolean): Flow[] {
    if (flow.keys || flow.marker) return [flow];
    const out: Flow[] = [];
    const parts = splitLines(flow.content).flatMap(splitClauses);
    parts.forEach((part, i) => {
      let content: RichText | undefined = part;
      // A heading may be followed by another: `ARTICLE 2. Services. 2.1 Scope. The Vendor …`.
      for (let rounds = 0; content && rounds < 3; rounds++) {
        const found = findHeading(content, {
          ...(item && i === 0 && rounds === 0 ? { number: item.number } : {}),
          definitions: this.#definitions,
          alone: alone && parts.length === 1,
          plain: this.#plain,
        });
        if (!found || (inItem && !item)) break;
        out.push(found.heading);
        this.#definitions = isDefinitionsTitle(found.heading.content.text);
        content = found.body;
      }
      if (content && content.text.trim() !== '') out.push(paragraphOf(content, flow.indent));
    });
    return out;
  }
}

function isLoneLabel(heading: FlowHeading): boolean {
  return heading.content.text === '' && (heading.style === 'article' || /^[a-z]/i.test(heading.number ?? ''));
}

function isTitleBelow(flow: FlowParagraph): boolean {
  const { text } = flow.content;
  return (
    !flow.keys &&
    !text.includes('\n') &&
    text.length <= 90 &&
    !/[.;:,]\s*$/.test(text) &&
    isTitlePhrase(text) &&
    enumeratorOf(text) === undefined
  );
}

/** Text that was made a heading (`### The Vendor shall …`) is text all the same. */
function swallowsText(title: string): boolean {
  return title.length > 60 && (title.length > 220 || isSentence(title));
}

function paragraphOf(content: RichText, indent: number): FlowParagraph {
  return { type: 'paragraph', content, indent, range: sourceSpan(content, 0, content.text.length) };
}

/** Cuts a paragraph where one of its lines starts something new. */
function splitLines(content: RichText): RichText[] {
  const { text } = content;
  if (!text.includes('\n')) return [content];
  const hard = new Set(content.hard);
  const boldEnds = new Set(content.bold.map((range) => range.end));
  const parts: RichText[] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const next = text.slice(at + 1, at + 80);
    const previous = text.slice(Math.max(start, at - 40), at);
    const ended = /[.;:,!?]["”»)]?\s*$|\b(?:and|or|et|ou)\s*$/.test(previous) || at - start < 60;
    const opens = enumeratorOf(next);
    const starts =
      (opens !== undefined &&
        ended &&
        opens.end < next.length &&
        (opens.kind !== 'decimal' || /^[\p{Lu}"“«([<{*_]/u.test(next.slice(opens.end)))) ||
      /^#{1,6}[^\s#]/.test(next) ||
      (start === 0 && /^#{1,6}[^\s#]/.test(text)) ||
      (hard.has(at) && (ended || !/^\p{Ll}/u.test(next))) ||
      (boldEnds.has(at) && content.bold.some((range) => range.start <= start + 8 && range.end === at) && at - start < 110);
    if (!starts) continue;
    parts.push(sliceRich(content, start, at));
    start = at + 1;
  }
  parts.push(sliceRich(content, start, text.length));
  return parts.filter((part) => part.text.trim() !== '');
}

const LONG = 400;
const EMBEDDED = /(?<=\s)(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=["“«(]?\p{Lu})|ARTICLE (?:\d{1,2}|[IVX]{1,5})\b(?=\.?\s+\p{Lu}))/gu;
const REFERENCE =
  /(?:sections?|clauses?|articles?|paragraphs?|paragraphes?|and|or|et|ou|to|à|of|under|see|§|no\.?|version|v\.?|,|\()\s*$/i;

/** Cuts a paragraph that holds several numbered clauses one after the other, as texts copied from a page often do. */
function splitClauses(content: RichText): RichText[] {
  const { text } = content;
  if (text.length < LONG) return [content];
  const parts: RichText[] = [];
  let start = 0;
  EMBEDDED.lastIndex = 0;
  for (let match = EMBEDDED.exec(text); match; match = EMBEDDED.exec(text)) {
    const before = text.slice(Math.max(start, match.index - 40), match.index);
    const closed =
      /[.;:]["”»)]?\s*$/.test(before) ||
      /^\d{1,2}\.?\s+[^.;]{2,60}$/.test(text.slice(start, match.index)) ||
      /^ARTICLE\s.{2,90}$/.test(text.slice(start, match.index));
    if (match.index - start < 4 || !closed || REFERENCE.test(before)) continue;
    parts.push(sliceRich(content, start, match.index));
    start = match.index;
  }
  parts.push(sliceRich(content, start, text.length));
  return parts;
}

/** Numbered titles in a row, with nothing under them, are the items of a list. */
function demoteRuns(flows: readonly Flow[]): Flow[] {
  const out = [...flows];
  let run = 0;
  out.forEach((flow, i) => {
    const next = out[i + 1];
    const short = (each: Flow | undefined): boolean =>
      each?.type === 'heading' &&
      each.style === 'numbered' &&
      Boolean(each.marker) &&
      !/\p{Lu}{4}/u.test(each.content.text) &&
      each.content.bold.length === 0;
    const sibling =
      short(flow) &&
      short(next) &&
      flow.type === 'heading' &&
      next?.type === 'heading' &&
      depthOf(flow.number) === depthOf(next.number);
    if (flow.type === 'heading' && flow.marker && (sibling || (run >= 2 && short(flow)))) {
      out[i] = { type: 'paragraph', content: flow.content, marker: flow.marker, indent: 0, range: flow.range };
      run = sibling ? run + 1 : 0;
    } else run = 0;
  });
  return out;
}

function depthOf(number: string | undefined): number {
  return (number ?? '').split('.').length;
}

interface OpenItem {
  key: string;
  item: FlowItem;
  list: FlowList;
}

/** Turns runs of numbered or bulleted paragraphs into nested lists. */
function nestItems(flows: readonly Flow[], plain: boolean): Flow[] {
  const out: Flow[] = [];
  let open: OpenItem[] = [];
  for (const flow of flows) {
    const marked = flow.type === 'paragraph' && !flow.keys ? takeMarkers(flow) : [];
    if (marked.length === 0) {
      if (continuesItem(flow, open)) open[open.length - 1]!.item.children.push(flow);
      else {
        open = [];
        out.push(flow);
      }
      continue;
    }
    // Of `(d)(1) The …`, `(d)` is an item with nothing but the list that holds `(1)`.
    marked.forEach(({ paragraph, enumerator }, i) => {
      open = addItem(out, open, paragraph, keyOf(enumerator, open, paragraph.indent, plain), enumerator, i === marked.length - 1);
    });
  }
  return out;
}

/** Adds a paragraph to the list it belongs to; returns the items that are open after it. */
function addItem(
  out: Flow[],
  before: readonly OpenItem[],
  paragraph: FlowParagraph,
  key: string,
  enumerator: Enumerator,
  hasText: boolean,
): OpenItem[] {
  const level = before.findIndex((each) => each.key === key);
  const open = level >= 0 ? before.slice(0, level + 1) : [...before];
  const item: FlowItem = { number: enumerator.number, children: hasText ? [paragraph] : [], range: { ...paragraph.range } };
  const sibling = open[level];
  if (sibling) {
    sibling.list.items.push(item);
    open[level] = { ...sibling, item };
  } else {
    const list: FlowList = { type: 'list', ordered: enumerator.kind !== 'bullet', items: [item], range: { ...item.range } };
    const parent = open[open.length - 1];
    if (parent) parent.item.children.push(list);
    else out.push(list);
    open.push({ key, item, list });
  }
  for (const each of open) {
    each.list.range.end = Math.max(each.list.range.end, item.range.end);
    each.item.range.end = Math.max(each.item.range.end, item.range.end);
  }
  return open;
}

interface MarkedParagraph {
  paragraph: FlowParagraph;
  enumerator: Enumerator;
}

/** Cuts the numbering from a paragraph: `(d)(1) The …` gives an item without text and an item in it. */
function takeMarkers(flow: FlowParagraph): MarkedParagraph[] {
  if (flow.marker) {
    const enumerator = enumeratorOf(flow.marker.text + flow.content.text);
    return enumerator && !flow.marker.text.endsWith('=') ? [{ paragraph: flow, enumerator }] : [];
  }
  const marked: MarkedParagraph[] = [];
  let rest = flow.content;
  let consumed = 0;
  for (let rounds = 0; rounds < 4; rounds++) {
    const enumerator = enumeratorOf(rest.text);
    if (!enumerator || enumerator.kind === 'label') break;
    if (rounds > 0 && (enumerator.kind === 'bullet' || !/^[([]|^[a-z\d]{1,4}\)/i.test(rest.text))) break;
    if (rounds === 0 && enumerator.end >= rest.text.length && enumerator.kind === 'bullet') break;
    consumed += enumerator.end;
    rest = sliceRich(flow.content, consumed, flow.content.text.length);
    marked.push({ paragraph: { ...flow, content: rest }, enumerator });
  }
  const last = marked[marked.length - 1];
  if (last) last.paragraph = { ...flow, marker: sliceRich(flow.content, 0, consumed), content: rest };
  return marked;
}

/** Items with the same key are siblings. `(i)` after `(h)` is a letter, after anything else a Roman numeral. */
function keyOf(enumerator: Enumerator, open: readonly OpenItem[], indent: number, plain: boolean): string {
  // In plain text the indentation says which bullets go together, elsewhere their shape.
  if (enumerator.kind === 'bullet') return plain ? `bullet ${indent}` : `bullet ${enumerator.shape}`;
  if (enumerator.kind === 'decimal') return `decimal ${enumerator.shape} ${enumerator.depth}`;
  const alpha = `alpha ${enumerator.shape}`;
  const roman = `roman ${enumerator.shape}`;
  if (enumerator.kind === 'alpha')
    return open.some((each) => each.key === alpha) || !open.some((each) => each.key === roman) ? alpha : alpha;
  const letters = open.find((each) => each.key === alpha);
  const value = enumerator.number.replace(/[()]/g, '');
  const before = letters?.item.number.replace(/[()]/g, '');
  if (
    before &&
    before.length === 1 &&
    value.length === 1 &&
    before.charCodeAt(0) + 1 === value.charCodeAt(0) &&
    !open.some((each) => each.key === roman)
  )
    return alpha;
  return roman;
}

/** Tables, asides and indented paragraphs stay with the open item. */
function continuesItem(flow: Flow, open: readonly OpenItem[]): boolean {
  const last = open[open.length - 1];
  if (!last || flow.type === 'heading' || flow.type === 'break') return false;
  if (flow.type === 'aside') return flow.role === 'furniture';
  const first = last.item.children[0];
  if (flow.type === 'list') return first?.type === 'paragraph' && /[:,;–—-]\s*$/.test(first.content.text);
  return flow.type === 'paragraph' && first?.type === 'paragraph' && flow.indent > first.indent && first.indent > 0;
}
