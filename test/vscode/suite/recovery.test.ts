import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import * as vscode from 'vscode';
import { activate, closeAll, findings, keepFilesAsTheyAre, open, rule, until } from './support';
import { serverProcess } from './watch';

const has = (code: string) => (found: vscode.Diagnostic[]) => found.some((diagnostic) => rule(diagnostic) === code);

describe('when the language server ends, or is killed in the middle of its work', () => {
  before(async () => {
    await activate();
    await keepFilesAsTheyAre();
  });
  afterEach(closeAll);

  it('another is started when the user asks for one, and reviews what is open', async () => {
    const document = await open('adaptive-lighting-rfp.md');
    await findings(document, has('data-location/missing'));
    const { pid } = serverProcess();
    await vscode.commands.executeCommand('civicClause.restartServer');
    assert.notEqual(serverProcess().pid, pid);
    await findings(document, has('data-location/missing'), 'findings of the new server');
  });

  it('it is started again, with the documents as they stand, unsaved changes included', async () => {
    const document = await open('adaptive-lighting-rfp.md');
    await findings(document, has('data-location/missing'));
    const original = document.getText();
    const killed = serverProcess();
    // Not saved: what is on disk still lacks the clause.
    await vscode.commands.executeCommand('civicClause.insertClause', document.uri, undefined, ['data-location']);
    const text = document.getText();
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    await until('another server', () => serverProcess().pid !== killed.pid);
    await findings(document, (found) => found.length > 0 && !has('data-location/missing')(found), 'findings of the new server');
    assert.equal(document.getText(), text);
    assert.equal(document.isDirty, true);

    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), document.positionAt(text.length)), original);
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await findings(document, has('data-location/missing'), 'findings after an edit');
  });
});
