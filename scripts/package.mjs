// `npm run package`: builds what is handed out, in out/: the extension that VS Code installs (civic-clause.vsix), the command
// line and library as an npm package (civicclause.tgz), the remark plugin (remark-civicclause.tgz), and the bill of materials of both (civic-clause.cdx.json). The same commit and
// installation give the same .vsix, byte for byte.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { globSync } from 'tinyglobby';
import { out, root } from './paths.mjs';
import { installDependencies, note, runNpm } from './setup.mjs';

export const vsixFile = join(out, 'civic-clause.vsix');
export const tarballFile = join(out, 'civicclause.tgz');
export const pluginFile = join(out, 'remark-civicclause.tgz');
export const billFile = join(out, 'civic-clause.cdx.json');

/** What npm gives each file of a package, in the local time that ZIP archives hold: neither day nor time zone must show. */
const everyFileTime = () => new Date(1985, 9, 26, 8, 15);
const everyFileMode = 0o100644;
const unix = 3;

/** Packages what is built, by vsce with these further options. Resolves with the size in bytes. */
export async function packageExtension(packagePath = vsixFile, options = {}) {
  const { createVSIX } = await import('@vscode/vsce');
  const stage = stageExtension();
  await createVSIX({
    cwd: stage,
    packagePath,
    // Everything is in the bundles.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    ...options,
  });
  rmSync(stage, { recursive: true });
  writeFileSync(packagePath, normalised(readFileSync(packagePath)));
  return statSync(packagePath).size;
}

/** A folder with what `.vscodeignore` lets in and nothing else: the packager goes through every file of the one it is given. */
function stageExtension() {
  mkdirSync(out, { recursive: true });
  const stage = mkdtempSync(join(out, 'vsix-'));
  const shipped = readFileSync(join(root, '.vscodeignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  for (const file of ['.vscodeignore', ...globSync(shipped, { cwd: root, expandDirectories: false })])
    cpSync(join(root, file), join(stage, file));
  writeFileSync(join(stage, 'README.md'), packagedReadme());
  return stage;
}

/** The README without its pictures: whoever shows it beside a package would look for them at an address, and there is none. */
function packagedReadme() {
  return readFileSync(join(root, 'README.md'), 'utf8').replace(/^!\[[^\]]*\]\(docs\/pictures\/[^)]*\)\n+/gm, '');
}

/** The same files in a ZIP archive whose bytes depend on nothing else: no times, owners or order of the file system. */
export function normalised(archive) {
  const options = { mtime: everyFileTime(), os: unix, attrs: everyFileMode * 0x10000 };
  const files = Object.entries(unzipSync(archive)).filter(([name]) => !name.endsWith('/'));
  files.sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(files.map(([name, content]) => [name, [content, options]])), { level: 9 });
}

/** The npm package of the command line and library, types included. Resolves with its size in bytes. */
export async function packageCommandLine(packagePath = tarballFile) {
  await (await import('./declarations.mjs')).writeDeclarations();
  const { dependencies, devDependencies, ...manifest } = JSON.parse(readFileSync(join(root, 'server', 'package.json'), 'utf8'));
  // What it depends on is in its bundles.
  return packNpm('server', manifest, ['LICENSE', 'THIRD-PARTY-NOTICES.txt'], packagedReadme(), packagePath);
}

/** The remark plugin; its types are written with those of the library. */
export function packagePlugin(packagePath = pluginFile) {
  const folder = 'packages/remark-civicclause';
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return packNpm(folder, manifest, ['LICENSE'], readFileSync(join(root, folder, 'README.md'), 'utf8'), packagePath);
}

/** `npm pack` of what a folder ships, with another manifest, from a folder of its own; npm itself gives every file the same time. */
function packNpm(folder, manifest, shared, readme, packagePath) {
  mkdirSync(out, { recursive: true });
  const stage = mkdtempSync(join(out, 'npm-'));
  try {
    cpSync(join(root, folder, 'dist'), join(stage, 'dist'), { recursive: true });
    for (const file of shared) copyFileSync(join(root, file), join(stage, file));
    writeFileSync(join(stage, 'README.md'), readme);
    writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    runNpm(['pack', '--ignore-scripts', '--loglevel=error', `--pack-destination=${stage}`], stage);
    renameSync(join(stage, `${manifest.name}-${manifest.version}.tgz`), packagePath);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  return statSync(packagePath).size;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  installDependencies();
  const { build } = await import('./build.mjs');
  const { billOfMaterials, renderBill } = await import('./sbom.mjs');
  await build();
  const kilobytes = (size) => `${Math.ceil(size / 1024)} KiB`;
  const size = await packageExtension();
  note(`${tarballFile}   (${kilobytes(await packageCommandLine())})`);
  note(`${pluginFile}   (${kilobytes(packagePlugin())})`);
  writeFileSync(billFile, renderBill(billOfMaterials()));
  note(`${billFile}   what others made of both (CycloneDX)`);
  note(`Install it with:  code --install-extension ${vsixFile}   (${kilobytes(size)})`);
}
