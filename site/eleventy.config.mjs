import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../scripts/paths.mjs';

const own = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Templates are JavaScript; the Markdown of the repository comes in as data (`catalogue.mjs`). */
export default function configure(eleventy) {
  // Its folders are built ones and lists of our own; what git ignores is none of its business.
  eleventy.setUseGitIgnore(false);
  eleventy.addPassthroughCopy({
    [own('assets')]: 'assets',
    [join(root, 'docs', 'pictures')]: 'pictures',
    [join(root, 'schemas')]: 'files/schemas',
  });
  return { templateFormats: ['11ty.js'], pathPrefix: '/' };
}
