import { afterEach, describe, expect, it } from 'vitest';
import { Client, plainCapabilities, until, vscodeCapabilities } from './client';
import { recipe, sample } from './samples';

let client: Client;
afterEach(() => client?.stop());

const codes = async (uri: string) => (await client.diagnostics(uri)).map(({ code }) => code);
const start = { line: 0, character: 0 };

describe('a client that asks for findings', () => {
  it('gets them for Markdown and YAML, requests and agreements, English and French', async () => {
    client = await Client.start();
    const expected: Record<string, string> = {
      'adaptive-lighting-rfp.md': 'data-location/missing',
      'capteurs-circulation-appel.md': 'data-location/missing',
      'parking-services-agreement.md': 'data-location/contradicted',
      'stationnement-contrat.md': 'data-location/contradicted',
      'waste-sensors.rfp.yaml': 'data-location/missing',
      'qualite-air.agreement.yaml': 'data-location/contradicted',
    };
    for (const [name, code] of Object.entries(expected)) {
      const { uri, text } = sample(name);
      await client.open(uri, text);
      expect(await codes(uri), name).toContain(code);
    }
  });

  it('is never pushed any', async () => {
    client = await Client.start();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    await client.diagnostics(uri);
    await client.edit(uri, { start, end: start }, ' ');
    await client.diagnostics(uri);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(client.pushes).toBe(0);
  });

  it('is told that nothing changed when nothing did', async () => {
    client = await Client.start();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    const first = await client.pull(uri);
    expect(first.kind).toBe('full');
    expect((await client.pull(uri, first.resultId)).kind).toBe('unchanged');
    const end = client.documents.get(uri)!.positionAt(text.length);
    await client.edit(uri, { start: end, end }, '\nOne more sentence.\n');
    expect((await client.pull(uri, first.resultId)).kind).toBe('unchanged');
    await client.edit(uri, { start, end: start }, '\n');
    expect((await client.pull(uri, first.resultId)).kind).toBe('full');
  });

  it('finds the sentence relied on at its place', async () => {
    client = await Client.start();
    const { uri, text } = sample('parking-services-agreement.md');
    await client.open(uri, text);
    const found = (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/contradicted')!;
    const document = client.documents.get(uri)!;
    expect(document.getText(found.range)).toContain('in any country');
    expect(found.severity).toBe(1);
    expect(found.source).toBe('Civic Clause');
  });

  it('can link each clause to its page, and only when it ships the pages', async () => {
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    client = await Client.start({ initializationOptions: { clausePages: 'file:///pages/' } });
    await client.open(uri, text);
    const linked = (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing');
    expect(linked?.codeDescription?.href).toBe('file:///pages/data-location.md');
    await client.stop();
    client = await Client.start({ locale: 'fr', initializationOptions: { clausePages: 'file:///pages/' } });
    await client.open(uri, text);
    const french = (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing');
    expect(french?.codeDescription?.href).toBe('file:///pages/data-location.fr.md');
    const page = await client.request('civicClause/explain', { clause: 'data-location' });
    expect(page).toMatchObject({ uri: 'file:///pages/data-location.fr.md' });
    await client.open('file:///pages/data-location.fr.md', text);
    expect(await codes('file:///pages/data-location.fr.md'), 'of the page itself').toEqual([]);
    await client.stop();
    client = await Client.start();
    await client.open(uri, text);
    expect((await client.diagnostics(uri)).filter(({ codeDescription }) => codeDescription)).toEqual([]);
  });
});

describe('a client that waits for findings', () => {
  it('is pushed them, again after an edit, and none once the document is closed', async () => {
    client = await Client.start({ capabilities: plainCapabilities });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    expect(await codes(uri)).toContain('data-location/missing');
    await client.edit(uri, { start, end: client.documents.get(uri)!.positionAt(text.length) }, recipe);
    await until('no findings', () => client.published.get(uri)?.length === 0 || undefined);
    await client.edit(uri, { start, end: { line: 99, character: 0 } }, text);
    await until('findings', () => (client.published.get(uri)?.length ?? 0) > 0 || undefined);
    await client.close(uri);
    await until('no findings', () => client.published.get(uri)?.length === 0 || undefined);
  });

  it('gets nothing its capabilities do not name', async () => {
    client = await Client.start({ capabilities: plainCapabilities, initializationOptions: { clausePages: 'file:///pages/' } });
    const { uri, text } = sample('parking-services-agreement.md');
    await client.open(uri, text);
    for (const diagnostic of await client.diagnostics(uri)) {
      expect(Object.keys(diagnostic).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
    }
  });
});

describe('documents that are no procurement documents', () => {
  it('are left alone, and the status says why', async () => {
    client = await Client.start({ initializationOptions: { status: true } });
    for (const name of ['drafts/minutes.md', 'drafts/recipe.yaml']) {
      const { uri, text } = sample(name);
      await client.open(uri, text);
      expect(await codes(uri), name).toEqual([]);
      expect((await until('the status', () => client.statuses.get(uri))).state).toBe('not-recognised');
    }
  });

  it.each(['rfp', 'agreement', undefined])('are reviewed all the same when the user says so (as %s)', async (kind) => {
    client = await Client.start({ initializationOptions: { status: true } });
    const { uri, text } = sample('drafts/minutes.md');
    await client.open(uri, text);
    expect(await codes(uri)).toEqual([]);
    const status = await client.command<{ state: string; kind: string }>('civicClause.server.reviewAnyway', uri, kind);
    expect(status).toMatchObject({ state: 'reviewed', kind: kind ?? 'agreement' });
    expect(await codes(uri)).toContain('data-location/missing');
    expect(client.refreshes, 'asked once to look again').toBe(1);
  });

  it('are those an editor makes for itself', async () => {
    client = await Client.start();
    const { text } = sample('adaptive-lighting-rfp.md');
    for (const uri of [
      'git:/rfp.md',
      'vscode-bulkeditpreview-editor:/rfp.md',
      'output:rfp.md',
      'civic-clause:/Data location.md',
    ]) {
      await client.open(uri, text, 'markdown');
      expect(await codes(uri), uri).toEqual([]);
    }
    await client.open('untitled:Untitled-1', text, 'markdown');
    expect(await codes('untitled:Untitled-1')).toContain('data-location/missing');
  });
});

describe('structured YAML', () => {
  it('is checked against its schema, on the key that is wrong', async () => {
    client = await Client.start();
    const { uri, text } = sample('waste-sensors.rfp.yaml');
    await client.open(uri, text.replace('title: "Request', 'titel: "Request'));
    const wrong = (await client.diagnostics(uri)).filter(({ code }) => code === 'schema/schema');
    expect(wrong.map(({ range }) => client.documents.get(uri)!.getText(range))).toContain('titel');
    expect(wrong.map(({ message }) => message).join()).toContain('title');
  });

  it('that is not YAML says where', async () => {
    client = await Client.start();
    const { uri, text } = sample('waste-sensors.rfp.yaml');
    await client.open(uri, `${text}broken: "no end\n`);
    expect(await codes(uri)).toContain('yaml/unreadable');
  });
});

describe('the status', () => {
  it('counts what the review found', async () => {
    client = await Client.start({ initializationOptions: { status: true } });
    const { uri, text } = sample('parking-services-agreement.md');
    await client.open(uri, text);
    await client.diagnostics(uri);
    const status = await until('the status', () => client.statuses.get(uri));
    expect(status).toMatchObject({ state: 'reviewed', kind: 'agreement', language: 'en', version: 1 });
    expect(status.counts.contradicted).toBeGreaterThan(0);
  });

  it('is not sent to clients that do not know it', async () => {
    client = await Client.start({ capabilities: vscodeCapabilities });
    const { uri, text } = sample('parking-services-agreement.md');
    await client.open(uri, text);
    await client.diagnostics(uri);
    expect(client.statuses.size).toBe(0);
  });
});
