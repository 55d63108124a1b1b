import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import * as vscode from 'vscode';
import { activate, closeAll, findings, keepFilesAsTheyAre, open, openText, until } from './support';
import { serverProcess } from './watch';

interface Line {
  id: string;
  label: string;
  description: string;
  spoken: string;
  context: string;
  lines: Line[];
}
interface Checklist {
  state: string;
  uri?: vscode.Uri;
  message?: string;
  badge: number;
  selection: string[];
  lines: Line[];
}

describe('the checklist', () => {
  let checklist: () => Checklist;
  const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`civicClause.${command}`, ...args);
  const all = () => checklist().lines.flatMap(({ lines }) => lines);
  const clause = (id: string) => all().find((line) => line.id === `clause/${id}`)!;
  const shows = async (document: vscode.TextDocument) => {
    await run('checklist.focus');
    return until(`the checklist of ${document.uri.path}`, () => {
      const { state, uri } = checklist();
      return state === 'reviewed' && uri?.toString() === document.uri.toString();
    });
  };
  /** The welcome text of a state leads to commands that exist. */
  const welcome = async (state: string) => {
    const { packageJSON } = await activate();
    const views: { contents: string; when: string }[] = packageJSON.contributes.viewsWelcome;
    const { contents } = views.find(({ when }) => new RegExp(`== '?${state}'?$`).test(when))!;
    const commands = [...contents.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command!);
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      commands.filter((command) => !known.has(command)),
      [],
    );
    assert.deepEqual(checklist().lines, []);
    assert.equal(checklist().message, undefined);
    return commands;
  };
  const selected = () => {
    const editor = vscode.window.activeTextEditor!;
    return editor.document.getText(editor.selection);
  };

  before(async () => {
    const { exports } = await activate();
    checklist = (exports as { checklist(): Checklist }).checklist;
    await keepFilesAsTheyAre();
  });
  afterEach(async () => {
    await run('clearChecklistFilter');
    await closeAll();
  });

  it('tells the document in use, clause by clause, in words', async () => {
    const document = await open('parking-services-agreement.md');
    await shows(document);
    assert.match(checklist().message!, /parking-services-agreement\.md · \d+ of \d+ clauses covered · \d+ with errors/);
    assert.ok(checklist().badge > 0);
    const location = clause('data-location');
    assert.match(location.spoken, /^Data location and residency, contradicted/);
    assert.match(location.lines[0]!.label, /^“.*in any country/);
    assert.match(location.lines[0]!.description, /^line 23/);
  });

  it('goes to the words a clause rests on', async () => {
    const document = await open('parking-services-agreement.md');
    await shows(document);
    await run('checklistGoTo', 'clause/data-location');
    assert.match(selected(), /store and process City Data in any country/);
  });

  it('goes to where a missing clause would stand, and inserts it there', async () => {
    const document = await open('parking-services-agreement.md');
    await shows(document);
    assert.match(clause('dispute-resolution').context, /\binsert\b/);
    await run('checklistGoTo', 'clause/dispute-resolution');
    const { selection } = vscode.window.activeTextEditor!;
    const place = document.offsetAt(selection.active);
    assert.ok(selection.isEmpty && place > 100);
    const before = document.getText();
    assert.equal(await run('checklistInsert', 'clause/dispute-resolution'), true);
    assert.equal(document.getText().slice(0, place), before.slice(0, place));
    await until('the clause to be there', () => clause('dispute-resolution').context.includes('insert') === false);
  });

  it('keeps its lines while the text moves', async () => {
    const document = await open('parking-services-agreement.md');
    await shows(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '\n\n');
    await vscode.workspace.applyEdit(edit);
    await until('the new line number', () => clause('data-location').lines[0]!.description.startsWith('line 25'));
    await run('checklistGoTo', 'clause/data-location');
    assert.match(selected(), /in any country/);
  });

  it('lists what the filter lets through, and says when nothing is left', async () => {
    const document = await open('parking-services-agreement.md');
    await shows(document);
    const every = all().length;
    await run('filterChecklist', { severities: ['error'] });
    assert.ok(all().length > 0 && all().length < every);
    assert.match(checklist().message!, /only: errors/);
    await run('filterChecklist', { audiences: ['it'] });
    assert.ok(all().length > 0 && all().length < every);
    await run('clearChecklistFilter');
    assert.equal(all().length, every);
  });

  it('shows the clause at the cursor, even when the filter hid it', async () => {
    const document = await open('parking-services-agreement.md');
    await shows(document);
    await run('filterChecklist', { severities: ['info'] });
    assert.equal(clause('data-location'), undefined);
    const at = document.positionAt(document.getText().indexOf('in any country'));
    vscode.window.activeTextEditor!.selection = new vscode.Selection(at, at);
    await run('revealInChecklist');
    await until('the selection', () => checklist().selection.includes('clause/data-location'));
  });

  it('copies a quotation with its place', async () => {
    const document = await open('parking-services-agreement.md');
    await shows(document);
    await run('checklistCopy', 'clause/data-location');
    assert.match(await vscode.env.clipboard.readText(), /^“.*in any country.*” \(parking-services-agreement\.md, line 23\)$/);
  });

  it('says why there is no list, and reviews what was not recognised when told to', async () => {
    // In no file: what is reviewed on command stays so while it is open, and the editor keeps files for a while.
    const document = await openText('# Minutes\n\nThe board met on Monday, and approved the minutes of the last meeting.\n');
    await run('checklist.focus');
    await until('the reason', () => checklist().state === 'not-recognised');
    assert.deepEqual(await welcome('not-recognised'), ['civicClause.checklistReview', 'civicClause.checklistReview']);
    void run('checklistReview', 'agreement');
    await shows(document);
  });

  describe('says why it is empty', () => {
    const configuration = () => vscode.workspace.getConfiguration('civicClause');
    it('when a document is too large to be reviewed while typing', async () => {
      const sentence = 'The Vendor shall keep all City Data in Canada, and shall return it at the end of this Agreement.\n';
      await openText(sentence.repeat(Math.ceil(2_100_000 / sentence.length)), 'plaintext');
      await run('checklist.focus');
      await until('the reason', () => checklist().state === 'too-large');
      assert.deepEqual(await welcome('too-large'), ['civicClause.checklistReview']);
      assert.equal(checklist().badge, 0);
    });

    it('when it is switched off, until it is switched on', async () => {
      const document = await open('parking-services-agreement.md');
      await shows(document);
      try {
        await configuration().update('enable', false, vscode.ConfigurationTarget.Global);
        await until('the reason', () => checklist().state === 'off');
        assert.deepEqual(await welcome('off'), ['workbench.action.openSettings']);
      } finally {
        await configuration().update('enable', undefined, vscode.ConfigurationTarget.Global);
      }
      await shows(document);
    });

    it('when no clause passes the filter', async () => {
      // A new document lacks nothing but what is to be filled in.
      const document = (await run('newRfp', { answers: { territory: 'Canada' } })) as vscode.TextDocument;
      await shows(document);
      await run('filterChecklist', { severities: ['error'] });
      assert.equal(checklist().state, 'no-match');
      assert.deepEqual(await welcome('no-match'), ['civicClause.clearChecklistFilter']);
      await run('clearChecklistFilter');
      assert.equal(checklist().state, 'reviewed');
    });

    it('when the language server keeps stopping, until it is started again', async () => {
      const document = await open('parking-services-agreement.md');
      await shows(document);
      for (let kills = 0; kills < 8 && checklist().state !== 'failed'; kills++) {
        const server = serverProcess();
        if (server.exitCode === null && server.signalCode === null) {
          server.kill('SIGKILL');
          await once(server, 'exit');
        }
        await until('another server, or the end', () => checklist().state === 'failed' || serverProcess().pid !== server.pid);
      }
      await until('the reason', () => checklist().state === 'failed');
      assert.deepEqual(await welcome('failed'), ['civicClause.restartServer', 'civicClause.showOutput']);
      await run('restartServer');
      await shows(document);
    });
  });

  it('follows from document to document, and is empty when none is left', async () => {
    await shows(await open('parking-services-agreement.md'));
    const rfp = await open('adaptive-lighting-rfp.md');
    await shows(rfp);
    await openText('{}', 'json');
    await findings(rfp);
    assert.equal(checklist().uri?.toString(), rfp.uri.toString());
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await closeAll();
    await until('nothing to show', () => checklist().state === 'none');
    assert.ok((await welcome('none')).includes('civicClause.openSample'));
    assert.equal(checklist().badge, 0);
  });
});
