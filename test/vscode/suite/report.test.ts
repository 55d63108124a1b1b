import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { activate, closeAll, findings, keepFilesAsTheyAre, open, openText, until } from './support';

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const panels = () =>
  tabs().filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('civicClause.report'));
const text = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('the report', () => {
  before(async () => {
    await activate();
    await keepFilesAsTheyAre();
  });
  afterEach(async () => {
    await vscode.window.tabGroups.close(panels());
    await closeAll();
  });

  it('is shown beside the document, once', async () => {
    const document = await open('parking-services-agreement.md');
    await findings(document);
    await vscode.commands.executeCommand('civicClause.showReport');
    const [panel] = await until('the panel', () => (panels().length > 0 ? panels() : undefined));
    assert.match(panel!.label, /parking-services-agreement\.md/);
    await vscode.commands.executeCommand('civicClause.showReport', document.uri);
    assert.equal(panels().length, 1);
  });

  it('is saved as a file that holds the review', async () => {
    const document = await open('parking-services-agreement.md');
    await findings(document);
    const target = vscode.Uri.joinPath(document.uri, '..', 'report.html');
    const saved = await vscode.commands.executeCommand<vscode.Uri>('civicClause.saveReport', document.uri, target);
    assert.equal(saved.toString(), target.toString());
    const html = await text(target);
    assert.match(html, /^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
    assert.match(html, /The Vendor may store and process City Data in any country/);
    // Today, where the user is; without the place on disk.
    assert.match(html, new RegExp(`As of ${new Date().getFullYear()}-\\d\\d-\\d\\d`));
    assert.ok(!html.includes('file://'));
    await vscode.workspace.fs.delete(target);
  });

  it('is saved from its panel, of the document as it stands', async () => {
    const document = await openText('# Services Agreement\n\nThe Vendor shall keep all City Data in Canada.\n');
    await vscode.commands.executeCommand('civicClause.showReport', document.uri);
    await until('the panel', () => panels().some(({ isActive }) => isActive));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), 'The Vendor may store City Data in any country.\n\n');
    await vscode.workspace.applyEdit(edit);
    const target = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'report.html');
    await vscode.commands.executeCommand('civicClause.saveReport', undefined, target);
    assert.match(await text(target), /may store City Data in any country/);
    await vscode.workspace.fs.delete(target);
  });

  it('is not made of what was not reviewed', async () => {
    const document = await open('drafts/recipe.yaml');
    await vscode.commands.executeCommand('civicClause.showReport', document.uri);
    assert.deepEqual(panels(), []);
  });
});
