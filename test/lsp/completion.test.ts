import { afterEach, describe, expect, it } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-protocol';
import { parseDocument } from 'yaml';
import { Client, type ClientOptions, expandSnippet, vscodeCapabilities } from './client';

let client: Client;
afterEach(() => client?.stop());

const snippets = {
  capabilities: {
    ...vscodeCapabilities,
    textDocument: { ...vscodeCapabilities.textDocument, completion: { completionItem: { snippetSupport: true } } },
  },
};

interface Completed {
  items: CompletionItem[];
  labels: string[];
  /** The text once an item is taken. */
  take(label: string): string;
}

/** What is offered where `¦` stands. */
async function complete(marked: string, options: ClientOptions & { trigger?: string; name?: string } = {}): Promise<Completed> {
  const { trigger, name = 'agreement.md', ...others } = { ...snippets, ...options };
  client = await Client.start(others);
  const uri = `file:///${name}`;
  await client.open(uri, marked.replace('¦', ''));
  const document = client.documents.get(uri)!;
  const items = await client.request<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri },
    position: document.positionAt(marked.indexOf('¦')),
    context: trigger ? { triggerKind: 2, triggerCharacter: trigger } : { triggerKind: 1 },
  });
  const take = (label: string) => {
    const { textEdit, insertTextFormat } = items.find((item) => item.label === label)!;
    const { range, newText } = textEdit as TextEdit;
    const text = document.getText();
    const written = insertTextFormat === 2 ? expandSnippet(newText) : newText;
    return text.slice(0, document.offsetAt(range.start)) + written + text.slice(document.offsetAt(range.end));
  };
  return { items, labels: items.map(({ label }) => label), take };
}

const agreement = `# Services Agreement

This Agreement is between the City of Larkspur (the "Town") and Nimbus Inc. (the "Provider").

## 1. Definitions

"Town Data" means all data collected for the Town. "Go-Live" means [Date].

"Site" means [Site address], from [Date].

## 2. Services

The Provider shall protect it.

`;
const contrat = `# Contrat de services

Entre la Ville de Larkspur (la « Ville ») et Nimbus inc. (le « Prestataire »).

## Article 1 – Définitions

« Données de la Ville » désigne toutes les données de la Ville.

`;

