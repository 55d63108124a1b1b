import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { DocumentStatus, WorkspaceCheckResult } from '../../../server/src/lsp/protocol';
import { activate, closeAll, diagnostics, findings, keepFilesAsTheyAre, open, openText, rule, until } from './support';

interface Api {
  status(uri: vscode.Uri): DocumentStatus | undefined;
  statusText(): string;
  serverName(): string | undefined;
}

const has = (code: string) => (found: vscode.Diagnostic[]) => found.some((diagnostic) => rule(diagnostic) === code);

describe('the extension', () => {
  let api: Api;
  before(async () => {
    api = (await activate()).exports as Api;
    await keepFilesAsTheyAre();
  });
  afterEach(closeAll);

  it('has started its language server', () => {
    assert.equal(api.serverName(), 'civicclause');
  });

  it('works in untrusted and virtual workspaces, and says so', async () => {
    const { packageJSON } = await activate();
    assert.equal(packageJSON.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(packageJSON.capabilities.virtualWorkspaces, true);
    assert.ok(packageJSON.browser);
  });

  it('shows in the status item how the document stands', async () => {
    const document = await open('parking-services-agreement.md');
    await findings(document);
    const status = await until('the status', () => api.status(document.uri));
    assert.equal(status.state, 'reviewed');
    assert.equal(status.kind, 'agreement');
    await until('the text of the status item', () => /\d contradicted/.test(api.statusText()));
  });

  describe('on a document that is none of its business', () => {
    for (const name of ['drafts/minutes.md', 'drafts/recipe.yaml']) {
      it(`${name}: finds nothing, and does not pretend to have reviewed it`, async () => {
        const document = await open(name);
        const status = await until('the status', () => api.status(document.uri));
        assert.equal(status.state, 'not-recognised');
        await until('the text of the status item', () => /not recognised/.test(api.statusText()));
        assert.deepEqual(diagnostics(document), []);
      });
    }

    it('reviews it when asked to, as what the user says it is', async () => {
      const document = await open('drafts/minutes.md');
      await until('the status', () => api.status(document.uri)?.state === 'not-recognised');
      const done = vscode.commands.executeCommand<DocumentStatus>('civicClause.reviewDocument');
      let status: DocumentStatus | undefined;
      void done.then((answer) => {
        status = answer;
      });
      // The first entry of the question that opens: a request for proposals.
      await until('the review', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return status;
      });
      assert.equal(status?.kind, 'rfp');
      await findings(document, has('data-location/missing'));
    });
  });

  it('inserts chosen clauses where they belong', async () => {
    const document = await open('adaptive-lighting-rfp.md');
    await findings(document, has('data-location/missing'));
    const clauses = ['data-location'];
    assert.equal(await vscode.commands.executeCommand('civicClause.insertClause', document.uri, undefined, clauses), true);
    assert.match(document.getText(), /^#+ [\d.]+ Data location/m);
    await findings(document, (found) => !has('data-location/missing')(found), 'the finding to go');
  });

  it('inserts a clause at the cursor', async () => {
    const document = await open('adaptive-lighting-rfp.md');
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.startsWith('## 4.'));
    const position = new vscode.Position(line, 0);
    assert.equal(
      await vscode.commands.executeCommand('civicClause.insertClause', document.uri, position, ['data-location']),
      true,
    );
    const text = document.getText();
    assert.ok(text.indexOf('[Territory]') > 0 && text.indexOf('[Territory]') < text.indexOf('## 4. Evaluation'));
  });

  it('has one undo step for an inserted clause', async () => {
    const document = await open('adaptive-lighting-rfp.md');
    const before = document.getText();
    await vscode.commands.executeCommand('civicClause.insertClause', document.uri, undefined, ['data-location']);
    assert.notEqual(document.getText(), before);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('reviews the whole workspace on command', async () => {
    const result = await vscode.commands.executeCommand<WorkspaceCheckResult>('civicClause.reviewWorkspace');
    const names = (list: { uri: string }[]) => list.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1));
    assert.ok(names(result.documents).includes('stationnement-contrat.md'), JSON.stringify(result.documents));
    assert.ok(names(result.notReviewed).includes('minutes.md'), JSON.stringify(result.notReviewed));
    const closed = await vscode.workspace.findFiles('stationnement-contrat.md');
    await until('findings of a file that is not open', () =>
      vscode.languages.getDiagnostics(closed[0]!).some((diagnostic) => rule(diagnostic) === 'data-location/contradicted'),
    );
  });

  it('has each finding once, also after a review of the workspace', async () => {
    await vscode.commands.executeCommand('civicClause.reviewWorkspace');
    const document = await open('stationnement-contrat.md');
    const code = 'data-location/contradicted';
    await findings(document, (found) => found.filter((diagnostic) => rule(diagnostic) === code).length === 1, 'one finding');
  });

  it('explains a clause on a page', async () => {
    await vscode.commands.executeCommand('civicClause.explainClause', 'data-location');
    await until('the page', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => /data-location\.md/.test(label))),
    );
  });

  it('links a finding to the page of its clause, and finds nothing on that page', async () => {
    const document = await open('parking-services-agreement.md');
    const found = await findings(document, has('data-location/contradicted'));
    const { code } = found.find((diagnostic) => rule(diagnostic) === 'data-location/contradicted')!;
    const { target } = code as { target: vscode.Uri };
    const page = await vscode.workspace.openTextDocument(target);
    assert.match(page.getText(), /^# Data location/);
    await vscode.window.showTextDocument(page);
    const status = await until('the status', () => api.status(page.uri));
    assert.equal(status.state, 'off');
    assert.deepEqual(diagnostics(page), []);
  });

  for (const [name, language, text, found] of [
    [
      'a document of ours',
      'markdown',
      '# Services Agreement\n\nThe Vendor shall keep all City Data.\n\nclause-',
      'clause-data-location',
    ],
    ['an empty document', 'markdown', 'clause-', 'clause-data-location-rfp'],
    ['the clauses of a YAML document', 'yaml', 'civicclause:\n  kind: agreement\nclauses:\n  - clause-', 'clause-data-location'],
  ] as const) {
    it(`completes each clause once in ${name}`, async () => {
      const document = await openText(text, language);
      const end = document.positionAt(text.length);
      const offered = await until('the clauses', async () => {
        const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          end,
          '-',
        );
        const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        return labels.includes(found) ? labels.filter((label) => label.startsWith('clause-')) : undefined;
      });
      assert.deepEqual(offered, [...new Set(offered)]);
    });
  }

  it('has a French text for each text of its interface', async () => {
    const { packageJSON, extensionUri } = await activate();
    const bundle = vscode.Uri.joinPath(extensionUri, packageJSON.l10n, 'bundle.l10n.fr.json');
    const texts = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(bundle)));
    assert.equal(texts['Review Anyway'], 'Examiner quand même');
  });
});
