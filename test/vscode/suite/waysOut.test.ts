import { strict as assert } from 'node:assert';
import { sep } from 'node:path';
import * as vscode from 'vscode';
import { activate } from './support';
import { attemptsOfServer, waysOut } from './watch';

// The last file in the order of names: it looks back on what all the tests made the extension do.
describe('in all of this', () => {
  it('the extension has started its language server, and left its process in no other way', async () => {
    const { extensionUri } = await activate();
    const server = vscode.Uri.joinPath(extensionUri, 'server', 'dist', 'server.js').fsPath;
    const taken = [...new Set(waysOut().map(({ way, target }) => `${way} ${target}`))];
    assert.deepEqual(taken, [`child_process.fork ${server}`]);
    assert.ok(server.includes(sep));
  });

  it('the language server has not tried to leave its process', () => {
    assert.equal(attemptsOfServer(), '');
  });
});
