import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, findings, open, rule, until } from './support';

const missing = 'data-location/missing';

describe('decisions', () => {
  let file: vscode.Uri;
  before(async () => {
    await activate();
    file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'civicclause.decisions.yaml');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
  });

  /** The command that the quick fix on a finding runs. */
  async function acceptAction(document: vscode.TextDocument): Promise<vscode.Command> {
    const [finding] = (await findings(document, (found) => found.some((one) => rule(one) === missing))).filter(
      (one) => rule(one) === missing,
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding!.range,
    );
    const action = actions.find(({ command }) => command?.command === 'civicClause.recordDecision');
    assert.ok(action?.command, 'no action to accept the finding');
    return action.command;
  }

  it('an accepted finding goes, its reason stands in the decisions file, and undoing brings it back', async () => {
    const document = await open('adaptive-lighting-rfp.md');
    const { command, arguments: [uri, offered] = [] } = await acceptAction(document);
    const chosen = offered.filter((one: { rule: string }) => one.rule === 'data-location');
    const answers = { reason: 'No data leaves our servers.', who: 'J. Doe', until: '2099-12-31' };
    assert.equal(await vscode.commands.executeCommand(command, uri, chosen, answers), true);
    await findings(document, (found) => found.every((one) => rule(one) !== missing));
    const written = await vscode.workspace.openTextDocument(file);
    assert.match(written.getText(), /^# .+\n- document: adaptive-lighting-rfp\.md\n {2}rule: data-location\n/);
    assert.equal(written.isDirty, false);
    await vscode.window.showTextDocument(written);
    await vscode.commands.executeCommand('undo');
    await until('the finding again', () => findings(document, (found) => found.some((one) => rule(one) === missing)));
    await vscode.commands.executeCommand('workbench.action.files.save');
  });

  it('in the document itself it goes into front matter', async () => {
    const document = await open('adaptive-lighting-rfp.md');
    const { command, arguments: [uri, offered] = [] } = await acceptAction(document);
    const chosen = offered.filter((one: { rule: string }) => one.rule === 'data-location');
    assert.equal(await vscode.commands.executeCommand(command, uri, chosen, { reason: 'Because.', where: 'document' }), true);
    assert.match(document.getText(), /^---\n[\s\S]*decisions:\n {4}- rule: data-location\n[\s\S]*\n---\n/);
    await findings(document, (found) => found.every((one) => rule(one) !== missing));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.isDirty, false);
  });

  it('from a hover, by place and clause alone, it goes into a comment beside the finding', async () => {
    const document = await open('parking-services-agreement.md');
    const contradicted = 'data-location/contradicted';
    const found = await findings(document, (all) => all.some((one) => rule(one) === contradicted));
    const { range } = found.find((one) => rule(one) === contradicted)!;
    const target = { position: { line: range.start.line, character: range.start.character }, rules: ['data-location'] };
    const answers = { reason: 'Only the weather.', where: 'comment' };
    const uri = document.uri.toString();
    assert.equal(await vscode.commands.executeCommand('civicClause.recordDecision', uri, target, answers), true);
    assert.match(
      document.getText(),
      /\n<!-- civicclause-decision\nrule: data-location\ncode: contradicted\nreason: Only the weather\./,
    );
    await findings(document, (all) => all.length > 0 && all.every((one) => rule(one) !== contradicted));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.isDirty, false);
  });
});
