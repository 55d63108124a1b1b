import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSite, filesIn, generatorPackages, root, runNode } from './built';

/** What the checker says; it ends with 0 whatever it finds. */
const checkLinks = (folder: string) => runNode([join(generatorPackages, 'check-html-links/src/cli.js'), folder]).output;
const checkMarkdown = (paths: string[], cwd?: string) =>
  runNode(
    [
      join(root, 'node_modules/remark-cli/cli.js'),
      '--no-config',
      '--no-color',
      '--use',
      `${join(generatorPackages, 'remark-validate-links/index.js')}=repository:false`,
      '--frail',
      '--quiet',
      '--no-stdout',
      ...paths,
    ],
    cwd,
  );

describe('links of the site', () => {
  let folder: string;
  beforeAll(() => {
    // Below a path, as project pages stand; the links of the page for unknown addresses begin with it.
    folder = buildSite('below/civic-clause', '--address', '/civic-clause/');
  });

  it('lead to pages and anchors that are there', () => {
    const output = checkLinks(join(folder, '..'));
    expect(output).toContain('All tested links are valid');
    expect(Number(/(\d+) internal links/.exec(output)?.[1])).toBeGreaterThan(5_000);
  });

  it('the checker sees a page, and an anchor of another page, that are not there', () => {
    const broken = join(root, 'out', 'site', 'broken');
    mkdirSync(broken, { recursive: true });
    writeFileSync(join(broken, 'a.html'), '<h1 id="a">A</h1><a href="b.html#gone">b</a> <a href="gone.html">c</a>');
    writeFileSync(join(broken, 'b.html'), '<h1 id="b">B</h1><a href="a.html#a">a</a>');
    const output = checkLinks(broken);
    expect(output).toContain('missing id="gone" in out/site/broken/b.html');
    expect(output).toContain('missing reference target out/site/broken/gone.html');
  });

  it('lead to every page but the one for unknown addresses, from every page', () => {
    const pages = filesIn(folder, '.html').filter((page) => page !== '404.html');
    expect(pages.length).toBeGreaterThan(100);
    const sources = readdirSync(join(root, 'docs', 'clauses')).filter((name) => name.endsWith('.fr.md'));
    const inFrench = pages.filter((page) => page.startsWith('fr/clauses/'));
    expect(inFrench).toHaveLength(sources.length);
  });
});

describe('links between the Markdown files, as GitHub shows them', () => {
  it('lead to files and headings that are there', () => {
    const files = readdirSync(root).filter((name) => name.endsWith('.md'));
    const { status, output } = checkMarkdown([...files, 'docs', 'packages/remark-civicclause/README.md']);
    expect(output).toBe('');
    expect(status).toBe(0);
  });

  it('the checker sees a file, and a heading of another file, that are not there', () => {
    const broken = join(root, 'out', 'site', 'broken-markdown');
    mkdirSync(broken, { recursive: true });
    writeFileSync(join(broken, 'a.md'), '# A\n\n[b](b.md#gone) [c](gone.md)\n');
    writeFileSync(join(broken, 'b.md'), '# B\n');
    const { status, output } = checkMarkdown(['.'], broken);
    expect(status).toBe(1);
    expect(output).toMatch(/heading for `#gone` in `b\.md`/);
    expect(output).toMatch(/file `gone\.md`/);
  });
});
