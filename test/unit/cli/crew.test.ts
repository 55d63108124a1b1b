import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withWorkers } from '../../../server/src/cli/batch/crew';
import { inOrder } from '../../../server/src/cli/batch/inOrder';
import type { Job, Settings } from '../../../server/src/cli/batch/job';
import { Reviewer } from '../../../server/src/cli/batch/reviewer';
import { createEngine } from '../../../server/src/engine';

const settings: Settings = {
  outputs: [{ format: 'pretty', pretty: { locale: 'en', width: 80, colour: false, verbose: false } }],
  show: { root: '/', failOn: 'error', quotations: false, reasons: false },
  review: { locale: 'en' },
  today: '2026-01-01',
  maxSize: 1000,
};
const jobsOf = (paths: string[]) =>
  paths.map((path, index): Job => ({ kind: 'file', number: index + 1, input: { path, file: path, named: true } }));

async function outcomesOf(paths: string[], worker: string) {
  const crew = await withWorkers(2, settings, new Reviewer(createEngine(), settings), join(import.meta.dirname, worker));
  const outcomes = [];
  for await (const outcome of inOrder(jobsOf(paths), crew.review, crew.capacity)) outcomes.push(outcome);
  await crew.dismiss();
  return outcomes;
}

describe('a thread that dies', () => {
  it('costs the document it had, which is named, and no other', async () => {
    const paths = ['a.md', 'memory.md', 'b.md', 'crash.md', 'throws.md', 'c.md', 'crash.md', 'd.md'];
    const outcomes = await outcomesOf(paths, 'dyingWorker.mjs');
    expect(outcomes.map(({ pieces, notReviewed: [problem] }) => problem?.path ?? pieces[0])).toEqual(paths);
    const lost = outcomes.flatMap(({ notReviewed }) => notReviewed);
    expect(lost.map(({ code }) => code)).toEqual(Array(4).fill('failed'));
    expect(lost[0]?.message).toContain('ran out of memory');
    for (const { message } of lost.slice(1)) expect(message).toContain('its review failed');
  });

  it('before it starts costs every document, each said, and ends', async () => {
    const outcomes = await outcomesOf(['a.md', 'b.md', 'c.md', 'd.md', 'e.md'], 'noSuchWorker.mjs');
    expect(outcomes.map(({ notReviewed: [problem] }) => [problem?.path, problem?.code])).toEqual(
      ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'].map((path) => [path, 'failed']),
    );
  });
});
