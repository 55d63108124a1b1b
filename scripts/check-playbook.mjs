// Says what is wrong with the bundled playbook, file by file: a bad pattern would else stop every review when it starts.
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { root } from './paths.mjs';
import { playbookFiles, playbookFolder } from './playbook-source.mjs';
import { esbuildVirtualModules } from './virtual-modules.mjs';

/** One line an error, `file:line:column: what is wrong`, in the order of the files; empty when the playbook is fit for use. */
export async function playbookErrors(folder = playbookFolder) {
  const { loadPlaybook, render } = await loader();
  const files = playbookFiles(folder).map((file) => ({
    path: relative(root, file).split(sep).join('/'),
    text: readFileSync(file, 'utf8'),
  }));
  return loadPlaybook(files)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${render(message, 'en')}`);
}

/** The loader as the engine has it, bundled in memory. */
async function loader() {
  const contents = "export { loadPlaybook } from './playbook/load'; export { render } from './messages';";
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, 'server', 'src'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    write: false,
    logLevel: 'warning',
    plugins: [esbuildVirtualModules()],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
