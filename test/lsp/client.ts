import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import {
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type Range,
  type SnippetTextEdit,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentStatus, InitializationOptions } from '../../server/src/lsp/protocol';

/** The server under test; another build of it may be named by environment. */
export const serverPath =
  process.env.CIVIC_CLAUSE_SERVER ?? fileURLToPath(new URL('../../server/dist/server.js', import.meta.url));

/** What VS Code's client says it can do, as far as this server asks. */
export const vscodeCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix'] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  window: { workDoneProgress: true },
};

/** An editor of few means: it is sent findings, and takes plain edits. */
export const plainCapabilities: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: {},
    hover: { contentFormat: ['plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

export interface ClientOptions {
  capabilities?: ClientCapabilities;
  initializationOptions?: InitializationOptions;
  /** The section `civicClause`, answered to `workspace/configuration`. */
  settings?: Settings;
  locale?: string;
  rootUri?: string;
  /** Workspace folders; by default the root. */
  folders?: string[];
}

/** What a client's settings are: the same everywhere, or by the scope asked about. */
export type Settings = object | ((scopeUri: string | undefined) => object);

/** A language client in a few lines, over the real server process. */
export class Client {
  readonly published = new Map<string, Diagnostic[]>();
  readonly statuses = new Map<string, DocumentStatus>();
  readonly logged: string[] = [];
  readonly shown: string[] = [];
  readonly documents = new Map<string, TextDocument>();
  readonly progress: unknown[] = [];
  refreshes = 0;
  /** How often the server pushed findings. */
  pushes = 0;
  settings: Settings;

  private constructor(
    readonly process: ChildProcess,
    readonly connection: MessageConnection,
    readonly initialized: InitializeResult,
    settings: Settings,
  ) {
    this.settings = settings;
  }

  static async start({
    capabilities = vscodeCapabilities,
    initializationOptions,
    settings = {},
    locale = 'en',
    rootUri,
    folders = rootUri ? [rootUri] : [],
  }: ClientOptions = {}): Promise<Client> {
    const process = spawn(globalThis.process.execPath, [serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const connection = createMessageConnection(new StreamMessageReader(process.stdout), new StreamMessageWriter(process.stdin));
    let client: Client | undefined;
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
      items.map(({ scopeUri }) => {
        const current = client?.settings ?? settings;
        return typeof current === 'function' ? current(scopeUri) : current;
      }),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      if (client) client.refreshes++;
      return null;
    });
    connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        if (!client) return;
        client.pushes++;
        client.published.set(uri, diagnostics);
      },
    );
    connection.onNotification('civicClause/status', (status: DocumentStatus) => void client?.statuses.set(status.uri, status));
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => void client?.logged.push(message));
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => void client?.shown.push(message));
    connection.onNotification('$/progress', ({ value }: { value: unknown }) => void client?.progress.push(value));
    connection.listen();
    const died = new Promise<never>((_resolve, reject) => {
      process.once('exit', (code) => {
        reject(new Error(`the server ended with ${code} before it was ready`));
        // Requests that still wait for it fail.
        connection.dispose();
      });
    });
    died.catch(() => undefined);
    const initialized = await Promise.race([
      died,
      connection.sendRequest<InitializeResult>('initialize', {
        processId: null,
        rootUri: rootUri ?? null,
        workspaceFolders: folders.length > 0 ? folders.map((uri) => ({ uri, name: 'workspace' })) : null,
        capabilities,
        initializationOptions,
        locale,
      }),
    ]);
    client = new Client(process, connection, initialized, settings);
    await connection.sendNotification('initialized', {});
    return client;
  }

  /** Asks the server to end and resolves with its exit code. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.process.once('exit', (code) => resolve(code)));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return exited;
  }

  async open(uri: string, text: string, languageId = languageOf(uri)): Promise<void> {
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  textOf(uri: string): string {
    return this.documents.get(uri)!.getText();
  }

  async edit(uri: string, range: Range, text: string): Promise<void> {
    const document = this.documents.get(uri)!;
    const version = document.version + 1;
    TextDocument.update(document, [{ range, text }], version);
    const contentChanges = [{ range, text }];
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** Findings as this client gets them: asked for, or awaited. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    if (this.initialized.capabilities.diagnosticProvider) {
      const report = await this.pull(uri);
      return report.kind === 'full' ? report.items : [];
    }
    return until(`findings of ${uri}`, () => this.published.get(uri));
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  hover(uri: string, position: Range['start']): Promise<Hover | null> {
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  /** Quick fixes at a range, their edits filled in. */
  async quickFixes(uri: string, range: Range, diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics, only: ['quickfix'] } };
    const actions = await this.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
    return Promise.all(actions.map((action) => (action.data ? this.resolve(action) : action)));
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  command<T>(command: string, ...args: unknown[]): Promise<T> {
    return this.connection.sendRequest('workspace/executeCommand', { command, arguments: args });
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params);
  }

  /** Applies a workspace edit to one document as an editor does, versions and tab stops included; tells the server. */
  async apply(uri: string, edit: WorkspaceEdit): Promise<string> {
    const document = this.documents.get(uri)!;
    const edits = (edit.changes?.[uri] ?? []).slice() as (TextEdit | SnippetTextEdit)[];
    for (const change of edit.documentChanges ?? []) {
      if (!TextDocumentEdit.is(change) || change.textDocument.uri !== uri) throw new Error('an edit of another document');
      if (change.textDocument.version !== document.version) throw new Error('an edit for another version');
      edits.push(...change.edits);
    }
    const plain = edits.map((one) =>
      'snippet' in one
        ? { range: one.range, newText: indented(expandSnippet(one.snippet.value), one.range.start, document) }
        : one,
    );
    const offset = ({ range }: TextEdit) => document.offsetAt(range.start);
    for (const { range, newText } of plain.sort((a, b) => offset(b) - offset(a))) await this.edit(uri, range, newText);
    return this.textOf(uri);
  }
}

/** What an editor inserts for a snippet before the user types: placeholders as their text. */
export function expandSnippet(snippet: string): string {
  return snippet.replace(/\\([\\$}])|\$\{\d+:((?:\\[\s\S]|[^\\}])*)\}|\$\{?\d+\}?/g, (_all, escaped?: string, label?: string) => {
    if (escaped !== undefined) return escaped;
    return (label ?? '').replace(/\\([\s\S])/g, '$1');
  });
}

/** As VS Code does with a snippet: its lines take over the indentation of the line it is inserted into. */
function indented(text: string, { line, character }: Range['start'], document: TextDocument): string {
  const before = document.getText({ start: { line, character: 0 }, end: { line, character } });
  return text.replace(/\n/g, `\n${/^[ \t]*/.exec(before)![0]}`);
}

/** Asks until there is an answer; fails after `timeout` ms. */
export async function until<T>(what: string, ask: () => T | undefined, timeout = 10_000): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function languageOf(uri: string): string {
  if (/\.ya?ml$/.test(uri)) return 'yaml';
  return uri.endsWith('.md') ? 'markdown' : 'plaintext';
}
