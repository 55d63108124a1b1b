import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type ExecuteCommandParams,
  ExecuteCommandRequest,
  FileChangeType,
  type InitializeResult,
  type ProgressToken,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Analyser } from './analysis';
import { clientFeatures } from './clientFeatures';
import { codeActions, resolveCodeAction } from './codeActions';
import { showProblems } from './configuration/diagnostics';
import { ConfigurationStore } from './configuration/store';
import { DecisionStore } from './decisions/store';
import { Diagnostics } from './diagnostics';
import { features as standing } from './features';
import { clientFiles, documentPattern, type Files } from './files';
import { guarded } from './guard';
import { hover } from './hover';
import { progressOf } from './progress';
import { Method, ServerCommand, type WorkspaceCheckResult } from './protocol';
import { clausesOf, explain, insertEdit, reviewOf } from './requests';
import { Session } from './session';
import { isSame, readSettings } from './settings';
import { StatusReporter, statusOf } from './status';
import { WorkspaceCheck } from './workspaceCheck';

/** What the place the server runs in provides. */
export interface Host {
  analyser: Analyser;
  /** For clients that hand out no files themselves. */
  files: Files;
  version: string;
}

/** Speaks the protocol over `connection` until it closes. */
export function serve(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    const features = clientFeatures(params);
    const session = new Session(connection, host.analyser, features);
    session.settings = readSettings(features.options.settings);
    start(session, features.options.files ? clientFiles(connection) : host.files);
    const result: InitializeResult = {
      serverInfo: { name: 'civicclause', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        executeCommandProvider: { commands: Object.values(ServerCommand), workDoneProgress: true },
      },
    };
    if (features.workspaceFolders)
      result.capabilities.workspace = { workspaceFolders: { supported: true, changeNotifications: true } };
    for (const feature of standing) Object.assign(result.capabilities, feature.capabilities(features));
    if (features.codeActionLiterals) {
      result.capabilities.codeActionProvider = { codeActionKinds: ['quickfix'], resolveProvider: features.lazyEdits };
    }
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

function start(session: Session, files: Files): void {
  const { connection, features, documents } = session;
  const status = new StatusReporter(session);
  const diagnostics = new Diagnostics(session, status);
  const decisions = new DecisionStore(session, files, () => diagnostics.refresh());
  const configuration = new ConfigurationStore(session, files, decisions, () => diagnostics.refresh());
  showProblems(session, configuration);
  const workspace = new WorkspaceCheck(session, files, decisions, configuration);

  if (features.pullDiagnostics) {
    connection.languages.diagnostics.on((params, token) => diagnostics.pull(params, token));
  } else {
    diagnostics.startPushing();
  }
  documents.onDidClose(({ document }) => {
    diagnostics.forget(document.uri);
    status.forget(document.uri);
  });

  for (const feature of standing) feature.register({ connection, session, status, decisions });
  connection.onHover(guarded(status, 'hover', null, (params) => hover(session, params)));
  connection.onCodeAction(guarded(status, 'code actions', [], (params) => codeActions(session, params)));
  connection.onCodeActionResolve(async (action) => {
    const resolve = guarded(status, 'code action', action, () => resolveCodeAction(session, action));
    return resolve({ uri: action.data?.uri });
  });
  connection.onRequest(
    Method.review,
    guarded(status, 'review', null, (params: { uri: string }) => reviewOf(session, params)),
  );
  connection.onRequest(
    Method.statistics,
    guarded(status, 'statistics', null, ({ uri }: { uri: string }) => documents.get(uri)?.statistics() ?? null),
  );
  connection.onRequest(
    Method.clauses,
    guarded(status, 'clauses', [], (params: { uri: string | null }) => clausesOf(session, params)),
  );
  connection.onRequest(
    Method.insert,
    guarded(status, 'insert', null, (params: Parameters<typeof insertEdit>[1]) => insertEdit(session, params)),
  );
  connection.onRequest(
    Method.explain,
    guarded(status, 'explain', null, (params: Parameters<typeof explain>[1]) => explain(session, params)),
  );

  const reviewAnyway = (uri: unknown, kind: unknown) => {
    const document = typeof uri === 'string' ? documents.get(uri) : undefined;
    if (!document) return null;
    session.force(document, kind === 'rfp' || kind === 'agreement' ? kind : 'auto');
    const state = statusOf(session, document, session.analysisOf(document.uri));
    diagnostics.refresh();
    return state;
  };
  const reviewWorkspace = async (token: CancellationToken, workDoneToken?: ProgressToken): Promise<WorkspaceCheckResult> => {
    const progress = await progressOf(session, workDoneToken);
    progress?.begin(session.prose.checking());
    try {
      return await workspace.run(() => token.isCancellationRequested || progress?.isCancelled === true, progress);
    } finally {
      progress?.done();
    }
  };
  const execute = async (params: ExecuteCommandParams, token: CancellationToken): Promise<unknown> => {
    const [uri, kind]: unknown[] = params.arguments ?? [];
    switch (params.command) {
      case ServerCommand.reviewAnyway:
        return guarded(status, 'review', null, () => reviewAnyway(uri, kind))({ uri });
      case ServerCommand.reviewWorkspace:
        return guarded(status, 'workspace review', null, () => reviewWorkspace(token, params.workDoneToken))({});
      default:
        return null;
    }
  };
  // Not `onExecuteCommand`: that keeps the progress token to itself.
  connection.onRequest(ExecuteCommandRequest.method, execute);

  const configure = guarded(status, 'configuration', undefined, async (pushed: unknown) => {
    const value = features.configuration ? await connection.workspace.getConfiguration('civicClause') : pushed;
    const settings = readSettings(value);
    const same = isSame(settings, session.settings);
    if (!same) session.settings = settings;
    // A folder may have settings of its own.
    configuration.again();
    if (!same) diagnostics.refresh();
  });
  connection.onDidChangeConfiguration(({ settings }) => configure((settings as { civicClause?: unknown } | null)?.civicClause));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      workspace.clear(uri);
      decisions.changed(uri);
      configuration.changed(uri, type === FileChangeType.Deleted);
    }
  });
  connection.onInitialized(() => {
    if (features.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        features.folders = [...features.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        // What lies above a document, and may be read, is another.
        configuration.again();
      });
    }
    if (features.configurationChanges) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'civicClause' });
    }
    if (features.watchedFiles) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: documentPattern }] });
    }
    if (features.configuration) void configure(undefined);
  });
  documents.listen(connection);
}