describe('the wording of a clause', () => {
  it('is written in the terms of the document, its blanks as tab stops', async () => {
    const { items, take } = await complete(`${agreement}clause-data-loc¦\n`);
    const item = items.find(({ label }) => label === 'clause-data-location')!;
    expect((item.textEdit as TextEdit).newText).toMatch(/\$\{1:\[/);
    expect(item.documentation).toContain('Town Data');
    const text = take('clause-data-location');
    expect(text.startsWith(`${agreement}## Data location`)).toBe(true);
    expect(text).not.toContain('clause-');
    expect(text.slice(agreement.length)).toMatch(/the Provider shall|The Provider shall/);
  });

  it('comes after a blank line, and first when it is missing', async () => {
    const { items, take } = await complete(`${agreement.trimEnd()}\ncl¦\n`);
    expect(take('clause-data-location')).toContain('protect it.\n\n## Data location');
    const first = [...items].sort((a, b) => a.sortText!.localeCompare(b.sortText!))[0]!;
    expect(first.sortText).toMatch(/^0/);
  });

  it('is French in a French contract, and plain where a client has no snippets', async () => {
    const { items, take } = await complete(`${contrat}clause-data-location¦\n`, { capabilities: {}, locale: 'fr' });
    expect(items.every(({ insertTextFormat }) => insertTextFormat === undefined)).toBe(true);
    expect(items[0]!.detail).toContain('Libellé de clause');
    expect(take('clause-data-location')).toContain('Données de la Ville');
  });

  it('is offered at the start of a line only', async () => {
    const { labels } = await complete(`${agreement}The Provider shall clause-¦\n`, { trigger: '-' });
    expect(labels).toEqual([]);
  });

  const yaml = `civicclause:
  kind: agreement
title: Services Agreement
parties:
  buyer: { name: City of Larkspur, called: the Town }
  supplier: { name: Nimbus Inc., called: the Provider }
clauses:
  - id: audit-rights
    title: Audit
    text: The Town may audit the Provider.
`;
  it.each([
    ['after a dash', '  - clause-data-loc¦\n', '  - id: data-location\n    title: '],
    ['without one', '  clause-data-loc¦\n', '  - id: data-location\n    title: '],
  ])('is an item of the list in YAML, %s', async (_name, line, written) => {
    const { take, items } = await complete(yaml + line, { name: 'services.agreement.yaml' });
    const text = take('clause-data-location');
    expect(text.startsWith(yaml + written)).toBe(true);
    const parsed = parseDocument(text);
    expect(parsed.errors).toEqual([]);
    expect(parsed.toJS().clauses[1].text).toMatch(/the Provider shall/i);
    expect(items.find(({ label }) => label === 'clause-data-location')!.insertTextMode).toBe(1);
  });

  it('is offered in no other list of YAML', async () => {
    const { labels } = await complete(`${yaml}schedules:\n  - clause-¦\n`, { name: 'services.agreement.yaml', trigger: '-' });
    expect(labels).toEqual([]);
  });

  it('is offered in an empty document once the prefix is written, for both kinds, in the language of the user', async () => {
    const { labels, take } = await complete('clause-data-¦', { locale: 'fr' });
    expect(labels).toContain('clause-data-location-rfp');
    expect(take('clause-data-location-agreement')).toMatch(/^## Localisation et résidence/);
  });

  it.each(['clause¦', 'The clause-¦', '```\nclause-¦\n```'])('is left out of other documents: %j', async (typed) => {
    const { labels } = await complete(`# Notes\n\nWe met on Monday.\n\n${typed}`);
    expect(labels).toEqual([]);
  });
});

describe('a defined term', () => {
  it.each([
    ['The To¦', ['Town', 'Town Data'], 'Town Data', 'The Town Data'],
    ['of the ¦', ['Town', 'Provider', 'Town Data', 'Go-Live', 'Site'], 'Provider', 'of the Provider'],
    ['the provi¦', ['Provider'], 'Provider', 'the Provider'],
    ['Town D¦', ['Town Data'], 'Town Data', 'Town Data'],
  ])('is offered: %s', async (typed, offered, label, written) => {
    const { labels, take } = await complete(`${agreement}It is ${typed}\n`);
    expect(labels.filter((each) => !each.startsWith('clause-'))).toEqual(expect.arrayContaining(offered));
    expect(take(label)).toBe(`${agreement}It is ${written}\n`);
  });

  it('is offered after an elided article, with its definition', async () => {
    const text = contrat.replace('Prestataire', 'Exploitant');
    const { items, take } = await complete(`${text}Les biens de l'¦\n`, { locale: 'fr' });
    expect(items.map(({ detail }) => detail)).toContain('Terme défini');
    expect(take('Exploitant')).toContain("Les biens de l'Exploitant\n");
    expect(items.find(({ label }) => label === 'Données de la Ville')!.documentation).toContain('désigne toutes les données');
  });

  it('is not offered in the midst of a sentence that names nothing, nor in code', async () => {
    expect((await complete(`${agreement}It is pro¦\n`)).labels).toEqual([]);
    await client.stop();
    expect((await complete(`${agreement}\`\`\`\nthe ¦\n\`\`\`\n`)).labels).toEqual([]);
  });
});

describe('a blank', () => {
  it('is one of the document’s, closed where it is not', async () => {
    const { items, take } = await complete(`${agreement}Before [¦\n`, { trigger: '[' });
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['Date', 'Blank to fill in, at 2 places'],
      ['Site address', 'Blank to fill in'],
    ]);
    expect(take('Date')).toContain('Before [Date]\n');
  });

  it('uses the bracket that the editor has closed', async () => {
    const { take } = await complete(`${agreement}Before [Si¦]\n`);
    expect(take('Site address')).toContain('Before [Site address]\n');
  });
});

describe('front matter', () => {
  it.each([
    ['---\nci¦\n---\n', ['civicclause']],
    ['---\ntitle: x\ncivicclause:\n  ¦\n---\n', ['kind', 'language', 'subject', 'off']],
    ['---\ncivicclause:\n  kind: ¦\n---\n', ['rfp', 'agreement', 'annex', 'other']],
    ['---\ncivicclause:\n  kind: rfp\n  language: ¦\n---\n', ['en', 'fr']],
    ['---\ncivicclause:\n  subject:\n    - ¦\n---\n', ['cameras', 'cloud', 'devices', 'software', 'ai']],
    ['---\ncivicclause:\n  kind: ¦', ['rfp', 'agreement', 'annex', 'other']],
  ])('says what it may hold: %j', async (text, offered) => {
    expect((await complete(`${text}\n# Notes\n`)).labels).toEqual(expect.arrayContaining(offered));
  });

  it('offers clauses to leave out, with their names in French', async () => {
    const { items } = await complete('---\ncivicclause:\n  off:\n    - data-¦\n---\n', { locale: 'fr' });
    const item = items.find(({ label }) => label === 'data-location')!;
    expect(item.documentation).toMatch(/données/i);
  });

  it('is also the key of a YAML document that follows no schema', async () => {
    const { labels } = await complete('civicclause:\n  ¦\n', { name: 'notes.yaml' });
    expect(labels).toContain('kind');
  });

  it('is not told of elsewhere', async () => {
    expect((await complete('# Notes\n\n---\ncivic¦\n---\n')).labels).toEqual([]);
  });
});
