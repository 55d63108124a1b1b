import type * as vscode from 'vscode';
import { commands, Uri, WorkspaceEdit, workspace } from 'vscode';
import { activate, apply, closeAll, findings, open, quickFixes, rule, until } from '../suite/support';

/** There is no `node:assert` in a worker. */
function assert(holds: unknown, message: string): asserts holds {
  if (!holds) throw new Error(message);
}

describe('the extension in a web worker', () => {
  afterEach(closeAll);

  it('activates without Node', async () => {
    const extension = await activate();
    assert(extension.isActive, 'it is not active');
    const { serverName } = extension.exports as { serverName(): string | undefined };
    assert(serverName() === 'civicclause', `the language server is ${serverName()}`);
    assert(extension.extensionUri.scheme.startsWith('http'), `it was loaded from ${extension.extensionUri}`);
  });

  it('reviews a document and inserts the clause that is missing', async () => {
    const document = await open('traffic-sensors-rfp.md');
    const found = await findings(document, (all) => all.some(isMissingLocation), 'the missing data location');
    const { range } = found.find(isMissingLocation)!;
    const title = 'Insert clause: Data location and residency';
    const fix = await until(title, async () => (await quickFixes(document, range)).find((action) => action.title === title));
    const before = document.getText();
    await apply(fix);
    assert(document.getText().length > before.length + 100, 'nothing was inserted');
    await findings(document, (all) => !all.some(isMissingLocation), 'the finding to go');
  });

  it('saves the report to a file system that is no disk', async () => {
    const document = await open('traffic-sensors-rfp.md');
    await findings(document);
    await commands.executeCommand('civicClause.showReport');
    const target = Uri.joinPath(document.uri, '..', 'report.html');
    await commands.executeCommand('civicClause.saveReport', document.uri, target);
    const html = new TextDecoder().decode(await workspace.fs.readFile(target));
    assert(html.startsWith('<!DOCTYPE html>') && /Not ready to issue/.test(html), html.slice(0, 500));
    assert(/[0-9a-f]{64}/.test(html), 'the worker computed no hash');
    await workspace.fs.delete(target);
  });

  it('goes to the definition of a term, and renames it', async () => {
    const document = await open('traffic-sensors-rfp.md');
    await findings(document);
    const written = '\n"Sensor" means a device of this RFP.\n\nThe Contractor shall test each Sensor.\n';
    const insertion = new WorkspaceEdit();
    insertion.insert(document.uri, document.positionAt(document.getText().length), written);
    await workspace.applyEdit(insertion);
    const text = document.getText();
    const [definition, use] = ['Sensor" means', 'Sensor.'].map((words) => document.positionAt(text.indexOf(words) + 1));
    const go = () => commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, use);
    const link = await until('the definition', async () => (await go())[0]);
    assert(link.targetSelectionRange?.start.line === definition?.line, JSON.stringify(link));
    const edit = await commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      use,
      'Node',
    );
    assert(edit.get(document.uri).length === 2, JSON.stringify(edit.entries()));
  });

  it('writes a new document', async () => {
    const answers = { territory: 'Canada' };
    const document = await commands.executeCommand<vscode.TextDocument>('civicClause.newRfp', { answers });
    assert(document.isUntitled && /only within Canada/.test(document.getText()), document.getText().slice(0, 500));
    await findings(document, (all) => all.length > 5 && all.every((each) => rule(each).endsWith('/blank')), 'blanks only');
  });

  it('opens a sample', async () => {
    const document = await commands.executeCommand<vscode.TextDocument>('civicClause.openSample', 'rfp');
    assert(/Request for Proposals 2026-041/.test(document.getText()), document.getText().slice(0, 500));
    await findings(document);
  });
});

const isMissingLocation = (diagnostic: vscode.Diagnostic) =>
  rule(diagnostic).startsWith('data-location') && /nothing here says/i.test(diagnostic.message);
