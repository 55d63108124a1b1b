import * as vscode from 'vscode';

export const extensionId = 'civic-clause.civic-clause';

/** Asks until there is an answer that is not falsy; fails after `timeout` ms, saying what it waited for. */
export async function until<T>(what: string, ask: () => T | Thenable<T>, timeout = 20_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The extension, started, with its language server. */
export async function activate(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error(`${extensionId} is not there`);
  const { ready } = (await extension.activate()) as { ready: Promise<void> };
  await ready;
  return extension;
}

/** Opens a file of the workspace folder in an editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Opens a document that is in no file. */
export async function openText(content: string, language = 'markdown'): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** The findings shown now. */
export function diagnostics(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => /civic ?clause/i.test(source ?? ''));
}

/** The rule a finding is about. */
export function rule(diagnostic: vscode.Diagnostic): string {
  return String(typeof diagnostic.code === 'object' ? diagnostic.code.value : (diagnostic.code ?? ''));
}

/** Waits until the findings satisfy a condition (by default: there are some) and returns them. */
export async function findings(
  document: vscode.TextDocument,
  wanted: (found: vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
  what = 'findings',
): Promise<vscode.Diagnostic[]> {
  try {
    return await until(what, () => {
      const found = diagnostics(document);
      return wanted(found) ? found : undefined;
    });
  } catch (error) {
    const found = diagnostics(document).map((diagnostic) => `${rule(diagnostic)}: ${diagnostic.message}`);
    throw new Error(`${(error as Error).message}; there are: ${JSON.stringify(found, null, 1)}`);
  }
}

/** The quick fixes VS Code offers at a range, resolved. */
export async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return until('code actions', async () => {
    try {
      return await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
        20,
      );
    } catch (error) {
      // Thrown when another extension registers its provider meanwhile, as the Markdown one does while it starts.
      if (/cancell?ed/i.test((error as Error).message)) return undefined;
      throw error;
    }
  });
}

/** Takes a quick fix as the editor does: the edit first, then the command. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  if (!action.edit && !action.command) throw new Error(`“${action.title}” does nothing`);
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit))) throw new Error(`“${action.title}” could not be applied`);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Closes every editor, without keeping changes. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** VS Code in a browser saves by itself after a second, and the next test would find the change. */
export async function keepFilesAsTheyAre(): Promise<void> {
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
}
