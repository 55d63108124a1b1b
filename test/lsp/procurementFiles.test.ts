import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Checklist, ReadingStatistics } from '../../server/src/lsp/protocol';
import type { Review } from '../../server/src/review/types';
import { Client, until } from './client';

const agreement = `# Services Agreement

This Agreement is made between the City of Larkhaven (the "City") and Meridian Inc. (the "Vendor").

## 1. Services

The Vendor shall provide the Services. The City shall pay the Vendor within 30 days.

## 2. Decommissioning

This matter is dealt with as set out in Schedule F.

## 3. General

This Agreement is the entire agreement between the parties.
`;
const schedule = `# Schedule F: Data location

The Vendor shall store and process all City Data, including backups, only in Canada, and shall not allow remote access to it from outside Canada.
`;
const configuration = 'procurement-files:\n  - name: Meridian deal\n    documents: [deal/agreement.md, "deal/annexes/*.md"]\n';

let client: Client;
let root: string;
beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'civicclause-')));
  write('civicclause.yaml', configuration);
  write('deal/agreement.md', agreement);
  write('deal/annexes/schedule f.md', schedule);
  client = await Client.start({ rootUri: uriOf('') });
});
afterEach(async () => {
  await client?.stop();
  rmSync(root, { recursive: true, force: true });
});

function uriOf(path: string): string {
  return pathToFileURL(join(root, path)).href;
}
function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
async function open(path: string, content: string): Promise<string> {
  await client.open(uriOf(path), content);
  return uriOf(path);
}
const reviewed = async (uri: string) => (await client.request<Review>('civicClause/review', { uri })).procurementFiles[0]!;
const status = async (uri: string, clause: string) => (await reviewed(uri)).clauses.find(({ id }) => id === clause)?.status;
const codes = async (uri: string) => (await client.diagnostics(uri)).map(({ code }) => String(code));
async function refreshed(act: () => Promise<unknown>): Promise<void> {
  const before = client.refreshes;
  await act();
  await until('a refresh', () => client.refreshes > before || undefined);
}
const changed = (path: string, type: number) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type }] });

