// `npm run package`: builds the extension that VS Code installs, out/civic-clause.vsix.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { out, root } from './paths.mjs';
import { installDependencies, note } from './setup.mjs';

export const vsixFile = join(out, 'civic-clause.vsix');

/** Packages what is built. Resolves with the size in bytes. */
export async function packageExtension() {
  const { createVSIX } = await import('@vscode/vsce');
  mkdirSync(out, { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath: vsixFile,
    // Everything is in the bundles.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return statSync(vsixFile).size;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  installDependencies();
  const { build } = await import('./build.mjs');
  await build();
  const size = await packageExtension();
  note(`Install it with:  code --install-extension ${vsixFile}   (${Math.ceil(size / 1024)} KiB)`);
}
