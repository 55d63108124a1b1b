import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Format, readDocument } from '../../server/src/documents/index';
import { createEngine } from '../../server/src/engine';
import { foldsOf, Navigation, outlineOf, renamingOf } from '../../server/src/navigation';

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

/** What finding all the ways through a document takes, once it is read. */
export function costOfNavigation(text: string, format: Format): number {
  const document = readDocument({ path: PATHS[format], text, kind: 'agreement', language: 'en' });
  return userTime(() => {
    const navigation = new Navigation(document);
    outlineOf(navigation);
    foldsOf(navigation);
    navigation.referenceAt(text.length);
    for (const term of navigation.terms.slice(0, 2)) renamingOf(navigation, term, 'Another Name');
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
/** Milliseconds above which a longer text would take too long to tell anything. */
const HOPELESS = 5000;
const ROUNDS = 4;
/** Longer texts, tried when a shorter one grew too much: a disturbance, or a fixed cost, weighs less there; what is quadratic stays so. */
const LENGTHS = [1, 2, 4];

/**
 * How many times as long the review of four times the text takes (or what `costOf` measures), and what it takes for four times the size named. Measured again,
 * and on longer texts, when it looks bad: the cheapest of each length counts, for what disturbs a measurement only adds to it.
 */
export function growthOf(
  text: (size: number) => string,
  format: Format,
  size: number,
  costOf = costOfReview,
): { growth: number; cost: number } {
  let least = Number.POSITIVE_INFINITY;
  let found = { growth: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY };
  for (const length of LENGTHS) {
    const { growth, cost } = growthAt(text, format, length * size, costOf);
    least = Math.min(least, cost / length);
    found = { growth, cost: least };
    if (growth <= GROWTH || cost > HOPELESS) break;
  }
  return found;
}

function growthAt(
  text: (size: number) => string,
  format: Format,
  size: number,
  costOf: typeof costOfReview,
): { growth: number; cost: number } {
  const [small, large] = [text(size), text(4 * size)];
  let [least, cost] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    cost = Math.min(cost, costOf(large, format));
    if (cost < NOISE) return { growth: 1, cost };
    least = Math.min(least, costOf(small, format));
    if (cost / least <= GROWTH) break;
  }
  return { growth: cost / least, cost };
}
