import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type CodeAction, type MarkupContent, TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { DecidableFinding, RecordedDecision } from '../../server/src/lsp/protocol';
import type { Review } from '../../server/src/review/types';
import { Client, type ClientOptions, plainCapabilities, until, vscodeCapabilities } from './client';
import { sample } from './samples';

let client: Client;
const folders: string[] = [];
afterEach(async () => {
  await client?.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const { text } = sample('adaptive-lighting-rfp.md');
const capabilities = {
  ...vscodeCapabilities,
  workspace: {
    ...vscodeCapabilities.workspace,
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create' as const] },
  },
};

/** A workspace on disk with the sample in a folder of it. */
async function workspace(files: Record<string, string> = {}, options: ClientOptions = {}) {
  const root = mkdtempSync(join(tmpdir(), 'civicclause-'));
  folders.push(root);
  mkdirSync(join(root, 'deals'));
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content);
  const rootUri = pathToFileURL(root).href;
  client = await Client.start({ capabilities, rootUri, initializationOptions: { recordDecision: true }, ...options });
  const uri = `${rootUri}/deals/a%20deal.md`;
  return { root, rootUri, uri };
}

const decided = (rule = 'data-location', code = 'missing', more = '') =>
  `- document: deals/a deal.md\n  rule: ${rule}\n  code: ${code}\n  reason: No data leaves our servers.\n${more}`;
const codes = async (uri: string) => (await client.diagnostics(uri)).map(({ code }) => String(code));
const reviewed = async (uri: string) => (await client.request<Review>('civicClause/review', { uri })).procurementFiles[0]!;

async function eventually(uri: string, wanted: (found: string[]) => boolean): Promise<string[]> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await codes(uri);
    if (wanted(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`still ${(await codes(uri)).join(' ')}`);
}

async function accept(uri: string): Promise<{ finding: DecidableFinding; action: CodeAction }> {
  const diagnostic = (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing')!;
  const actions = await client.quickFixes(uri, diagnostic.range, [diagnostic]);
  const action = actions.find(({ command }) => command?.command === 'civicClause.recordDecision')!;
  const findings = action.command!.arguments![1] as DecidableFinding[];
  return { action, finding: findings.find(({ rule }) => rule === 'data-location')! };
}

describe('decisions on findings', () => {
  it('are found upward from a document', async () => {
    const { uri } = await workspace({ 'civicclause.decisions.yaml': decided() });
    await client.open(uri, text);
    await eventually(uri, (found) => !found.includes('data-location/missing'));
    expect((await reviewed(uri)).decisions).toMatchObject([
      { rule: 'data-location', state: 'used', reason: 'No data leaves our servers.' },
    ]);
  });

  it('follow the decisions file while it is edited, and as it is on disk once it is closed; the client is asked to look again', async () => {
    const { uri, rootUri, root } = await workspace({ 'civicclause.decisions.yaml': decided() });
    const file = `${rootUri}/civicclause.decisions.yaml`;
    await client.open(uri, text);
    await eventually(uri, (found) => !found.includes('data-location/missing'));
    await client.open(file, decided());
    await client.edit(file, { start: { line: 1, character: 8 }, end: { line: 1, character: 21 } }, 'encryption-key-management');
    await eventually(uri, (found) => found.includes('data-location/missing'));
    expect(client.refreshes).toBeGreaterThan(0);
    await client.close(file);
    await eventually(uri, (found) => !found.includes('data-location/missing'));
    writeFileSync(join(root, 'civicclause.decisions.yaml'), decided('data-location', 'weak'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 2 }] });
    expect(await eventually(uri, (found) => found.includes('data-location/missing'))).toContain('decision/unused');
  });

  it('are pushed to editors that do not ask', async () => {
    const { uri } = await workspace({ 'civicclause.decisions.yaml': decided() }, { capabilities: plainCapabilities });
    await client.open(uri, text);
    await until('fewer findings', () => {
      const found = client.published.get(uri);
      return found?.every(({ code }) => code !== 'data-location/missing') || undefined;
    });
  });
});

