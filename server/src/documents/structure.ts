import { type Flow, type FlowItem, type FlowList, type FlowParagraph, type RichText, sliceRich } from './flow';
import { findHeading, headingFrom, mergeHeadings } from './headings';
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
          this.#push(out, flow.style === 'key' ? flow : headingFrom(flow.content, 0, flow.style, flow.rank, undefined), flow);
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
    return nestItems(demoteRuns(out));
  }

  #item(item: FlowItem): FlowItem {
    return { ...item, children: this.siblings(item.children, item) };
  }

  #push(out: Flow[], flow: Flow, original?: Flow): void {
    if (flow.type !== 'heading') {
      out.push(flow);
      return;
    }
    const heading = original ? { ...flow, range: original.range } : flow;
    const last = out[out.length - 1];
    // `ARTICLE 10` and, below it, `TERMINATION`.
    if (last?.type === 'heading' && last.content.text === '' && last.style === 'article' && heading.number === undefined) {
      out[out.length - 1] = mergeHeadings(last, heading);
    } else out.push(heading);
    this.#definitions = isDefinitionsTitle((out[out.length - 1] as typeof heading).content.text);
  }

  #paragraph(flow: FlowParagraph, item: FlowItem | undefined, alone: boolean, inItem: boolean): Flow[] {
    if (flow.keys) return [flow];
    const out: Flow[] = [];
    const parts = splitLines(flow.content);
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
function nestItems(flows: readonly Flow[]): Flow[] {
  const out: Flow[] = [];
  let open: OpenItem[] = [];
  let previous: Flow | undefined;
  for (const flow of flows) {
    const marked = flow.type === 'paragraph' && !flow.keys ? takeMarker(flow) : undefined;
    if (!marked) {
      if (continuesItem(flow, open)) open[open.length - 1]!.item.children.push(flow);
      else {
        open = [];
        out.push(flow);
      }
      previous = flow;
      continue;
    }
    const { paragraph, enumerator } = marked;
    const key = keyOf(enumerator, open, paragraph.indent);
    const level = open.findIndex((each) => each.key === key);
    if (level >= 0) open = open.slice(0, level + 1);
    const item: FlowItem = { number: enumerator.number, children: [paragraph], range: { ...paragraph.range } };
    const sibling = level >= 0 ? open[level] : undefined;
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
    for (const each of open) each.list.range.end = each.item.range.end = item.range.end;
    previous = flow;
  }
  void previous;
  return out;
}

function takeMarker(flow: FlowParagraph): { paragraph: FlowParagraph; enumerator: Enumerator } | undefined {
  const text = flow.marker ? flow.marker.text + flow.content.text : flow.content.text;
  const enumerator = enumeratorOf(text);
  if (!enumerator || enumerator.kind === 'label' || enumerator.end >= text.length) return undefined;
  if (flow.marker) return { paragraph: flow, enumerator };
  const marker = sliceRich(flow.content, 0, enumerator.end);
  const content = sliceRich(flow.content, enumerator.end, flow.content.text.length);
  return { paragraph: { ...flow, marker, content }, enumerator };
}

/** Items with the same key are siblings. `(i)` after `(h)` is a letter, after anything else a Roman numeral. */
function keyOf(enumerator: Enumerator, open: readonly OpenItem[], indent: number): string {
  if (enumerator.kind === 'bullet') return `bullet ${enumerator.shape} ${indent}`;
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
