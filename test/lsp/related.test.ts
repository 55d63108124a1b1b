import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic, DocumentLink, Range } from 'vscode-languageserver-protocol';
import { Client } from './client';

let client: Client;
const folders: string[] = [];
afterEach(async () => {
  await client?.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const text = `# Services Agreement

This Agreement is made between the City of Harrowgate (the “City”) and Curbside Analytics Inc. (the “Vendor”).

## 1. Data location

The Vendor may store and process City Data in any country. The Vendor shall store all City Data only in Canada.

## 2. Security

The Vendor’s security obligations are set out in the Security Schedule.
`;

/** A folder with the agreement open, and other files in it. */
async function workspace(files: string[] = []): Promise<{ uri: string; rootUri: string }> {
  const root = mkdtempSync(join(tmpdir(), 'civicclause-'));
  folders.push(root);
  mkdirSync(join(root, 'schedules'));
  for (const path of files) writeFileSync(join(root, path), '# Security\n');
  const rootUri = pathToFileURL(root).href;
  client = await Client.start({ rootUri });
  const uri = `${rootUri}/agreement.md`;
  await client.open(uri, text);
  return { uri, rootUri };
}

const words = (uri: string, range: Range) => client.documents.get(uri)!.getText(range);
const finding = async (uri: string, code: string): Promise<Diagnostic> =>
  (await client.diagnostics(uri)).find((each) => each.code === code)!;
const links = (uri: string) => client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });

describe('what a finding is related to', () => {
  it('is, for a contradiction, the sentence that says the opposite', async () => {
    const { uri } = await workspace();
    const { range, relatedInformation } = await finding(uri, 'data-location/contradicted');
    expect(words(uri, range)).toBe('The Vendor may store and process City Data in any country.');
    expect(relatedInformation!.map(({ location }) => words(location.uri, location.range))).toEqual([
      'The Vendor shall store all City Data only in Canada.',
    ]);
  });

  it('is, for a clause that is left to another document, where that is named', async () => {
    const { uri } = await workspace();
    const { relatedInformation } = await finding(uri, 'security-baseline/deferred');
    expect(relatedInformation!.map(({ location }) => words(location.uri, location.range))).toEqual(['Security Schedule']);
  });
});

describe('a document that a clause is left to', () => {
  it('is a link where it is named, to the file of the workspace that it is', async () => {
    const { uri, rootUri } = await workspace(['schedules/Security schedule.md']);
    const [link, ...more] = await links(uri);
    expect(more).toEqual([]);
    expect(words(uri, link!.range)).toBe('Security Schedule');
    expect(decodeURIComponent(link!.target!)).toBe(`${decodeURIComponent(rootUri)}/schedules/Security schedule.md`);
  });

  it('is none where no file, or more than one, may be meant, until another document is opened', async () => {
    const { uri, rootUri } = await workspace(['schedules/security-schedule.md', 'schedules/security-schedule.txt']);
    expect(await links(uri)).toEqual([]);
    rmSync(join(folders[0]!, 'schedules/security-schedule.txt'));
    await client.open(`${rootUri}/schedules/security-schedule.md`, '# Security\n');
    expect(await links(uri)).toHaveLength(1);
  });
});