describe('a document of a procurement file', () => {
  it('is reviewed with the others, which need not be open', async () => {
    const uri = await open('deal/agreement.md', agreement);
    expect(await reviewed(uri)).toMatchObject({
      name: 'Meridian deal',
      documents: [{ path: uri }, { path: uriOf('deal/annexes/schedule f.md') }],
    });
    expect(await status(uri, 'data-location')).toBe('present');
    // What is found in the other document is not shown in this one.
    expect(await codes(uri)).not.toContain('data-location/missing');
    expect((await client.diagnostics(uri)).every(({ range }) => range.end.line < agreement.split('\n').length)).toBe(true);
  });

  it('shows its own findings alone, each document once', async () => {
    const [main, annex] = [await open('deal/agreement.md', agreement), await open('deal/annexes/schedule f.md', schedule)];
    const [inMain, inAnnex] = [await codes(main), await codes(annex)];
    expect(inMain).toContain('data-ownership/missing');
    expect(inAnnex).toContain('data-location/incomplete');
    expect(inMain).not.toContain('data-location/incomplete');
    expect(inAnnex).not.toContain('data-ownership/missing');
  });

  it('follows the edits of the others, saved or not', async () => {
    const [main, annex] = [await open('deal/agreement.md', agreement), await open('deal/annexes/schedule f.md', schedule)];
    expect(await status(main, 'data-location')).toBe('present');
    const line = schedule.split('\n')[2]!;
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: line.length } };
    await refreshed(() => client.edit(annex, range, 'The Vendor shall be polite.'));
    expect(await status(main, 'data-location')).toBe('missing');
    expect(await codes(main)).toContain('data-location/missing');
    // Closed unsaved, it is again what is on disk.
    await refreshed(() => client.close(annex));
    expect(await status(main, 'data-location')).toBe('present');
  });

  it('follows files that come, change and go', async () => {
    const main = await open('deal/agreement.md', agreement);
    expect(await status(main, 'encryption-key-management')).toBe('missing');
    write(
      'deal/annexes/more.md',
      '# Encryption\n\nThe Vendor shall encrypt all City Data in transit and at rest with AES-256, and the City holds the keys.\n',
    );
    await refreshed(() => changed('deal/annexes/more.md', 1));
    expect(await status(main, 'encryption-key-management')).not.toBe('missing');
    write('deal/annexes/more.md', '# Encryption\n\nThe weather is fine.\n');
    await refreshed(() => changed('deal/annexes/more.md', 2));
    expect(await status(main, 'encryption-key-management')).toBe('missing');
    rmSync(join(root, 'deal/annexes/schedule f.md'));
    await refreshed(() => changed('deal/annexes/schedule f.md', 3));
    expect(await status(main, 'data-location')).toBe('missing');
  });

  it('leaves it with the configuration', async () => {
    const main = await open('deal/agreement.md', agreement);
    expect((await reviewed(main)).name).toBe('Meridian deal');
    rmSync(join(root, 'civicclause.yaml'));
    await refreshed(() => changed('civicclause.yaml', 3));
    expect(await reviewed(main)).toMatchObject({ name: main, documents: [{ path: main }] });
    expect(await status(main, 'data-location')).toBe('missing');
  });

  it('has left it when the configuration went while it was being opened', async () => {
    const annex = await open('deal/annexes/schedule f.md', schedule);
    expect((await reviewed(annex)).name).toBe('Meridian deal');
    rmSync(join(root, 'civicclause.yaml'));
    // The one is looked for with what was known, the other while that still goes on.
    const main = await open('deal/agreement.md', agreement);
    await changed('civicclause.yaml', 3);
    expect((await reviewed(main)).name).toBe(main);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await reviewed(main)).name).toBe(main);
    expect((await reviewed(annex)).name).toBe(annex);
  });

  it('honours decisions on each of them', async () => {
    write(
      'civicclause.decisions.yaml',
      '- document: deal/annexes/schedule f.md\n  rule: data-location\n  code: incomplete\n  reason: Enough for lamps.\n',
    );
    const main = await open('deal/agreement.md', agreement);
    const file = await reviewed(main);
    expect(file.decisions).toMatchObject([
      { rule: 'data-location', state: 'used', document: uriOf('deal/annexes/schedule f.md') },
    ]);
    expect(await codes(await open('deal/annexes/schedule f.md', schedule))).not.toContain('data-location/incomplete');
  });

  it('is typed in without the others being read again', async () => {
    const [main, annex] = [await open('deal/agreement.md', agreement), await open('deal/annexes/schedule f.md', schedule)];
    const read = (uri: string) => client.request<ReadingStatistics>('civicClause/statistics', { uri });
    await Promise.all([reviewed(main), reviewed(annex)]);
    await Promise.all([read(main), read(annex)]);
    const at = { line: 8, character: 0 };
    for (let i = 0; i < 5; i++) {
      await client.edit(main, { start: at, end: at }, 'x');
      await reviewed(main);
    }
    expect((await read(main)).segmentsParsed).toBeLessThanOrEqual(10);
    expect(await read(annex)).toEqual({ segmentsParsed: 0, charactersRead: 0 });
  });

  it('is the checklist’s', async () => {
    const annex = await open('deal/annexes/schedule f.md', schedule);
    const checklist = await client.request<Checklist>('civicClause/checklist', { uri: annex });
    expect(checklist.procurementFile).toEqual({ name: 'Meridian deal', documents: 2 });
    const clauses = checklist.themes.flatMap((theme) => theme.clauses);
    expect(clauses.find(({ id }) => id === 'data-location')).toMatchObject({ evidence: [{ document: annex }] });
  });

  it('has its missing clauses inserted into the document that they belong in', async () => {
    await open('deal/agreement.md', agreement);
    const annex = await open('deal/annexes/schedule f.md', schedule);
    const edit = await client.request<{ documentChanges: { textDocument: object }[] }>('civicClause/insert', {
      uri: annex,
      clauses: ['audit-rights'],
    });
    expect(edit.documentChanges).toMatchObject([{ textDocument: { uri: uriOf('deal/agreement.md'), version: 1 } }]);
  });
});
