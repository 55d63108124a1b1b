import { runBundle } from '../host/runBundle';
import { expectLongRun } from '../host/runLength';

/** `civicclause lsp`: the process then lives until the client ends it. The server's libraries load only here. */
export function serve(): void {
  expectLongRun();
  runBundle('languageServer.js');
}
