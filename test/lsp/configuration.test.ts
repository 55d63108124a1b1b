import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExplainedSetting } from '../../server/src/lsp/protocol';
import { Client, type ClientOptions, plainCapabilities, until, vscodeCapabilities } from './client';
import { sample } from './samples';

const { text } = sample('adaptive-lighting-rfp.md');
let client: Client;
let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'civicclause-')));
});
afterEach(async () => {
  await client?.stop();
  rmSync(root, { recursive: true, force: true });
});

const uriOf = (path: string) => pathToFileURL(join(root, path)).href;
function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
async function openIn(path: string, content = text): Promise<string> {
  await client.open(uriOf(path), content);
  return uriOf(path);
}
/** Severity (1 error, 2 warning, 3 information) of the finding that data location is missing. */
async function severity(uri: string): Promise<number | undefined> {
  return (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing')?.severity;
}
async function changedOnDisk(...paths: string[]): Promise<void> {
  const changes = paths.map((path) => ({ uri: uriOf(path), type: 2 }));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
}
/** Awaits what the server asks to be pulled again. */
async function refreshed(act: () => Promise<unknown>): Promise<void> {
  const before = client.refreshes;
  await act();
  await until('a refresh', () => client.refreshes > before || undefined);
}
const whole = (content: string) => ({
  start: { line: 0, character: 0 },
  end: { line: content.split('\n').length, character: 0 },
});

describe.each([
  ['a client that asks for findings', undefined],
  ['a client that is sent them', plainCapabilities],
])('the configuration above a document, for %s', (_who, capabilities) => {
  it('holds from the first review on, the nearer file winning', async () => {
    write('civicclause.yaml', 'severities: {data-location: info}\n');
    write('rfps/civicclause.yaml', 'severities: {data-location: warning}\n');
    client = await Client.start({ rootUri: uriOf(''), capabilities });
    expect(await severity(await openIn('a.md'))).toBe(3);
    expect(await severity(await openIn('rfps/2026/b.md'))).toBe(2);
  });

  it('is looked for inside the workspace alone', async () => {
    write('civicclause.yaml', 'severities: {data-location: info}\n');
    mkdirSync(join(root, 'open'));
    client = await Client.start({ rootUri: uriOf('open'), capabilities });
    expect(await severity(await openIn('open/a.md'))).toBe(1);
  });
});

describe('a configuration that changes', () => {
  beforeEach(async () => {
    write('civicclause.yaml', 'severities: {data-location: info}\n');
    client = await Client.start({ rootUri: uriOf('') });
  });

  it('on disk, is followed', async () => {
    const uri = await openIn('a.md');
    expect(await severity(uri)).toBe(3);
    write('civicclause.yaml', 'severities: {data-location: warning}\n');
    await refreshed(() => changedOnDisk('civicclause.yaml'));
    expect(await severity(uri)).toBe(2);
    rmSync(join(root, 'civicclause.yaml'));
    await refreshed(() => changedOnDisk('civicclause.yaml'));
    expect(await severity(uri)).toBe(1);
  });

  it('in the editor, counts before it is saved, and no longer when it is closed unsaved', async () => {
    const uri = await openIn('a.md');
    const own = await openIn('civicclause.yaml', 'severities: {data-location: info}\n');
    expect(await severity(uri)).toBe(3);
    await refreshed(() => client.edit(own, whole(client.textOf(own)), 'severities: {data-location: warning}\n'));
    expect(await severity(uri)).toBe(2);
    await refreshed(() => client.close(own));
    expect(await severity(uri)).toBe(3);
  });

  it('that is deleted is gone, although an editor still shows it, until it is written in', async () => {
    const uri = await openIn('a.md');
    const own = await openIn('civicclause.yaml', 'severities: {data-location: info}\n');
    expect(await severity(uri)).toBe(3);
    rmSync(join(root, 'civicclause.yaml'));
    const deleted = { changes: [{ uri: own, type: 3 }] };
    await refreshed(() => client.connection.sendNotification('workspace/didChangeWatchedFiles', deleted));
    expect(await severity(uri)).toBe(1);
    await refreshed(() => client.edit(own, whole(client.textOf(own)), 'severities: {data-location: warning}\n'));
    expect(await severity(uri)).toBe(2);
  });

  it('in a file that it builds on, which was not there at first', async () => {
    write('civicclause.yaml', 'extends: ./team.yaml\n');
    const uri = await openIn('a.md');
    expect(await severity(uri)).toBe(1);
    write('team.yaml', 'severities: {data-location: warning}\n');
    await refreshed(() => changedOnDisk('team.yaml'));
    expect(await severity(uri)).toBe(2);
  });

  it('has what each document of it is read as follow', async () => {
    write('civicclause.yaml', 'overrides: [{files: "*.md", kind: other}]\n');
    const uri = await openIn('a.md');
    expect(await client.diagnostics(uri)).toEqual([]);
    write('civicclause.yaml', 'overrides: [{files: "*.md", kind: agreement}]\n');
    await refreshed(() => changedOnDisk('civicclause.yaml'));
    expect(await severity(uri)).toBe(1);
  });
});

describe('a configuration that is wrong', () => {
  const problems = (path = 'civicclause.yaml') => until(`problems of ${path}`, () => client.published.get(uriOf(path)));

  it('is told on its line, and the documents are reviewed without it', async () => {
    write('civicclause.yaml', 'position: buyer\nseverities:\n  data-locaton: info\n');
    client = await Client.start({ rootUri: uriOf(''), initializationOptions: { status: true } });
    const uri = await openIn('a.md');
    expect(await severity(uri)).toBe(1);
    expect(await problems()).toMatchObject([
      {
        severity: 1,
        message: expect.stringContaining('`data-location`'),
        range: { start: { line: 2, character: 2 }, end: { line: 2, character: 14 } },
      },
    ]);
    expect(client.statuses.get(uri)?.configuration).toMatchObject({ uri: uriOf('civicclause.yaml'), line: 3 });
  });

  it('leaves the last one that was right in force until it is mended', async () => {
    write('civicclause.yaml', 'severities: {data-location: info}\n');
    client = await Client.start({ rootUri: uriOf(''), initializationOptions: { status: true } });
    const uri = await openIn('a.md');
    const own = await openIn('civicclause.yaml', 'severities: {data-location: info}\n');
    expect(await severity(uri)).toBe(3);
    await refreshed(() => client.edit(own, whole(client.textOf(own)), 'severities: {data-location: warnin'));
    expect(await problems()).toHaveLength(1);
    expect(await severity(uri)).toBe(3);
    expect(client.statuses.get(uri)?.configuration).toBeDefined();
    await refreshed(() => client.edit(own, whole(client.textOf(own)), 'severities: {data-location: warning}\n'));
    expect(await severity(uri)).toBe(2);
    await until('nothing left', () => client.published.get(own)?.length === 0 || undefined);
    expect(client.statuses.get(uri)?.configuration).toBeUndefined();
  });

  it('is told when it is open alone, in a file it builds on as well, in the language of the window', async () => {
    write('team.yaml', 'jurisdiction: ca-om\n');
    client = await Client.start({ rootUri: uriOf(''), locale: 'fr' });
    await openIn('civicclause.yaml', 'extends: ./team.yaml\n');
    expect(await problems('team.yaml')).toMatchObject([{ message: expect.stringContaining('vouliez-vous dire') }]);
  });

  it('is told once where another extension validates it by the same schema', async () => {
    const wrong = 'position: seller\njurisdiction: ca-om\n';
    write('civicclause.yaml', wrong);
    client = await Client.start({ rootUri: uriOf(''), initializationOptions: { schemaChecks: false } });
    await openIn('a.md');
    expect(await problems()).toHaveLength(2);
    await openIn('civicclause.yaml', wrong);
    await until('one problem', () => client.published.get(uriOf('civicclause.yaml'))?.length === 1 || undefined);
  });
});

describe('settings', () => {
  it('give way to a configuration, but for the language of messages', async () => {
    write('civicclause.yaml', 'position: buyer\nlocale: fr\n');
    client = await Client.start({ rootUri: uriOf(''), settings: { position: 'neutral', jurisdiction: 'ca-qc' } });
    const uri = await openIn('a.md');
    const review = await client.request<{ position: string; jurisdiction: string }>('civicClause/review', { uri });
    expect(review).toMatchObject({ position: 'buyer', jurisdiction: 'ca-qc' });
    const first = async () => (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing')?.message;
    expect(await first()).toMatch(/données/);
    client.settings = { messages: { language: 'en' } };
    await refreshed(() => client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} }));
    expect(await first()).toMatch(/Nothing here says/);
  });

  it('and configurations of each folder hold in it alone', async () => {
    write('one/civicclause.yaml', 'severities: {data-location: info}\n');
    write('two/civicclause.yaml', 'severities: {data-location: warning}\n');
    const settings = (scope: string | undefined) =>
      scope?.startsWith(uriOf('two')) ? { jurisdiction: 'ca-qc' } : { jurisdiction: 'us' };
    client = await Client.start({ folders: [uriOf('one'), uriOf('two')], settings });
    const [one, two] = [await openIn('one/a.md'), await openIn('two/a.md')];
    expect([await severity(one), await severity(two)]).toEqual([3, 2]);
    const jurisdiction = async (uri: string) =>
      (await client.request<{ jurisdiction: string }>('civicClause/review', { uri })).jurisdiction;
    expect([await jurisdiction(one), await jurisdiction(two)]).toEqual(['us', 'ca-qc']);
    client.settings = (scope: string | undefined) =>
      scope?.startsWith(uriOf('two')) ? { jurisdiction: 'eu' } : { jurisdiction: 'us' };
    await refreshed(() => client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} }));
    expect([await jurisdiction(one), await jurisdiction(two)]).toEqual(['us', 'eu']);
  });
});

