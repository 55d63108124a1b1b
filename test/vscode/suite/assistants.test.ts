import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { activate, closeAll, findings, keepFilesAsTheyAre, open, openText, until } from './support';

const names = ['reviewDocument', 'listMissingClauses', 'explainClause', 'proposeWording'].map((name) => `civicClause_${name}`);

describe('tools for assistants', () => {
  const allow = (value: 'ask' | 'allow' | 'off' | undefined) =>
    vscode.workspace.getConfiguration('civicClause').update('assistants', value, vscode.ConfigurationTarget.Global);
  const invoke = async (tool: string, input: object, token?: vscode.CancellationToken): Promise<string> => {
    const { content } = await vscode.lm.invokeTool(`civicClause_${tool}`, { input, toolInvocationToken: undefined }, token);
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  };
  const refused = async (asked: Promise<string>, why: RegExp) => {
    try {
      await asked;
    } catch (error) {
      assert(why.test(String(error)), `refused otherwise: ${error}`);
      return;
    }
    assert.fail('it was answered');
  };
  const openAgreement = async () => {
    const document = await open('parking-services-agreement.md');
    await findings(document);
    return document;
  };

  let askedAbout: (tool: string, input: object) => Promise<vscode.Uri | undefined>;

  before(async () => {
    ({ askedAbout } = (await activate()).exports as { askedAbout: typeof askedAbout });
    await keepFilesAsTheyAre();
  });
  beforeEach(() => allow('allow'));
  afterEach(closeAll);
  after(() => allow(undefined));

  it('are there, each with what a model and a person need to choose it', () => {
    for (const name of names) {
      const tool = vscode.lm.tools.find((one) => one.name === name);
      assert(tool, `${name} is not among ${vscode.lm.tools.map((one) => one.name)}`);
      assert(tool.description.length > 80 && tool.inputSchema, name);
    }
  });

  it('review the document in use, quoting its sentences with their lines', async () => {
    const document = await openAgreement();
    const text = await invoke('reviewDocument', {});
    assert.match(text, /^# Clause review/);
    const quotation = /`data-location`\): contradicted[\s\S]*?<quotation line="(\d+)">(.*?)<\/quotation>/.exec(text);
    assert(quotation, text.slice(0, 3000));
    assert(document.lineAt(Number(quotation[1]) - 1).text.includes(quotation[2]!.slice(0, 30)), quotation[2]);
  });

  it('list missing clauses, and propose the wording that the quick fix inserts', async () => {
    await openAgreement();
    const missing = await invoke('listMissingClauses', {});
    const clause = /\(`([a-z-]+)`/.exec(missing)?.[1];
    assert(clause, missing);
    const wording = await invoke('proposeWording', { clause });
    assert.match(wording, /In the document the clause is: missing/);
    assert.match(wording, /After line \d+[\s\S]*<wording>\n[\s\S]+<\/wording>/);
  });

  it('explain a clause without any document, and how it stands in one that is named', async () => {
    const general = await invoke('explainClause', { clause: 'data-location' });
    assert.match(general, /## Why it matters/);
    assert.doesNotMatch(general, /## In the document/);
    assert.match(await invoke('proposeWording', { clause: 'data-location', language: 'fr' }), /contrat|Fournisseur/);
    // Named by its path; it need not be open.
    const there = await invoke('explainClause', { clause: 'data-location', document: 'parking-services-agreement.md' });
    assert.match(there, /## In the document[\s\S]*<quotation line=/);
  });

  it('say what is wrong when they cannot answer', async () => {
    await refused(invoke('reviewDocument', {}), /No request for proposals or agreement is open/);
    await refused(invoke('reviewDocument', { document: 'no-such.md' }), /no document “no-such\.md”/);
    await refused(invoke('reviewDocument', { document: '../../etc/hosts.txt' }), /no document/);
    await refused(invoke('explainClause', { clause: 'data-lokation' }), /Is one of these meant: data-location\?/);
    const recipe = await openText('# Pancakes\n\nWhisk two eggs into the milk, add flour, and wait an hour.\n');
    await refused(invoke('reviewDocument', { document: recipe.uri.toString() }), /does not read like/);
  });

  it('stop when they are cancelled', async () => {
    await openAgreement();
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    await refused(invoke('reviewDocument', {}, source.token), /cancel/i);
  });

  it('ask before a document is told of, and not before a clause is explained', async () => {
    const { uri } = await openAgreement();
    const document = 'parking-services-agreement.md';
    const told: [string, object][] = [
      ['reviewDocument', {}],
      ['listMissingClauses', { document }],
      ['explainClause', { clause: 'data-location', document }],
      ['proposeWording', { clause: 'data-location' }],
    ];
    for (const [tool, input] of told) {
      await allow('allow');
      assert.equal(await askedAbout(`civicClause_${tool}`, input), undefined);
      await allow('ask');
      assert.equal(String(await askedAbout(`civicClause_${tool}`, input)), uri.toString());
      // The workbench under test says yes to every question.
      assert.match(await invoke(tool, input), /<document>|<wording>|<quotation/);
    }
    assert.equal(await askedAbout('civicClause_explainClause', { clause: 'data-location' }), undefined);
  });

  it('are not there, and answer nothing, when they are off', async () => {
    await openAgreement();
    await allow('off');
    const listed = () => vscode.lm.tools.filter(({ name }) => names.includes(name));
    await until('the tools to go', () => listed().length === 0);
    await refused(invoke('reviewDocument', {}), /civicClause\.assistants/);
    await allow('allow');
    await until('the tools to come back', () => listed().length === names.length);
  });
});
