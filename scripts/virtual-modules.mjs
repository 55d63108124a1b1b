// Modules computed at build time. One table serves esbuild (bundles) and vite (vitest), so both see the same code.
import { placeFiles, placesModule } from './compile-places.mjs';
import { compiledPlaybookModule } from './compile-playbook.mjs';
import { schemaModule, schemasModule } from './compile-schemas.mjs';
import { root } from './paths.mjs';
import { playbookFiles, readPlaybookSource } from './playbook-source.mjs';
import { schemaBundle, schemaFiles, schemaNames } from './schemas.mjs';

/** Import name → `code(options)`, an ES module's text, and `files()`, what it was made from. */
export const virtualModules = {
  'civicclause:playbook': {
    code: () => `export default ${JSON.stringify(readPlaybookSource())};`,
    files: () => playbookFiles(),
  },
  'civicclause:compiled-playbook': { code: compiledPlaybookModule, files: () => playbookFiles() },
  'civicclause:places': { code: placesModule, files: placeFiles },
  'civicclause:schemas': { code: schemasModule, files: schemaFiles },
  ...Object.fromEntries(
    schemaNames.map((name) => [`civicclause:schemas/${name}`, { code: () => schemaModule(name), files: schemaFiles }]),
  ),
};

/** `fromFile`: the bundle finds the compiled playbook and the schemas in files beside it, else within itself. */
export function esbuildVirtualModules({ fromFile = false } = {}) {
  return {
    name: 'civicclause',
    setup(build) {
      build.onResolve({ filter: /^civicclause:/ }, ({ path }) => ({ path, namespace: 'civicclause' }));
      build.onResolve({ filter: /^\.\/schemas\//, namespace: 'civicclause' }, ({ path }) =>
        fromFile && schemaNames.map(schemaBundle).includes(path) ? { path, external: true } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'civicclause' }, async ({ path }) => {
        const module = virtualModules[path];
        if (!module) return { errors: [{ text: `there is no virtual module ${path}` }] };
        try {
          return {
            contents: await module.code({ fromFile }),
            loader: 'js',
            resolveDir: root,
            watchFiles: module.files(),
          };
        } catch (error) {
          return { errors: [{ text: error.message }] };
        }
      });
    },
  };
}

export function viteVirtualModules() {
  return {
    name: 'civicclause',
    enforce: 'pre',
    resolveId: (id) => (id in virtualModules ? `\0${id}` : undefined),
    load(id) {
      const module = virtualModules[id.slice(1)];
      if (!id.startsWith('\0') || !module) return undefined;
      for (const file of module.files()) this.addWatchFile?.(file);
      return module.code({ fromFile: false });
    },
  };
}
