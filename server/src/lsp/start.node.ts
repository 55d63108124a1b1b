import { createConnection } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { keepHeapSmall } from '../host/heap';
import { analyserOnDemand } from './analyser';
import { diskFiles } from './files.node';
import { logFailure } from './guard';
import { serve } from './server';

let started = false;

/**
 * Starts the language server on the transport the command line names: `--stdio` (the default), `--node-ipc`,
 * `--socket=PORT` or `--pipe=NAME`. Once per process.
 */
export function startServer(args: string[] = process.argv.slice(2)): void {
  if (started) return;
  started = true;
  keepHeapSmall();
  const otherTransport = args.some((arg) => /^--(node-ipc|socket|pipe)(=|$)/.test(arg));
  const connection = otherTransport ? createConnection() : createConnection(process.stdin, process.stdout);
  // A stray rejection must not end an editing session; what failed inside a feature has been answered by then.
  const survive = (error: unknown) => logFailure(connection, 'server', error);
  process.on('uncaughtException', survive);
  process.on('unhandledRejection', survive);
  serve(connection, { analyser: analyserOnDemand(), files: diskFiles, version });
}
