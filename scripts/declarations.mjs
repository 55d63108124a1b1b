// The types of our npm packages: one file each, from the sources, with nothing of what is not exported but named by it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { out, root } from './paths.mjs';

const library = { entry: 'server/src/api/index.ts', declarations: 'server/dist/index.d.ts' };
/** One module, whose declarations need no bundling. */
const plugin = {
  entry: 'packages/remark-civicclause/src/index.ts',
  declarations: 'packages/remark-civicclause/dist/index.d.ts',
};

/** Writes them beside the bundles. Throws where a source has a mistake. */
export async function writeDeclarations() {
  const { generateDtsBundle } = (await import('dts-bundle-generator')).default;
  mkdirSync(out, { recursive: true });
  const stage = mkdtempSync(join(out, 'declarations-'));
  try {
    emit([library.entry, plugin.entry], stage);
    const emitted = ({ entry }) => join(stage, entry.replace(/\.ts$/, '.d.ts'));
    const [text] = generateDtsBundle([{ filePath: emitted(library), output: { exportReferencedTypes: false, noBanner: true } }], {
      preferredConfigPath: join(root, 'tsconfig.json'),
    });
    write(library.declarations, text);
    write(plugin.declarations, readFileSync(emitted(plugin), 'utf8'));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function write(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** What TypeScript declares of entries and all that it imports, file by file: the bundler does not know our virtual modules. */
function emit(entries, folder) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const ambient = globSync('server/src/**/*.d.ts', { cwd: root, absolute: true });
  const program = ts.createProgram([...entries.map((entry) => join(root, entry)), ...ambient], {
    ...options,
    types: ['node'],
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: root,
    outDir: folder,
  });
  const { diagnostics } = program.emit();
  if (diagnostics.length > 0)
    throw new Error(
      ts.formatDiagnostics(diagnostics, {
        getCurrentDirectory: () => root,
        getNewLine: () => '\n',
        getCanonicalFileName: (name) => name,
      }),
    );
}
