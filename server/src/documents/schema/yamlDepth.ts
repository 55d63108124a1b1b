/** Bounds, far above any real document. */
export const MAX_DEPTH = 200;
/** Higher, as prose in a text may open brackets that it never closes. */
const MAX_BRACKETS = 1000;

/**
 * The offset at which YAML nests deeper than any real document does; undefined where it does not. The parser is not sent down there: at the end
 * of its stack, Node cannot prepare a regular expression, and ends altogether.
 */
export function nestedTooDeep(source: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source.charCodeAt(at);
    if (char === 0x5b || char === 0x7b) {
      if (++depth > MAX_BRACKETS) return at;
    } else if (char === 0x5d || char === 0x7d) depth = Math.max(0, depth - 1);
  }
  return nestedTooDeepInLines(source);
}

/** The same for block nesting: `- - - -`, or ever growing indentation. */
function nestedTooDeepInLines(source: string): number | undefined {
  const indents: number[] = [];
  let lineStart = 0;
  while (lineStart < source.length) {
    let at = lineStart;
    let dashes = 0;
    for (; at < source.length; at++) {
      const char = source[at];
      if ((char === '-' || char === '?' || char === ':') && (source[at + 1] === ' ' || source[at + 1] === '\n')) dashes++;
      else if (char !== ' ' && char !== '\t') break;
    }
    if (dashes > MAX_DEPTH) return lineStart;
    const indent = at - lineStart;
    while (indents.length > 0 && indents.at(-1)! >= indent) indents.pop();
    indents.push(indent);
    if (indents.length > MAX_DEPTH) return lineStart;
    const next = source.indexOf('\n', at);
    if (next < 0) break;
    lineStart = next + 1;
  }
  return undefined;
}
