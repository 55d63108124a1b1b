import { lineEndAt, lineFeed, pastBlanks } from './lines';

/** Elements whose tag begins a block of raw HTML wherever it starts a line (CommonMark 0.31, condition 6). */
const BLOCK_NAMES = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav ' +
    'noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul'
  ).split(' '),
);

const RAW = /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i;
const RAW_END = /<\/(?:script|pre|style|textarea)>/i;
const TAG = /^<\/?([a-z][a-z0-9-]*)(?=[ \t>]|\/>|$)/i;
const ATTRIBUTE = '[ \\t]+[A-Za-z_:][A-Za-z0-9_.:-]*(?:[ \\t]*=[ \\t]*(?:[^ \\t"\'=<>`]+|\'[^\']*\'|"[^"]*"))?';
/** A whole tag alone on its line (condition 7). */
const COMPLETE = new RegExp(`^<(?:[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*[ \\t]*/?|/[A-Za-z][A-Za-z0-9-]*[ \\t]*)>[ \\t]*$`);

/** The mark that ends raw HTML in which blank lines end nothing, when such HTML opens at the `<` that `head` begins with. */
export function rawHtmlClose(head: string): RegExp | string | undefined {
  if (RAW.test(head)) return RAW_END;
  if (head.startsWith('<!--')) return '-->';
  if (head.startsWith('<?')) return '?>';
  if (head.startsWith('<![CDATA[')) return ']]>';
  return /^<![a-z]/i.test(head) ? '>' : undefined;
}

/** Offset after the next closing mark in `source.slice(at, end)`; -1 when there is none. */
export function afterClose(source: string, at: number, end: number, close: RegExp | string): number {
  const rest = source.slice(at, end);
  const found = typeof close === 'string' ? rest.indexOf(close) : rest.search(close);
  if (found < 0) return -1;
  return at + found + (typeof close === 'string' ? close.length : RAW_END.exec(rest)![0].length);
}

/**
 * Where the block of raw HTML that opens at `at` (a `<`) ends, without its line ending; -1 when none opens. `interrupting`: a
 * paragraph is open.
 */
export function htmlBlockEnd(source: string, at: number, end: number, interrupting: boolean): number {
  const line = source.slice(at, lineEndAt(source, at, end));
  const close = rawHtmlClose(line);
  if (close !== undefined) {
    const after = afterClose(source, at + 1, end, close);
    return after < 0 ? end : lineEndAt(source, after, end);
  }
  const tag = TAG.exec(line);
  if (!(tag && BLOCK_NAMES.has(tag[1]!.toLowerCase())) && (interrupting || !COMPLETE.test(line))) return -1;
  let last = at;
  for (let from = at; from < end; ) {
    const lineEnd = lineEndAt(source, from, end);
    if (pastBlanks(source, from, lineEnd) === lineEnd) break;
    last = lineEnd;
    from = lineFeed(source, lineEnd, end) + 1;
  }
  return last;
}
