import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CivicClause } from '../../../client/src/activate';
import type { ExplainedSetting } from '../../../server/src/lsp/protocol';
import { activate, extensionId, findings, open, rule, until } from './support';

const missing = 'data-location/missing';
const sample = 'adaptive-lighting-rfp.md';

describe('a civicclause.yaml in the workspace', () => {
  let file: vscode.Uri;
  before(async () => {
    await activate();
    file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'civicclause.yaml');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    // VS Code may hold the text of a file for minutes after its editor was closed, and hands it to a server that starts meanwhile.
    const held = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
    if (held) {
      // It may just be taking over what was written.
      await until('the text to be let go', async () => {
        const edit = new vscode.WorkspaceEdit();
        edit.replace(file, new vscode.Range(0, 0, held.lineCount, 0), '# nothing\n');
        await vscode.workspace.applyEdit(edit);
        await held.save();
        await new Promise((resolve) => setTimeout(resolve, 300));
        return held.isClosed || held.getText() === '# nothing\n';
      });
    }
    await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
  });

  const write = (text: string) => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const severityOf = (found: vscode.Diagnostic[]) => found.find((one) => rule(one) === missing)?.severity;
  const isAs = (severity: vscode.DiagnosticSeverity) => (found: vscode.Diagnostic[]) => severityOf(found) === severity;
  const { Error: grave, Information: light, Warning: middling } = vscode.DiagnosticSeverity;

  it('holds for its documents as soon as it is written, and no longer when it is gone', async () => {
    const document = await open(sample);
    await findings(document, isAs(grave));
    await write('severities: {data-location: info}\n');
    await findings(document, isAs(light), 'a lighter finding');
    await vscode.workspace.fs.delete(file);
    await findings(document, isAs(grave), 'the finding as it was');
  });

  it('counts as it is typed, before it is saved', async () => {
    await write('severities: {data-location: info}\n');
    const document = await open(sample);
    await findings(document, isAs(light));
    const configuration = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    const at = configuration.getText().indexOf('info');
    edit.replace(file, new vscode.Range(configuration.positionAt(at), configuration.positionAt(at + 4)), 'warning');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await findings(document, isAs(middling), 'the severity typed');
    await vscode.window.showTextDocument(configuration);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('that is wrong is marked on its line, and the status says so', async () => {
    const document = await open(sample);
    await findings(document, isAs(grave));
    await write('severities:\n  data-locaton: info\n');
    const [problem] = await until('the problem', () => {
      const found = vscode.languages.getDiagnostics(file).filter(({ code }) => code === 'configuration');
      return found.length > 0 ? found : undefined;
    });
    assert.equal(problem!.range.start.line, 1);
    assert.match(problem!.message, /did you mean `data-location`\?/);
    const api = vscode.extensions.getExtension<CivicClause>(extensionId)!.exports;
    await until('the status', () => api.status(document.uri)?.configuration?.line === 2);
    await write('severities:\n  data-location: info\n');
    await findings(document, isAs(light));
    await until('no problem', () => vscode.languages.getDiagnostics(file).every(({ code }) => code !== 'configuration'));
  });

  it('tells why a finding is on', async () => {
    const document = await open(sample);
    await findings(document, isAs(grave));
    await write('# ours\nseverities: {data-location: info}\n');
    const [finding] = (await findings(document, isAs(light))).filter((one) => rule(one) === missing);
    const why = await vscode.commands.executeCommand<ExplainedSetting[]>('civicClause.whyHere', document.uri.toString(), {
      rule: 'data-location',
      code: 'missing',
    });
    assert.equal(why[0]!.reasons[0]!.line, 2);
    assert.match(why[0]!.reasons[0]!.text, /civicclause\.yaml:2/);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.window.showTextDocument(document, { selection: finding!.range });
    const here = await vscode.commands.executeCommand<ExplainedSetting[]>('civicClause.whyHere');
    assert.ok(here.some((one) => one.rule === 'data-location'));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  });

  it('has documents reviewed together', async () => {
    await write(`procurement-files:\n  - name: Lighting\n    documents: [${sample}, parking-services-agreement.md]\n`);
    const document = await open('parking-services-agreement.md');
    const own = await findings(document);
    assert.ok(own.some((one) => rule(one).startsWith('data-location/')));
    // What the agreement lacks is its own; what the request lacks is no longer missing in it by itself.
    const request = await open(sample);
    await findings(request, (found) => found.every((one) => rule(one) !== missing));
  });
});
