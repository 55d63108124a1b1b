import { describe, expect, test } from 'vitest';
import { costOfNavigation, GROWTH, growthOf } from './cost';
import { families, ordinaryText } from './families';

const SIZE = 15_000;
/** Warms up the code. */
for (const format of ['markdown', 'text', 'yaml'] as const) costOfNavigation(ordinaryText(format, SIZE), format);

const cases = families.flatMap((family) => family.formats.map((format) => ({ ...family, format })));

describe('the cost of finding clauses, terms and references grows with the length of the text', () => {
  test.each(cases)(
    '$format: $name',
    ({ text, format }) => {
      const { growth } = growthOf(text, format, SIZE, costOfNavigation);
      expect(growth, 'cost of four times the text').toBeLessThanOrEqual(GROWTH);
    },
    300_000,
  );
});
