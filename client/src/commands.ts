import * as vscode from 'vscode';
import { type BaseLanguageClient, WorkDoneProgress } from 'vscode-languageclient';
import {
  type ClauseItem,
  type ClausesParams,
  type DocumentStatus,
  type InsertParams,
  Method,
  ServerCommand,
  type WorkspaceCheckResult,
} from '../../server/src/lsp/protocol';
import type { ClausePages } from './clausePages';
import { pickClause, pickClauses, pickKind, pickTheme } from './clausePicker';
import type { ClientFeature } from './feature';
import { offerToFill } from './fillBlanks';
import { countsText, type StatusView } from './status';

/** Commands that act on a review. */
export const reviewCommands: ClientFeature = ({ client, command, output, pages, restart, status }) => [
  command('reviewDocument', (uri?: vscode.Uri, kind?: string) => reviewDocument(client, status, uri, kind)),
  command('reviewWorkspace', () => reviewWorkspace(client, output)),
  command('insertClause', (uri?: string | vscode.Uri, position?: InsertParams['position'], clauses?: string[]) =>
    insertClause(client, uri, position, clauses),
  ),
  command('insertAllMissing', (uri?: string | vscode.Uri, among?: string[]) => insertAllMissing(client, uri, among)),
  command('insertTheme', (uri?: string | vscode.Uri) => insertTheme(client, uri)),
  command('explainClause', (clause?: string) => explainClause(client, pages, clause)),
  command('restartServer', restart),
  command('showOutput', () => output.show()),
];

async function reviewDocument(
  client: BaseLanguageClient,
  view: StatusView,
  given?: vscode.Uri,
  givenKind?: string,
): Promise<DocumentStatus | undefined> {
  const document = await documentOf(given);
  if (!document) return undefined;
  const kind = givenKind ?? (view.of(document.uri)?.state === 'not-recognised' ? await pickKind() : 'auto');
  if (!kind) return undefined;
  const status = await client.sendRequest<DocumentStatus | null>('workspace/executeCommand', {
    command: ServerCommand.reviewAnyway,
    arguments: [client.code2ProtocolConverter.asUri(document.uri), kind],
  });
  if (!status || status.state === 'off') {
    const message = vscode.l10n.t('Civic Clause is off here. It reviews Markdown, YAML and plain text documents.');
    void vscode.window.showWarningMessage(message);
    return undefined;
  }
  if (status.state === 'failed') throw new Error(status.error);
  void showProblems(vscode.l10n.t('Reviewed: {0}.', countsText(status)));
  return status;
}

async function reviewWorkspace(
  client: BaseLanguageClient,
  output: vscode.LogOutputChannel,
): Promise<WorkspaceCheckResult | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder to review a workspace.'));
    return undefined;
  }
  const title = vscode.l10n.t('Civic Clause: reviewing the workspace');
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      const workDoneToken = `civicClause/${Date.now()}`;
      let last = 0;
      const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind !== 'report') return;
        progress.report({ message: value.message, increment: (value.percentage ?? last) - last });
        last = value.percentage ?? last;
      });
      const params = { command: ServerCommand.reviewWorkspace, arguments: [], workDoneToken };
      const request = client.sendRequest<WorkspaceCheckResult | null>('workspace/executeCommand', params, token);
      return request.finally(() => listener.dispose());
    },
  );
  if (!result) throw new Error(vscode.l10n.t('The review of the workspace failed.'));
  for (const { message } of result.notReviewed) output.info(message);
  const findings = result.documents.reduce((sum, { summary }) => sum + summary.errors + summary.warnings + summary.infos, 0);
  const parts = [vscode.l10n.t('Documents reviewed: {0}. Findings: {1}.', result.documents.length, findings)];
  if (result.notReviewed.length > 0)
    parts.push(vscode.l10n.t('Not reviewed: {0} (the output says why).', result.notReviewed.length));
  if (result.capped) parts.push(vscode.l10n.t('Only the first {0} files were looked at.', result.limit));
  if (result.cancelled) parts.push(vscode.l10n.t('Stopped before the end.'));
  void showProblems(parts.join(' '));
  return result;
}

