// The checklist by mouse and keyboard; screenshots of it in each theme and in French.
import { strict as assert } from 'node:assert';
import { slow } from './workbench.mjs';

/** Steps of one workbench; `open` opens the document, `name` is that of the screenshots. */
export function checklistSteps({ page, open, shoot }) {
  const view = page.locator('.pane-body .tree-explorer-viewlet-tree-view, .pane-body .customview-tree').first();
  const row = (text) => view.locator('.monaco-list-row', { hasText: text });
  const title = (name) => row(name).first();
  const selected = page.locator('.editor-instance .selected-text');
  const focus = async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().waitFor(slow);
    await page.keyboard.type('Civic Clause: Focus on Checklist View');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Focus on Checklist View' }).first().waitFor(slow);
    await page.keyboard.press('Enter');
    await view.waitFor(slow);
  };
  return {
    'opens the checklist of a document': async () => {
      await open();
      await focus();
      await title('Data location').waitFor(slow);
      await page.locator('.pane-body .message', { hasText: /\d+ of \d+ clauses covered/ }).waitFor(slow);
      await shoot('checklist-1-overview');
    },
    'says every line in words': async () => {
      const spoken = await view
        .locator('.monaco-list-row')
        .evaluateAll((rows) => rows.map((one) => one.getAttribute('aria-label')));
      assert.ok(spoken.length > 5);
      for (const label of spoken)
        assert.match(label ?? '', /clauses covered|, (?:missing|present|weak|incomplete|contradicted|deferred|blanks|not )/);
    },
    'goes to where a missing clause would stand': async () => {
      await row('missing').first().click();
      await page.locator('.statusbar-item', { hasText: 'would be inserted here' }).waitFor(slow);
    },
    'shows what a clause must say, and what was found': async () => {
      await row('missing').first().locator('.monaco-tl-twistie').click();
      await row('not found').first().waitFor(slow);
      await shoot('checklist-2-elements');
    },
    'explains it under the pointer': async () => {
      await row('missing').first().hover();
      await page.locator('.workbench-hover', { hasText: 'Why it matters' }).waitFor(slow);
      await shoot('checklist-3-tooltip');
      await page.keyboard.press('Escape');
    },
    'inserts it by its button, and takes it off the gaps': async () => {
      const gaps = await row('missing').count();
      await row('missing').first().hover();
      await row('missing').first().locator('.action-label[aria-label^="Insert This Clause"]').click();
      for (const end = Date.now() + 30_000; (await row('missing').count()) >= gaps; )
        if (Date.now() > end) throw new Error('the clause is still missing');
      await selected.first().waitFor(slow);
      await shoot('checklist-4-inserted');
    },
  };
}