describe('a folder that is added to the workspace', () => {
  it('lets what lies in it be read', async () => {
    write('civicclause.yaml', 'severities: {data-location: info}\n');
    mkdirSync(join(root, 'open'));
    const capabilities = { ...vscodeCapabilities, workspace: { ...vscodeCapabilities.workspace, workspaceFolders: true } };
    client = await Client.start({ folders: [uriOf('open')], capabilities });
    const uri = await openIn('open/a.md');
    expect(await severity(uri)).toBe(1);
    const folder = (path: string) => ({ uri: uriOf(path), name: path });
    const change = (event: object) => client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await refreshed(() => change({ added: [folder('')], removed: [folder('open')] }));
    expect(await severity(uri)).toBe(3);
    await refreshed(() => change({ added: [folder('open')], removed: [folder('')] }));
    expect(await severity(uri)).toBe(1);
  });
});

describe('why a finding is on', () => {
  const ask = (params: object) => client.request<ExplainedSetting[]>('civicClause/explainSetting', params);

  it('is told with the line that it was set on', async () => {
    write(
      'civicclause.yaml',
      'extends: ontario-municipality\noverrides:\n  - files: rfps/*.md\n    severities: {data-location: info}\n',
    );
    client = await Client.start({ rootUri: uriOf('') });
    const uri = await openIn('rfps/a.md');
    const [explained] = await ask({ uri, rule: 'data-location', code: 'missing' });
    expect(explained).toEqual({
      rule: 'data-location',
      code: 'missing',
      message: expect.stringContaining('Data location'),
      reasons: [
        {
          text: 'It is information because `data-location` is set so: civicclause.yaml:4, for rfps/*.md.',
          uri: uriOf('civicclause.yaml'),
          line: 4,
        },
      ],
      change: 'To change it, set `severities.data-location/missing` in civicclause.yaml.',
    });
    const { range } = (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing')!;
    const here = await ask({ uri, position: range.start });
    expect(here.map(({ rule }) => rule)).toContain('data-location');
    expect(here.find(({ rule }) => rule !== 'data-location')!.reasons[0]!.text).toMatch(/as the playbook has it/);
  });

  it('names settings, the law of a jurisdiction, and subjects, in the language of the findings', async () => {
    client = await Client.start({ locale: 'fr', settings: { jurisdiction: 'ca-qc', subjects: ['devices'] }, rootUri: uriOf('') });
    const uri = await openIn('a.md');
    const all = (
      await client.request<{ procurementFiles: { findings: { rule: string; code: string }[] }[] }>('civicClause/review', { uri })
    ).procurementFiles[0]!.findings;
    const texts: string[] = [];
    for (const { rule, code } of all)
      for (const { reasons } of await ask({ uri, rule, code })) texts.push(...reasons.map(({ text: said }) => said));
    expect(texts).toContainEqual(expect.stringMatching(/ressort ca-qc/));
    expect(texts).toContainEqual(expect.stringMatching(/Le ressort `ca-qc` vient de.*paramètre civicClause\.jurisdiction/));
    expect(texts).toContainEqual(expect.stringMatching(/l’objet `devices`.*paramètre civicClause\.subjects/));
  });

  it('is a link in the hover, for a client that follows it', async () => {
    client = await Client.start({ rootUri: uriOf(''), initializationOptions: { commandLinks: true } });
    const uri = await openIn('a.md');
    const { range } = (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing')!;
    const { value } = (await client.hover(uri, range.start))!.contents as { value: string };
    const links = value.matchAll(/\[Why is this on here\?\]\(command:civicClause\.whyHere\?([^)]*)\)/g);
    const asked = [...links].map(([, given]) => JSON.parse(decodeURIComponent(given!)));
    expect(asked).toContainEqual([uri, { rule: 'data-location', code: 'missing' }]);
  });

  it('of nothing, is nothing', async () => {
    client = await Client.start({ rootUri: uriOf('') });
    const uri = await openIn('a.md');
    expect(await ask({ uri, rule: 'no-such', code: 'missing' })).toEqual([]);
    expect(await ask({ uri: uriOf('not-open.md'), rule: 'data-location', code: 'missing' })).toEqual([]);
  });
});

describe('writing a configuration', () => {
  const complete = async (marked: string, options: ClientOptions = {}) => {
    client = await Client.start({ rootUri: uriOf(''), ...options });
    const offset = marked.indexOf('|');
    const uri = await openIn('civicclause.yaml', marked.replace('|', ''));
    const position = client.documents.get(uri)!.positionAt(offset);
    const items = await client.request<{ label: string; documentation?: string }[]>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    return items;
  };
  const labels = async (marked: string) => (await complete(marked)).map(({ label }) => label);

  it.each([
    ['|\n', 'severities'],
    ['position: |\n', 'neutral'],
    ['extends: |\n', 'ontario-municipality'],
    ['off:\n  - |\n', 'data-location'],
    ['severities:\n  data|\n', 'data-location'],
    ['severities:\n  data-location: |\n', 'warning'],
    ['limits:\n  inc|\n', 'incident-notification'],
    ['overrides:\n  - files: "*.md"\n    off:\n      - |\n', 'unfilled-placeholder'],
  ])('completes %j', async (marked, expected) => {
    expect(await labels(marked)).toContain(expected);
  });

  it('explains keys, in the language of the user, unless another extension does', async () => {
    client = await Client.start({ rootUri: uriOf(''), locale: 'fr' });
    const uri = await openIn('civicclause.yaml', 'jurisdiction: ca-qc\n');
    const hover = await client.hover(uri, { line: 0, character: 2 });
    expect((hover!.contents as { value: string }).value).toContain('Ressort');
    await client.stop();
    expect(await complete('|\n', { initializationOptions: { schemaHelp: false } })).toEqual([]);
  });
});

describe('typing', () => {
  it('reads no file, whatever the configuration', async () => {
    write('civicclause.yaml', 'severities: {data-location: info}\n');
    client = await Client.start({ rootUri: uriOf('') });
    const uri = await openIn('a.md');
    expect(await severity(uri)).toBe(3);
    // What has changed unannounced is not seen by an edit.
    write('civicclause.yaml', 'severities: {data-location: warning}\n');
    for (let i = 0; i < 5; i++) await client.edit(uri, { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } }, 'x');
    expect(await severity(uri)).toBe(3);
  });
});
