import * as vscode from 'vscode';

/** How long to wait (milliseconds) for a document that VS Code has made but not handed over. */
const longest = 3000;
const pause = 20;

/** Opens a text that is in no file, in an editor of its own. */
export async function openUntitled(content: string, language: string): Promise<vscode.TextDocument> {
  const { uri } = await vscode.workspace.openTextDocument({ content, language });
  // The name may be that of a document just closed, of which the extension still has the old text for a moment.
  for (let waited = 0; waited < longest; waited += pause) {
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (document && isText(document, content)) {
      await vscode.window.showTextDocument(document, { preview: false });
      return document;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(vscode.l10n.t('The document could not be made.'));
}

function isText(document: vscode.TextDocument, content: string): boolean {
  return document.getText().replaceAll('\r\n', '\n') === content.replaceAll('\r\n', '\n');
}
