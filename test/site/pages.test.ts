import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Entry, readCatalogue, twinOf } from '../../site/catalogue.mjs';
import { homeProse } from '../../site/prose/home.mjs';
import { prose } from '../../site/prose/site.mjs';
import { buildSite, buildTimeout, filesIn, generatorPackages, root, runNode } from './built';

const site = readCatalogue();
const policy =
  'default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;; img-src &#39;self&#39;; base-uri &#39;none&#39;; form-action &#39;self&#39;';

/** What the checker says; it ends with 0 whatever it finds. */
const checkLinks = (folder: string) => runNode([join(generatorPackages, 'check-html-links/src/cli.js'), folder]).output;

/** The keys of an object and of those in it; a list counts by its length. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

describe('what is on the site', () => {
  it('is every guide and every clause page of the repository', () => {
    const sources = new Set(site.entries.map(({ source }) => source));
    const guides = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
    const clauses = readdirSync(join(root, 'docs', 'clauses')).filter((name) => !name.startsWith('README'));
    expect(guides.map((name) => `docs/${name}`).filter((name) => !sources.has(name))).toEqual([]);
    expect(clauses.map((name) => `docs/clauses/${name}`).filter((name) => !sources.has(name))).toEqual([]);
    expect(site.clauses.length).toBe(site.playbook.clauses.length);
  });

  it('is there in both languages, but for what is in the repository in English only', () => {
    const single = site.entries.filter((entry) => !twinOf(site, entry)).map(({ id }) => id);
    expect(single.sort()).toEqual(['architecture', 'changelog', 'contributing', 'notFound']);
  });

  it('names every schema', () => {
    const schemas = readdirSync(join(root, 'schemas')).map((name) => name.replace('.schema.json', ''));
    for (const { formats } of [prose.en, prose.fr]) expect(Object.keys(formats.rows).sort()).toEqual(schemas.sort());
  });

  it('has the same words in both languages', () => {
    expect(shapeOf(prose.fr)).toEqual(shapeOf(prose.en));
    expect(shapeOf(homeProse.fr)).toEqual(shapeOf(homeProse.en));
  });
});

describe('the files of the site', () => {
  let folder: string;
  let pages: Record<string, string>;
  beforeAll(() => {
    // Below a path, as project pages stand.
    folder = buildSite('below/civic-clause', '--address', 'https://town.example/civic-clause/');
    pages = Object.fromEntries(filesIn(folder, '.html').map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  }, buildTimeout);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');

  it('ask nothing of another host: no script, style, picture or font from elsewhere, none in line', () => {
    for (const [file, text] of Object.entries(pages)) {
      const markup = text.replace(/<pre>[\s\S]*?<\/pre>|<code>[\s\S]*?<\/code>/g, '');
      const loaded = [
        ...markup.matchAll(/<(?:script|img|iframe|source|link|input|form)\b[^>]*?\s(?:src|href|action|srcset)="([^"]*)"/g),
      ];
      const elsewhere = loaded.filter(
        ([tag, address]) => /^(?:[a-z]+:|\/\/)/i.test(address!) && !/rel="(?:canonical|alternate)"/.test(tag),
      );
      expect(elsewhere, file).toEqual([]);
      expect(
        markup.match(/<(?:style|iframe|object|embed|base)\b|<script(?![^>]*\ssrc=)|\s(?:style|on[a-z]+)=/g),
        file,
      ).toBeNull();
      expect(/Content-Security-Policy" content="([^"]*)"/.exec(markup)?.[1], file).toBe(policy);
    }
    for (const file of filesIn(folder, '.css')) expect(read(file)).not.toMatch(/@import|url\(|@font-face/);
    for (const file of filesIn(join(folder, 'assets'), '.js'))
      expect(read(`assets/${file}`), file).not.toMatch(/XMLHttpRequest|sendBeacon|WebSocket|EventSource|importScripts|https?:/);
  });

  it('lead to pages and anchors that are there, the page for unknown addresses too', () => {
    const output = checkLinks(join(folder, '..'));
    expect(output).toContain('All tested links are valid');
    expect(Number(/(\d+) internal links/.exec(output)?.[1])).toBeGreaterThan(5_000);
  });

  it('the checker of links sees a page, and an anchor of another page, that are not there', () => {
    const broken = join(root, 'out', 'site', 'broken');
    mkdirSync(broken, { recursive: true });
    writeFileSync(join(broken, 'a.html'), '<h1 id="a">A</h1><a href="b.html#gone">b</a> <a href="gone.html">c</a>');
    writeFileSync(join(broken, 'b.html'), '<h1 id="b">B</h1><a href="a.html#a">a</a>');
    const output = checkLinks(broken);
    expect(output).toContain('missing id="gone" in out/site/broken/b.html');
    expect(output).toContain('missing reference target out/site/broken/gone.html');
  });

  it('say their language, title and description, each its own', () => {
    const titles = new Map<string, string>();
    for (const entry of site.entries) {
      const text = pages[entry.url]!;
      expect(text, entry.url).toContain(`<html lang="${entry.language}">`);
      const title = /<title>(.+)<\/title>/.exec(text)?.[1] ?? '';
      const description = /<meta name="description" content="([^"]{20,})">/.exec(text)?.[1];
      expect(description, entry.url).toBeTruthy();
      const key = `${entry.language} ${title}`;
      expect(titles.get(key), `${title}: ${entry.url}`).toBeUndefined();
      titles.set(key, entry.url);
    }
  });

  it('lead to the same page in the other language, or say that there is none', () => {
    for (const entry of site.entries.filter(({ kind }) => kind !== 'notFound')) {
      const twin = twinOf(site, entry);
      const link = /<a class="language" href="([^"]+)" hreflang="(\w\w)" lang="(\w\w)"/.exec(pages[entry.url]!);
      if (!twin) expect(pages[entry.url], entry.url).toContain('<span class="language">This page is in English only</span>');
      else expect([resolved(entry, link![1]!), link![2], link![3]], entry.url).toEqual([twin.url, twin.language, twin.language]);
    }
  });

  it('have the same navigation in both languages', () => {
    const navigation = (entry: Entry) => {
      const nav = /<nav id="pages"[\s\S]*?<\/nav>/.exec(pages[entry.url]!)![0];
      return [...nav.matchAll(/<(h2|summary)|<a href="([^"]+)"/g)].map(
        ([, heading, link]) => heading ?? resolved(entry, link!).replace(/^fr\//, ''),
      );
    };
    for (const entry of site.entries.filter(({ language }) => language === 'en')) {
      const twin = twinOf(site, entry);
      if (twin) expect(navigation(twin), entry.url).toEqual(navigation(entry));
    }
  });

  it('lead to each element of a clause from the list of clauses', () => {
    for (const file of ['clauses/index.html', 'fr/clauses/index.html']) {
      const index = pages[file]!;
      for (const { id, elements } of site.clauses)
        for (const element of elements) {
          expect(index).toContain(`href="${id}.html#element-${element.id}"`);
          expect(pages[file.replace('index', id)]).toContain(`<tr id="element-${element.id}">`);
        }
    }
  });

  it('show samples in colour, and their text as it stands in the repository', () => {
    const configuration = pages['configuration.html']!;
    expect(configuration).toMatch(/<code class="language-yaml"><span class="hljs-/);
    expect(pages['fr/ci.html']).toMatch(/\$\{\{ steps\.clauses\.outputs\.sarif \}\}/);
  });

  it('name whole addresses where an address was given, and the place in it', () => {
    expect(pages['fr/ci.html']).toContain('<link rel="canonical" href="https://town.example/civic-clause/fr/ci.html">');
    expect(pages['404.html']).toContain('href="/civic-clause/assets/base.css"');
    expect(pages['404.html']).toContain('<a class="language" href="/civic-clause/fr/index.html"');
    const map = read('sitemap.xml');
    for (const { url, kind } of site.entries)
      if (kind === 'document') expect(map).toContain(`<loc>https://town.example/civic-clause/${url}</loc>`);
  });
});

describe('npm run site', () => {
  it.each([['ftp://town.example/'], ['civic-clause'], ['']])('refuses the address “%s”', (address) => {
    const { status, output } = runNode(['scripts/site.mjs', '--address', address]);
    expect(output).toContain('--address takes https://… or a path that begins with “/”');
    expect(status).toBe(2);
  });

  it('does not replace a folder that holds anything else', () => {
    const other = join(root, 'out', 'site', 'other');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'letter.txt'), 'Dear all');
    const { status, output } = runNode(['scripts/site.mjs', '--to', other]);
    expect(output).toContain('holds other files than a site');
    expect([status, readFileSync(join(other, 'letter.txt'), 'utf8')]).toEqual([2, 'Dear all']);
  });

  it('refuses an option that it does not have', () => {
    const { status, output } = runNode(['scripts/site.mjs', '--adress', '/']);
    expect(output).toContain("npm run site: Unknown option '--adress'");
    expect(status).toBe(2);
  });
});

/** Where a link of a page leads, relative to the site. */
function resolved({ url }: Entry, link: string): string {
  return new URL(link, `https://site.example/${url}`).pathname.slice(1);
}
