import { afterEach, describe, expect, it } from 'vitest';
import { Client, plainCapabilities, until } from './client';
import { sample } from './samples';

let client: Client;
afterEach(() => client?.stop());

const firstMessage = async (uri: string) =>
  (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing')?.message as string;
const english = /Nothing here says/;
const french = /données/;

/** Opens the English and the French request for proposals; what the message of each says. */
async function messages(): Promise<string[]> {
  const found: string[] = [];
  for (const name of ['adaptive-lighting-rfp.md', 'capteurs-circulation-appel.md']) {
    const { uri, text } = sample(name);
    if (!client.documents.has(uri)) await client.open(uri, text);
    found.push(await firstMessage(uri));
  }
  return found;
}

async function change(settings: object): Promise<void> {
  client.settings = settings;
  const before = client.refreshes;
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { civicClause: settings } });
  await until('the refresh', () => client.refreshes > before || undefined);
}

describe('the language of findings', () => {
  it.each([
    ['en', {}, [english, english]],
    ['fr', {}, [french, french]],
    ['fr-CA', {}, [french, french]],
    ['de', {}, [english, french]],
    ['en', { messages: { language: 'document' } }, [english, french]],
    ['en', { messages: { language: 'fr' } }, [french, french]],
    ['fr', { messages: { language: 'en' } }, [english, english]],
  ])('for an editor in %s with %j', async (locale, settings, expected) => {
    client = await Client.start({ locale, initializationOptions: { settings }, settings });
    const found = await messages();
    expect(found[0]).toMatch(expected[0]!);
    expect(found[1]).toMatch(expected[1]!);
  });

  it('changes with the setting', async () => {
    client = await Client.start();
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    expect(await firstMessage(uri)).toMatch(english);
    await change({ messages: { language: 'fr' } });
    expect(await firstMessage(uri)).toMatch(french);
  });

  it('is what the initialization options say, over the protocol', async () => {
    client = await Client.start({ locale: 'en', initializationOptions: { locale: 'fr' } });
    expect((await messages())[0]).toMatch(french);
  });
});

describe('the setting enable', () => {
  it('stops and resumes the review', async () => {
    client = await Client.start({ initializationOptions: { status: true } });
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    expect(await client.diagnostics(uri)).not.toEqual([]);
    await change({ enable: false });
    expect(await client.diagnostics(uri)).toEqual([]);
    expect(await client.quickFixes(uri, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } })).toEqual([]);
    expect(client.statuses.get(uri)?.state).toBe('off');
    await change({ enable: true });
    expect(await client.diagnostics(uri)).not.toEqual([]);
  });
});

describe('the setting subjects', () => {
  it('brings in clauses whose subject the text never mentions', async () => {
    client = await Client.start();
    const uri = 'untitled:staffing.md';
    const text =
      '# Request for proposals\n\nThe City seeks a bookkeeper. The Contractor shall keep the ledgers.\n\n## Evaluation\n\nProposals are scored.\n';
    await client.open(uri, text);
    const named = async () => (await client.diagnostics(uri)).flatMap(({ data }) => (data as { clauses: string[] }).clauses);
    expect(await named()).not.toContain('iot-device-security');
    await change({ subjects: ['devices', 'no such thing'] });
    expect(await named()).toContain('iot-device-security');
  });
});

describe('settings of any shape', () => {
  it.each([
    null,
    [],
    'x',
    7,
    { enable: 'no', messages: 3, position: {} },
    { messages: { language: 'klingon' } },
    { jurisdiction: 'atlantis', subjects: 'cameras' },
  ])('%j keeps the defaults', async (settings) => {
    client = await Client.start({ settings: settings as object, initializationOptions: { settings } });
    expect((await messages())[0]).toMatch(english);
  });

  it('may be pushed by a client that cannot be asked', async () => {
    client = await Client.start({ capabilities: plainCapabilities });
    const { uri, text } = sample('adaptive-lighting-rfp.md');
    await client.open(uri, text);
    expect(await firstMessage(uri)).toMatch(english);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { civicClause: { messages: { language: 'fr' } } },
    });
    await until(
      'the message in French',
      () => client.published.get(uri)?.some(({ message }) => french.test(String(message))) || undefined,
    );
  });
});
