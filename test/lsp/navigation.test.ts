import { afterEach, describe, expect, it } from 'vitest';
import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  MarkupContent,
  Range,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { Client, type ClientOptions, vscodeCapabilities } from './client';
import { recipe } from './samples';

let client: Client;
afterEach(() => client?.stop());

const uri = 'file:///agreement.md';
const agreement = `# Services Agreement

This Agreement is between the City of Larkspur (the "City") and Nimbus Inc. (the "Vendor").

## 1. Definitions

1.1 "City Data" means all data <b>collected</b> for the City.

## 2. Services

2.1 The Vendor shall protect City Data under Section 3.1(b) and section 7 of the Privacy Act.

## 3. Data

3.1 The Vendor shall:

(a) store City Data in Canada; and

(b) follow Schedule C.

## Schedule C – Levels

1. VENDORS and the Vendor's staff answer.
`;
const contrat = `# Contrat de services

Entre la Ville de Larkspur (la « Ville ») et Nimbus inc. (le « Fournisseur »).

## Article 1 – Définitions

« Données de la Ville » désigne toutes les données de la Ville.

## Article 2 – Obligations

Le Fournisseur protège les Données de la Ville selon l'article 1 et l'article 28 du RGPD.
`;

const wide = {
  capabilities: {
    ...vscodeCapabilities,
    textDocument: {
      ...vscodeCapabilities.textDocument,
      definition: { linkSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      rename: { prepareSupport: true },
    },
  },
};

async function open(text: string, options: ClientOptions = wide, at = uri): Promise<void> {
  client = await Client.start(options);
  await client.open(at, text);
}

/** Asks about the place where the words stand, so many characters into them. */
function ask<T>(method: string, words: string, more: object = {}, into = 1): Promise<T> {
  const document = client.documents.get(uri)!;
  const position = document.positionAt(document.getText().indexOf(words) + into);
  return client.request(`textDocument/${method}`, { textDocument: { uri }, position, ...more });
}

function words({ start, end }: Range): string {
  const document = client.documents.get(uri)!;
  return document.getText().slice(document.offsetAt(start), document.offsetAt(end));
}

const names = (symbols: DocumentSymbol[]): unknown[] =>
  symbols.map(({ name, children }) => (children?.length ? [name, names(children)] : name));

describe('the outline', () => {
  it('is the numbering of the contract', async () => {
    await open(agreement);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    expect(names(symbols)).toEqual([
      [
        'Services Agreement',
        [
          ['1 Definitions', ['1.1 City Data']],
          ['2 Services', ['2.1 The Vendor shall protect City Data under Section 3.1(b) and…']],
          ['3 Data', [['3.1 The Vendor shall:', ['(a) store City Data in Canada; and', '(b) follow Schedule C.']]]],
          ['Schedule C Levels', ["1 VENDORS and the Vendor's staff answer."]],
        ],
      ],
    ]);
  });

  it('is flat for a client that knows no trees', async () => {
    await open(contrat, {});
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', { textDocument: { uri } });
    expect(symbols.map(({ name, containerName }) => [name, containerName])).toContainEqual([
      'Données de la Ville',
      'Article 1 Définitions',
    ]);
  });

  it('does not repeat the editor’s own where it has nothing more, unless it is asked for', async () => {
    const headings = '# Services Agreement\n\n## 1. Services\n\nThe Vendor shall provide the Services to the City.\n';
    const outline = () => client.request<DocumentSymbol[] | null>('textDocument/documentSymbol', { textDocument: { uri } });
    await open(headings, { ...wide, initializationOptions: { markdownOutline: true } });
    expect(await outline()).toBeNull();
    await client.stop();
    await open(headings, { ...wide, initializationOptions: { markdownOutline: true }, settings: { outline: 'on' } });
    await client.diagnostics(uri);
    expect(await outline()).toHaveLength(1);
    await client.stop();
    await open(agreement, { ...wide, initializationOptions: { markdownOutline: true } });
    expect(await outline()).toHaveLength(1);
  });
});

describe('folding and links', () => {
  it('folds clauses', async () => {
    await open(agreement);
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
    const lines = agreement.split('\n');
    expect(folds.map(({ startLine, endLine }) => [lines[startLine], lines[endLine]])).toContainEqual([
      '3.1 The Vendor shall:',
      '(b) follow Schedule C.',
    ]);
  });

  it('links what leads to one place of the document', async () => {
    await open(agreement);
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
    expect(links.map(({ range, target, tooltip }) => [words(range), target, tooltip])).toEqual([
      ['Section 3.1(b)', `${uri}#L19,1`, '(b) follow Schedule C.'],
      ['Schedule C', `${uri}#L21,1`, 'Schedule C Levels'],
    ]);
  });
});

describe('going to a definition', () => {
  it('goes to the provision that is named, and to the term', async () => {
    await open(agreement);
    const [section] = await ask<LocationLink[]>('definition', 'Section 3.1(b)');
    expect(words(section!.originSelectionRange!)).toBe('Section 3.1(b)');
    expect(words(section!.targetSelectionRange)).toBe('(b) follow Schedule C.');
    const [term] = await ask<LocationLink[]>('definition', 'protect City Data', {}, 10);
    expect(words(term!.targetSelectionRange)).toBe('City Data');
    expect(term!.targetSelectionRange.start.line).toBe(6);
    expect(await ask('definition', 'section 7 of')).toBeNull();
    expect(await ask('definition', 'Privacy Act')).toBeNull();
  });

  it('is a plain place for a client of few means, in French too', async () => {
    await open(contrat, {});
    const [place] = await ask<Location[]>('definition', 'article 1 et');
    expect(words(place!.range)).toBe('## Article 1 – Définitions');
    expect(await ask('definition', 'article 28')).toBeNull();
  });
});

describe('references and highlights', () => {
  it('are all uses of a term, with its definition when asked', async () => {
    await open(agreement);
    const all = await ask<Location[]>('references', 'City Data" means', { context: { includeDeclaration: true } });
    expect(all.map(({ range }) => words(range))).toEqual(['City Data', 'City Data', 'City Data']);
    const uses = await ask<Location[]>('references', 'Vendor shall protect', { context: { includeDeclaration: false } });
    expect(uses.map(({ range }) => words(range))).toEqual(['Vendor', 'Vendor', 'VENDORS', 'Vendor']);
    const marks = await ask<DocumentHighlight[]>('documentHighlight', 'Vendor shall protect');
    expect(marks.map(({ kind }) => kind)).toEqual([3, 2, 2, 2, 2]);
  });

  it('are all that refers to a provision', async () => {
    await open(agreement);
    const found = await ask<Location[]>('references', 'Schedule C – Levels', { context: { includeDeclaration: false } });
    expect(found.map(({ range }) => [words(range), range.start.line])).toEqual([['Schedule C', 18]]);
  });
});

describe('hover', () => {
  it('says what a term means and where, without acting on the document’s markup', async () => {
    await open(agreement);
    const { contents } = (await client.hover(uri, { line: 10, character: 32 }))!;
    const { value } = contents as MarkupContent;
    expect(value).toContain('**City Data**, used 2 times');
    expect(value).toMatch(/> "City Data" means all data collected for the City\. \(defined on line 7\)$/);
  });

  it('shows what is referred to', async () => {
    await open(agreement);
    const line = agreement.split('\n').findIndex((text) => text.startsWith('2.1'));
    const { contents } = (await client.hover(uri, { line, character: agreement.split('\n')[line]!.indexOf('Section') + 2 }))!;
    expect((contents as MarkupContent).value).toMatch(/\*\*\\\(b\\\)\*\* \(line 19\)\n\n> follow Schedule C\.$/);
  });

  it('speaks French, and shows findings first', async () => {
    await open(`${contrat}\nLe Fournisseur peut conserver les Données de la Ville dans tout pays.\n`, { ...wide, locale: 'fr' });
    const { contents } = (await client.hover(uri, { line: 12, character: 36 }))!;
    const { value } = contents as MarkupContent;
    expect(value).toContain('défini à la ligne 7');
    expect(value).toContain('employé 2 fois');
    expect(value.indexOf('**Données de la Ville**')).toBeGreaterThan(value.indexOf('\n\n---\n\n'));
  });
});

describe('renaming a term', () => {
  it('renames it everywhere in one edit for this version', async () => {
    await open(agreement);
    expect(await ask('prepareRename', 'Vendor shall protect')).toEqual({
      range: { start: { line: 10, character: 8 }, end: { line: 10, character: 14 } },
      placeholder: 'Vendor',
    });
    const edit = await ask<WorkspaceEdit>('rename', 'Vendor shall protect', { newName: 'Company' });
    const text = await client.apply(uri, edit);
    expect(text).toContain('(the "Company")');
    expect(text).toContain("1. COMPANIES and the Company's staff answer.");
    expect(text).not.toContain('Vendor');
  });

  it.each([
    ['en', 'Vendor shall protect', '  ', /needs a name/],
    ['en', 'Vendor shall protect', 'City Data', /“City Data” is already defined/],
    ['en', 'Vendor shall protect', 'The "X"', /cannot be the name of a term/],
    ['en', 'store', 'X', /no defined term here/],
    ['fr', 'store', 'X', /pas de terme défini ici/],
    ['fr', 'Vendor shall protect', 'City Data', /«\u00a0City Data\u00a0» est déjà défini/],
  ])('refuses with a reason (%s, %s → %j)', async (locale, place, newName, reason) => {
    await open(agreement, { ...wide, locale });
    await expect(ask('rename', place, { newName })).rejects.toThrow(reason);
  });
});

describe('other documents', () => {
  it('are left to the editor', async () => {
    await open(recipe, wide);
    for (const method of ['documentSymbol', 'foldingRange', 'documentLink'])
      expect(await client.request(`textDocument/${method}`, { textDocument: { uri } })).toBeNull();
    expect(await ask('definition', 'leeks')).toBeNull();
  });
});

describe('after an edit', () => {
  it('a feature that asks before the findings does not keep them as they were', async () => {
    const weak = `${agreement}\n## 4. Location\n\n4.1 The Vendor may store City Data in any country.\n`;
    await open(weak);
    const codes = async () => (await client.diagnostics(uri)).map(({ code }) => code);
    expect(await codes()).toContain('data-location/contradicted');
    const document = client.documents.get(uri)!;
    const start = weak.indexOf('may store City Data in any country');
    const range = {
      start: document.positionAt(start),
      end: document.positionAt(start + 'may store City Data in any country'.length),
    };
    await client.edit(uri, range, 'shall be polite');
    await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    expect(await codes()).not.toContain('data-location/contradicted');
  });
});
