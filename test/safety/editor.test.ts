import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  MarkupContent,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { hostileAgreement, hostileYaml, payloads } from './support/hostile';
import { type MemoryServer, memoryServer } from './support/memoryServer';

const acting = /[^\P{Cc}\n]|[\p{Bidi_Control}\u{e0000}-\u{e007f}]/u;
/** Stands where the hostile text would, and does nothing. */
const harmless = 'Peregrine';
const documents = { 'a.md': hostileAgreement, 'b.agreement.yaml': hostileYaml };

let server: MemoryServer;
beforeAll(async () => {
  server = await memoryServer({}, { options: { status: true, chooseClauses: true, clausePages: 'file:///pages/' } });
});
afterAll(() => server.stop());

/** Everything an editor gets to show about a document. */
interface Shown {
  diagnostics: Diagnostic[];
  hovers: string[];
  completions: CompletionItem[];
  actions: CodeAction[];
  edit: WorkspaceEdit | null;
}

let opened = 0;
async function shownFor(name: keyof typeof documents, text: string): Promise<Shown> {
  const { client } = server;
  const uri = `file:///${++opened}/${name}`;
  const textDocument = { uri };
  await server.open(uri, documents[name](text), name.endsWith('.md') ? 'markdown' : 'yaml');
  const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument });
  const diagnostics = report.kind === 'full' ? report.items : [];
  const quoting = diagnostics.filter(({ code }) => !String(code).endsWith('/missing')).map(({ range }) => range.start);
  const places = [...quoting, ...[0, 1, 2, 3, 4, 5, 6].map((line) => ({ line, character: 1 }))];
  const hovers = new Set<string>();
  const completions: CompletionItem[] = [];
  for (const position of places) {
    const hover = await client.sendRequest<Hover | null>('textDocument/hover', { textDocument, position });
    if (hover) hovers.add((hover.contents as MarkupContent).value);
    completions.push(...(await client.sendRequest<CompletionItem[]>('textDocument/completion', { textDocument, position })));
  }
  const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  const actions = await client.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range,
    context: { diagnostics: [] },
  });
  const edit = await client.sendRequest<WorkspaceEdit | null>('civicClause/insert', { uri, clauses: ['data-location'] });
  await client.sendNotification('textDocument/didClose', { textDocument });
  return { diagnostics, hovers: [...hovers], completions, actions, edit };
}

/** What in a Markdown text would be more than text, with what it leads to. */
function markup(markdown: string): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') found.push(`${node.type} ${node.url}`);
    else if (['html', 'code', 'heading', 'table', 'inlineCode', 'delete', 'imageReference', 'linkReference'].includes(node.type))
      found.push(node.type);
    if ('children' in node) node.children.forEach(visit);
  };
  // Without the second pass for addresses in the finished text, which no editor makes.
  const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  visit(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions }));
  return found;
}

describe.each(Object.keys(documents) as (keyof typeof documents)[])('%s', (name) => {
  let plain: Shown;
  beforeAll(async () => {
    plain = await shownFor(name, harmless);
  });

  it('shows something that quotes the document', () => {
    expect(plain.hovers.join()).toContain(harmless);
    expect(plain.diagnostics.length).toBeGreaterThan(3);
    expect(plain.actions.length).toBeGreaterThan(2);
  });

  it.each(Object.entries(payloads))('with %s shows it as text', async (_what, text) => {
    const shown = await shownFor(name, text);
    const own = new Set(plain.hovers.flatMap(markup));
    expect(shown.hovers.flatMap(markup).filter((one) => !own.has(one))).toEqual([]);
    for (const hover of shown.hovers) {
      expect(hover).not.toMatch(acting);
      // Markdown of editors makes pictures of these, trusted or not.
      expect(hover).not.toMatch(/(^|[^\\])\$\(/);
      expect(hover).not.toMatch(/(^|[^\\])[<&]/);
    }
    for (const { message, relatedInformation = [] } of shown.diagnostics)
      expect([message, ...relatedInformation.map((related) => related.message)].join('\n')).not.toMatch(acting);
    for (const { label, detail, documentation } of shown.completions) {
      expect(`${label} ${detail ?? ''} ${JSON.stringify(documentation ?? '')}`).not.toMatch(acting);
      expect(typeof (documentation ?? '')).toBe('string');
    }
    const titles = new Set(plain.actions.map(({ title }) => title));
    expect(shown.actions.filter(({ title, command }) => command && !titles.has(title))).toEqual([]);
    for (const { title, command } of shown.actions) {
      expect(title).not.toMatch(acting);
      expect(command?.command ?? 'civicClause.insertClause').toBe('civicClause.insertClause');
    }
    for (const { codeDescription } of shown.diagnostics)
      expect(codeDescription?.href ?? 'file:///pages/').toMatch(/^file:\/\/\/pages\/[\w.-]*$/);
  });

  it('with a snippet inserts no variable and no tab stop of its own', async () => {
    const { edit } = await shownFor(name, payloads['a snippet']!);
    const values = JSON.stringify(edit).match(/"value":"(?:[^"\\]|\\.)*"/g) ?? [];
    for (const value of values) {
      const snippet = JSON.parse(`{${value}}`).value as string;
      // A stop is written `${1:[Label]}`; any other `$` is escaped.
      expect(snippet.replace(/\\[\\$}]/g, '').replace(/\$\{\d+:\[/g, '')).not.toContain('$');
    }
  });
});
