import { beginsEntry, type Flow, type FlowItem, type FlowList, type FlowParagraph, sliceRich } from './flow';
import { type Enumerator, enumeratorOf } from './numbering';

/** Numbered titles in a row, with nothing under them, are the items of a list. */
export function demoteRuns(flows: readonly Flow[]): Flow[] {
  if (!flows.some((flow) => flow.type === 'heading' && flow.marker)) return [...flows];
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
export function nestItems(flows: readonly Flow[], plain: boolean): Flow[] {
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
  if (flow.type === 'list') return !beginsEntry(flow) && first?.type === 'paragraph' && /[:,;–—-]\s*$/.test(first.content.text);
  return flow.type === 'paragraph' && first?.type === 'paragraph' && flow.indent > first.indent && first.indent > 0;
}
