import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { activate, closeAll, findings, rule, until } from './support';

const onlyBlanks = (found: vscode.Diagnostic[]) => found.length > 5 && found.every((each) => rule(each).endsWith('/blank'));
const run = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(`civicClause.${command}`, ...args);

describe('starting a document', () => {
  before(activate);
  afterEach(closeAll);

  it('writes an agreement from answers given, in an editor of its own, unsaved', async () => {
    const answers = { buyer: 'City of Larkhaven', supplier: 'Meridian Inc.', territory: 'Canada', law: 'Ontario' };
    const document = await run<vscode.TextDocument>('newAgreement', { language: 'en', answers, subjects: ['cloud'] });
    assert.equal(document.isUntitled, true);
    assert.equal(document.languageId, 'markdown');
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.match(document.getText(), /\*\*Meridian Inc\.\*\* \(the "Vendor"\)/);
    assert.match(document.getText(), /all of which are within Canada/);
    await findings(document, onlyBlanks, 'blanks and nothing else');
  });

  it('writes a request for proposals in YAML, in French', async () => {
    const document = await run<vscode.TextDocument>('newRfp', { format: 'yaml', language: 'fr' });
    assert.equal(document.languageId, 'yaml');
    assert.match(document.getText(), /^civicclause:\n {2}kind: rfp\n {2}language: fr\n/);
    await findings(document, onlyBlanks, 'blanks and nothing else');
  });

  it('asks, one question after the other, with a way back; what is left empty stays a blank', async () => {
    let made: vscode.TextDocument | undefined;
    const done = run<vscode.TextDocument>('newRfp').then((document) => {
      made = document;
    });
    let steps = 0;
    let backs = 0;
    await until('the document', async () => {
      steps++;
      if (steps === 4 || steps === 8) {
        backs++;
        await vscode.commands.executeCommand('workbench.action.quickInputBack');
      } else await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return made;
    });
    await done;
    assert.equal(backs, 2);
    assert.match(made?.getText() ?? '', /\*\*\[legal name of the buyer\]\*\* \(the "City"\) invites proposals/);
    await findings(made!, onlyBlanks, 'blanks and nothing else');
  });

  it('makes nothing when the questions are given up', async () => {
    let ended = false;
    const done = run('newAgreement').then((document) => {
      ended = true;
      return document;
    });
    await until('the end', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return ended;
    });
    assert.equal(await done, undefined);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('takes no harm from what the menu New File… hands over', async () => {
    let ended = false;
    const done = run('newRfp', { languageId: 'markdown', from: 'menu' }).then((document) => {
      ended = true;
      return document;
    });
    // It asks, as without an argument.
    await until('the end', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return ended;
    });
    assert.equal(await done, undefined);
  });

  for (const [sample, language, wanted] of [
    ['rfp', 'markdown', /^(data-location|dispute-resolution|decommissioning)/],
    ['agreement', 'markdown', /^data-location\/contradicted/],
    ['appel', 'markdown', /^data-location/],
    ['contrat', 'yaml', /^data-location\/contradicted/],
  ] as const) {
    it(`opens the sample “${sample}” as a copy with findings`, async () => {
      const document = await run<vscode.TextDocument>('openSample', sample);
      assert.equal(document.isUntitled, true);
      assert.equal(document.languageId, language);
      await findings(document, (found) => found.some((each) => wanted.test(rule(each))), 'findings');
    });
  }

  it('opens each walkthrough', async () => {
    const { packageJSON } = await activate();
    for (const { id } of packageJSON.contributes.walkthroughs as { id: string }[]) {
      await run('openWalkthrough', id);
      await until('the walkthrough', () =>
        vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => /Walkthrough|Welcome/i.test(label))),
      );
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
