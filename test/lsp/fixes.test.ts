import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { Client, type ClientOptions, plainCapabilities, vscodeCapabilities } from './client';
import { sample } from './samples';

let client: Client;
afterEach(() => client?.stop());

/** A list that ends in an indented block: the clause inserted after it must not become part of that block. */
const listed = `civicclause: {kind: rfp, language: en}
title: Request for proposals for parking sensors
clauses:
  - id: termination-rights
    title: Termination
    text: >-
      The City may terminate the agreement at any time by thirty days' written notice to the successful bidder.
sections:
  - heading: Services
    text: Bidders shall supply and install 300 sensors.
`;
const texts: Record<string, string> = { 'request of two lists.rfp.yaml': listed };

/** Opens a sample (or another text under its name) and takes the fixes at its missing data location. */
async function fixesFor(name: string, options: ClientOptions = {}, text = texts[name] ?? sample(name).text) {
  client = await Client.start(options);
  const uri = `file:///${encodeURIComponent(name)}`;
  await client.open(uri, text);
  const finding = await missingLocation(uri);
  return { uri, text, finding: finding!, actions: await client.quickFixes(uri, finding!.range, [finding!]) };
}

const missingLocation = async (uri: string) =>
  (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing');
const titles = (actions: CodeAction[]) => actions.map(({ title }) => title);

describe('the quick fix of a missing clause', () => {
  it.each([
    ['adaptive-lighting-rfp.md', 'en', '[Territory]'],
    ['capteurs-circulation-appel.md', 'fr', '[Territoire]'],
    ['waste-sensors.rfp.yaml', 'en', '[Territory]'],
    ['request of two lists.rfp.yaml', 'en', '[Territory]'],
  ])('%s: inserts the text, and the finding turns into a blank to fill in', async (name, locale, blank) => {
    const { uri, text, actions } = await fixesFor(name, { locale });
    const after = await client.apply(uri, actions[0]!.edit!);
    expect(after).toContain(blank);
    expect(after.length).toBeGreaterThan(text.length + 200);
    const codes = (await client.diagnostics(uri)).map(({ code }) => code);
    expect(codes).not.toContain('data-location/missing');
    expect(codes.filter((code) => String(code).startsWith('data-location/'))).toEqual(['data-location/blank']);
  });

  it('leaves the rest of the text as it was', async () => {
    const { uri, text, actions } = await fixesFor('adaptive-lighting-rfp.md');
    const after = await client.apply(uri, actions[0]!.edit!);
    const rest = [...text].filter((character, index) => character !== after[index]).length;
    let at = 0;
    while (text[at] === after[at]) at++;
    expect(rest).toBeGreaterThanOrEqual(0);
    expect(text.slice(0, at) + after.slice(at + after.length - text.length)).toBe(text);
  });

  it('keeps CRLF line endings', async () => {
    const text = sample('adaptive-lighting-rfp.md').text.replaceAll('\n', '\r\n');
    const { uri, actions } = await fixesFor('adaptive-lighting-rfp.md', { capabilities: plainCapabilities }, text);
    const after = await client.apply(uri, actions[0]!.edit!);
    expect(after.length).toBeGreaterThan(text.length);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has tab stops for clients that take them, each blank one, in brackets', async () => {
    const { actions } = await fixesFor('adaptive-lighting-rfp.md');
    const json = JSON.stringify(actions[0]!.edit);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    expect(json).toContain('${1:[Territory]}');
    expect(json).not.toContain('newText');
  });

  it('is plain text for the others', async () => {
    const { uri, actions } = await fixesFor('adaptive-lighting-rfp.md', { capabilities: plainCapabilities });
    expect(Object.keys(actions[0]!.edit!)).toEqual(['changes']);
    const after = await client.apply(uri, actions[0]!.edit!);
    expect(after).toContain('only within [Territory].');
    expect(after).not.toContain('${');
  });

  it('is preferred, one at a place', async () => {
    const { actions } = await fixesFor('adaptive-lighting-rfp.md', { initializationOptions: { chooseClauses: true } });
    expect(actions.map(({ isPreferred }) => isPreferred === true)).toEqual(actions.map((_, index) => index === 0));
    expect(actions[0]!.diagnostics?.map(({ code }) => code)).toEqual(['data-location/missing']);
  });

  it('makes its edit only when it is taken, where the client allows that', async () => {
    client = await Client.start();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    const { range } = (await missingLocation(uri))!;
    const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
    const offered = await client.request<CodeAction[]>('textDocument/codeAction', params);
    expect(offered[0]!.edit).toBeUndefined();
    expect((await client.resolve(offered[0]!)).edit).toBeDefined();
    await client.edit(uri, { start: range.start, end: range.start }, ' ');
    expect((await client.resolve(offered[0]!)).edit, 'for a text that has moved on').toBeUndefined();
  });

  it('is not offered again once the clause is there', async () => {
    const { uri, actions, finding } = await fixesFor('adaptive-lighting-rfp.md');
    await client.apply(uri, actions[0]!.edit!);
    const again = await client.quickFixes(uri, finding.range);
    expect(titles(again)).not.toContain(actions[0]!.title);
  });
});

describe('the menu of quick fixes', () => {
  it('ends with a choice of all clauses, for a client that can ask', async () => {
    const { uri, finding, actions } = await fixesFor('adaptive-lighting-rfp.md', {
      initializationOptions: { chooseClauses: true },
    });
    const last = actions.at(-1)!;
    expect(last.command).toMatchObject({ command: 'civicClause.insertClause', arguments: [uri, finding.range.start] });
  });

  it('has no such entry for a client that cannot', async () => {
    const { actions } = await fixesFor('adaptive-lighting-rfp.md');
    expect(actions.filter(({ command }) => command)).toEqual([]);
  });

  it('never has more than eight entries', async () => {
    client = await Client.start({ initializationOptions: { chooseClauses: true } });
    const uri = 'file:///bare.md';
    await client.open(
      uri,
      '# Services agreement\n\nThis Agreement is between the City and the Vendor. The Vendor shall provide the services.\n',
    );
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const actions = await client.quickFixes(uri, all);
    expect(actions.length).toBeGreaterThan(1);
    expect(actions.length).toBeLessThanOrEqual(8);
    expect(new Set(titles(actions)).size).toBe(actions.length);
    // None of the themes every city asks about is pushed out by another.
    for (const clause of ['Data location', 'Data access control', 'Dispute resolution', 'Decommissioning']) {
      expect(titles(actions).join('\n')).toContain(`Insert clause: ${clause}`);
    }
  });

  it('has the finding that was asked about first', async () => {
    client = await Client.start();
    const { uri, text } = sample('parking-services-agreement.md');
    await client.open(uri, text);
    const finding = (await client.diagnostics(uri)).find(({ code }) => code === 'transition-assistance/missing')!;
    const [first] = await client.quickFixes(uri, finding.range, [finding]);
    expect(first).toMatchObject({ title: expect.stringContaining('Transition assistance'), isPreferred: true });
  });

  it('is empty where nothing is found, and when only other actions are wanted', async () => {
    const { uri, finding } = await fixesFor('adaptive-lighting-rfp.md');
    const title = { start: { line: 6, character: 0 }, end: { line: 6, character: 1 } };
    expect(await client.quickFixes(uri, title)).toEqual([]);
    const context = { diagnostics: [], only: ['refactor'] };
    expect(await client.request('textDocument/codeAction', { textDocument: { uri }, range: finding.range, context })).toEqual([]);
  });

  it.each([
    ['en', /^Insert clause: /],
    ['fr', /^Insérer la clause/],
  ])('speaks the language of the user (%s)', async (locale, title) => {
    const { actions } = await fixesFor('adaptive-lighting-rfp.md', { locale });
    expect(actions[0]!.title).toMatch(title);
  });
});

describe('inserting chosen clauses', () => {
  it('lists each clause with its status', async () => {
    client = await Client.start();
    const { uri, text } = sample('parking-services-agreement.md');
    await client.open(uri, text);
    const clauses = await client.request<{ id: string; status: string; wording: string }[]>('civicClause/clauses', { uri });
    expect(clauses.find(({ id }) => id === 'data-location')).toMatchObject({ status: 'contradicted' });
    expect(clauses.every(({ wording }) => wording.length > 50)).toBe(true);
  });

  it('inserts where the clause belongs', async () => {
    client = await Client.start();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    const edit = await client.request<CodeAction['edit']>('civicClause/insert', { uri, clauses: ['data-location'] });
    expect(await client.apply(uri, edit!)).toContain('[Territory]');
  });

  it('inserts at the cursor', async () => {
    client = await Client.start();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    const line = text.split('\n').findIndex((one) => one.startsWith('## 4.'));
    const params = { uri, clauses: ['data-location'], position: { line, character: 0 } };
    const after = await client.apply(uri, (await client.request<CodeAction['edit']>('civicClause/insert', params))!);
    expect(after.indexOf('[Territory]')).toBeGreaterThan(after.indexOf('### 3.2'));
    expect(after.indexOf('[Territory]')).toBeLessThan(after.indexOf('## 4. Evaluation'));
  });

  it('inserts nothing for a clause there is not, or a document that is not open', async () => {
    client = await Client.start();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    expect(await client.request('civicClause/insert', { uri, clauses: ['no-such-clause'] })).toBeNull();
    expect(await client.request('civicClause/insert', { uri: 'file:///closed.md', clauses: ['data-location'] })).toBeNull();
  });
});

describe('capabilities', () => {
  it('without code action literals there are no code actions', async () => {
    client = await Client.start({ capabilities: { textDocument: { codeAction: {} } } });
    expect(client.initialized.capabilities.codeActionProvider).toBeUndefined();
  });

  it('resolving is only announced where edits can wait', async () => {
    client = await Client.start({ capabilities: vscodeCapabilities });
    expect(client.initialized.capabilities.codeActionProvider).toMatchObject({ resolveProvider: true });
    await client.stop();
    client = await Client.start({ capabilities: plainCapabilities });
    expect(client.initialized.capabilities.codeActionProvider).toMatchObject({ resolveProvider: false });
  });
});
