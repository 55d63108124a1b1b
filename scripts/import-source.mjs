import { build } from 'esbuild';

/** What TypeScript exports, as if it stood in a folder; bundled in memory. */
export async function importSource(contents, resolveDir, plugins = []) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    plugins,
    write: false,
    logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
