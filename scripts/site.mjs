// `npm run site [-- --address URL-OR-PATH] [--to FOLDER]`: writes the documentation site to site/dist, from the Markdown of the
// repository. The pages lead to each other by relative links: they work from a folder, a server or below a path. `--address`
// says where they will stand, for what needs whole addresses: canonical links, the site map and the page of unknown addresses.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { SourceError } from '../site/sourceError.mjs';
import { root } from './paths.mjs';
import { installDependencies } from './setup.mjs';
import { siteFolder as folder, installSitePackages } from './site-packages.mjs';

class UsageError extends Error {}

try {
  const { values } = parseArgs({ options: { address: { type: 'string', default: '/' }, to: { type: 'string' } } });
  const place = placeOf(values.address);
  const to = folderFor(values.to ?? join(folder, 'dist'));
  installDependencies();
  installSitePackages();
  await replace(place, to);
} catch (error) {
  const usage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
  console.error(usage || error instanceof SourceError ? `npm run site: ${error.message}` : error);
  process.exitCode = usage ? 2 : 1;
}

/** `https://town.example/civic-clause/` → its origin and path; `/civic-clause/` → the path. */
function placeOf(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!(url ? /^https?:$/.test(url.protocol) : address.startsWith('/')))
    throw new UsageError(`--address takes https://… or a path that begins with “/”, not “${address}”`);
  const path = url?.pathname ?? address;
  return { origin: url?.origin, base: path.endsWith('/') ? path : `${path}/` };
}

/** A folder that may be replaced: a site, an empty one, or one that is not there yet. */
function folderFor(path) {
  const to = resolve(path);
  if (existsSync(to) && readdirSync(to).length > 0 && !existsSync(join(to, 'search-index.js')))
    throw new UsageError(`${to} holds other files than a site: --to takes a new folder, or one that this command has made`);
  return to;
}

/** Writes the site beside its folder and puts it there at the end: one that fails leaves the earlier one. */
async function replace(place, to) {
  const beside = `${to}.${process.pid}`;
  try {
    const pages = await write(place, beside);
    rmSync(to, { recursive: true, force: true });
    renameSync(beside, to);
    console.log(`${pages} pages in ${to}: open ${join(to, 'index.html')}`);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

async function write(place, to) {
  const eleventy = pathToFileURL(join(folder, 'node_modules', '@11ty', 'eleventy', 'src', 'Eleventy.js')).href;
  const { default: Eleventy } = await import(eleventy);
  const { readCatalogue } = await import('../site/catalogue.mjs');
  const { renderPage } = await import('../site/markdown/render.mjs');
  const site = readCatalogue(place);
  const pages = site.entries.filter(({ markdown }) => markdown).map((entry) => renderPage(site, entry));
  const problems = pages.flatMap((page) => page.problems);
  if (problems.length > 0) throw new SourceError(`\n${problems.join('\n')}`);
  const generator = new Eleventy(join(folder, 'pages'), to, {
    configPath: join(folder, 'eleventy.config.mjs'),
    quietMode: true,
    config: (eleventy) => eleventy.addGlobalData('site', () => site),
  });
  await generator.write();
  await bundleSearch(to);
  // What a page leads to and is no page itself comes along, as it stands in the repository.
  for (const file of new Set(pages.flatMap(({ files }) => files)))
    await cp(join(root, file), join(to, 'files', file), { recursive: true });
  return site.entries.length;
}

/** The script of the search page with its library, under the library's licence. */
async function bundleSearch(to) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(folder, 'client', 'search.mjs')],
    outfile: join(to, 'assets', 'search.js'),
    bundle: true,
    minify: true,
    target: 'es2020',
    banner: {
      js: `/* MiniSearch\n${readFileSync(join(folder, 'node_modules', 'minisearch', 'LICENSE.txt'), 'utf8').trim()}\n*/`,
    },
  });
}
