import { defineConfig } from 'vitest/config';
import { viteVirtualModules } from './scripts/virtual-modules.mjs';

export default defineConfig({
  plugins: [viteVirtualModules()],
  test: {
    environment: 'node',
    globalSetup: 'test/safety/support/globalSetup.ts',
    include: ['test/{unit,perturbation,robustness,safety,lsp,cli,report}/**/*.test.ts'],
    maxWorkers: 2,
    // Process tests start Node and read large documents on machines with two busy cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'out/vitest.json' },
  },
});
