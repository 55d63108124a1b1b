import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, findings, open, openText, rule, until } from './support';

const agreement = `# Services Agreement

Between the City of Fairview (the “City”) and Lumen Works Inc. (the “Vendor”).

## 1. Location

The Vendor shall store City Data only in [Territory], and shall not move it out of [Territory].

## 2. Incidents

The Vendor shall use commercially reasonable efforts to notify the City of any suspected security incident within 24 hours.
`;

describe('Fixes', () => {
  before(async () => {
    await activate();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** The quick fixes at the first of these words. */
  async function actionsAt(document: vscode.TextDocument, words: string): Promise<vscode.CodeAction[]> {
    const start = document.positionAt(document.getText().indexOf(words));
    const range = new vscode.Range(start, start);
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    return found;
  }

  it('a hedge goes, and one undo brings it back', async () => {
    const document = await openText(agreement);
    await findings(document, (found) => found.some((one) => rule(one) === 'incident-notification/weak'));
    const actions = await actionsAt(document, 'commercially');
    const action = actions.find(({ title }) => title.startsWith('Make it binding'));
    assert.ok(action?.edit, actions.map(({ title }) => title).join(' | '));
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.match(document.getText(), /The Vendor shall notify the City of any suspected/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), agreement);
  });

  it('a weak clause is completed in its own paragraph', async () => {
    const document = await openText(agreement.replace('use commercially reasonable efforts to ', ''));
    await findings(document, (found) => found.some((one) => rule(one).startsWith('incident-notification/')));
    const action = (await actionsAt(document, 'notify the City')).find(({ title }) => title.startsWith('Complete “'));
    assert.ok(action?.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.match(document.getText(), /within 24 hours\. [^\n]+\.\n$/);
    await findings(document, (found) => !found.some((one) => /^incident-notification\/(weak|incomplete)$/.test(rule(one))));
  });

  it('a blank is filled in at all its places, and undone in one step', async () => {
    const document = await openText(agreement);
    await findings(document);
    const action = (await actionsAt(document, 'Territory]')).find(
      ({ command }) => command?.command === 'civicClause.fillPlaceholder',
    );
    assert.ok(action?.command, 'no action to fill the blank in');
    const { command, arguments: args = [] } = action.command;
    assert.equal(await vscode.commands.executeCommand(command, ...args, 'Nova Scotia'), true);
    assert.equal(document.getText(), agreement.replaceAll('[Territory]', 'Nova Scotia'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), agreement);
  });

  it('the blanks are asked for one after the other, and filled in together', async () => {
    const text = `${agreement}\nThe Vendor shall keep the logs for [12] months.\n`;
    const document = await openText(text);
    await findings(document);
    const filled = vscode.commands.executeCommand<boolean>('civicClause.fillPlaceholders');
    const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const isAsked = (blank: string) => {
      const editor = vscode.window.activeTextEditor;
      return editor !== undefined && document.getText(editor.selection) === blank;
    };
    /** Answers as the question proposes, once it is there, until the next one is. */
    const acceptUntil = (next: () => boolean) =>
      until('the next question', async () => {
        await accept();
        for (const end = Date.now() + 2000; Date.now() < end && !next(); ) await new Promise((go) => setTimeout(go, 50));
        return next();
      });
    // About each, which is the first of the three ways; the first blank is left empty, the second keeps what it offers.
    await acceptUntil(() => isAsked('[Territory]'));
    await acceptUntil(() => isAsked('[12]'));
    await acceptUntil(() => document.getText() !== text);
    assert.equal(await filled, true);
    assert.equal(document.getText(), text.replace('[12]', '12'), 'what was left empty stays a blank');
  });

  it('all missing clauses are shown before they are inserted', async () => {
    const document = await open('adaptive-lighting-rfp.md');
    const before = document.getText();
    await findings(document);
    const inserted = vscode.commands.executeCommand<boolean>('civicClause.insertAllMissing', document.uri);
    await until('the preview', async () => {
      await vscode.commands.executeCommand('refactorPreview.apply').then(undefined, () => undefined);
      return document.getText() !== before;
    });
    assert.equal(await inserted, true);
    await findings(document, (found) => !found.some((one) => rule(one).endsWith('/missing')));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});
