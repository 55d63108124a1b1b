import { afterEach, describe, expect, it } from 'vitest';
import { Client, plainCapabilities, until } from './client';

let client: Client;
afterEach(() => client?.stop());

const chapters = Array.from(
  { length: 300 },
  (_, i) =>
    `## ${i + 1}. Services of kind ${i}\n\nThe Vendor shall provide what the order form for kind ${i} describes. Meetings are held in turn.\n`,
);
const agreement = `# Services Agreement\n\nThis Agreement is between the City of Larkspur (the "City") and Nimbus Inc. (the "Vendor").\n\n${chapters.join('\n')}`;

describe('typing in a long agreement', () => {
  it('reads the chapter that is typed in, and moves the findings below', async () => {
    client = await Client.start({ capabilities: plainCapabilities });
    const uri = 'file:///long.md';
    await client.open(uri, `${agreement}\n## 999. Liability\n\nThe Vendor may change these terms at its sole discretion.\n`);
    const published = () => client.published.get(uri)!;
    await until('the first findings', () => published()?.length > 0 || undefined);
    const before = published();
    await client.connection.sendRequest('civicClause/statistics', { uri });
    const line = agreement.split('\n').findIndex((text) => text.includes('kind 200 describes'));
    const place = { line, character: 20 };
    await client.edit(uri, { start: place, end: place }, 'x');
    await until('the findings', () => published() !== before || undefined);
    const count = await client.connection.sendRequest<{ segmentsParsed: number; charactersRead: number }>(
      'civicClause/statistics',
      { uri },
    );
    expect(count.segmentsParsed).toBe(1);
    expect(count.charactersRead).toBeLessThan(300);
    expect(published()).toEqual(before);

    const typed = published();
    await client.edit(uri, { start: { line: line - 1, character: 0 }, end: { line: line - 1, character: 0 } }, '\n\n');
    await until('the findings', () => published() !== typed || undefined);
    const below = (diagnostics: typeof before) => diagnostics.map(({ range }) => range.start.line).filter((at) => at > line);
    expect(below(published())).toEqual(below(before).map((at) => at + 2));
  });
});
