import { afterEach, describe, expect, it } from 'vitest';
import type { CodeLens, MarkupContent } from 'vscode-languageserver-protocol';
import type { EvidencePlace, HeadingStanding } from '../../server/src/lsp/protocol';
import { Client, type ClientOptions, until, vscodeCapabilities } from './client';
import { recipe, sample } from './samples';

let client: Client;
afterEach(() => client?.stop());

const uri = 'file:///agreements/agreement.md';
const agreement = `# Services Agreement

This Agreement is made between the City of Harrowgate (the “City”) and Curbside Analytics Inc. (the “Vendor”).

## 1. Data location

1.1 The Vendor shall store and process all City Data, including backups, only in Canada.

## 2. Incident notification

2.1 The Vendor shall notify the City of any security incident within 24 hours of discovering it.

## 3. Audit

3.1 The City may audit the Vendor’s records and facilities once a year on thirty days’ notice.
`;

async function start(options: ClientOptions = {}, text = agreement): Promise<void> {
  client = await Client.start(options);
  await client.open(uri, text);
}

/** The line and words of each lens, as a client shows them. */
async function lenses(): Promise<{ line: number; title: string; command: CodeLens['command'] }[]> {
  const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const resolved = await Promise.all(found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
  return resolved.map(({ range, command }) => ({ line: range.start.line, title: command!.title, command }));
}

const lineOf = (part: string) => client.textOf(uri).slice(0, client.textOf(uri).indexOf(part)).split('\n').length - 1;

async function hoverOn(part: string): Promise<string> {
  const line = lineOf(part);
  const character = client.textOf(uri).split('\n')[line]!.indexOf(part) + 1;
  return ((await client.hover(uri, { line, character }))?.contents as MarkupContent | undefined)?.value ?? '';
}

describe('code lenses', () => {
  it('say above each heading how its clause stands', async () => {
    await start();
    const found = await lenses();
    const of = (part: string) => found.find(({ line }) => line === lineOf(part))?.title;
    expect(of('## 1. Data location')).toMatch(/^Data location and residency: 4 of 10 elements · lacking: covers remote access/);
    expect(of('## 2. Incident')).toMatch(/^Security incident and breach notification: 1 of 7 elements · lacking: 6 elements$/);
    expect(of('## 3. Audit')).toMatch(/^Audit, inspection and evidence rights: \d of \d+ elements/);
  });

  it.each(['en', 'fr'])('are short, and say all of it in their tooltips (%s)', async (locale) => {
    const { text } = sample('parking-services-agreement.md');
    await start(
      { locale },
      text.replace(/in any country[^.]*/, 'as Schedules A, B and C and the Municipal Data Residency Policy say'),
    );
    const found = await lenses();
    expect(found.length).toBeGreaterThan(2);
    for (const { title } of found) expect(title.length, title).toBeLessThanOrEqual(100);
    const tooltips = found.flatMap(({ command }) => command?.tooltip ?? []);
    expect(tooltips.length).toBeGreaterThan(0);
    for (const { title, command } of found) if (command?.tooltip) expect(command.tooltip.length).toBeGreaterThan(title.length);
  });

  it('speak French to those who read French', async () => {
    await start({ locale: 'fr' });
    const titles = (await lenses()).map(({ title }) => title);
    expect(titles[0]).toMatch(/\u00a0: 4 sur 10 éléments · il manque\u00a0: /);
    expect(titles).toContainEqual(expect.stringMatching(/\u00a0: 1 sur 7 éléments · il manque\u00a0: 6 éléments$/));
  });

  it('stand where the text stands after an edit, and say what it then says', async () => {
    await start();
    await client.edit(uri, { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } }, 'One more line.\n\n');
    const line = lineOf('including backups');
    const character = client.textOf(uri).split('\n')[line]!.indexOf(', including backups,');
    await client.edit(uri, { start: { line, character }, end: { line, character: character + 20 } }, '');
    const lens = (await lenses()).find(({ title }) => title.startsWith('Data location'));
    expect(lens?.line).toBe(lineOf('## 1. Data location'));
    expect(lens?.title).toMatch(/3 of 10 elements · lacking: covers backups/);
  });

  it('name contradictions, hedges, blanks and other documents in words', async () => {
    const text = `# Services Agreement

The City and the Vendor agree as follows.

## 1. Data location

The Vendor may store and process City Data in any country.

## 2. Security

The Vendor’s security obligations are set out in the Security Schedule $(trash).

## 3. Incidents

The Vendor shall, where practicable, notify the City of a security incident within [number] hours.
`;
    await start({}, text);
    const titles = (await lenses()).map(({ title }) => title);
    expect(titles).toContain('Data location and residency: contradicted');
    expect(titles.some((title) => /: left to .*Security Schedule/.test(title))).toBe(true);
    expect(titles.some((title) => /incident.*(hedged|blanks to fill in)/.test(title))).toBe(true);
    expect(titles.join()).not.toContain('$(');
  });

  it('are three at most at one place, and name the others', async () => {
    const sentence =
      'The Vendor shall keep City Data in Canada, encrypt it, notify the City of security incidents within 24 hours, permit the City to audit its records, return and delete City Data at the end, maintain insurance and obtain consent before subcontracting.';
    await start({}, `# Services Agreement\n\nThe City and the Vendor agree.\n\n${sentence}\n`);
    const found = (await lenses()).filter(({ line }) => line === 4);
    expect(found).toHaveLength(3);
    expect(found[2]!.title).toMatch(/^Also here: .+ and \d more$/);
  });

  it('carry a command for clients that have it, and words alone for others', async () => {
    await start({ initializationOptions: { clauseActions: true } });
    const [lens] = await lenses();
    expect(lens!.command).toMatchObject({ command: 'civicClause.clauseActions', arguments: [uri, 'data-location'] });
    await client.stop();
    await start();
    expect((await lenses())[0]!.command).toMatchObject({ command: '' });
  });

  it('go away with the setting, of which the client is told', async () => {
    const capabilities = {
      ...vscodeCapabilities,
      workspace: { ...vscodeCapabilities.workspace, codeLens: { refreshSupport: true } },
    };
    await start({ capabilities });
    let asked = 0;
    client.connection.onRequest('workspace/codeLens/refresh', () => {
      asked++;
      return null;
    });
    expect(await lenses()).not.toEqual([]);
    client.settings = { codeLens: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await until('the refresh', () => asked > 0 || undefined);
    expect(await lenses()).toEqual([]);
  });

  it('are not shown in other documents', async () => {
    await start({}, recipe);
    expect(await lenses()).toEqual([]);
  });
});

describe('the headings of a document', () => {
  it('come with their clauses and how these stand, for badges beside them', async () => {
    await start({}, agreement.replace('only in Canada', 'in any country').replace('shall store', 'may store'));
    const headings = await client.request<HeadingStanding[]>('civicClause/headings', { uri });
    expect(headings).toContainEqual({
      line: lineOf('## 1. Data location'),
      clauses: [{ clause: 'data-location', state: 'contradicted', words: 'Data location and residency: contradicted' }],
    });
    const incident = headings.find(({ line }) => line === lineOf('## 2. Incident'))!;
    expect(incident.clauses[0]!.words).toMatch(/lacking: .+; .+; /);
    // Where only a sentence deals with a clause, no heading is badged for it.
    const lines = client.textOf(uri).split('\n');
    for (const { line } of headings) expect(lines[line]).toMatch(/^#/);
    expect(await client.request('civicClause/headings', { uri: 'file:///unknown.md' })).toBeNull();
  });
});

describe('hover over evidence', () => {
  const recital = agreement.replace('## 2. Incident notification', '## Recitals').replace('2.1 The Vendor', 'WHEREAS the Vendor');
  const parking = () => sample('parking-services-agreement.md').text;

  it('says for which clause a sentence counts, and which element it proves', async () => {
    await start({}, parking());
    const value = await hoverOn('means all information that the Services collect');
    expect(value).toContain('**Counts for “Data ownership and control”**');
    expect(value).toMatch(/- ✓ defines the data/);
  });

  it('says the value that was found', async () => {
    await start();
    expect(await hoverOn('notify the City')).toMatch(/✓ sets a deadline.*: found, 24 hours/);
  });

  it('says why a sentence that comes near does not count', async () => {
    await start({}, recital);
    const value = await hoverOn('notify the City');
    expect(value).toMatch(/\*\*Near “Security incident and breach notification”, but does not count\.\*\* .*recital/);
    expect(value).not.toContain('command:');
  });

  it('links to commands of clients that have them; nothing of the document is in their arguments but its address', async () => {
    const text = recital.replace('discovering it', 'it ](command:evil) [x');
    await start({ initializationOptions: { commandLinks: true } }, text);
    const value = await hoverOn('notify the City');
    const links = [...value.matchAll(/\]\((command:[^)]*)\)/g)].map(([, link]) => decodeURIComponent(link!));
    expect(links).toContain('command:civicClause.explainClause?["incident-notification"]');
    expect(links).toContain(`command:civicClause.insertClause?["${uri}",null,["incident-notification"]]`);
    expect(links.filter((link) => !/^command:civicClause\.(explainClause|insertClause)\?/.test(link))).toEqual([]);
  });
});

describe('the evidence of a document', () => {
  it('is every sentence that counts, comes near or contradicts, with its clause', async () => {
    await start({}, sample('parking-services-agreement.md').text);
    const places = await client.request<EvidencePlace[]>('civicClause/evidence', { uri });
    const at = (part: string) => places.filter(({ range }) => range.start.line === lineOf(part));
    expect(at('4.1 City Data')).toMatchObject([{ clause: 'data-ownership', status: 'counts' }]);
    expect(at('4.2 The Vendor')).toContainEqual(
      expect.objectContaining({ clause: 'data-location', title: 'Data location and residency', status: 'contradicts' }),
    );
    const [first] = at('4.2 The Vendor');
    // The number before a sentence is not part of it.
    expect(first!.range.start.character).toBe(4);
    expect(await client.request('civicClause/evidence', { uri: 'file:///unknown.md' })).toBeNull();
  });
});
