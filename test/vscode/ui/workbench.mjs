// One workbench in a browser, and what every user does in it.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../../../scripts/paths.mjs';
import { startBrowser } from '../host/browser.mjs';
import { remoteUri, startServer, workbenchUrl } from '../host/server.mjs';

/** A cold language server on a busy machine. */
export const slow = { timeout: 60_000 };

const manifestTexts = {
  en: JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')),
  fr: JSON.parse(readFileSync(join(root, 'package.nls.fr.json'), 'utf8')),
};

/**
 * A workbench on a copy of `folder`, with the extension under development. Options: `settings`, `trust` (see `startServer`), `locale`
 * ('en' or 'fr': the display language of extensions; VS Code's own words stay English), `viewport` and `scale` of the page.
 * Resolves with `{ page, server, workspace, locale, reached, load(), open(), run(), press(), close() }`: `reached` are the other
 * machines the workbench tried to reach.
 */
export async function startWorkbench(folder, { locale = 'en', viewport, scale = 1, ...options } = {}) {
  const parent = mkdtempSync(join(tmpdir(), 'civic-clause-ui-'));
  const workspace = join(parent, basename(folder));
  cpSync(folder, workspace, { recursive: true });
  const server = await startServer(options);
  const browser = await startBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    for (const made of [parent, server.folder]) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await browser.newPage({ viewport: viewport ?? { width: 1440, height: 900 }, deviceScaleFactor: scale });
    // What a language pack sets before VS Code loads.
    await page.addInitScript((language) => {
      if (language !== 'en') globalThis._VSCODE_NLS_LANGUAGE = language;
    }, locale);
    return { ...handsOn(page, server, workspace, locale), page, server, workspace, locale, reached: watchNetwork(page), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function handsOn(page, server, workspace, locale) {
  return {
    /** Loads the workbench on its folder. */
    load: async () => {
      const payload = [['extensionDevelopmentPath', remoteUri(server, root)]];
      await page.goto(workbenchUrl(server, { folder: workspace, payload }));
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor(slow);
    },
    /** Opens a file of the folder's top level at its start; resolves when a line with these words shows. */
    open: async (file, words) => {
      await page.keyboard.press('Control+P');
      await typeInto(page, file);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: file }).first().waitFor(slow);
      await page.keyboard.press('Enter');
      await page.locator('.tab.active', { hasText: file }).first().waitFor(slow);
      // The editor shows a file where it was left.
      await page.keyboard.press('Control+1');
      await page.keyboard.press('Control+Home');
      await lineOf(page, words).waitFor(slow);
    },
    /** Runs a command of the extension, by its title in the palette; `key` is that of the manifest's texts, or the title itself. */
    run: async (key) => {
      const ours = manifestTexts[locale][`command.${key}`];
      await runCommand(page, ours ? `Civic Clause: ${ours}` : key);
    },
  };
}

/** Runs a command by its title. The palette has the commands of an extension only once it is known to the workbench. */
export async function runCommand(page, title) {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
  for (let attempt = 0; ; attempt++) {
    await page.keyboard.press('F1');
    await typeInto(page, `>${title}`);
    const failed = await row.waitFor({ timeout: 6000 }).catch((error) => error);
    if (!failed) break;
    await page.keyboard.press('Escape');
    if (attempt === 9) throw failed;
  }
  await page.keyboard.press('Enter');
}

async function typeInto(page, text) {
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor(slow);
  await input.fill(text);
}

/** The first line of the editor with these words; the editor shows spaces as no-break spaces. */
export function lineOf(page, words) {
  const hasText = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return page.locator('.editor-instance .view-line', { hasText }).first();
}

/** Other machines the workbench tries to reach. */
function watchNetwork(page) {
  const reached = new Set();
  page.on('request', (request) => {
    const { protocol, hostname, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== '127.0.0.1') reached.add(origin);
  });
  return reached;
}
