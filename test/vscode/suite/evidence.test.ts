import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { activate, closeAll, findings, keepFilesAsTheyAre, open, until } from './support';

const file = 'parking-services-agreement.md';
const lensesOf = (uri: vscode.Uri) =>
  vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 50);

/** What a hover at the first place of some words says. */
async function hoverAt(document: vscode.TextDocument, words: string): Promise<vscode.MarkdownString> {
  const place = document.positionAt(document.getText().indexOf(words) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
  const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
  const ours = contents.find(({ value }) => /Counts for|Why it matters/.test(value));
  assert.ok(ours, `no hover on “${words}”`);
  return ours;
}

describe('what counts, in the text', () => {
  before(async () => {
    await activate();
    await keepFilesAsTheyAre();
  });
  afterEach(closeAll);

  it('is told by lenses, which lead to what can be done', async () => {
    const document = await open(file);
    await findings(document);
    const title = 'Data location and residency: contradicted';
    const found = (await until('the lens', async () =>
      (await lensesOf(document.uri)).find(({ command }) => command?.title === title),
    ))!;
    assert.match(document.lineAt(found.range.start.line).text, /^4\.2 The Vendor may store/);
    // Without arguments, which VS Code would forget.
    assert.equal(found.command?.command, 'civicClause.clauseActions.data-location');
    assert.deepEqual(found.command.arguments ?? [], []);
    assert.ok((await vscode.commands.getCommands(true)).includes(found.command.command));
  });

  it('is told by hovers, which may lead to commands of ours alone', async () => {
    const document = await open(file);
    await findings(document);
    const hover = await hoverAt(document, 'means all information that the Services collect');
    assert.match(hover.value, /Counts for “Data ownership and control”/);
    assert.match(hover.value, /\]\(command:civicClause\.explainClause\?/);
    const { enabledCommands } = hover.isTrusted as { enabledCommands: string[] };
    assert.ok(enabledCommands.includes('civicClause.recordDecision'));
    assert.deepEqual(
      enabledCommands.filter((command) => !command.startsWith('civicClause.')),
      [],
    );
    assert.ok(!hover.supportHtml);
  });

  it('is marked while it is asked for, in every editor', async () => {
    const document = await open(file);
    await findings(document);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    assert.equal(await vscode.commands.executeCommand('civicClause.toggleEvidence'), true);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), 'One more line.\n\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await vscode.commands.executeCommand('civicClause.toggleEvidence'), false);
  });
});
