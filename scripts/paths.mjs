import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Everything that builds and tests write, apart from `dist`. */
export const out = join(root, 'out');
