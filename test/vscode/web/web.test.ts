import type * as vscode from 'vscode';
import { ConfigurationTarget, commands, LanguageModelTextPart, lm, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { activate, apply, closeAll, findings, open, openText, quickFixes, rule, until } from '../suite/support';

interface ChecklistLine {
  id: string;
  context: string;
  lines: ChecklistLine[];
}

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

  it('shows the checklist, goes to its evidence and inserts from it', async () => {
    const { exports } = await activate();
    const { checklist } = exports as { checklist(): { state: string; lines: ChecklistLine[] } };
    const document = await open('traffic-sensors-rfp.md');
    await commands.executeCommand('civicClause.checklist.focus');
    await until('the checklist', () => checklist().state === 'reviewed');
    const all = () => checklist().lines.flatMap(({ lines }) => lines);
    const missing = all().find(({ context }) => /\binsert\b/.test(context));
    assert(missing, 'no clause is missing');
    const settled = all().find(({ context }) => /\bquote\b/.test(context));
    assert(settled, 'no clause is quoted');
    await commands.executeCommand('civicClause.checklistGoTo', settled.id);
    const { selection } = window.activeTextEditor!;
    assert(!selection.isEmpty, 'nothing is selected');
    const before = document.getText();
    assert(await commands.executeCommand('civicClause.checklistInsert', missing.id), 'nothing was inserted');
    assert(document.getText().length > before.length + 50, 'the text is as it was');
    await until('the clause', () => all().some(({ id, context }) => id === missing.id && !/\binsert\b/.test(context)));
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('offers each clause once', async () => {
    const text = '# Services Agreement\n\nThe Vendor shall keep all City Data.\n\nclause-';
    const document = await openText(text);
    const end = document.positionAt(text.length);
    const complete = () =>
      commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, end, '-');
    const labels = await until('the clauses', async () => {
      const offered = (await complete()).items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return offered.includes('clause-data-location') ? offered.filter((label) => label.startsWith('clause-')) : undefined;
    });
    assert(new Set(labels).size === labels.length, labels.join(' '));
  });

  it('writes a new document', async () => {
    const answers = { territory: 'Canada' };
    const document = await commands.executeCommand<vscode.TextDocument>('civicClause.newRfp', { answers });
    assert(document.isUntitled && /only within Canada/.test(document.getText()), document.getText().slice(0, 500));
    await findings(document, (all) => all.length > 5 && all.every((each) => rule(each).endsWith('/blank')), 'blanks only');
  });

  it('answers assistants', async () => {
    const document = await open('traffic-sensors-rfp.md');
    await findings(document);
    await workspace.getConfiguration('civicClause').update('assistants', 'allow', ConfigurationTarget.Global);
    const { content } = await lm.invokeTool('civicClause_reviewDocument', { input: {}, toolInvocationToken: undefined });
    const text = content.map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
    assert(
      /^# Clause review[\s\S]*<document>traffic-sensors-rfp\.md<[\s\S]*<quotation line="\d+">/.test(text),
      text.slice(0, 800),
    );
  });

  it('opens a sample', async () => {
    const document = await commands.executeCommand<vscode.TextDocument>('civicClause.openSample', 'rfp');
    assert(/Request for Proposals 2026-041/.test(document.getText()), document.getText().slice(0, 500));
    await findings(document);
  });
});

const isMissingLocation = (diagnostic: vscode.Diagnostic) =>
  rule(diagnostic).startsWith('data-location') && /nothing here says/i.test(diagnostic.message);
