import { PassThrough } from 'node:stream';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver';
import { createConnection } from 'vscode-languageserver/node';
import { createAnalyser } from '../../../server/src/lsp/analyser';
import type { Analyser } from '../../../server/src/lsp/analysis';
import { type Files, noFiles } from '../../../server/src/lsp/files';
import type { DocumentStatus } from '../../../server/src/lsp/protocol';
import { serve } from '../../../server/src/lsp/server';
import { vscodeCapabilities } from '../../lsp/client';

/** A language server in this process, whose parts a test may break, and its client. */
export interface MemoryServer {
  client: MessageConnection;
  /** Messages for the log. */
  logged: string[];
  /** Messages shown to the user. */
  shown: string[];
  /** What went into the trace. */
  traced: string[];
  statuses: DocumentStatus[];
  /** Findings that were pushed, the latest last. */
  pushed: Diagnostic[][];
  open(uri: string, text: string, languageId?: string): Promise<void>;
  stop(): void;
}

export async function memoryServer(
  changes: Partial<Analyser> = {},
  { files = noFiles, base = createAnalyser(), options = { status: true } as object, capabilities = vscodeCapabilities } = {} as {
    files?: Files;
    base?: Analyser;
    options?: object;
    capabilities?: ClientCapabilities;
  },
): Promise<MemoryServer> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  serve(server, { analyser: { ...base, ...changes }, files, version: '0.0.0' });
  const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const [logged, shown, traced, statuses]: [string[], string[], string[], DocumentStatus[]] = [[], [], [], []];
  client.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  client.onNotification('window/showMessage', ({ message }: { message: string }) => void shown.push(message));
  client.onNotification('$/logTrace', (params: object) => void traced.push(JSON.stringify(params)));
  client.onNotification('civicClause/status', (status: DocumentStatus) => void statuses.push(status));
  const pushed: Diagnostic[][] = [];
  client.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
    pushed.push(diagnostics);
  });
  for (const method of ['client/registerCapability', 'workspace/diagnostic/refresh', 'window/workDoneProgress/create'])
    client.onRequest(method, () => null);
  client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => ({})));
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions: options,
    locale: 'en',
  });
  await client.sendNotification('initialized', {});
  return {
    client,
    logged,
    shown,
    traced,
    statuses,
    pushed,
    open: (uri, text, languageId = 'markdown') =>
      client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    stop: () => {
      client.dispose();
      server.dispose();
    },
  };
}
