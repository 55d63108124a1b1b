import { renderPage } from '../markdown/render.mjs';

/** What can be found in each language: a script, since a page that was opened from a folder may not fetch. */
export const data = {
  pagination: { data: 'indexed', size: 1, alias: 'language' },
  indexed: ['en', 'fr'],
  permalink: ({ language }) => (language === 'en' ? 'search-index.js' : `${language}/search-index.js`),
};

export function render({ site, language }) {
  const pages = site.entries.filter((entry) => entry.markdown && entry.language === language);
  const sections = pages.flatMap((entry) =>
    renderPage(site, entry).sections.map(({ anchor, heading, text }) => ({
      // From the page of the search, which lies at the top of its language.
      url: entry.url.replace(/^fr\//, '') + (anchor && `#${anchor}`),
      title: entry.title,
      heading,
      name: anchor ? '' : entry.id,
      text,
    })),
  );
  const found = sections.map((section, id) => ({ id, ...section }));
  return `self.civicClauseSections = ${JSON.stringify(found).replaceAll('<', '\\u003c')};\n`;
}