async function insertClause(
  client: BaseLanguageClient,
  given?: string | vscode.Uri,
  position?: InsertParams['position'],
  clauses?: string[],
): Promise<boolean> {
  const document = await documentOf(given);
  if (!document) return false;
  if (clauses) return insert(client, document, { clauses, atCursor: position !== undefined }, position);
  const offered = await clausesOf(client, document);
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const choice = offered && (await pickClauses(offered, editor !== undefined && document.languageId !== 'yaml'));
  if (!choice) return false;
  return insert(client, document, choice, choice.atCursor ? (editor?.selection.active ?? position) : undefined);
}

async function insertTheme(client: BaseLanguageClient, given?: string | vscode.Uri): Promise<boolean> {
  const document = await documentOf(given);
  const offered = document && (await clausesOf(client, document));
  const clauses = offered && (await pickTheme(offered));
  return document && clauses ? insert(client, document, { clauses, atCursor: false, preview: true }) : false;
}

/** `among`: the clauses that are meant; by default all. */
async function insertAllMissing(client: BaseLanguageClient, given?: string | vscode.Uri, among?: string[]): Promise<boolean> {
  const document = await documentOf(given);
  const offered = document && (await clausesOf(client, document));
  if (!document || !offered) return false;
  const missing = offered.filter(({ status }) => status === 'missing').map(({ id }) => id);
  const clauses = Array.isArray(among) ? missing.filter((id) => among.includes(id)) : missing;
  if (clauses.length > 0) return insert(client, document, { clauses, atCursor: false, preview: true });
  void vscode.window.showInformationMessage(vscode.l10n.t('No clause is missing from this document.'));
  return false;
}

async function explainClause(client: BaseLanguageClient, pages: ClausePages, clause?: string): Promise<void> {
  const chosen = clause ?? (await pickClause(await client.sendRequest<ClauseItem[]>(Method.clauses, { uri: null })));
  if (chosen) await pages.show(chosen);
}

/** Asks the server for the edit and applies it; the version in it keeps a stale edit out. */
async function insert(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  choice: { clauses: string[]; atCursor: boolean; preview?: boolean },
  position?: InsertParams['position'],
): Promise<boolean> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const params: InsertParams = { uri, clauses: choice.clauses, ...(choice.preview && { preview: true }) };
  if (position) params.position = { line: position.line, character: position.character };
  const answer = await client.sendRequest<Parameters<typeof client.protocol2CodeConverter.asWorkspaceEdit>[0]>(
    Method.insert,
    params,
  );
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
  if (!edit) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The document already deals with this. To insert it all the same, use “Insert at the cursor”.'),
    );
    return false;
  }
  // Tab stops need the document in an editor.
  await vscode.window.showTextDocument(document);
  const applied = await vscode.workspace.applyEdit(edit);
  // Of one clause, tab stops lead from blank to blank.
  if (applied && choice.clauses.length > 1) void offerToFill(client, document);
  return applied;
}

async function clausesOf(client: BaseLanguageClient, document: vscode.TextDocument): Promise<ClauseItem[] | undefined> {
  const params: ClausesParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const clauses = await client.sendRequest<ClauseItem[]>(Method.clauses, params);
  if (clauses.length > 0) return clauses;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Civic Clause is off here. It reviews Markdown, YAML and plain text documents.'),
  );
  return undefined;
}

async function documentOf(given?: string | vscode.Uri): Promise<vscode.TextDocument | undefined> {
  if (given) return vscode.workspace.openTextDocument(typeof given === 'string' ? vscode.Uri.parse(given) : given);
  const active = vscode.window.activeTextEditor?.document;
  if (!active) void vscode.window.showInformationMessage(vscode.l10n.t('Open a document first.'));
  return active;
}

async function showProblems(message: string): Promise<void> {
  const show = vscode.l10n.t('Show Problems');
  const chosen = await vscode.window.showInformationMessage(message, show);
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
