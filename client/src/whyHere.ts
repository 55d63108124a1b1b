import * as vscode from 'vscode';
import { type ExplainedSetting, type ExplainSettingParams, Method } from '../../server/src/lsp/protocol';
import type { ClientFeature } from './feature';

/** Which finding is asked about: one of a hover, else those at the cursor. */
type Asked = Pick<ExplainedSetting, 'rule' | 'code'>;

interface Line extends vscode.QuickPickItem {
  place?: vscode.Location;
}

/** Why a finding is reported as it is: each value that made it so, and a way to the line that it was set on. */
export const whyHere: ClientFeature = ({ client, command }) => [
  command('whyHere', async (given?: string | vscode.Uri, asked?: Asked): Promise<ExplainedSetting[]> => {
    const editor = vscode.window.activeTextEditor;
    const uri = typeof given === 'string' ? given : (given ?? editor?.document.uri);
    if (!uri) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a document first.'));
      return [];
    }
    const params: ExplainSettingParams = {
      uri: typeof uri === 'string' ? uri : client.code2ProtocolConverter.asUri(uri),
      ...(asked ?? (editor && { position: client.code2ProtocolConverter.asPosition(editor.selection.active) })),
    };
    const explained = await client.sendRequest<ExplainedSetting[]>(Method.explainSetting, params);
    if (explained.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no finding to explain here. Put the cursor on one that is underlined.'),
      );
      return [];
    }
    // Not awaited: the list stays until the user closes it.
    void show(explained, (address) => client.protocol2CodeConverter.asUri(address));
    return explained;
  }),
];

async function show(explained: ExplainedSetting[], asUri: (uri: string) => vscode.Uri): Promise<void> {
  const lines = explained.flatMap(({ message, reasons, change }): Line[] => [
    { label: message, kind: vscode.QuickPickItemKind.Separator },
    ...reasons.map(({ text, uri, line }): Line => {
      if (uri === undefined || line === undefined) return { label: `$(info) ${text}` };
      return {
        label: `$(go-to-file) ${text}`,
        place: new vscode.Location(asUri(uri), new vscode.Position(line - 1, 0)),
      };
    }),
    { label: `$(settings) ${change}` },
  ]);
  const chosen = await vscode.window.showQuickPick(lines, { title: vscode.l10n.t('Why is this on here?'), matchOnDetail: true });
  if (!chosen?.place) return;
  const { uri, range } = chosen.place;
  await vscode.window.showTextDocument(uri, { selection: range });
}
