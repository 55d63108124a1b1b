import { type ExitCode, exitCodes } from './shell';

/** `civicclause lsp`: the process then lives until the client ends it. The server's libraries load only here. */
export async function serve(): Promise<ExitCode> {
  const { startServer } = await import('../lsp/start.node');
  startServer();
  return exitCodes.nothing;
}
