import { beginsEntry, type Flow, type FlowAside, type FlowItem, type RichText, sliceRich } from './flow';
import { isSentence } from './headings';
import { sourceSpan } from './mapped';
import { isContentsTitle } from './vocabulary';

const LEADERS = /(?:\.{4,}|…{2,}|(?:[ \u00a0]\.){4,}|_{5,}|[ \t]{3,})[ \u00a0\t.…]*(?:\d{1,4}|[ivxlc]{1,6})[ \t]*$/i;
const PAGE_AT_END = /\s+(?:\d{1,4}|[ivxlc]{1,5})\s*$/i;

/** Longer lines are no entries, and the patterns are made for short ones. */
const LONGEST_ENTRY = 300;

function hasLeaders(line: string): boolean {
  return line.length <= LONGEST_ENTRY && /[\divxlc][ \t]*$/i.test(line) && LEADERS.test(line);
}

/** The entries of the table of contents that reading is in; undefined outside one. */
export type ContentsState = ReadonlySet<string> | undefined;

/**
 * Turns tables of contents into asides, so that their entries are neither headings nor evidence. `before` is what the text
 * above left open, `after` what this text leaves open.
 */
export function setContentsAside(flows: readonly Flow[], before?: ContentsState): { flows: Flow[]; after: ContentsState } {
  const out: Flow[] = [];
  let seen = before && new Set(before);
  flows.forEach((flow, i) => {
    if (flow.type === 'quote') {
      out.push({ ...flow, children: setContentsAside(flow.children).flows });
      return;
    }
    const title = flow.type === 'heading' || flow.type === 'paragraph' ? flow.content.text : '';
    if (title !== '' && title.length < 60 && isContentsTitle(title)) {
      seen = new Set();
      out.push(flow);
      return;
    }
    if (isEntry(flow, seen, flows[i + 1])) {
      for (const content of textsOf(flow)) {
        for (const line of content.text.split('\n')) seen?.add(entryKey(line));
        out.push(contentsAside(content));
      }
      return;
    }
    if (flow.type !== 'break' && flow.type !== 'aside') seen = undefined;
    const split = flow.type === 'paragraph' && !flow.keys ? splitLeaders(flow.content) : undefined;
    if (split && flow.type === 'paragraph') {
      for (const { content, entry } of split) {
        out.push(entry ? contentsAside(content) : { ...flow, content, range: sourceSpan(content, 0, content.text.length) });
      }
    } else out.push(flow);
  });
  return { flows: out, after: seen };
}

/** `seen`: the entries so far, when a title has announced a table of contents. */
function isEntry(flow: Flow, seen: ReadonlySet<string> | undefined, next: Flow | undefined): boolean {
  if (flow.type === 'break' || flow.type === 'aside' || flow.type === 'quote') return false;
  const { texts, anchored, leaders } = entriesIn(flow, { texts: 0, anchored: 0, leaders: 0 });
  if (texts === 0) return false;
  if (anchored * 10 >= texts * 6 && (seen !== undefined || texts >= 3)) return true;
  if (leaders * 2 > texts) return true;
  if (seen === undefined) return false;
  // A heading between the entries, as against the first heading of the text itself.
  if (flow.type === 'heading') return next !== undefined && !beginsEntry(next) && textsOf(next).some(isAnchored);
  // The text itself begins where the first entry comes back.
  return textsOf(flow).every((content) => {
    const text = content.text.trim();
    return text === '' || (text.length <= 160 && !isSentence(text) && !seen.has(entryKey(text)));
  });
}

/** Texts of a tree that are not blank, and how many of them look like entries. */
interface EntryCount {
  texts: number;
  anchored: number;
  leaders: number;
}

/** Adds those of a tree. */
function entriesIn(flow: Flow, count: EntryCount): EntryCount {
  switch (flow.type) {
    case 'heading':
    case 'paragraph':
    case 'aside':
      countEntry(flow.content, count);
      break;
    case 'table':
      for (const row of flow.rows) for (const cell of row) countEntry(cell, count);
      break;
    case 'quote':
      for (const child of flow.children) entriesIn(child, count);
      break;
    case 'list':
      for (const item of flow.items) for (const child of item.children) entriesIn(child, count);
  }
  return count;
}

function countEntry(content: RichText, count: EntryCount): void {
  if (content.text.trim() === '') return;
  count.texts++;
  if (content.anchors.length > 0 && isAnchored(content)) count.anchored++;
  if (hasLeaders(lastLine(content.text))) count.leaders++;
}

function isAnchored(content: RichText): boolean {
  const linked = content.anchors.reduce((sum, range) => sum + range.end - range.start, 0);
  return linked > 0 && linked * 10 >= content.text.trim().length * 7;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function entryKey(text: string): string {
  return text
    .slice(0, LONGEST_ENTRY)
    .replace(LEADERS, '')
    .replace(PAGE_AT_END, '')
    .replace(/[\s.]+/g, ' ')
    .trim()
    .toLowerCase();
}

function contentsAside(content: RichText): FlowAside {
  return { type: 'aside', role: 'contents', content, range: sourceSpan(content, 0, content.text.length) };
}

/** Every text of a tree, in reading order. */
export function textsOf(flow: Flow): RichText[] {
  switch (flow.type) {
    case 'heading':
    case 'paragraph':
    case 'aside':
      return [flow.content];
    case 'table':
      return flow.rows.flat();
    case 'quote':
      return flow.children.flatMap(textsOf);
    case 'list':
      return flow.items.flatMap((item: FlowItem) => item.children.flatMap(textsOf));
    case 'break':
      return [];
  }
}

/** A paragraph some of whose lines are entries with dot leaders; undefined when none is. */
function splitLeaders(content: RichText): { content: RichText; entry: boolean }[] | undefined {
  if (!/\.{4}|…{2}|(?:[ \u00a0]\.){4}/.test(content.text)) return undefined;
  const parts: { content: RichText; entry: boolean }[] = [];
  let found = false;
  let start = 0;
  for (const line of content.text.split('\n')) {
    const end = start + line.length;
    const entry = hasLeaders(line);
    found ||= entry;
    const last = parts[parts.length - 1];
    if (last && last.entry === entry && !entry) last.content = sliceRich(content, start - 1 - last.content.text.length, end);
    else parts.push({ content: sliceRich(content, start, end), entry });
    start = end + 1;
  }
  return found ? parts.filter((part) => part.content.text.trim() !== '') : undefined;
}
