// `node test/robustness/run.mjs SCRIPT [ARGUMENTS…]`: bundles test/robustness/SCRIPT.ts, which shares its code with the suite, and runs it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildIfStale } from '../../scripts/build.mjs';
import { out, root } from '../../scripts/paths.mjs';
import { esbuildVirtualModules } from '../../scripts/virtual-modules.mjs';

const [script] = process.argv.splice(2, 1);
const source = join(root, 'test', 'robustness', `${script}.ts`);
const outfile = join(out, 'robustness', `${script}.mjs`);
await buildIfStale();
await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // For the packages in CommonJS.
  banner: { js: "import { createRequire } from 'node:module';const require=createRequire(import.meta.url);" },
  mainFields: ['module', 'main'],
  sourcemap: 'inline',
  // What the sources read stands beside them, not beside the bundle.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(source).href) },
  absWorkingDir: root,
  plugins: [esbuildVirtualModules()],
  logLevel: 'warning',
});
process.setSourceMapsEnabled(true);
await import(pathToFileURL(outfile).href);
