// Says what is wrong with the bundled playbook, file by file: a bad pattern would else stop every review when it starts.
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { importSource } from './import-source.mjs';
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

/** The loader as the engine has it. */
function loader() {
  const contents = "export { loadPlaybook } from './playbook/load'; export { render } from './messages';";
  return importSource(contents, join(root, 'server', 'src'), [esbuildVirtualModules()]);
}
