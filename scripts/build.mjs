// Bundles the command line, the language server, the extension and the workbench tests.
//     node scripts/build.mjs [--if-stale]
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { out, root } from './paths.mjs';
import { schemaBundle, schemaNames } from './schemas.mjs';

const importMetaUrl = 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;';
const node = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  logLevel: 'warning',
  // Names stay and lines are short, for stack traces that can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 200,
  // Before `main`: the UMD builds of the language server libraries hide their imports from a bundler.
  mainFields: ['module', 'main'],
  // `vm.Script` runs some of these, and has no `import()`.
  supported: { 'dynamic-import': false },
  // ES modules ask where they are (fdir: `createRequire(import.meta.url)`); in CommonJS that is `__filename`.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: importMetaUrl },
};
/** Commander asks for it when it loads, to run subcommands that are programs of their own; we declare none. */
const noPrograms = {
  name: 'no programs',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'no-programs' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'no-programs' }, () => ({ contents: '', loader: 'js' }));
  },
};
/** The SDK's own checks of JSON Schema, which compile text as code: for answers that are asked of users, and we ask none. */
const noCompiledChecks = {
  name: 'no compiled checks',
  setup(build) {
    build.onResolve({ filter: /\/ajv-provider\.js$/ }, ({ path }) => ({ path, namespace: 'no-compiled-checks' }));
    build.onLoad({ filter: /./, namespace: 'no-compiled-checks' }, () => ({
      contents: 'export class AjvJsonSchemaValidator {}',
      loader: 'js',
    }));
  },
};
/**
 * In Node, isomorphic-git answers with CommonJS, of which nothing can be left out: `check --changed` needs a tenth. Node itself inflates
 * and sums (the package that sums looks for `eval`). Other packages are for what we do not ask of it: packs indexed, names made valid, merges.
 */
const readingGit = {
  name: 'reading git',
  setup(build) {
    const path = join(root, 'node_modules', 'isomorphic-git', 'index.js');
    build.onResolve({ filter: /^isomorphic-git$/ }, () => ({ path, sideEffects: false }));
    const own = {
      'sha.js/sha1.js': "import { createHash } from 'node:crypto'; export default function Sum() { return createHash('sha1'); }",
      pako: "import { inflateSync } from 'node:zlib'; export default { inflate: inflateSync };",
      ...{ 'crc-32': 'export default {};', 'clean-git-ref': 'export default {};', diff3: 'export default {};' },
    };
    build.onResolve({ filter: /^[a-z]/ }, ({ importer, path }) =>
      path in own && /[\\/]isomorphic-git[\\/]/.test(importer) ? { path, namespace: 'reading-git' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'reading-git' }, ({ path }) => ({ contents: own[path], loader: 'js' }));
  },
};
/** One function expression, for `server/src/host/runBundle.ts`. */
const wrapped = {
  ...node,
  banner: { js: `(function (exports, require, module, __filename, __dirname) {${importMetaUrl}` },
  footer: { js: '})' },
};
const web = {
  ...node,
  define: {},
  banner: {},
  supported: {},
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  // Before `browser`: a worker has no `document`, which some browser builds want.
  conditions: ['worker', 'browser'],
};
const client = { external: ['vscode'] };
const sourceFolders = [
  'client/src',
  'server/src',
  'packages/remark-civicclause/src',
  'playbooks',
  'schemas',
  'scripts',
  'test/vscode',
];

function bundles() {
  return [
    {
      ...node,
      entry: 'server/src/cli/main.ts',
      outfile: 'server/dist/cli.js',
      banner: { js: `#!/usr/bin/env node\n${importMetaUrl}` },
    },
    { ...wrapped, entry: 'server/src/cli/commandLine.ts', outfile: 'server/dist/commandLine.js' },
    { ...wrapped, entry: 'server/src/lsp/languageServer.node.ts', outfile: 'server/dist/languageServer.js' },
    { ...wrapped, entry: 'server/src/cli/mcp/server.ts', outfile: 'server/dist/mcp.js' },
    { ...wrapped, entry: 'server/src/cli/changed/git/index.ts', outfile: 'server/dist/git.js' },
    { ...node, entry: 'server/src/cli/batch/worker.ts', outfile: 'server/dist/worker.js' },
    // The pool looks for this beside the command line, and loads `worker.js` into it.
    { ...node, entry: 'node_modules/tinypool/dist/entry/worker.js', outfile: 'server/dist/entry/worker.js' },
    ...schemaNames.map((name) => ({
      ...node,
      banner: {},
      sourcemap: false,
      entry: `civicclause:schemas/${name}`,
      outfile: join('server/dist', schemaBundle(name)),
    })),
    { ...node, entry: 'server/src/lsp/main.node.ts', outfile: 'server/dist/server.js' },
    { ...node, entry: 'server/src/index.ts', outfile: 'server/dist/index.js' },
    { ...web, entry: 'server/src/lsp/main.web.ts', outfile: 'server/dist/web/server.js', format: 'iife' },
    { ...node, ...client, entry: 'client/src/extension.node.ts', outfile: 'client/dist/extension.js' },
    { ...web, ...client, entry: 'client/src/extension.web.ts', outfile: 'client/dist/web/extension.js' },
    {
      ...node,
      entry: 'packages/remark-civicclause/src/index.ts',
      outfile: 'packages/remark-civicclause/dist/index.js',
      format: 'esm',
      define: {},
      banner: {},
      external: ['civicclause'],
    },
    ...workbenchTests(),
  ];
}

