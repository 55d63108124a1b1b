import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { Client } from './client';
import { recipe, sample } from './samples';

let client: Client;
afterEach(() => client?.stop());

const { uri, text } = sample('parking-services-agreement.md');
const ask = (params: object) => client.connection.sendRequest<string | null>('civicClause/report', params);

describe('civicClause/report', () => {
  it('is a page in the language of the findings, under the name of the file, with its hash', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const html = (await ask({ uri }))!;
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(html).toContain('<h2 id="file-1">parking-services-agreement.md</h2>');
    expect(html).toContain(createHash('sha256').update(text).digest('hex'));
    expect(html).toContain('No date was given');
    // Where it lies is the user's affair.
    expect(html).not.toContain('file://');
  });

  it('has the date it is given, and the language asked for, findings included', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const html = (await ask({ uri, locale: 'fr', date: '2026-03-31' }))!;
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('En date du 2026-03-31');
    expect(html).toContain('le texte accorde le contraire');
    expect(html).not.toContain('Nothing here says');
    // The findings on the screen are as they were.
    const messages = (await client.diagnostics(uri)).map(({ message }) => message);
    expect(messages.join()).toMatch(/the text grants the opposite/);
    expect(messages.join()).not.toMatch(/le texte accorde/);
    expect(await ask({ uri, date: '<b>' })).toContain('No date was given');
  });

  it('follows the document', async () => {
    client = await Client.start();
    await client.open(uri, text);
    const before = await ask({ uri });
    const words = 'in any country in which it or its subcontractors maintain facilities';
    const document = client.documents.get(uri)!;
    const start = document.positionAt(text.indexOf(words));
    await client.edit(uri, { start, end: { ...start, character: start.character + words.length } }, 'only in Canada');
    const after = (await ask({ uri }))!;
    expect(after).not.toBe(before);
    expect(after).toContain('only in Canada');
  });

  it('is nothing for what is not reviewed', async () => {
    client = await Client.start();
    await client.open('file:///recipe.md', recipe);
    expect(await ask({ uri: 'file:///recipe.md' })).toBeNull();
    expect(await ask({ uri: 'file:///nowhere.md' })).toBeNull();
    expect(await ask({ uri: 'file:///nowhere.md', locale: 'fr' })).toBeNull();
  });
});
