import { afterEach, describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Checklist, ChecklistClause } from '../../server/src/lsp/protocol';
import { Client } from './client';
import { recipe, sample } from './samples';

let client: Client;
afterEach(() => client?.stop());

const { uri, text } = sample('parking-services-agreement.md');
const ask = (of = uri) => client.request<Checklist | null>('civicClause/checklist', { uri: of });
const fix = (id: string) => client.request<WorkspaceEdit | null>('civicClause/fix', { uri, id });
const help = (clause: string, of = uri) => client.request<string | null>('civicClause/clauseHelp', { uri: of, clause });
const clauseOf = (checklist: Checklist | null, id: string): ChecklistClause =>
  checklist!.themes.flatMap(({ clauses }) => clauses).find((clause) => clause.id === id)!;

describe('civicClause/checklist', () => {
  it('tells each clause of the document as it stands, with the sentence and its place', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const checklist = await ask();
    expect(checklist).toMatchObject({ uri, version: 1 });
    const location = clauseOf(checklist, 'data-location');
    expect(location).toMatchObject({ title: 'Data location and residency', state: 'contradicted' });
    const [{ text: quoted, range }] = location.evidence as [ChecklistClause['evidence'][0]];
    expect(client.documents.get(uri)!.getText(range)).toContain(quoted.slice(0, 40));
  });

  it('follows the document', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const before = clauseOf(await ask(), 'data-location');
    const start = { line: 0, character: 0 };
    await client.edit(uri, { start, end: start }, '<!-- draft -->\n\n');
    const after = await ask();
    expect(after!.version).toBe(2);
    expect(clauseOf(after, 'data-location').evidence[0]!.range.start.line).toBe(before.evidence[0]!.range.start.line + 2);
  });

  it('speaks the language of the findings', async () => {
    client = await Client.start({ locale: 'fr-CA' });
    await client.open(uri, text);
    expect(clauseOf(await ask(), 'data-location').findings[0]!.message).toMatch(/contraire/);
    expect(await help('data-location')).toMatch(/Pourquoi c’est important/);
  });

  it('is nothing for what is not reviewed', async () => {
    client = await Client.start();
    await client.open('file:///recipe.md', recipe);
    expect(await ask('file:///recipe.md')).toBeNull();
    expect(await ask('file:///nowhere.md')).toBeNull();
    expect(await help('data-location', 'file:///nowhere.md')).toBeNull();
  });
});

describe('civicClause/fix', () => {
  it('is the edit of a fix that the checklist names; once made, it is there no more', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const missing = (await ask())!.themes.flatMap(({ clauses }) => clauses).find(({ state }) => state === 'missing')!;
    const { id } = missing.fix!;
    await client.apply(uri, (await fix(id))!);
    expect(clauseOf(await ask(), missing.id).state).not.toBe('missing');
    expect(await fix(id)).toBeNull();
  });

  it('is nothing for what it does not know', async () => {
    client = await Client.start();
    await client.open(uri, text);
    expect(await fix('insert/no-such-clause')).toBeNull();
    expect(await fix('')).toBeNull();
  });
});

describe('civicClause/clauseHelp', () => {
  it('quotes the document so that nothing in it acts', async () => {
    client = await Client.start();
    const hostile = text.replace('in any country', 'in any country ![x](https://example.org/x.png)');
    await client.open(uri, hostile);
    const markdown = (await help('data-location'))!;
    expect(markdown).toContain('Why it matters');
    expect(markdown).not.toContain('![x](');
    expect(await help('no-such-clause')).toBeNull();
  });
});
