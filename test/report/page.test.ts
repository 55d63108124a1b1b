import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../server/src/engine';
import { htmlReport } from '../../server/src/reports';
import type { Language } from '../../server/src/text/types';
import { sample } from '../lsp/samples';
import { hostileAgreement, hostileYaml, payloads } from '../safety/support/hostile';
import { startBrowser } from '../vscode/host/browser.mjs';

const engine = createEngine();
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const screenshots = new URL('../../out/report/', import.meta.url).pathname;

let browser: Browser;
beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await startBrowser();
});
afterAll(() => browser?.close());

function reportOf(texts: Record<string, string>, locale: Language = 'en'): string {
  const files = Object.entries(texts).map(([path, text]) => ({
    name: path,
    documents: [engine.readRequested({ path, text })],
  }));
  const review = engine.review(files, { policy: { locale, asOf: '2026-11-22', jurisdiction: 'ca-qc' } });
  return htmlReport(review, engine.playbook, { locale });
}

/** Loads a report as a file would be; axe and probes come in past its policy, the report itself does not. */
async function load(html: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 1300 }, ...options });
  const page = await context.newPage();
  await page.setContent(html);
  return page;
}

const parking = sample('parking-services-agreement.md').text;
const stationnement = sample('stationnement-contrat.md').text;

async function violations(html: string, options: BrowserContextOptions): Promise<string[]> {
  const page = await load(html, { ...options, bypassCSP: true });
  await page.addScriptTag({ path: axePath });
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  await page.context().close();
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

describe('everyone can read the report', () => {
  it.each([
    ['in English', { 'a.md': parking }, 'en', 'light'],
    ['in English, dark', { 'a.md': parking }, 'en', 'dark'],
    ['in French', { 'a.md': stationnement }, 'fr', 'light'],
    ['of several documents', { 'a.md': parking, 'b.md': stationnement }, 'fr', 'dark'],
    ['of a hostile document', { 'a.md': hostileAgreement(payloads['an HTML element']!) }, 'en', 'light'],
    ['of nothing', {}, 'en', 'light'],
  ] as const)('%s: axe finds nothing', async (_what, texts, locale, colorScheme) => {
    expect(await violations(reportOf(texts, locale), { colorScheme })).toEqual([]);
  });

  it('on a narrow screen, without scrolling sideways', async () => {
    const page = await load(reportOf({ 'a.md': hostileAgreement(payloads['a very long word']!) }), {
      viewport: { width: 360, height: 700 },
    });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.context().close();
  });

  it('without colours: each state has a pattern of its own', async () => {
    const page = await load(reportOf({ 'a.md': parking }));
    const drawn = (await page.evaluate(`[...document.querySelectorAll('pattern')].map((one) => [
      one.querySelector('g').innerHTML,
      getComputedStyle(one.querySelector('rect')).fill,
    ].join())`)) as string[];
    const shapes = drawn.filter((shape) => !shape.startsWith(','));
    expect(new Set(shapes).size).toBe(shapes.length);
    // Without lines there are two: the fullest and the emptiest.
    expect(drawn.filter((shape) => shape.startsWith(','))).toEqual([',rgb(46, 125, 79)', ',rgb(255, 255, 255)']);
    await page.context().close();
  });
});

describe('the report follows where it is shown', () => {
  const background = 'getComputedStyle(document.body).backgroundColor';

  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(30, 30, 30)'],
  ] as const)('in a browser that prefers %s', async (colorScheme, expected) => {
    const page = await load(reportOf({ 'a.md': parking }), { colorScheme });
    expect(await page.evaluate(background)).toBe(expected);
    expect(await page.locator('.hint').isVisible()).toBe(false);
    await page.screenshot({ path: `${screenshots}${colorScheme}.png` });
    await page.context().close();
  });

  it.each([
    ['vscode-light', 'dark', '#f0f0f0', 'rgb(27, 27, 27)'],
    ['vscode-dark', 'light', '#102030', 'rgb(230, 230, 230)'],
    ['vscode-high-contrast', 'light', '#000000', 'rgb(230, 230, 230)'],
    ['vscode-high-contrast vscode-high-contrast-light', 'dark', '#ffffff', 'rgb(27, 27, 27)'],
  ] as const)('in VS Code under %s, whatever the system prefers', async (theme, colorScheme, paper, ink) => {
    const page = await load(reportOf({ 'a.md': parking }), { colorScheme });
    await page.evaluate(`document.body.className = '${theme}';
      document.documentElement.style.setProperty('--vscode-editor-background', '${paper}')`);
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(paper.slice(at, at + 2), 16));
    expect(await page.evaluate(background)).toBe(`rgb(${red}, ${green}, ${blue})`);
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.edge')).stroke`)).toBe(ink);
    // How to print it is said only here.
    expect(await page.locator('.hint').isVisible()).toBe(true);
    await page.context().close();
  });

  it('on paper: black on white, with the heads of tables on every page', async () => {
    const page = await load(reportOf({ 'a.md': parking }), { colorScheme: 'dark', viewport: { width: 696, height: 1032 } });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(background)).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate(`getComputedStyle(document.querySelector('thead')).display`)).toBe('table-header-group');
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.page')).breakBefore`)).toBe('page');
    await page.screenshot({ path: `${screenshots}print.png` });
    await page.context().close();
  });
});

describe('no document does anything in the report', () => {
  const documents = { 'a.md': hostileAgreement, 'b.agreement.yaml': hostileYaml };

  it.each(Object.entries(documents))('each payload in a copy of %s', async (name, write) => {
    const texts = Object.values(payloads).map((text, index) => [`${index}/${name}`, write(text)]);
    const context = await browser.newContext();
    const page = await context.newPage();
    const events: string[] = [];
    page.on('request', (request) => events.push(request.url()));
    page.on('dialog', (dialog) => events.push(dialog.message()));
    page.on('console', (message) => events.push(message.text()));
    page.on('pageerror', (error) => events.push(String(error)));
    await page.setContent(reportOf(Object.fromEntries(texts)));
    expect(await page.locator('article').count()).toBe(texts.length);
    expect(events).toEqual([]);
    const foreign = await page.evaluate(
      `[...document.querySelectorAll('script,img,iframe,object,embed,form,input,a:not([href^="#file-"]),base,link,[style]')].map((one) => one.outerHTML)`,
    );
    expect(foreign).toEqual([]);
    await context.close();
  });
});
