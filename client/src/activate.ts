import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { DocumentStatus, InitializationOptions } from '../../server/src/lsp/protocol';
import type { ShownChecklist } from './checklist';
import { ClausePages, shippedPages } from './clausePages';
import { commandsOf } from './feature';
import { features } from './features';
import type { MarkdownIt } from './previewBadges';
import { Recovery } from './recovery';
import { StatusView } from './status';
import { serveWorkspaceFiles } from './workspace';

/** What tests and other extensions may ask of this one. */
export interface CivicClause {
  /** Last reported state of a document; undefined before its first review. */
  status(uri: vscode.Uri): DocumentStatus | undefined;
  /** Text of the status item as it stands. */
  statusText(): string;
  /** Name the language server gave. */
  serverName(): string | undefined;
  /** The checklist as it is shown. */
  checklist?(): ShownChecklist;
  /** Called by VS Code's Markdown preview with the renderer it uses. */
  extendMarkdownIt?<T extends MarkdownIt>(markdown: T): T;
  /** Resolves once the language server is up, or has failed to start. */
  ready: Promise<void>;
  /** The document that the user is asked about before the tool of that name answers an assistant; undefined when nothing is asked. */
  askedAbout?(tool: string, input: object): Promise<vscode.Uri | undefined>;
}

/** Commands that a hover may lead to. */
const linkedCommands = [
  'civicClause.explainClause',
  'civicClause.insertClause',
  'civicClause.recordDecision',
  'civicClause.whyHere',
];
const languages = ['markdown', 'yaml', 'plaintext'];

/** Starts the language server through `connect`, which knows how to reach it from this extension host. */
export async function activate(
  context: vscode.ExtensionContext,
  connect: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<CivicClause> {
  const output = vscode.window.createOutputChannel('Civic Clause', { log: true });
  const yaml = vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined;
  const initializationOptions: InitializationOptions = {
    locale: vscode.env.language,
    // A plain copy: what goes to a web worker is cloned, and the configuration object has methods.
    settings: JSON.parse(JSON.stringify(vscode.workspace.getConfiguration('civicClause'))),
    clausePages: shippedPages(context),
    status: true,
    files: true,
    schemaHelp: !yaml,
    // It gets our schemas from the manifest, and can be told not to validate.
    schemaChecks: !yaml || vscode.workspace.getConfiguration('yaml').get('validate') === false,
    markdownOutline: vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined,
    chooseClauses: true,
    recordDecision: true,
    clauseActions: true,
    commandLinks: true,
    fillBlank: true,
  };
  const recovery = new Recovery({
    showOutput: () => output.show(),
    startAgain: () => void start(client, status, output),
    gaveUp: (reason) => status.fail(reason),
  });
  const client = connect({
    errorHandler: recovery,
    documentSelector: languages.map((language) => ({ language })),
    outputChannel: output,
    traceOutputChannel: output,
    initializationOptions,
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false },
    // The server's own words may lead to these; whatever it quotes is escaped.
    markdown: { isTrusted: { enabledCommands: linkedCommands }, supportHtml: false },
  });
  const status = new StatusView(client, languages);
  const pages = new ClausePages(client);
  const api: Omit<CivicClause, 'ready'> = {
    status: (uri) => status.of(uri),
    statusText: () => status.text,
    serverName: () => client.initializeResult?.serverInfo?.name,
  };
  let ready = Promise.resolve();
  context.subscriptions.push(
    output,
    status,
    pages,
    serveWorkspaceFiles(client),
    ...features.flatMap((feature) =>
      feature({
        extension: context,
        client,
        output,
        status,
        pages,
        restart: async () => {
          // One that is being started is no running one yet.
          await ready;
          await restart(client, status, output);
        },
        expose: (part) => Object.assign(api, part),
        command: commandsOf(output),
      }),
    ),
  );
  context.subscriptions.push({ dispose: () => void client.dispose() });
  // Not awaited: the Markdown preview waits for this extension, and must not wait for a server that hangs.
  ready = start(client, status, output);
  return Object.assign(api, { ready });
}

/** The documents that are open are handed to the new server as they stand. */
async function restart(client: BaseLanguageClient, status: StatusView, output: vscode.LogOutputChannel): Promise<void> {
  if (client.isRunning()) await client.stop();
  await start(client, status, output);
}

async function start(client: BaseLanguageClient, status: StatusView, output: vscode.LogOutputChannel): Promise<void> {
  try {
    await client.start();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    status.fail(vscode.l10n.t('The language server did not start.'));
  }
}
