import { defineConfig } from 'vitest/config';
import { viteVirtualModules } from './scripts/virtual-modules.mjs';

export default defineConfig({
  plugins: [viteVirtualModules()],
  test: {
    environment: 'node',
    setupFiles: 'test/seed.ts',
    globalSetup: 'test/safety/support/globalSetup.ts',
    include: ['test/{unit,perturbation,robustness,safety,lsp,cli,report,ecosystem,site}/**/*.test.ts'],
    maxWorkers: 2,
    // Process tests start Node and read large documents, property tests try thousands, on machines with two busy cores.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'out/vitest.json' },
  },
});
