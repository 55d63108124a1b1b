import type { YamlPath } from './yamlTree';

/**
 * Where in a YAML text the cursor stands, read from indentation alone: the text need not be complete, as it never is while
 * somebody types. List indexes in the path are all 0: a schema does not tell them apart.
 */
export interface YamlContext {
  /** Path of the group, list or scalar that is being written. */
  path: YamlPath;
  /** What is typed so far, to be replaced. */
  partial: string;
  start: number;
  /** Writing the value of the last key of the path (`key: |`), or a key, list item or value on a line of its own. */
  at: 'value' | 'line';
  /** The cursor stands right after a list dash. */
  afterDash: boolean;
  /** Inside braces or brackets. */
  flow: boolean;
  /** Column of what is written, and of the first sign on its line. */
  column: number;
  indent: number;
  /** Keys that the same group already has. */
  siblings: Set<string>;
}

/** One line without its indentation: the columns of its dashes, and its key. */
interface Line {
  indent: number;
  dashes: number[];
  column: number;
  key?: string;
  /** What follows the key and its colon, or the dashes. */
  rest: string;
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s#'"{}[\],:][^#:{}[\],]*?)):(?=\s|$)/;
/** No document indents its keys further up than this many lines away. */
const MAX_LINES = 20_000;

export function yamlContext(source: string, offset: number): YamlContext | undefined {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const prefix = source.slice(lineStart, offset);
  if (prefix.length > 2000 || /(^|\s)#/.test(prefix)) return undefined;
  const line = readLine(prefix);
  const above = source
    .slice(0, lineStart)
    .split('\n')
    .slice(-MAX_LINES - 1, -1);
  const ancestors = climb(above, line);
  if (!ancestors) return undefined;
  const base = [...ancestors.path, ...line.dashes.map(() => 0)];
  const common = { indent: line.indent, column: line.column, afterDash: line.dashes.length > 0 };
  if (/[{[]/.test(line.rest.charAt(0))) return flowContext(line, base, offset, common);
  if (line.key !== undefined) {
    const start = offset - line.rest.length;
    return { ...common, path: [...base, line.key], partial: line.rest, start, at: 'value', flow: false, siblings: new Set() };
  }
  const siblings = new Set([...ancestors.siblings, ...below(source, offset, line.column)]);
  return { ...common, path: base, partial: line.rest, start: offset - line.rest.length, at: 'line', flow: false, siblings };
}

function readLine(text: string): Line {
  const indent = text.length - text.trimStart().length;
  const dashes: number[] = [];
  let column = indent;
  for (let dash = /^-(?:\s+|$)/.exec(text.slice(column)); dash; dash = /^-(?:\s+|$)/.exec(text.slice(column))) {
    dashes.push(column);
    column += dash[0].length;
  }
  const rest = text.slice(column);
  const key = KEY.exec(rest);
  if (!key) return { indent, dashes, column, rest: rest.trimStart() };
  return { indent, dashes, column, key: key[1] ?? key[2] ?? key[3]!, rest: rest.slice(key[0].length).trimStart() };
}

/** The keys and lists that a line stands in, from the lines above it. Undefined inside the text of a block scalar. */
function climb(above: string[], line: Line): { path: YamlPath; siblings: string[] } | undefined {
  const path: YamlPath = [];
  const siblings: string[] = [];
  const own = line.dashes[0] ?? line.column;
  let limit = own;
  // A list may stand at the column of the key that holds it.
  let sameColumn = line.dashes.length > 0;
  let ownGroup = line.dashes.length === 0;
  for (let index = above.length - 1; index >= 0 && (limit > 0 || sameColumn || ownGroup); index--) {
    const text = above[index]!;
    if (text.trim() === '' || text.trimStart().startsWith('#')) continue;
    const here = readLine(text.replace(/\r$/, ''));
    if (ownGroup && here.column === own && here.key !== undefined) siblings.push(here.key);
    if (here.key !== undefined && (here.column < limit || (sameColumn && here.column === limit && here.dashes.length === 0))) {
      if (path.length === 0 && /^[|>][-+0-9]*\s*(#.*)?$/.test(here.rest)) return undefined;
      path.push(here.key);
      limit = here.column;
      sameColumn = false;
      ownGroup = false;
    }
    for (const dash of here.dashes.toReversed())
      if (dash < limit) {
        path.push(0);
        limit = dash;
        sameColumn = true;
        ownGroup = false;
      }
    if (here.indent < limit && here.key === undefined && here.dashes.length === 0) limit = Math.max(here.indent, 0);
  }
  return { path: path.reverse(), siblings };
}

/** Keys further down in the same group. */
function below(source: string, offset: number, column: number): string[] {
  const keys: string[] = [];
  for (const text of source.slice(offset).split('\n', MAX_LINES).slice(1)) {
    if (text.trim() === '') continue;
    const here = readLine(text);
    if (here.indent < column || (here.dashes[0] ?? column) < column) break;
    if (here.column === column && here.key !== undefined) keys.push(here.key);
  }
  return keys;
}

/** Inside `{a: b, c` on one line. */
function flowContext(
  line: Line,
  base: YamlPath,
  offset: number,
  common: Pick<YamlContext, 'indent' | 'column' | 'afterDash'>,
): YamlContext {
  const stack: { key?: string; list: boolean; siblings: Set<string> }[] = [];
  let word = '';
  for (const char of line.rest) {
    const top = stack.at(-1);
    if (char === '{' || char === '[') stack.push({ list: char === '[', siblings: new Set() });
    else if (char === '}' || char === ']') stack.pop();
    else if (char === ',' && top) delete top.key;
    else if (char === ':' && top && !top.list) {
      top.key = word.trim();
      top.siblings.add(top.key);
    } else {
      word += char;
      continue;
    }
    word = '';
  }
  const top = stack.at(-1);
  const inner = stack.flatMap((level): YamlPath => (level.list ? [0] : level.key === undefined ? [] : [level.key]));
  const path = [...base, ...(line.key === undefined ? [] : [line.key]), ...inner];
  const partial = word.trimStart();
  const at = top && !top.list && top.key === undefined ? 'line' : 'value';
  return { ...common, path, partial, start: offset - partial.length, at, flow: true, siblings: top?.siblings ?? new Set() };
}
