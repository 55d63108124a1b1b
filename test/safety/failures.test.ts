import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, Hover } from 'vscode-languageserver-protocol';
import { LiveDocument } from '../../server/src/documents';
import { createAnalyser } from '../../server/src/lsp/analyser';
import { type CompiledPlaybook, compilePlaybook } from '../../server/src/playbook';
import type { Fix } from '../../server/src/review/types';
import { thinAgreement } from '../cli/run';
import { plainCapabilities, until } from '../lsp/client';
import { type MemoryServer, memoryServer } from './support/memoryServer';

const rule = 'data-location';
const uri = 'file:///contract.md';
const textDocument = { uri };

let server: MemoryServer | undefined;
afterEach(() => {
  vi.restoreAllMocks();
  server?.stop();
  server = undefined;
});

/** The built-in playbook with a clause whose severity cannot be asked by its check, which throws, whatever the document. */
function withBrokenClause(): CompiledPlaybook {
  const compiled = compilePlaybook(createAnalyser().playbook);
  const { clauses } = compiled.source;
  const at = clauses.findIndex(({ id }) => id === rule);
  const { severity, ...clause } = clauses[at]!;
  clauses[at] = Object.defineProperty({ ...clause, severity }, 'severity', {
    get() {
      if (new Error('callers').stack?.includes('clauseFindings')) throw new RangeError('out of order');
      return severity;
    },
  });
  return compiled;
}

it('a check that throws is one finding in the editor, and the other checks go on', async () => {
  server = await memoryServer({}, { base: createAnalyser(withBrokenClause()) });
  await server.open(uri, thinAgreement);
  const pull = async () => {
    const report = await server!.client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
    return report.kind === 'full' ? report.items : [];
  };
  const found = await pull();
  const codes = found.map(({ code }: Diagnostic) => code);
  expect(codes.filter((code) => code === `${rule}/rule-failed`)).toHaveLength(1);
  expect(codes.some((code) => String(code).endsWith('/missing'))).toBe(true);
  expect(found.find(({ code }) => code === `${rule}/rule-failed`)?.message).toMatch(/data-location.*failed/);
  expect(server.statuses.at(-1)?.state).toBe('reviewed');

  // The other features still answer about the same document.
  const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  const position = found[0]!.range.start;
  const hover = await server.client.sendRequest<Hover | null>('textDocument/hover', { textDocument, position });
  expect(hover).not.toBeNull();
  const params = { textDocument, range, context: { diagnostics: [] } };
  expect((await server.client.sendRequest<CodeAction[]>('textDocument/codeAction', params)).length).toBeGreaterThan(0);
});

/** Stands for what must stay in the document. */
const secret = 'Peregrine-4471';
const failing = (): never => {
  throw new TypeError(`cannot make sense of “${secret}”`);
};
const said = ({ logged, shown, traced, statuses }: MemoryServer) => JSON.stringify([logged, shown, traced, statuses]);

async function pull({ client }: MemoryServer): Promise<Diagnostic[]> {
  const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
  return report.kind === 'full' ? report.items : [];
}

describe('a text that cannot be taken over', () => {
  const start = { line: 6, character: 0 };
  const change = ({ client }: MemoryServer, version: number, ...contentChanges: object[]) =>
    client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });

  it('because an edit fails, has no findings and says so, until it comes as a whole', async () => {
    server = await memoryServer();
    await server.open(uri, thinAgreement);
    const found = await pull(server);
    expect(found.length).toBeGreaterThan(0);
    vi.spyOn(LiveDocument.prototype, 'edit').mockImplementation(failing);
    await change(server, 2, { range: { start, end: start }, text: secret });
    expect(await pull(server)).toEqual([]);
    expect(server.statuses.at(-1)).toMatchObject({ state: 'failed', version: 2, error: 'review: TypeError' });
    const params = { textDocument, position: start };
    expect(await server.client.sendRequest('textDocument/hover', params)).toBeNull();
    // What follows has places in a text that is not known.
    vi.restoreAllMocks();
    await change(server, 3, { range: { start, end: start }, text: 'x' });
    expect(await pull(server)).toEqual([]);
    expect(said(server)).not.toContain(secret);

    await change(server, 4, { text: thinAgreement });
    expect(await pull(server)).toEqual(found);
    expect(server.statuses.at(-1)).toMatchObject({ state: 'reviewed', version: 4 });
  });

  it('when it is opened, has no findings and says so', async () => {
    vi.spyOn(LiveDocument.prototype, 'reset').mockImplementation(failing);
    server = await memoryServer();
    await server.open(uri, `${thinAgreement}${secret}`);
    expect(await pull(server)).toEqual([]);
    expect(server.statuses.at(-1)).toMatchObject({ state: 'failed', error: 'review: TypeError' });
    expect(said(server)).not.toContain(secret);
  });
});

it('findings that cannot be moved with an edit are found anew, and nothing of the text is logged', async () => {
  server = await memoryServer({ stillHolds: failing }, { capabilities: plainCapabilities });
  const { client, pushed } = server;
  await server.open(uri, thinAgreement);
  await until('findings', () => pushed[0]);
  const start = { line: 0, character: 0 };
  const contentChanges = [{ range: { start, end: start }, text: '\n\n' }];
  await client.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
  await until('findings after the edit', () => pushed[1]);
  const lines = (found: Diagnostic[] = []) => found.map(({ range }) => range.start.line);
  expect(lines(pushed[1])).toEqual(lines(pushed[0]).map((line) => line + 2));
  expect(said(server)).not.toContain(secret);
});

it('a fix that throws is not offered, and the other fixes are', async () => {
  const nothing = (id: string): Fix => ({ id, title: id, kind: 'insert', edits: [] });
  const fix = (_analysis: unknown, id: string) => (id.includes(rule) ? failing() : nothing(id));
  const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  const params = { textDocument, range, context: { diagnostics: [] } };
  const offered = async (changes: Parameters<typeof memoryServer>[0]) => {
    const own = await memoryServer(changes, { capabilities: plainCapabilities });
    await own.open(uri, thinAgreement);
    const actions = await own.client.sendRequest<CodeAction[]>('textDocument/codeAction', params);
    const logged = said(own);
    own.stop();
    return { titles: actions.map(({ title }) => title), logged };
  };
  const usual = await offered({ fix: (_analysis, id) => nothing(id) });
  const found = await offered({ fix });
  const failed = ['Insert clause: Data location and residency', 'Insert 3 missing clauses: Data location'];
  expect(usual.titles).toEqual(expect.arrayContaining(failed));
  const others = usual.titles.filter((title) => !failed.includes(title));
  expect(others.length).toBeGreaterThan(0);
  expect(found.titles).toEqual(expect.arrayContaining(others));
  expect(found.titles.filter((title) => failed.includes(title))).toEqual([]);
  expect(found.logged).toContain('code action');
  expect(found.logged).not.toContain(secret);
});
