/**
 * Writes the clauses of one fix as LSP snippets: every blank `[Label]` becomes a tab stop `${1:[Label]}`, the rest is
 * escaped. The brackets stay inside the stop, so that a blank the user passes over is still one. A label shares one tab
 * stop wherever it recurs in the fix, with two exceptions: two `[30]` are two different time limits, and the `[X]` of
 * one clause (a schedule) is not the `[X]` of another (a criterion).
 */
export class SnippetWriter {
  readonly #stops = new Map<string, number>();
  #next = 1;

  /** One clause as it stands in the document, as a snippet. */
  write(text: string): string {
    const local = new Map<string, number>();
    const closings = matchBrackets(text);
    const convert = (from: number, to: number): string => {
      let result = '';
      for (let i = from; i < to; i++) {
        const escaped = text[i] === '\\' && text[i + 1] === '[';
        const close = closings.get(escaped ? i + 1 : i);
        if (close === undefined) {
          result += escapeSnippet(text[i]!);
          continue;
        }
        const start = escaped ? i + 2 : i + 1;
        const end = escaped && text[close - 1] === '\\' ? close - 1 : close;
        const stop = this.#stop(text.slice(start, end), local);
        const [opening, closing] = [text.slice(i, start), text.slice(end, close + 1)].map(escapeSnippet);
        result += `\${${stop}:${opening}${convert(start, end)}${closing}}`;
        i = close;
      }
      return result;
    };
    return convert(0, text.length);
  }

  #stop(label: string, local: Map<string, number>): number {
    if (/^\d*$/.test(label)) return this.#next++;
    const stops = label.length < 3 ? local : this.#stops;
    const known = stops.get(label);
    if (known !== undefined) return known;
    stops.set(label, this.#next);
    return this.#next++;
  }
}

/** Offset of each `[` that is closed, with that of its `]`. */
export function matchBrackets(text: string): Map<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[') open.push(i);
    else if (text[i] === ']') {
      const start = open.pop();
      if (start !== undefined) closings.set(start, i);
    }
  }
  return closings;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
