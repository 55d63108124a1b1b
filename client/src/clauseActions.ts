import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ClauseActionsCommand, type ClauseItem, type EvidencePlace, Method } from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';

interface Action extends vscode.QuickPickItem {
  run(): Thenable<unknown>;
}

/** What can be done about a clause, where a lens tells how it stands. */
export const clauseActions: ClientFeature = ({ client, command }) => {
  const own = new Map<string, vscode.Disposable>();
  const offer = async (document: vscode.Uri, clause: string) => {
    const { title, actions } = await actionsFor(client, document, clause);
    const chosen = await vscode.window.showQuickPick(actions, { title });
    await chosen?.run();
  };
  // VS Code forgets the arguments of a lens that has been replaced while it is still shown: a command for each clause needs none.
  client.middleware.resolveCodeLens = async (lens, token, next) => {
    const resolved = await next(lens, token);
    const { command: told } = resolved ?? {};
    const clause: unknown = told?.command === ClauseActionsCommand ? told.arguments?.[1] : undefined;
    if (!resolved || !told || typeof clause !== 'string') return resolved;
    if (!own.has(clause))
      own.set(
        clause,
        command(`clauseActions.${clause}`, () => {
          const editor = vscode.window.activeTextEditor;
          return editor && offer(editor.document.uri, clause);
        }),
      );
    const { title, tooltip } = told;
    resolved.command = { title, ...(tooltip && { tooltip }), command: `${ClauseActionsCommand}.${clause}` };
    return resolved;
  };
  return [
    command('clauseActions', (uri: string, clause: string) => offer(client.protocol2CodeConverter.asUri(uri), clause)),
    {
      dispose: () => {
        for (const registered of own.values()) registered.dispose();
      },
    },
  ];
};

async function actionsFor(
  client: BaseLanguageClient,
  document: vscode.Uri,
  clause: string,
): Promise<{ title: string; actions: Action[] }> {
  const uri = client.code2ProtocolConverter.asUri(document);
  const [clauses, places] = await Promise.all([
    client.sendRequest<ClauseItem[]>(Method.clauses, { uri }),
    client.sendRequest<EvidencePlace[] | null>(Method.evidence, { uri }),
  ]);
  const item = clauses.find(({ id }) => id === clause);
  const { executeCommand } = vscode.commands;
  const actions: Action[] = [
    {
      label: `$(book) ${vscode.l10n.t('Explain the clause')}`,
      run: () => executeCommand('civicClause.explainClause', clause),
    },
  ];
  const finding = findingOn(document, clause);
  if (item?.status === 'missing') {
    actions.push({
      label: `$(add) ${vscode.l10n.t('Insert the clause')}`,
      run: () => executeCommand('civicClause.insertClause', uri, undefined, [clause]),
    });
  } else if (finding) {
    actions.push({
      label: `$(lightbulb) ${vscode.l10n.t('Show the fixes')}`,
      detail: finding.message,
      run: () => showFixes(document, finding),
    });
  }
  const found = (places ?? []).filter((place) => place.clause === clause);
  const [first] = found;
  if (first) {
    const { protocol2CodeConverter: convert } = client;
    const locations = found.map(({ range }) => new vscode.Location(document, convert.asRange(range)));
    actions.push({
      label: `$(eye) ${vscode.l10n.t('Show the sentences that count or come near')}`,
      run: () =>
        executeCommand('editor.action.peekLocations', document, convert.asPosition(first.range.start), locations, 'peek'),
    });
  }
  const title = item?.title ?? clause;
  return { title: item?.reason ? vscode.l10n.t('{0}: {1}', title, item.reason) : title, actions };
}

function findingOn(document: vscode.Uri, clause: string): vscode.Diagnostic | undefined {
  return vscode.languages.getDiagnostics(document).find(({ source, code }) => {
    const id = typeof code === 'object' ? code.value : code;
    return source === 'Civic Clause' && String(id).startsWith(`${clause}/`);
  });
}

async function showFixes(document: vscode.Uri, { range }: vscode.Diagnostic): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand('editor.action.quickFix');
}
