import { afterEach, describe, expect, it } from 'vitest';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { BlankPlaces, BlankQuestion, FilledBlank } from '../../server/src/lsp/protocol';
import { Client, vscodeCapabilities } from './client';

let client: Client;
afterEach(() => client?.stop());

const uri = 'file:///lumen.md';
const text = `# Services Agreement

Between the City of Fairview (the “City”) and Lumen Works Inc. (the “Vendor”).

The Vendor shall store City Data only in [Territory].

The Vendor shall not move City Data out of [Territory].
`;
const position = { line: 4, character: 45 };

describe('a blank', () => {
  it('is filled in at all its places in one edit', async () => {
    client = await Client.start({ initializationOptions: { fillBlank: true } });
    await client.open(uri, text);
    expect(await client.request<BlankPlaces>('civicClause/placeholder', { uri, position })).toMatchObject({
      label: 'Territory',
      count: 2,
    });
    const actions = await client.quickFixes(uri, { start: position, end: position });
    const action = actions.find(({ command }) => command?.command === 'civicClause.fillPlaceholder');
    expect(action?.title).toBe('Fill in “Territory” at all its 2 places…');
    const [of, at] = action!.command!.arguments!;
    const { edit } = await client.request<FilledBlank>('civicClause/fillPlaceholder', {
      uri: of,
      position: at,
      value: 'Canada for $1',
    });
    expect(await client.apply(uri, edit!)).toBe(text.replaceAll('[Territory]', 'Canada for $1'));
  });

  it('is renamed in editors that know no more than the protocol', async () => {
    client = await Client.start({
      capabilities: {
        ...vscodeCapabilities,
        textDocument: { ...vscodeCapabilities.textDocument, rename: { prepareSupport: true } },
      },
    });
    await client.open(uri, text);
    const params = { textDocument: { uri }, position };
    expect(await client.request<{ range: Range; placeholder: string }>('textDocument/prepareRename', params)).toMatchObject({
      placeholder: 'Territory',
    });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...params, newName: 'Canada' });
    expect(await client.apply(uri, edit)).toBe(text.replaceAll('[Territory]', 'Canada'));
    await expect(
      client.request('textDocument/rename', { ...params, position: { line: 0, character: 3 }, newName: 'x' }),
    ).rejects.toThrow();
  });

  it('is asked for with all others, and filled in with them in one edit', async () => {
    client = await Client.start();
    const more = `${text}\nLogs are kept [12] months.\n`;
    await client.open(uri, more);
    const questions = await client.request<BlankQuestion[]>('civicClause/placeholders', { uri });
    expect(questions.map(({ label, count, offers }) => ({ label, count, offers }))).toEqual([
      { label: 'Territory', count: 2, offers: [] },
      { label: '12', count: 1, offers: ['12'] },
    ]);
    const values = questions.map(({ range }, i) => ({ position: range.start, value: ['Canada', '24'][i]! }));
    const { edit, problem } = await client.request<FilledBlank>('civicClause/fillPlaceholders', { uri, values });
    expect(problem).toBeUndefined();
    expect(await client.apply(uri, edit!)).toBe(more.replaceAll('[Territory]', 'Canada').replace('[12]', '24'));
  });

  it('that its place cannot take is left, and the others are filled in', async () => {
    client = await Client.start();
    const yaml = 'file:///contract.yaml';
    const source =
      'title: Services Agreement\nplace: The Vendor shall keep the data in [Territory] alone.\ndays: The Vendor keeps logs for [12] months.\n';
    await client.open(yaml, source);
    const [place, days] = await client.request<BlankQuestion[]>('civicClause/placeholders', { uri: yaml });
    const { edit, problem } = await client.request<FilledBlank>('civicClause/fillPlaceholders', {
      uri: yaml,
      values: [
        { position: place!.range.start, value: 'Canada: all of it' },
        { position: days!.range.start, value: '24' },
      ],
    });
    expect(problem).toContain('Canada: all of it');
    expect(await client.apply(yaml, edit!)).toBe(source.replace('[12]', '24'));
  });

  it('that is none is said to be none, in words', async () => {
    client = await Client.start({ locale: 'fr' });
    await client.open(uri, text);
    const nowhere = { uri, position: { line: 0, character: 3 } };
    expect(await client.request('civicClause/placeholder', nowhere)).toBeNull();
    const { problem } = await client.request<FilledBlank>('civicClause/fillPlaceholder', { ...nowhere, value: 'Canada' });
    expect(problem).toMatch(/aucun champ/);
  });
});

describe('several clauses at once', () => {
  const preview = {
    ...vscodeCapabilities,
    workspace: {
      ...vscodeCapabilities.workspace,
      workspaceEdit: { ...vscodeCapabilities.workspace!.workspaceEdit, changeAnnotationSupport: { groupsOnLabel: true } },
    },
  };
  const clauses = ['encryption-key-management', 'audit-rights', 'data-destruction'];
  const insert = (params: object) => client.request<WorkspaceEdit>('civicClause/insert', { uri, clauses, ...params });

  it('wait for a word of the user, each by its name and without tab stops', async () => {
    client = await Client.start({ capabilities: preview });
    await client.open(uri, text);
    const edit = await insert({ preview: true });
    const annotations = Object.values(edit.changeAnnotations ?? {});
    // One asks for the look, and the clauses stand there ticked.
    expect(annotations.filter(({ needsConfirmation }) => needsConfirmation).map(({ label }) => label)).toEqual([
      'Look through the clauses, and untick what is to be left out',
    ]);
    expect(annotations).toHaveLength(clauses.length + 1);
    const [change] = edit.documentChanges as { edits: { annotationId?: string; newText?: string }[] }[];
    expect(change!.edits.map(({ annotationId }) => annotationId).sort()).toEqual(Object.keys(edit.changeAnnotations!).sort());
    for (const { newText } of change!.edits) expect(newText).not.toMatch(/\$\{\d/);
    const [look, ...texts] = change!.edits.map(({ newText }) => newText!.trim());
    expect(look).toBe('');
    await client.apply(uri, await insert({}));
    for (const one of texts) expect(client.textOf(uri)).toContain(one);
  });

  it('stand each by themselves, whichever of them are taken', async () => {
    client = await Client.start({ capabilities: preview });
    await client.open(uri, text);
    const edit = await insert({ preview: true });
    const [change] = edit.documentChanges as unknown as { textDocument: object; edits: { range: Range; newText: string }[] }[];
    for (const left of change!.edits.slice(1)) {
      const lines = text.split('\n');
      const { line, character } = left.range.start;
      const offset = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
      const after = text.slice(0, offset) + left.newText + text.slice(offset);
      expect(after).toMatch(/\n\n## [^\n]+\n\n[^\n]+\n*$/);
    }
  });

  it('are inserted at once in editors that show no previews', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const edit = await insert({ preview: true });
    expect(edit.changeAnnotations).toBeUndefined();
    await client.apply(uri, edit);
    expect(client.textOf(uri)).toContain('[NIST SP 800-88 Rev. 2]');
  });

  it('a single clause keeps its tab stops', async () => {
    client = await Client.start({ capabilities: preview });
    await client.open(uri, text);
    const edit = await insert({ clauses: ['data-destruction'] });
    expect(JSON.stringify(edit)).toContain('"snippet"');
    expect(edit.changeAnnotations).toBeUndefined();
  });
});
