import { pageHtml } from '../templates/bodies.mjs';

/** A page for each entry of the catalogue. */
export const data = {
  pagination: { data: 'site.entries', size: 1, alias: 'entry' },
  permalink: ({ entry }) => entry.url,
};

export function render({ site, entry }) {
  return pageHtml(site, entry);
}
