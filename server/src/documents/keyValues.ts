import { type Flow, type FlowParagraph, sliceRich } from './flow';
import { headingFrom } from './headings';
import { sourceSpan } from './mapped';

const PAIR = /^([\p{L}\p{N}][\p{L}\p{N}._-]{0,60})?=(?=\S)/u;
const FEWEST = 5;

/** How many paragraphs there are, and how many of them are pairs of a key and a value. */
export interface PairCount {
  paragraphs: number;
  pairs: number;
}

export function countPairs(flows: readonly Flow[]): PairCount {
  const count = { paragraphs: 0, pairs: 0 };
  for (const flow of flows) {
    if (flow.type !== 'paragraph') continue;
    count.paragraphs++;
    // Letters of any alphabet take long to prepare, and most documents have no pairs.
    if (flow.content.text.includes('=') && PAIR.test(flow.content.text)) count.pairs++;
  }
  return count;
}

/** Whether a document is written in pairs: most of its paragraphs are. */
export function isWrittenInPairs({ paragraphs, pairs }: PairCount): boolean {
  return pairs >= FEWEST && pairs * 2 >= paragraphs;
}

/**
 * Documents written as `1.2.sec=The Vendor shall …`: the key becomes the paragraph's numbering, `….Title=` and `….Ti=` a
 * heading. For documents where most paragraphs are written so.
 */
export function readKeyValues(flows: readonly Flow[]): Flow[] {
  return flows.flatMap((flow) =>
    flow.type === 'paragraph' ? (flow.content.text.split('\n').length > 1 ? lines(flow) : [pair(flow)]) : [flow],
  );
}

/** Pairs on lines of their own within one paragraph. */
function lines(flow: FlowParagraph): Flow[] {
  const { text } = flow.content;
  const out: Flow[] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (!PAIR.test(text.slice(at + 1, at + 80))) continue;
    out.push(pair(part(flow, start, at)));
    start = at + 1;
  }
  out.push(pair(part(flow, start, text.length)));
  return out;
}

function part(flow: FlowParagraph, start: number, end: number): FlowParagraph {
  const content = sliceRich(flow.content, start, end);
  return { ...flow, content, range: sourceSpan(content, 0, content.text.length) };
}

function pair(flow: FlowParagraph): Flow {
  const match = PAIR.exec(flow.content.text);
  if (!match) return flow;
  const key = match[1] ?? '';
  const marker = sliceRich(flow.content, 0, match[0].length);
  const content = sliceRich(flow.content, match[0].length, flow.content.text.length);
  if (/(?:^|\.)(?:title|ti)$/i.test(key) && content.text.length <= 150) {
    const number = /^\d[\d.]*(?=\.ti)/i.exec(key)?.[0];
    const heading = headingFrom(content, 0, 'plain', 1, number);
    return { ...heading, marker, range: flow.range };
  }
  if (/^(?:source|note|url|link)$/i.test(key) || /^\[[^\]]*\]$/.test(content.text.trim())) {
    return { type: 'aside', role: 'metadata', content: flow.content, range: flow.range };
  }
  return { ...flow, marker, content };
}
