import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type BlankPlaces, type FillBlankParams, type FilledBlank, Method } from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';
import { fillBlanks } from './fillBlanks';

/** Filling a blank in, at all its places in one step. */
export const blanks: ClientFeature = ({ client, command }) => [
  command('fillPlaceholder', (uri?: string, position?: FillBlankParams['position'], value?: string) =>
    fillPlaceholder(client, uri, position, value),
  ),
  command('fillPlaceholders', async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document) return fillBlanks(client, document);
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document first.'));
    return false;
  }),
];

async function fillPlaceholder(
  client: BaseLanguageClient,
  given?: string,
  at?: FillBlankParams['position'],
  answer?: string,
): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  const uri = given ?? (editor && client.code2ProtocolConverter.asUri(editor.document.uri));
  const position = at ?? editor?.selection.active;
  if (!uri || !position) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document first.'));
    return false;
  }
  const place = { uri, position: { line: position.line, character: position.character } };
  const blank = await client.sendRequest<BlankPlaces | null>(Method.blank, place);
  if (!blank) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no blank here. Put the cursor on one, such as [Territory].'),
    );
    return false;
  }
  const value = answer ?? (await askFor(blank));
  if (value === undefined) return false;
  const params: FillBlankParams = { ...place, value };
  const { edit, problem } = await client.sendRequest<FilledBlank>(Method.fillBlank, params);
  if (problem) throw new Error(problem);
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  return converted !== undefined && vscode.workspace.applyEdit(converted);
}

function askFor({ label, count }: BlankPlaces): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Fill in a Blank'),
    prompt:
      count > 1
        ? vscode.l10n.t('What does “{0}” stand for? It is filled in at all its {1} places.', label, count)
        : vscode.l10n.t('What goes here?'),
    placeHolder: label,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Write what is to stand here.') : undefined),
  });
}
