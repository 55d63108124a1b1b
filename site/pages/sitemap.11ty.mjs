/** The list of pages for search engines; without an address there is none to write. */
export const data = { permalink: ({ site }) => (site.origin ? 'sitemap.xml' : false) };

export function render({ site }) {
  const pages = site.entries.filter(({ kind }) => kind !== 'notFound' && kind !== 'search');
  const urls = pages.map(
    ({ url }) => `<url><loc>${site.origin}${site.base}${url.replace(/(^|\/)index\.html$/, '$1')}</loc></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`;
}
