import { describe, expect, it } from 'vitest';
import { type Entry, readCatalogue } from '../../site/catalogue.mjs';
import { renderPage } from '../../site/markdown/render.mjs';

const site = readCatalogue();

/** A page as if its file in `docs` had this text. */
function page(markdown: string, over: Partial<Entry> = {}) {
  const entry: Entry = {
    id: 'tried',
    kind: 'document',
    language: 'en',
    url: 'tried.html',
    title: 'Tried',
    description: '',
    source: 'docs/ci.md',
    markdown,
    ...over,
  };
  return renderPage({ ...site, entries: [...site.entries, entry] }, entry);
}

describe('Markdown of the repository as a page', () => {
  it('leads to pages where the file leads to files', () => {
    const { html } = page('# T\n\nSee [this](configuration.md#limits), [that](clauses/README.md) and [all](../SECURITY.md).');
    expect(html).toContain('href="configuration.html#limits"');
    expect(html).toContain('href="clauses/index.html"');
    expect(html).toContain('href="security.html"');
  });

  it('leads to the page in its own language where a file has both', () => {
    const french = page('# T\n\nVoir [ceci](../README.md).', { language: 'fr', url: 'fr/tried.html', source: 'docs/ci.fr.md' });
    expect(french.html).toContain('href="guide.html"');
  });

  it('calls a link by the page’s title where the text calls it by its file', () => {
    expect(page('# T\n\nSee [docs/ci.md](../docs/ci.md) and [the guide](decisions.md).').html).toContain(
      '>Reports and pipelines</a>',
    );
  });

  it('takes along other files of the repository', () => {
    const { html, files } = page('# T\n\nThe [schema](../schemas/review.schema.json).');
    expect(html).toContain('href="files/schemas/review.schema.json"');
    expect(files).toEqual(['schemas/review.schema.json']);
  });

  it.each([
    ['[this](gone.md)', 'docs/ci.md:3: the link to gone.md leads to no file of the repository.'],
    ['[this](../../secret.txt)', 'docs/ci.md:3: the link to ../../secret.txt leads to no file of the repository.'],
    ['[this](gone%ff.md)', 'docs/ci.md:3: the link to gone%ff.md leads to no file of the repository.'],
    [
      '![that](https://town.example/a.png)',
      'docs/ci.md:3: the picture https://town.example/a.png is not in the repository: put it into docs/pictures.',
    ],
  ])('says with its line what %s is', (link, expected) => {
    expect(page(`# T\n\nSee ${link}.`).problems).toEqual([expected]);
  });

  it('leaves out the title and the links to the other language, which every page has', () => {
    const { html } = page(
      '# T\n\n[En français](ci.fr.md) · [All](clauses/README.md)\n\n[Why](decisions.md)\n\n## More\n\n[En français](ci.fr.md)',
      { id: 'ci' },
    );
    expect(html).toBe(
      '<p><a href="decisions.html">Why</a></p>\n<h2 id="more" tabindex="-1">More</h2>\n<p><a href="fr/ci.html">En français</a></p>\n',
    );
  });

  it('shows markup as text, and has no style in attributes', () => {
    const { html } = page('# T\n\n<img src=x onerror=alert(1)>\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |');
    expect(html).toContain('&lt;img src=x');
    expect(html).toContain('<td class="right">2</td>');
    expect(html).not.toMatch(/style=|<img/);
  });

  it('gives headings the anchors of GitHub', () => {
    const { contents } = page('# T\n\n## The day of a review\n\n## `a` & “b”\n\n## The day of a review');
    expect(contents.map(({ anchor }) => anchor)).toEqual(['the-day-of-a-review', 'a--b', 'the-day-of-a-review-1']);
  });

  it('keeps French punctuation from beginning a line', () => {
    const { html } = page('# T\n\nVoici : « oui » ; et `a : b`.', { language: 'fr' });
    expect(html).toBe('<p>Voici\u00a0: «\u00a0oui\u00a0»\u00a0; et <code>a : b</code>.</p>\n');
  });

  it('says where each section begins, for the search', () => {
    const { sections } = page('# T\n\nFirst.\n\n## Second\n\nText of *it*.\n\n    npm start');
    expect(sections).toEqual([
      { anchor: '', heading: '', text: 'First.' },
      { anchor: 'second', heading: 'Second', text: 'Text of it. npm start' },
    ]);
  });

  it('asks for new clause pages where one lists other elements than the playbook', () => {
    const entry = site.entries.find(({ kind }) => kind === 'clause')!;
    const markdown = entry.markdown!.replace(/\n\|(?! ---| Element)[^\n]+/, '');
    expect(() => renderPage(site, { ...entry, markdown })).toThrow(/lists \d+ elements of \d+: run “npm run generate”/);
  });
});
