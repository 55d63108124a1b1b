import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The Markdown files of a folder, in order. */
export function markdownFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => join(folder, name));
}
