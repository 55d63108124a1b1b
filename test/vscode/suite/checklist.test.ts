import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { activate, closeAll, findings, keepFilesAsTheyAre, open, openText, until } from './support';

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
    assert.match(checklist().message!, /parking-services-agreement\.md · \d+ of \d+ clauses covered · \d+ errors/);
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
    assert.deepEqual(checklist().lines, []);
    assert.equal(checklist().message, undefined);
    void run('checklistReview', 'agreement');
    await shows(document);
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
    assert.equal(checklist().badge, 0);
  });
});
