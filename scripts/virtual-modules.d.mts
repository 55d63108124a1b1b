import type { Plugin } from 'vitest/config';

export function viteVirtualModules(): Plugin;
