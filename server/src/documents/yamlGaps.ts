import { type Flow, rich } from './flow';
import { linesBetween } from './lines';
import { verbatim } from './mapped';

/** Adds the words that stand in no value: comments, and what a mistake kept from being parsed. */
export function withGaps(source: string, start: number, flows: readonly Flow[]): Flow[] {
  const out: Flow[] = [];
  let at = start;
  const fill = (end: number): void => {
    for (const line of linesBetween(source, at, end)) {
      const text = source.slice(line.start, line.end);
      // Syntax around a value (`- &anchor !!str |2-`) is no text.
      const words = text
        .replace(/(?:^|\s)(?:[&*!]\S*|[|>][+-]?\d?[+-]?|%\S+.*)(?=\s|$)/g, ' ')
        .replace(/\b(?:null|true|false)\b/g, '');
      if (!/\p{L}{2}/u.test(words)) continue;
      const comment = text.includes('#');
      const content = rich(verbatim(source, line.start, line.end));
      if (comment) out.push({ type: 'aside', role: 'metadata', content, range: line });
      else out.push({ type: 'paragraph', content, indent: 0, range: line });
    }
  };
  for (const flow of flows) {
    if (flow.range.start > at) fill(flow.range.start);
    out.push(flow);
    at = Math.max(at, flow.range.end);
  }
  if (at < source.length) fill(source.length);
  return out;
}
