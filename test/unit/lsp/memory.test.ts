import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createAnalyser } from '../../../server/src/lsp/analyser';
import type { AnalysisMemory } from '../../../server/src/lsp/analysis';
import { OpenDocument } from '../../../server/src/lsp/openDocument';
import { defaultSettings } from '../../../server/src/lsp/settings';

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

const section = (number: number) => `## ${number}. Part ${number}

The Vendor shall keep Widget ${number} of the City in good order, and shall report on it every month.

- The Vendor shall store City Data in Canada;
- the Vendor shall not move it.

`;
const text = `# Services Agreement

Between the City of Fairview (the “City”) and Lumen Works Inc. (the “Vendor”).

“City Data” means all data of the City.

${Array.from({ length: 40 }, (_, index) => section(index + 1)).join('')}`;

test('what edits have replaced is let go, be it sentences or a defined term', async () => {
  const analyser = createAnalyser();
  const document = new OpenDocument('file:///a.md', 'markdown', 1, text);
  const memory: AnalysisMemory = {};
  const review = () =>
    analyser.analyse({ uri: document.uri, live: document.live, memory, settings: defaultSettings, locale: 'en' });
  const replaced: WeakRef<object>[] = [];
  review();
  let version = 1;
  for (const line of [4, 8, 15, 40, 120, 4])
    for (let i = 0; i < 12; i++) {
      const before = [...document.live.text.chapters];
      const at = { line, character: line === 4 ? 6 : 20 };
      document.edits = [];
      document.change([{ range: { start: at, end: at }, text: 'x' }], ++version);
      if (!analyser.stillHolds(document.live, memory)) review();
      const now = new Set<object>(document.live.text.chapters);
      for (const chapter of before) if (!now.has(chapter)) replaced.push(new WeakRef(chapter));
    }
  // What is looked at stays until the turn is over.
  await new Promise((resolve) => setTimeout(resolve, 0));
  collectGarbage();
  expect(replaced.length).toBeGreaterThan(60);
  // The last change may still be told to somebody.
  expect(replaced.filter((chapter) => chapter.deref() !== undefined).length).toBeLessThan(5);
});
