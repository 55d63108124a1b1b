import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Format, readDocument } from '../../server/src/documents/index';
import { createEngine } from '../../server/src/engine';

export const PATHS: Record<Format, string> = { markdown: 'document.md', yaml: 'document.yaml', text: 'document.txt' };

export const engine = createEngine();

/** User time of this process that some work takes, in milliseconds: other processes do not lengthen it. */
function userTime(work: () => void): number {
  const before = process.cpuUsage().user;
  work();
  return (process.cpuUsage().user - before) / 1000;
}

/** What reading and reviewing a text takes, whatever it looks like. */
export function costOfReview(text: string, format: Format): number {
  return userTime(() => {
    const document = readDocument({ path: PATHS[format], text, kind: 'agreement', language: 'en' });
    engine.analyse({ name: 'document', documents: [document] });
  });
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** What the bare Markdown parser takes for a text. */
export function costOfParser(text: string): number {
  return userTime(() => void parser.parse(text));
}

/** Four times the text may take so many times as long: four when linear, sixteen when quadratic. */
export const GROWTH = 8;
/** Milliseconds below which a cost is mostly noise. */
const NOISE = 25;
/** Milliseconds above which no disturbance explains a cost. */
const HOPELESS = 2000;
const ROUNDS = 4;

/**
 * How many times as long the review of four times the text takes, and what that takes. Measured again, up to a few times, when it
 * looks bad: the cheapest of each size counts, for what disturbs a measurement only adds to it.
 */
export function growthOf(text: (size: number) => string, format: Format, size: number): { growth: number; cost: number } {
  const small = text(size);
  const large = text(4 * size);
  let least = Number.POSITIVE_INFINITY;
  let cost = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    cost = Math.min(cost, costOfReview(large, format));
    if (cost < NOISE) return { growth: 1, cost };
    least = Math.min(least, costOfReview(small, format));
    if (cost / least <= GROWTH || cost > HOPELESS) break;
  }
  return { growth: cost / least, cost };
}
