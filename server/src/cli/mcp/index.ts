import { runBundle } from '../../host/runBundle';
import type { Shell } from '../shell';
import type { McpOptions } from './server';

/** `civicclause mcp`: the process then lives until its input ends. The protocol's library loads only here. */
export async function mcp(options: McpOptions, shell: Shell): Promise<void> {
  const { serveMcp } = runBundle('mcp.js') as typeof import('./server');
  await serveMcp(options, shell);
}
