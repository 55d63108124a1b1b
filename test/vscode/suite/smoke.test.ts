import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { activate, extensionId } from './support';

describe('the extension in the workbench', () => {
  it('activates', async () => {
    const extension = await activate();
    assert.equal(extension.isActive, true);
    assert.equal(extension.id, extensionId);
  });

  it('has registered each command it contributes', async () => {
    const { packageJSON } = await activate();
    const contributed: { command: string }[] = packageJSON.contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    const lacking = contributed.map(({ command }) => command).filter((command) => !registered.has(command));
    assert.deepEqual(lacking, []);
  });
});
