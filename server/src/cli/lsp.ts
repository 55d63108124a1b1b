import { runBundle } from '../host/runBundle';
import { type ExitCode, exitCodes } from './shell';

/** `civicclause lsp`: the process then lives until the client ends it. The server's libraries load only here. */
export function serve(): ExitCode {
  runBundle('languageServer.js');
  return exitCodes.nothing;
}
