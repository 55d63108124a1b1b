// What a user does, with mouse and keyboard, in the real workbench: squiggle, Problems, Ctrl+., the fix, save.
// Screenshots are left in out/screenshots/.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { out, root } from '../../../scripts/paths.mjs';
import { installHost } from '../host/install.mjs';
import { checklistSteps } from './checklist.mjs';
import { previewSteps, walkthroughSteps } from './guided.mjs';
import { slow, startWorkbench } from './workbench.mjs';

const screenshots = join(out, 'screenshots');
const file = 'traffic-sensors-rfp.md';
const still = { 'editor.minimap.enabled': false, 'workbench.colorTheme': 'Default Light Modern' };

/** Resolves with `{ passed, failed }`: each step is a test, and the steps after one that fails are not tried. */
export async function runUiTests() {
  installHost();
  mkdirSync(screenshots, { recursive: true });
  const result = { passed: 0, failed: 0 };
  await runSteps(steps, result, { settings: still });
  await runSteps(inChecklist, result, { settings: { ...still, 'workbench.colorTheme': 'Default High Contrast' } });
  await runSteps((workbench) => previewSteps(workbench, file, shootOf(workbench)), result, { settings: still });
  await runSteps((workbench) => walkthroughSteps(workbench, shootOf(workbench)), result, { settings: still });
  const asking = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
  await runSteps(restrictedSteps, result, { trust: true, settings: { ...still, ...asking } });
  return result;
}

/** One workbench on a copy of the workspace; `options` are those of `startWorkbench`. */
async function runSteps(steps, result, options) {
  const workbench = await startWorkbench(join(root, 'test', 'vscode', 'ui', 'workspace'), options);
  const { page } = workbench;
  try {
    for (const [name, step] of Object.entries(steps(workbench))) {
      await step();
      result.passed++;
      console.log(`  ✔ ${name}`);
    }
  } catch (error) {
    result.failed++;
    console.error(error);
    await page.screenshot({ path: join(screenshots, 'failure.png') }).catch(() => {});
  } finally {
    await workbench.close();
  }
}

const shootOf =
  ({ page }) =>
  (name) =>
    page.screenshot({ path: join(screenshots, `${name}.png`) });

function inChecklist(workbench) {
  return checklistSteps({ page: workbench.page, shoot: shootOf(workbench), open: () => openDocument(workbench) });
}

/** A folder that the user has not said to trust. */
function restrictedSteps(workbench) {
  const { page } = workbench;
  return {
    'in Restricted Mode, opens a folder that is not trusted': async () => {
      await openDocument(workbench);
      await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor(slow);
    },
    'in Restricted Mode, reviews its document all the same': async () => {
      await page.locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning').first().waitFor(slow);
      await page.screenshot({ path: join(screenshots, '7-restricted.png') });
    },
  };
}

async function openDocument({ load, open }) {
  await load();
  await open(file, 'Request for Proposals');
}