describe('recording a decision', () => {
  it('makes the decisions file, with the sentence that the decision was taken on', async () => {
    const { uri, rootUri } = await workspace();
    await client.open(uri, text);
    const { finding, action } = await accept(uri);
    expect(action.title).toBe('Accept this with a reason…');
    const result = await client.request<RecordedDecision>('civicClause/recordDecision', {
      uri,
      findings: [finding],
      reason: 'No data leaves our servers.',
      who: 'J. Doe',
      until: '2099-12-31',
      where: 'file',
    });
    expect(result.uri).toBe(`${rootUri}/civicclause.decisions.yaml`);
    const [create, change] = result.edit!.documentChanges!;
    expect(create).toMatchObject({ kind: 'create', uri: result.uri });
    const written = contentOf(change);
    expect(written).toContain('document: deals/a deal.md\n  rule: data-location\n  code: missing\n');
    await client.open(result.uri!, written);
    await eventually(uri, (found) => !found.includes('data-location/missing'));
  });

  it('adds to the file as it stands in the editor, for the version it has', async () => {
    const { uri, rootUri } = await workspace({ 'civicclause.decisions.yaml': '# old\n' });
    const file = `${rootUri}/civicclause.decisions.yaml`;
    await client.open(uri, text);
    await client.open(file, '# ours\n');
    const { finding } = await accept(uri);
    const params = { uri, findings: [finding], reason: 'Because.', where: 'file' };
    const { edit } = await client.request<RecordedDecision>('civicClause/recordDecision', params);
    expect(await client.apply(file, edit!)).toMatch(/^# ours\n- document: /);
    await eventually(uri, (found) => !found.includes('data-location/missing'));
  });

  it('in the document itself goes into its front matter, and the finding is gone', async () => {
    const { uri } = await workspace();
    const note = text.startsWith('---') ? text : `---\ntitle: RFP\n---\n\n${text}`;
    await client.open(uri, note);
    const { finding } = await accept(uri);
    const params = { uri, findings: [finding], reason: 'Because.', where: 'document' };
    const { edit } = await client.request<RecordedDecision>('civicClause/recordDecision', params);
    const after = await client.apply(uri, edit as WorkspaceEdit);
    expect(after).toContain('decisions:\n    - rule: data-location\n');
    expect(await codes(uri)).not.toContain('data-location/missing');
    expect(await codes(uri)).not.toContain('front-matter-option/unreadable');
  });

  it('in a comment stands beside the finding, which is gone until the comment or the words change', async () => {
    const { uri } = await workspace();
    const sentence = 'The Contractor may store City Data in any country.';
    await client.open(uri, text.replace('\n## 2', `\n${sentence}\n\n## 2`));
    const code = 'data-location/contradicted';
    const { range } = (await client.diagnostics(uri)).find((each) => each.code === code)!;
    const findings = [{ rule: 'data-location', code: 'contradicted', range }];
    const params = { uri, findings, reason: 'Weather -->.', where: 'comment' };
    const { edit } = await client.request<RecordedDecision>('civicClause/recordDecision', params);
    const after = await client.apply(uri, edit as WorkspaceEdit);
    expect(after).toMatch(
      /\n\n<!-- civicclause-decision\nrule: data-location\n[\s\S]+-->\n\nThe Contractor may store City Data in any country\./,
    );
    expect(await codes(uri)).not.toContain(code);
    expect((await codes(uri)).filter((each) => each.startsWith('decision/'))).toEqual([]);
    const replace = async (words: string, by: string) => {
      const start = client.documents.get(uri)!.positionAt(client.textOf(uri).indexOf(words));
      await client.edit(uri, { start, end: { ...start, character: start.character + words.length } }, by);
      return codes(uri);
    };
    const other = await replace('contradicted', 'weak');
    expect(other).toContain(code);
    expect(other).toContain('decision/unused');
    expect(await replace('weak', 'contradicted')).not.toContain(code);
    const stale = await replace('in any country.', 'in any country or region.');
    expect(stale).toContain(code);
    expect(stale).toContain('decision/stale');
  });

  it('in a comment is refused where there are none', async () => {
    const { rootUri } = await workspace();
    const uri = `${rootUri}/deal.txt`;
    await client.open(uri, text, 'plaintext');
    const { finding } = await accept(uri);
    const params = { uri, findings: [finding], reason: 'Because.', where: 'comment' };
    expect((await client.request<RecordedDecision>('civicClause/recordDecision', params)).problem).toMatch(/Only Markdown/);
  });

  it('is a link of the hover, which names places and ids alone', async () => {
    const { uri } = await workspace({}, { initializationOptions: { recordDecision: true, commandLinks: true } });
    await client.open(uri, text);
    const { range } = (await client.diagnostics(uri)).find(({ code }) => code === 'data-location/missing')!;
    const { value } = (await client.hover(uri, range.start))!.contents as MarkupContent;
    const links = [...value.matchAll(/\[Accept this with a reason…\]\(command:civicClause\.recordDecision\?([^)]+)\)/g)];
    const given = links.map(([, args]) => JSON.parse(decodeURIComponent(args!)));
    expect(given).toContainEqual([uri, { position: range.start, rules: ['data-location'] }]);
  });

  it.each([
    ['without a reason', { reason: ' ' }, /needs a reason/],
    ['until a day that is none', { until: '2026-02-30' }, /not one of the calendar/],
    ['for nothing', { findings: [] }, /no longer there/],
  ])('%s is refused in words', async (_name, wrong, words) => {
    const { uri } = await workspace();
    await client.open(uri, text);
    const { finding } = await accept(uri);
    const params = { uri, findings: [finding], reason: 'Because.', where: 'file', ...wrong };
    expect((await client.request<RecordedDecision>('civicClause/recordDecision', params)).problem).toMatch(words);
  });

  it('leaves a file with a mistake alone, and says so in French', async () => {
    const { uri } = await workspace({ 'civicclause.decisions.yaml': '- document: [\n' }, { locale: 'fr' });
    await client.open(uri, text);
    const { finding, action } = await accept(uri);
    expect(action.title).toBe('Accepter avec une raison…');
    const params = { uri, findings: [finding], reason: 'Parce que.', where: 'file' };
    const { problem, edit } = await client.request<RecordedDecision>('civicClause/recordDecision', params);
    expect(edit).toBeUndefined();
    expect(problem).toMatch(/^civicclause\.decisions\.yaml contient une erreur/);
  });

  it('is not offered where the client cannot ask for a reason, nor on findings about decisions', async () => {
    const { uri } = await workspace({ 'civicclause.decisions.yaml': decided('encryption', 'weak') });
    await client.open(uri, text);
    const found = await eventually(uri, (all) => all.includes('decision/unused'));
    expect(found).toContain('decision/unused');
    const unused = (await client.diagnostics(uri)).find(({ code }) => code === 'decision/unused')!;
    const at = await client.request<DecidableFinding[]>('civicClause/decidable', { uri, position: unused.range.start });
    expect(at.map(({ rule }) => rule)).not.toContain('decision');
  });
});

function contentOf(change: unknown): string {
  if (!TextDocumentEdit.is(change)) throw new Error('not an edit of a document');
  const [edit] = change.edits;
  return edit && 'newText' in edit ? edit.newText : '';
}
