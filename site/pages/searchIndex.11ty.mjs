import { renderPage } from '../markdown/render.mjs';

/** What can be found in each language: a script, since a page that was opened from a folder may not fetch. */
export const data = {
  pagination: { data: 'indexed', size: 1, alias: 'language' },
  indexed: ['en', 'fr'],
  permalink: ({ language }) => (language === 'en' ? 'search-index.js' : `${language}/search-index.js`),
};

export function render({ site, language }) {
  const own = site.entries.filter((entry) => entry.language === language && !['search', 'notFound'].includes(entry.kind));
  const sections = own.flatMap((entry) => sectionsOf(site, entry)).map((section, id) => ({ id, ...section }));
  return `self.civicClauseSections = ${JSON.stringify(sections).replaceAll('<', '\\u003c')};\n`;
}

/** `page` has the names of a page, in its first section only: found by its name, a page comes first, and once. */
function sectionsOf(site, entry) {
  const sections = entry.markdown ? renderPage(site, entry).sections : [{ anchor: '', heading: '', text: entry.description }];
  return sections.map(({ anchor, heading, text }) => ({
    // From the page of the search, which lies at the top of its language.
    url: entry.url.replace(/^fr\//, '') + (anchor && `#${anchor}`),
    page: anchor ? '' : `${entry.title} ${entry.id}`,
    title: entry.title,
    heading,
    text,
  }));
}