function steps(workbench) {
  const { page, server, workspace, reached } = workbench;
  const editor = page.locator('.editor-instance');
  const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'Data location' });
  const listed = page.locator('.markers-panel .monaco-list-row', { hasText: /Civic Clause/ });
  const toast = page.locator('.notification-toast', { hasText: 'stopped and was started again' });
  const report = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  const text = () => readFileSync(join(workspace, file), 'utf8');
  const original = text();
  const shoot = (name) => page.screenshot({ path: join(screenshots, `${name}.png`) });

  return {
    'opens a request for proposals': () => openDocument(workbench),
    'underlines what is missing': async () => {
      await editor.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor(slow);
    },
    'lists it in the Problems panel, in plain words': async () => {
      await page.keyboard.press('Control+Shift+M');
      await problem.first().waitFor(slow);
      await shoot('1-problems');
    },
    'offers the clause under Ctrl+.': async () => {
      await problem.first().dblclick();
      await openQuickFixes(page, insertDataLocation(page));
      await shoot('2-quick-fixes');
    },
    'inserts it into the document': async () => {
      const item = insertDataLocation(page);
      // Something invisible lies over the menu until the pointer moves.
      const box = await item.boundingBox();
      await page.mouse.move(box.x + 20, box.y + 5);
      await page.mouse.move(box.x + 30, box.y + 8);
      await item.click();
      // The editor shows spaces as no-break spaces.
      await editor
        .locator('.view-line', { hasText: /Data\s+location/i })
        .first()
        .waitFor(slow);
      await shoot('3-inserted');
    },
    'saves it, with the rest of the text unchanged': async () => {
      // Out of the tab stops first.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+S');
      // Longer, not only other: while it is being written it may be empty.
      await eventually('the file to be saved', () => text().length > original.length);
      const [before, after] = cutAtChange(original, text());
      assert.match(after, /data location/i);
      assert.match(after, /\[[^\]\n]+\]|_{3}/, 'it has blanks to fill in');
      assert.equal(before, original, 'nothing else has changed');
    },
    'no longer reports it as missing': async () => {
      await problem.filter({ hasText: 'Nothing here says' }).waitFor({ state: 'detached', ...slow });
      await shoot('4-saved');
    },
    'shows the report beside it': async () => {
      await workbench.run('showReport');
      await report.locator('h1', { hasText: 'Clause review' }).waitFor(slow);
      assert.match(await report.locator('.standing').innerText(), /Not ready to issue/);
      assert.equal(await report.locator('.hint').isVisible(), true);
      // Its style sheet is allowed: without it the blocks would be black.
      assert.notEqual(await report.locator('.tint-weak').evaluate((one) => getComputedStyle(one).fill), 'rgb(0, 0, 0)');
      await shoot('5-report');
    },
    'brings the report up to date when the document changes': async () => {
      const before = await report.locator('code').first().innerText();
      await editor.locator('.view-line').first().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' The City may cancel this request for proposals.');
      for (const end = Date.now() + 30_000; (await report.locator('code').first().innerText()) === before; )
        if (Date.now() > end) throw new Error('the report stayed as it was');
      await page.keyboard.press('Control+S');
      await page.keyboard.press('Control+Home');
    },
    'shows the report again when the window is reloaded': async () => {
      await page.reload();
      await report.locator('h1', { hasText: 'Clause review' }).waitFor(slow);
      await listed.first().waitFor(slow);
    },
    'asks nothing, and reaches nothing outside': async () => {
      assert.deepEqual(await page.locator('.notification-toast').allInnerTexts(), []);
      assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
      assert.deepEqual([...reached], []);
    },
    'starts the language server again when it is killed, and says so': async () => {
      killLanguageServer(server);
      await toast.first().waitFor(slow);
      // By the keyboard: after the reload, headings may stick over the first lines.
      await page.keyboard.press('Control+1');
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' The City may cancel this request.');
      await listed.first().waitFor(slow);
      await shoot('6-started-again');
    },
    'says it once, however often it happens': async () => {
      killLanguageServer(server);
      await listed.first().waitFor({ state: 'detached', ...slow });
      await listed.first().waitFor(slow);
      assert.equal(await toast.count(), 1);
    },
  };
}

/** Kills the language server that this VS Code server's extension host has started. */
function killLanguageServer({ process: host }) {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,pgid=,args='], { encoding: 'utf8' });
  const program = join('server', 'dist', 'server.js');
  // The VS Code server leads a process group of its own.
  const ofHost = (line) => line.includes(program) && Number(line.trim().split(/\s+/)[1]) === host.pid;
  const found = stdout.split('\n').find(ofHost);
  assert.ok(found, 'there is no language server');
  process.kill(Number.parseInt(found, 10), 'SIGKILL');
}

const insertDataLocation = (page) => page.locator('.action-widget .monaco-list-row', { hasText: 'Insert clause: Data location' });

/** Asks again until the menu has our fix: other extensions may still be starting. */
async function openQuickFixes(page, item) {
  for (let attempt = 0; attempt < 8; attempt++) {
    await page.keyboard.press('Control+.');
    const listed = await item.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (listed) return;
    await page.keyboard.press('Escape');
  }
  throw new Error('the quick fix did not come up');
}

async function eventually(what, holds) {
  for (const end = Date.now() + 15_000; !holds(); await new Promise((resolve) => setTimeout(resolve, 50)))
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
}

/** A text after one insertion: what it was without it, and what was inserted. */
function cutAtChange(old, changed) {
  let start = 0;
  while (start < old.length && old[start] === changed[start]) start++;
  const length = changed.length - old.length;
  return [changed.slice(0, start) + changed.slice(start + length), changed.slice(start, start + length)];
}