/** `suite/` runs in the Node extension host, `web/` in the web worker's. */
function workbenchTests() {
  const folder = 'test/vscode/suite';
  const tests = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).filter((file) => file.endsWith('.test.ts')) : [];
  return [
    ...['index.ts', ...tests].map((file) => ({
      ...node,
      entry: `${folder}/${file}`,
      outfile: `out/vscode/suite/${file.replace(/\.ts$/, '.js')}`,
      external: ['vscode', 'mocha'],
    })),
    { ...web, ...client, entry: 'test/vscode/web/index.ts', outfile: 'out/vscode/web/index.js' },
  ];
}

/** Bundles everything; throws when a bundle fails or the playbook has an error. */
export async function build() {
  const [{ build: bundle }, { esbuildVirtualModules }, { playbookErrors }, compiler, caches] = await Promise.all([
    import('esbuild'),
    import('./virtual-modules.mjs'),
    import('./check-playbook.mjs'),
    import('./compile-playbook.mjs'),
    import('./code-cache.mjs'),
  ]);
  const stamp = sourceStamp();
  const errors = await playbookErrors();
  if (errors.length > 0) throw new PlaybookErrors(errors.join('\n'));
  caches.removeCodeCaches();
  const built = await Promise.all(
    bundles().map(({ entry, ...options }) => {
      if (!isThere(entry)) return console.error(`build: there is no ${entry} yet`);
      const given = {
        entryPoints: [entry],
        absWorkingDir: root,
        plugins: [noPrograms, noCompiledChecks, readingGit, esbuildVirtualModules({ fromFile: isInServerFolder(options) })],
        metafile: true,
      };
      return bundle({ ...options, ...given });
    }),
  );
  // npm makes the programs of a package executable when it installs it, which was before they were built.
  chmodSync(join(root, 'server', 'dist', 'cli.js'), 0o755);
  writeFileSync(join(root, 'server', 'dist', compiler.playbookFile), await compiler.compiledPlaybookBytes());
  toAscii();
  await caches.writeCodeCaches();
  removeOldTests();
  mkdirSync(out, { recursive: true });
  // What each bundle was made from and asks of its host: for the notices of licences and the tests of what it can reach.
  const outputs = Object.assign({}, ...built.map((result) => result?.metafile.outputs));
  writeFileSync(join(out, 'bundles.json'), JSON.stringify(outputs));
  writeFileSync(join(out, 'build.stamp'), stamp);
}

/** V8 keeps and reads text in ASCII at half the cost. The bundler leaves regular expressions as they are, where an escape says the same. */
function toAscii() {
  for (const { outfile, footer } of bundles()) {
    if (footer !== wrapped.footer) continue;
    const file = join(root, outfile);
    const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped));
  }
}

/** These bundles find the compiled playbook and the schemas in files beside them. */
function isInServerFolder({ platform, outfile }) {
  return platform === 'node' && dirname(outfile) === 'server/dist';
}

/** The message says it all: file and line of every error. */
class PlaybookErrors extends Error {}

/** The suite runs every test bundle it finds: those whose source is gone must go too. */
function removeOldTests() {
  const folder = join(out, 'vscode', 'suite');
  const wanted = bundles().map(({ outfile }) => join(root, outfile));
  for (const file of existsSync(folder) ? readdirSync(folder) : [])
    if (!wanted.includes(join(folder, file.replace(/\.map$/, '')))) rmSync(join(folder, file));
}

/** Builds when a source changed since the last build, or a bundle is gone. */
export async function buildIfStale() {
  if (isStale()) await build();
}

function isStale() {
  const file = join(out, 'build.stamp');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== sourceStamp()) return true;
  return bundles().some(({ entry, outfile }) => isThere(entry) && !existsSync(join(root, outfile)));
}

/** A virtual module always is. */
function isThere(entry) {
  return entry.startsWith('civicclause:') || existsSync(join(root, entry));
}

/** Changes whenever a file that a bundle is made from is edited, added or removed. */
function sourceStamp() {
  const hash = createHash('sha256');
  const add = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const child of readdirSync(path).sort()) add(join(path, child));
    else if (stat) hash.update(`${relative(root, path)}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const path of [...sourceFolders, 'package.json', 'server/package.json', 'package-lock.json']) add(join(root, path));
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await (process.argv.includes('--if-stale') ? buildIfStale() : build());
  } catch (error) {
    // esbuild has already printed what is wrong in a source.
    if (!error.errors) console.error(error instanceof PlaybookErrors ? error.message : error);
    process.exitCode = 1;
  }
}
