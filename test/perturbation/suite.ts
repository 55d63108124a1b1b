import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../server/src/engine';
import { pairsOf } from './judge';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The tests of one base document, by perturbation and clause. */
export function describeBase(id: string): void {
  const engine = createEngine();
  const pairs = pairsOf(folder, id, engine);
  describe(id, () => {
    for (const perturbation of new Set(pairs.map((pair) => pair.perturbation))) {
      describe(perturbation, () => {
        for (const pair of pairs.filter((each) => each.perturbation === perturbation)) {
          it(`${pair.clause}: ${pair.expects}`, () => {
            const { passed, explanation } = pair.judge();
            expect(passed, explanation).toBe(true);
          });
        }
      });
    }
  });
}
