import { afterEach, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, Hover } from 'vscode-languageserver-protocol';
import { createAnalyser } from '../../server/src/lsp/analyser';
import { type CompiledPlaybook, compilePlaybook } from '../../server/src/playbook';
import { thinAgreement } from '../cli/run';
import { type MemoryServer, memoryServer } from './support/memoryServer';

const rule = 'data-location';
const uri = 'file:///contract.md';
const textDocument = { uri };

let server: MemoryServer | undefined;
afterEach(() => {
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
