import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../vscode/host/browser.mjs';
import { buildSite, buildTimeout, filesIn, root } from './built';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const screenshots = join(root, 'out', 'site', 'screenshots');
const phone = { viewport: { width: 390, height: 844 } };

let browser: Browser;
let folder: string;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  folder = buildSite('opened');
  browser = await startBrowser();
}, buildTimeout);
afterAll(() => browser?.close());

const addressOf = (url: string) => {
  const [file, rest] = [url.replace(/[?#].*/, ''), /[?#].*/.exec(url)?.[0] ?? ''];
  return pathToFileURL(join(folder, file)).href + rest;
};

/** Opens a page from the folder, as a double click does. What the browser complains of fails the test. */
async function open(url: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) complaints.push(request.url());
  });
  await page.goto(addressOf(url));
  return { page, complaints };
}

describe('everyone can read the site', () => {
  it.each([
    ['index.html', {}],
    ['fr/index.html', { colorScheme: 'dark' }],
    ['guide.html', phone],
    ['fr/configuration.html', { colorScheme: 'dark' }],
    ['playbooks.html', {}],
    ['clauses/index.html', { colorScheme: 'dark' }],
    ['fr/clauses/index.html', phone],
    ['clauses/data-location.html', {}],
    ['fr/clauses/data-location.html', { ...phone, colorScheme: 'dark' }],
    ['clauses/accuracy.html', {}],
    ['formats.html', { ...phone, colorScheme: 'dark' }],
    ['search.html?q=encryption', { colorScheme: 'dark' }],
    ['architecture.html', {}],
  ] as const)('%s: axe finds nothing, nothing complains', async (url, options) => {
    const { page, complaints } = await open(url, { ...options, bypassCSP: true });
    await page.addScriptTag({ path: axePath });
    const { violations } = (await page.evaluate('axe.run({ preload: false })')) as AxeResults;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.screenshot({ path: join(screenshots, `${url.replace(/\W+/g, '-')}.png`) });
    await page.context().close();
  });

  it('every page has one title, headings in order, and no wider than a phone', async () => {
    const { page } = await open('index.html', phone);
    for (const file of filesIn(folder, '.html').filter((name) => name !== '404.html')) {
      await page.goto(addressOf(file));
      const found = (await page.evaluate(`({
        levels: [...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map((heading) => Number(heading.tagName[1])),
        wide: document.documentElement.scrollWidth > innerWidth,
      })`)) as { levels: number[]; wide: boolean };
      const skips = found.levels.filter((level, at) => level > (found.levels[at - 1] ?? 0) + 1);
      expect({ titles: found.levels.filter((level) => level === 1).length, skips, wide: found.wide }, file).toEqual({
        titles: 1,
        skips: [],
        wide: false,
      });
    }
    await page.context().close();
  });

  it('with the keyboard: the first key leads past the navigation, the menu opens and closes', async () => {
    const { page } = await open('clauses/data-location.html', phone);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    const menu = page.locator('button.menu');
    const pages = page.locator('#pages');
    expect(await pages.isVisible()).toBe(false);
    await menu.press('Enter');
    expect([await menu.getAttribute('aria-expanded'), await pages.isVisible()]).toEqual(['true', true]);
    await page.keyboard.press('Escape');
    expect([await menu.getAttribute('aria-expanded'), await pages.isVisible()]).toEqual(['false', false]);
    await page.context().close();
  });

  it('without scripts: every page can be reached and read', async () => {
    const { page } = await open('clauses/data-location.html', { javaScriptEnabled: false, ...phone });
    expect(await page.locator('#pages').isVisible()).toBe(true);
    expect(await page.locator('button.menu').isVisible()).toBe(false);
    await page.goto(addressOf('fr/search.html'));
    expect(await page.locator('noscript').textContent()).toContain('La recherche demande JavaScript');
    await page.context().close();
  });

  it('on paper: the text alone, black on white, though the screen is dark', async () => {
    const { page } = await open('clauses/data-location.html', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    for (const part of ['.banner', '#pages', '.contents', '.beside', '.copy'])
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    expect(await page.locator('blockquote.wording').count()).toBe(2);
    expect(await page.locator('blockquote.wording').first().isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('the site in use', () => {
  it.each([
    ['search.html', 'taking over an archive', 'ci.html#taking-over-an-archive'],
    ['search.html', 'file formats', 'formats.html'],
    ['search.html', 'data-location', 'clauses/data-location.html'],
    ['search.html', 'encription', 'clauses/encryption-key-management.html'],
    ['fr/search.html', 'residence des donnees', 'clauses/data-location.html'],
    ['fr/search.html', 'référentiel gelé', undefined],
  ])('%s finds “%s”', async (url, query, expected) => {
    const { page, complaints } = await open(url);
    await page.locator('main input[type=search]').fill(query);
    const links = await page
      .locator('.results a')
      .evaluateAll((found) => found.slice(0, 5).map((link) => link.getAttribute('href')));
    const state = (await page.locator('main [role=status]').textContent()) ?? '';
    if (expected) {
      expect(links).toContain(expected);
      expect(state).toMatch(/^\d+ r/);
    } else {
      expect(links).toEqual([]);
      expect(state).toContain('Rien n’a été trouvé');
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('what was found shows the words it was found by, and nothing of the query acts', async () => {
    const { page, complaints } = await open(`search.html?q=${encodeURIComponent('<img src=x onerror=alert(1)> encryption')}`);
    expect(await page.locator('.results img').count()).toBe(0);
    await page.locator('main input[type=search]').fill('encryption');
    expect((await page.locator('.results mark').first().textContent())?.toLowerCase()).toBe('encryption');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('the search of every page leads to the page of results', async () => {
    const { page } = await open('fr/clauses/data-location.html');
    await page.locator('.banner input').fill('chiffrement');
    await page.locator('.banner input').press('Enter');
    await page.waitForURL(/fr\/search\.html\?q=chiffrement$/);
    expect(await page.locator('.results li').count()).toBeGreaterThan(3);
    await page.context().close();
  });

  it('colours that were chosen hold on the next page', async () => {
    const { page } = await open('index.html', { colorScheme: 'light' });
    const paper = 'getComputedStyle(document.body).backgroundColor';
    const before = await page.evaluate(paper);
    await page.locator('.colours select').selectOption('dark');
    expect(await page.evaluate(paper)).not.toBe(before);
    const chosen = await page.evaluate(paper);
    await page.goto(addressOf('fr/ci.html'));
    expect(await page.evaluate(paper)).toBe(chosen);
    await page.locator('.colours select').selectOption('system');
    expect(await page.evaluate(paper)).toBe(before);
    await page.context().close();
  });

  it('copies a wording whole, and says so', async () => {
    const { page } = await open('clauses/data-location.html');
    await page.evaluate(
      `Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.taken = text; } } })`,
    );
    const button = page.getByRole('button', { name: 'Copy the wording' }).first();
    await button.click();
    const wording = await page.locator('blockquote.wording').first().innerText();
    expect(await page.evaluate('window.taken')).toBe(wording.trim());
    expect(wording).toContain('MANDATORY. All City Data');
    expect(await page.getByRole('button', { name: 'Copied' }).count()).toBe(1);
    await page.context().close();
  });
});
