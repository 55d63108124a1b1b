import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Analyser } from './analysis';
import { clientFeatures } from './clientFeatures';
import { codeActions, resolveCodeAction } from './codeActions';
import { Diagnostics } from './diagnostics';
import { guarded } from './guard';
import { Session } from './session';
import { readSettings } from './settings';
import { StatusReporter } from './status';

/** What the place the server runs in provides. */
export interface Host {
  analyser: Analyser;
  version: string;
}

/** Speaks the protocol over `connection` until it closes. */
export function serve(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    const features = clientFeatures(params);
    const session = new Session(connection, host.analyser, features);
    session.settings = readSettings(features.options.settings);
    start(session);
    const result: InitializeResult = {
      serverInfo: { name: 'civicclause', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: features.codeActionLiterals
          ? { codeActionKinds: ['quickfix'], resolveProvider: features.lazyEdits }
          : false,
      },
    };
    if (features.pullDiagnostics) {
      result.capabilities.diagnosticProvider = {
        identifier: 'civicclause',
        interFileDependencies: false,
        workspaceDiagnostics: false,
      };
    }
    return result;
  });
  connection.listen();
}

function start(session: Session): void {
  const { connection, features, documents } = session;
  const status = new StatusReporter(session);
  const diagnostics = new Diagnostics(session, status);

  if (features.pullDiagnostics) {
    connection.languages.diagnostics.on((params, token) => diagnostics.pull(params, token));
  } else {
    diagnostics.startPushing();
  }
  connection.onCodeAction(guarded(status, 'code actions', [], (params) => codeActions(session, params)));
  connection.onCodeActionResolve((action) =>
    guarded(status, 'code action', action, () => resolveCodeAction(session, action))({ uri: action.data?.uri }),
  );
  documents.onDidClose(({ document }) => {
    diagnostics.forget(document.uri);
    status.forget(document.uri);
  });

  const configure = guarded(status, 'configuration', undefined, async (pushed: unknown) => {
    const value = features.configuration ? await connection.workspace.getConfiguration('civicClause') : pushed;
    session.settings = readSettings(value);
    diagnostics.refresh();
  });
  connection.onDidChangeConfiguration(({ settings }) => configure((settings as { civicClause?: unknown } | null)?.civicClause));
  connection.onInitialized(() => {
    if (features.configurationChanges) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'civicClause' });
    }
    if (features.configuration) void configure(undefined);
  });
  documents.listen(connection);
}
