import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { activate, apply, closeAll, findings, keepFilesAsTheyAre, open, openText, quickFixes, rule, until } from './support';

const has = (code: string) => (found: vscode.Diagnostic[]) => found.some((diagnostic) => rule(diagnostic) === code);
const without = (code: string) => (found: vscode.Diagnostic[]) => !has(code)(found);

describe('a procurement document in the editor', () => {
  before(async () => {
    await activate();
    await keepFilesAsTheyAre();
  });
  afterEach(closeAll);

  for (const [name, clause, title, blank] of [
    ['adaptive-lighting-rfp.md', 'data-location', 'Data location', '[Territory]'],
    ['capteurs-circulation-appel.md', 'data-location', 'Data location', '[Territoire]'],
    ['waste-sensors.rfp.yaml', 'data-location', 'Data location', '[Territory]'],
    ['parking-services-agreement.md', 'dispute-resolution', 'Dispute resolution', '['],
    ['stationnement-contrat.md', 'dispute-resolution', 'Dispute resolution', '['],
    ['qualite-air.agreement.yaml', 'dispute-resolution', 'Dispute resolution', '['],
  ] as const) {
    it(`${name}: the quick fix inserts what is missing (${clause})`, async () => {
      const document = await open(name);
      const missing = `${clause}/missing`;
      const found = await findings(document, has(missing), missing);
      const { range } = found.find((diagnostic) => rule(diagnostic) === missing)!;
      assert.equal(range.start.line, range.end.line, 'the finding stands on one line');
      const before = document.getText();
      const fix = await until('the quick fix', async () =>
        (await quickFixes(document, range)).find((action) => action.title.startsWith(`Insert clause: ${title}`)),
      );
      await apply(fix);
      const after = document.getText();
      assert.ok(after.includes(blank), `there is ${blank} in what was inserted`);
      assert.equal(restOf(before, after), before, 'the rest of the text is unchanged');
      await findings(document, without(missing), 'the finding to go');
      await findings(document, has(`${clause}/blank`), 'a blank to fill in');
    });
  }

  for (const [name, words] of [
    ['parking-services-agreement.md', 'in any country'],
    ['stationnement-contrat.md', 'dans tout pays'],
    ['qualite-air.agreement.yaml', 'dans tout pays'],
  ] as const) {
    it(`${name}: what is contradicted stands on its sentence`, async () => {
      const document = await open(name);
      const code = 'data-location/contradicted';
      const finding = (await findings(document, has(code), code)).find((diagnostic) => rule(diagnostic) === code)!;
      assert.match(document.getText(finding.range).replace(/\s+/g, ' '), new RegExp(words));
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    });
  }

  it('follows the text while it is written', async () => {
    const document = await open('parking-services-agreement.md');
    const code = 'data-location/contradicted';
    const [finding] = (await findings(document, has(code), code)).filter((diagnostic) => rule(diagnostic) === code);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, finding!.range, 'The Vendor shall store and process City Data only within Canada.');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await findings(document, without(code), 'the contradiction to go');
  });

  it('explains a finding on hover', async () => {
    const document = await open('adaptive-lighting-rfp.md');
    const found = await findings(document, has('data-location/missing'));
    const { start } = found.find((diagnostic) => rule(diagnostic) === 'data-location/missing')!.range;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, start);
    const text = hovers.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value)).join('\n');
    assert.match(text, /Why it matters/);
    assert.match(text, /Ask the vendor/);
  });

  it('in no file yet is reviewed as well', async () => {
    const document = await openText(
      '# Services agreement\n\nThis Agreement is between the City and the Vendor. The Vendor shall provide the services.\n',
    );
    await findings(document, has('data-location/missing'));
  });

  it('is spoken about in the language the settings ask for', async () => {
    const document = await open('capteurs-circulation-appel.md');
    const code = 'data-location/missing';
    const message = (found: vscode.Diagnostic[]) => found.find((diagnostic) => rule(diagnostic) === code)?.message ?? '';
    assert.match(message(await findings(document, has(code))), /Nothing here says/);
    const settings = vscode.workspace.getConfiguration('civicClause');
    await settings.update('messages.language', 'document', vscode.ConfigurationTarget.Global);
    try {
      await findings(document, (found) => /données/.test(message(found)), 'the finding in French');
    } finally {
      await settings.update('messages.language', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

/** The text after, without the one run that was inserted. */
function restOf(before: string, after: string): string {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  return after.slice(0, same) + after.slice(after.length - (before.length - same));
}
