import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { runBundle } from '../../host/runBundle';
import { expectLongRun } from '../../host/runLength';
import type { Shell } from '../shell';
import { UsageError } from '../usage';
import { mcpProse } from './prose';

export interface McpOptions {
  /** Folders as given; none: the current one. */
  root?: string[];
}

/** `civicclause mcp`: the process then lives until its input ends. The protocol's library loads only here. */
export async function mcp({ root = ['.'] }: McpOptions, shell: Shell): Promise<void> {
  const roots = root.map((given) => folderOf(given, shell));
  expectLongRun();
  const { serveMcp } = runBundle('mcp.js') as typeof import('./server');
  await serveMcp({ roots, locale: shell.locale });
}

function folderOf(given: string, { cwd, locale }: Shell): string {
  try {
    const folder = realpathSync(resolve(cwd, given));
    if (statSync(folder).isDirectory()) return folder;
  } catch {
    // What is not there is no folder either.
  }
  throw new UsageError(mcpProse[locale].notAFolder(given));
}
