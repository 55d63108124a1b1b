import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { activate, closeAll, findings, keepFilesAsTheyAre, until } from './support';

const text = `# Services Agreement

The City of Fairview (the “City”) and Lumen Works Inc. (the “Vendor”) agree as follows.

## 1. Data location

The Vendor may store and process City Data in any country.

## 2. Incident notification

The Vendor shall notify the City of any security incident within 24 hours of discovering it.

## 3. Fees

The City shall pay the fees each month.
`;
let opened = 0;
/** Under a name that no document had before: the preview remembers what it rendered by name and version. */
async function openText(content: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.from({ scheme: 'untitled', path: `/previewed-${++opened}.md` });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  return document;
}
/** As the preview renders it. */
const render = (document: vscode.TextDocument) => vscode.commands.executeCommand<string>('markdown.api.render', document);
const headings = (html: string) => [...html.matchAll(/<h2[^>]*>([\s\S]*?)<\/h2>/g)].map(([, inner]) => inner!);
const badged = async (document: vscode.TextDocument) =>
  until('the badges', async () => {
    const html = await render(document);
    return html.includes('civic-clause-badge') ? headings(html) : undefined;
  });

describe('the Markdown preview', () => {
  before(async () => {
    await activate();
    await keepFilesAsTheyAre();
  });
  afterEach(async () => {
    await vscode.workspace.getConfiguration('civicClause').update('previewBadges', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await closeAll();
  });

  it('says beside a heading how its clauses stand, and follows the text', async () => {
    const document = await openText(text);
    await findings(document);
    const [location, incidents, fees] = await badged(document);
    assert.match(location!, /<span class="civic-clause-badge civic-clause-contradicted"[^>]*>contradicted<\/span>/);
    assert.match(location!, /title="Data location and residency: contradicted"/);
    assert.match(incidents!, /civic-clause-badge civic-clause-(?:weak|incomplete)/);
    assert.doesNotMatch(fees!, /civic-clause-badge/);
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(text.indexOf('may store'));
    edit.replace(
      document.uri,
      new vscode.Range(at, at.translate(0, 'may store and process City Data in any country'.length)),
      'shall store all City Data only in Canada',
    );
    edit.insert(document.uri, new vscode.Position(1, 0), '\n');
    await vscode.workspace.applyEdit(edit);
    const [after] = await badged(document);
    assert.doesNotMatch(after!, /contradicted/);
  });

  it('lets nothing of the document act in a badge', async () => {
    const document = await openText(
      text.replace(
        'The Vendor shall notify',
        'Incident notification is left to Schedule D"><img src=x onerror=alert(1)>. The Vendor shall notify',
      ),
    );
    await findings(document);
    const shown = await badged(document);
    for (const badge of shown.join('').match(/<span class="civic-clause-badge[\s\S]*?<\/span>/g) ?? [])
      assert.match(badge, /^<span [^<>]*>[^<>]*<\/span>$/);
  });

  it('shows none when they are switched off, nor in a document that is none of ours', async () => {
    const document = await openText(text);
    await badged(document);
    await vscode.workspace.getConfiguration('civicClause').update('previewBadges', false, vscode.ConfigurationTarget.Global);
    assert.doesNotMatch(await render(document), /civic-clause-badge/);
    await vscode.workspace.getConfiguration('civicClause').update('previewBadges', true, vscode.ConfigurationTarget.Global);
    const minutes = await openText('# Minutes\n\n## Data location\n\nThe board met on Monday.\n');
    await badged(document);
    assert.doesNotMatch(await render(minutes), /civic-clause-badge/);
    const words = await vscode.commands.executeCommand<string>('markdown.api.render', '## Data location');
    assert.match(words, /Data location<\/h2>/);
  });
});
