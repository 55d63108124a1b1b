// What is shown before anything happens: the preview of several clauses, and the walkthroughs.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineOf, slow } from './workbench.mjs';

/** The missing clauses of a theme, looked through and inserted; `file` is the document's name in the workspace. */
export function previewSteps({ page, load, open, run, workspace }, file, shoot) {
  const rows = page.locator('.part.panel .monaco-list-row');
  const problems = page.locator('[id="status.problems"]');
  const onDisk = () => readFileSync(join(workspace, file), 'utf8');
  let counted = '';
  let title = '';
  return {
    'shows the missing clauses of a theme before they are inserted': async () => {
      await load();
      await open(file, 'Request for Proposals');
      await page.locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning').first().waitFor(slow);
      counted = await problems.innerText();
      await run('insertTheme');
      const theme = page.locator('.quick-input-list .monaco-list-row').first();
      await theme.waitFor(slow);
      title = (
        await theme.locator('.quick-input-list-label-meta, .quick-input-list-rows > .quick-input-list-row').last().innerText()
      )
        .split(', ')[0]
        .trim();
      await page.keyboard.press('Enter');
      await rows
        .filter({ hasText: '###' })
        .or(rows.filter({ hasText: '##' }))
        .first()
        .waitFor(slow);
      await shoot('preview-1-theme');
    },
    'reviews the document once, though the preview holds it too': async () => {
      await rows.last().dblclick();
      await page.locator('.multiDiffEditor, .monaco-diff-editor').first().waitFor(slow);
      // Longer than a review takes.
      await page.waitForTimeout(3000);
      assert.equal(await problems.innerText(), counted);
      await shoot('preview-2-compared');
    },
    'inserts them when they are approved, and not before': async () => {
      const before = onDisk();
      await page.locator('.part.panel .monaco-button', { hasText: 'Apply' }).click();
      await lineOf(page, title).waitFor(slow);
      assert.equal(onDisk(), before, 'nothing is saved by itself');
      await shoot('preview-3-inserted');
    },
  };
}

export function walkthroughSteps({ page, load, run }, shoot) {
  const content = page.locator('.gettingStartedContainer');
  return {
    'offers a walkthrough for each reader': async () => {
      await load();
      await run('openWalkthrough');
      for (const reader of ['Procurement', 'Lawyers', 'IT reviewers'])
        await page.locator('.quick-input-list .monaco-list-row', { hasText: reader }).waitFor(slow);
      await page.keyboard.press('Enter');
      await content.getByText('Civic Clause for Procurement').first().waitFor(slow);
      await shoot('walkthrough-1-procurement');
    },
    'leads by its buttons to a sample document, reviewed': async () => {
      await content.locator('.monaco-button', { hasText: 'Open a Sample' }).first().click();
      // By its name: the list of walkthroughs may still be there, hidden.
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'with typical gaps' }).click(slow);
      await lineOf(page, 'Request for Proposals').waitFor(slow);
      await page.locator('[id="status.problems"]', { hasText: /[1-9]/ }).waitFor(slow);
    },
    'ticks off the step that was taken': async () => {
      await run('openWalkthrough');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Procurement' }).waitFor(slow);
      await page.keyboard.press('Enter');
      await content.locator('.codicon-getting-started-step-checked').first().waitFor(slow);
      await shoot('walkthrough-2-step-taken');
    },
  };
}
