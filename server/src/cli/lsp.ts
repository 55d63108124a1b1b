import { runBundle } from '../host/runBundle';

/** `civicclause lsp`: the process then lives until the client ends it. The server's libraries load only here. */
export function serve(): void {
  runBundle('languageServer.js');
}
