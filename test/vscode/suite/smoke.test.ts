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

  it('brings each file its manifest names', async () => {
    const { extensionUri, packageJSON } = await activate();
    const { yamlValidation = [] } = packageJSON.contributes;
    const named: string[] = [
      packageJSON.main,
      packageJSON.browser,
      'l10n/bundle.l10n.fr.json',
      'package.nls.fr.json',
      'docs/clauses/README.fr.md',
      'docs/clauses/data-location.md',
      ...yamlValidation.map(({ url }: { url: string }) => url),
    ];
    const lacking = await Promise.all(
      named.map((path) =>
        vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, path)).then(
          () => undefined,
          () => path,
        ),
      ),
    );
    assert.deepEqual(
      lacking.filter((path) => path !== undefined),
      [],
    );
  });
});
