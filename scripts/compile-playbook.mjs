// Compiles the built-in playbook at build time, so that no process has to when it starts.
import { join } from 'node:path';
import { importSource } from './import-source.mjs';
import { root } from './paths.mjs';
import { readPlaybookSource } from './playbook-source.mjs';

/** Beside the bundles that run in Node. */
export const playbookFile = 'playbook.bin';

const folder = join(root, 'server', 'src', 'playbook');
const file = (name) => JSON.stringify(join(folder, name));

/**
 * An ES module whose `read()` gives the tables of the compiled playbook: from the file beside the bundle; or made there and then,
 * where the source is all that a bundle without files can carry.
 */
export function compiledPlaybookModule({ fromFile }) {
  if (fromFile)
    return `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackTables } from ${file('packed.ts')};
import { playbookFromBytes } from ${file('storage.ts')};
const decode = (bytes) => bytes.toString();
export default () => unpackTables(playbookFromBytes(readFileSync(join(__dirname, ${JSON.stringify(playbookFile)})), decode));`;
  return `import source from 'civicclause:playbook';
import { compileTables } from ${file('compile.ts')};
export default () => compileTables(source);`;
}

/** What stands in the playbook file. */
export async function compiledPlaybookBytes() {
  const { compileTables, packTables, playbookToBytes } = await compiler();
  return playbookToBytes(packTables(compileTables(readPlaybookSource())));
}

/** The compiler as the engine has it. */
async function compiler() {
  const { esbuildVirtualModules } = await import('./virtual-modules.mjs');
  const contents = ['compile', 'packed', 'storage'].map((name) => `export * from './${name}';`).join('\n');
  return importSource(contents, folder, [esbuildVirtualModules()]);
}
