import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { activate, closeAll, findings, keepFilesAsTheyAre, open, openText, until } from './support';

/** Where the words begin in the document, and so many characters further. */
function at(document: vscode.TextDocument, words: string, further = 1): vscode.Position {
  return document.positionAt(document.getText().indexOf(words) + further);
}

/** Asks the editor, once the server has the document. */
async function ask<T>(command: string, document: vscode.TextDocument, ...rest: unknown[]): Promise<T> {
  await findings(document);
  return vscode.commands.executeCommand<T>(command, document.uri, ...rest);
}

const numbered = `# Services Agreement

This Agreement is between the City of Larkspur (the "City") and Nimbus Inc. (the "Vendor").

## 1. Services

1.1 The Vendor shall provide the services of Schedule A and may store data of the City in any country.

1.2 The Vendor shall act under Section 1.1 and section 9 of the Privacy Act.

## Schedule A – Services

1. THE VENDOR ANSWERS.
`;

describe('finding one’s way in a contract', () => {
  before(async () => {
    await activate();
    await keepFilesAsTheyAre();
  });
  afterEach(closeAll);

  it('goes from a reference to the clause, and not from that of a statute', async () => {
    const document = await openText(numbered);
    const go = (words: string) => ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document, at(document, words));
    const [link] = await go('Section 1.1');
    assert.equal(document.getText(link?.targetSelectionRange).startsWith('1.1 The Vendor shall provide'), true);
    assert.deepEqual(await go('section 9 of'), []);
  });

  it('goes to the definition of a term by the command of the editor', async () => {
    const document = await open('parking-services-agreement.md');
    await findings(document);
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(at(document, 'City Data is the'), at(document, 'City Data is the'));
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    await until('the cursor at the definition', () => editor.selection.active.line === 6);
  });

  it('links references within the document', async () => {
    const document = await openText(numbered);
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', document);
    const own = links.filter(({ target }) => target?.fragment.startsWith('L'));
    assert.deepEqual(
      own.map(({ range }) => document.getText(range)),
      ['Schedule A', 'Section 1.1'],
    );
  });

  it('renames a term everywhere, and takes it back in one step', async () => {
    const document = await openText(numbered);
    const edit = await ask<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document,
      at(document, 'Vendor shall'),
      'Supplier',
    );
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(document.getText(), numbered.replaceAll('Vendor', 'Supplier').replaceAll('VENDOR', 'SUPPLIER'));
    await vscode.commands.executeCommand('undo');
    await until('the text as it was', () => document.getText() === numbered);
  });

  it('says why a name is refused', async () => {
    const document = await openText(numbered);
    const rename = ask('vscode.executeDocumentRenameProvider', document, at(document, 'Vendor shall'), 'City');
    await assert.rejects(async () => rename, /already defined/);
  });

  it('lists the numbered clauses, also where Markdown has headings of its own', async () => {
    const document = await openText(numbered);
    const symbols = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document);
    const names = (all: vscode.DocumentSymbol[]): string[] => all.flatMap(({ name, children }) => [name, ...names(children)]);
    assert.ok(
      names(symbols).includes('1.1 The Vendor shall provide the services of Schedule A and may…'),
      names(symbols).join('\n'),
    );
  });

  it('folds a numbered clause with what stands under it', async () => {
    const document = await openText(numbered);
    const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document);
    assert.ok(folds.some(({ start, end }) => start === 4 && end === 8));
  });

  it('offers the wording of a clause at the start of a line', async () => {
    const document = await openText(`${numbered}\n\nclause-data-loc`);
    const { items } = await ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document,
      document.positionAt(document.getText().length),
    );
    const own = items.filter(({ label, detail }) => typeof label !== 'string' && detail?.startsWith('Clause wording'));
    assert.ok(own.some(({ label }) => typeof label !== 'string' && label.label === 'clause-data-location'));
  });
});
