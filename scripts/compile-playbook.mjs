// Compiles the built-in playbook at build time, so that no process has to when it starts.
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './paths.mjs';
import { readPlaybookSource } from './playbook-source.mjs';

/** Beside the bundles that run in Node. */
export const playbookFile = 'playbook.bin';

const storage = JSON.stringify(join(root, 'server', 'src', 'playbook', 'storage.ts'));

/** An ES module whose `read()` gives the compiled playbook: from the file beside the bundle, or from strings within. */
export async function compiledPlaybookModule({ fromFile }) {
  if (fromFile)
    return `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playbookFromBytes } from ${storage};
const decode = (bytes) => bytes.toString();
export default () => playbookFromBytes(readFileSync(join(__dirname, ${JSON.stringify(playbookFile)})), decode);`;
  const { numbers, texts, numbersToText } = await compiledPlaybook();
  return `import { numbersFromText } from ${storage};
const texts = ${JSON.stringify(texts)};
export default () => ({
  numbers: numbersFromText(${JSON.stringify(numbersToText(numbers))}, ${numbers.length}),
  text: (index) => texts[index],
});`;
}

/** What stands in the playbook file. */
export async function compiledPlaybookBytes() {
  const { numbers, texts, playbookToBytes } = await compiledPlaybook();
  return playbookToBytes({ numbers, texts });
}

let cached = { key: '', compiled: undefined };

/** Compiled once for each state of the playbook and of the compiler. */
async function compiledPlaybook() {
  const source = readPlaybookSource();
  const compiler = await bundleCompiler();
  const key = JSON.stringify(source) + compiler;
  if (key !== cached.key) cached = { key, compiled: compile(source, compiler) };
  return cached.compiled;
}

async function compile(source, compiler) {
  const { compileTables, packTables, ...storing } = await import(
    `data:text/javascript;base64,${Buffer.from(compiler).toString('base64')}`
  );
  return { ...packTables(compileTables(source)), ...storing };
}

/** The compiler as the engine has it, bundled in memory. */
async function bundleCompiler() {
  const contents = ['compile', 'packed', 'storage'].map((file) => `export * from './${file}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, 'server', 'src', 'playbook'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}
