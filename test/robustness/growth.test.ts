import { describe, expect, test } from 'vitest';
import type { Format } from '../../server/src/documents/index';
import { costOfParser, costOfReview, GROWTH, growthOf } from './cost';
import { families, ordinaryText } from './families';

const SIZE = 6_000;
/** How much more than the bare Markdown parser on an ordinary text of its size a hostile text may cost us, the review included: twice the dearest. */
const DEAREST = 50;

/** What does not depend on the family: warms up the code, too. */
const ordinary = Object.fromEntries(
  (['markdown', 'text', 'yaml'] as const).map((format) => {
    costOfReview(ordinaryText(format, SIZE), format);
    return [format, growthOf((size) => ordinaryText(format, size), format, SIZE)];
  }),
) as Record<Format, { growth: number; cost: number }>;
const parser = Math.min(...[1, 2, 3].map(() => costOfParser(ordinaryText('markdown', 4 * SIZE))));

const cases = families.flatMap((family) => family.formats.map((format) => ({ ...family, format })));

describe('the cost of a review grows with the length of the text', () => {
  test.each(Object.entries(ordinary))('ordinary %s', (_format, { growth }) => {
    expect(growth).toBeLessThanOrEqual(GROWTH);
  });

  test.each(cases)(
    '$format: $name',
    ({ text, format }) => {
      const { growth, cost } = growthOf(text, format, SIZE);
      expect(growth, 'cost of four times the text').toBeLessThanOrEqual(GROWTH);
      expect(cost / parser, 'cost beside that of parsing an ordinary text').toBeLessThanOrEqual(DEAREST);
    },
    300_000,
  );
});
