import type { Entry, Site } from '../catalogue.mjs';

export function renderPage(
  site: Site,
  entry: Entry,
): {
  html: string;
  contents: { anchor: string; heading: string }[];
  sections: { anchor: string; heading: string; text: string }[];
  files: string[];
  problems: string[];
};
