import { describe, expect, test } from 'vitest';
import { lines, outline, read, uncoveredText, wrongPieces } from './support';

describe('inline markup', () => {
  test('disappears, its text stays, and every piece says what the source says', () => {
    const document = read(
      'The **Vendor** _shall_ keep [City Data](https://example.org/a) in `Canada` &amp; report \\[NAME\\].\n',
    );
    expect(lines(document)).toEqual(['operative The Vendor shall keep City Data in Canada & report [NAME].']);
    expect(wrongPieces(document)).toEqual([]);
    const statement = document.statements[0]!;
    const decoded = statement.pieces.find((piece) => piece.length !== piece.end - piece.start)!;
    expect(document.source.slice(decoded.start, decoded.end)).toBe('&amp;');
    expect(document.source.slice(statement.range.start, statement.range.end)).toBe(document.source.trim());
  });

  test('line breaks are joints, with CRLF and inside quotes too', () => {
    const document = read('> The Vendor shall\r\n> encrypt\r\n>   City Data.\r\n');
    expect(lines(document)).toEqual(['operative The Vendor shall encrypt City Data.']);
    expect(wrongPieces(document)).toEqual([]);
    expect(document.eol).toBe('\r\n');
  });

  test('struck text is a statement of its own, inserted text is operative, labels for screen readers are gone', () => {
    const source =
      'The Vendor ~~may~~ shall <del>ask</del><ins><span class="visuallyhidden">start insertion</span>notify</ins> the City.\n';
    const document = read(source);
    expect(lines(document)).toEqual(['operative The Vendor shall notify the City.', 'struck may', 'struck ask']);
    const lost = uncoveredText(document)
      .map((run) => run.text)
      .join(' ');
    expect(lost).toContain('start insertion');
    expect(lost).not.toMatch(/may|ask|notify/);
  });

  test('one tilde means about', () => {
    expect(lines(read('Restored within ~24 hours, at most ~48 hours.'))).toEqual([
      'operative Restored within ~24 hours, at most ~48 hours.',
    ]);
  });

  test('a blank in angle brackets is no tag', () => {
    const document = read('The Vendor is <name of vendor> and the date is <date>, for <Agency>.<br>It <b>shall</b> comply.');
    expect(lines(document)).toEqual([
      'operative The Vendor is <name of vendor> and the date is <date>, for <Agency>.',
      'operative It shall comply.',
    ]);
  });

  test('a filled-in form that looks like a link definition is read', () => {
    expect(lines(read('[Vendor]: Acme'))).toEqual(['operative [Vendor]: Acme']);
    expect(lines(read('See [the policy][p].\n\n[p]: https://example.org/policy'))).toEqual(['operative See the policy.']);
  });
});

describe('headings', () => {
  test.each([
    ['# Scope', 'atx: Scope'],
    ['##1.0 Scope', 'atx: 1.0 Scope'],
    ['#Title', 'atx: Title'],
    ['Scope\n=====', 'setext: Scope'],
    ['**Confidentiality**', 'bold: Confidentiality'],
    ['__Confidentialité__', 'bold: Confidentialité'],
    ['1.1 Definitions', 'numbered: 1.1 Definitions (definitions)'],
    ['12.3 Term and Termination', 'numbered: 12.3 Term and Termination'],
    ['ARTICLE 10', 'article: ARTICLE 10 '],
    ['Article 7 – Résiliation', 'article: Article 7 Résiliation'],
    ['Article premier – Objet', 'article: Article premier Objet'],
    ['SECTION 4', 'article: SECTION 4 '],
    ['Clause 13 – Supervision', 'article: Clause 13 Supervision'],
    ['SCHEDULE A', 'article: SCHEDULE A  (schedule)'],
    ['ANNEXE 2 : Tarifs', 'article: ANNEXE 2 Tarifs (schedule)'],
    ['APPENDIX B', 'article: APPENDIX B  (schedule)'],
    ['PART II – Services', 'article: PART II Services'],
    ['LIMITATION OF LIABILITY', 'plain: LIMITATION OF LIABILITY'],
    ['RÉSILIATION DU CONTRAT', 'plain: RÉSILIATION DU CONTRAT'],
  ])('%s', (source, expected) => {
    const document = read(`${source}\n\nThe Vendor shall comply.\n`);
    expect(outline(document)).toEqual([expected]);
    expect(document.statements.map((each) => each.role)).toEqual(['heading', 'operative']);
    expect(uncoveredText(document)).toEqual([]);
  });

  test.each([
    [
      '**2. Cloud Service**. Subject to this Agreement, the Customer may use it.',
      'numbered: 2 Cloud Service',
      'Subject to this Agreement, the Customer may use it.',
    ],
    [
      '**5.1.** Use of Customer Data. Subject to law, the Vendor shall not use it.',
      'numbered: 5.1 Use of Customer Data',
      'Subject to law, the Vendor shall not use it.',
    ],
    [
      '14. Governing Law. This Agreement is governed by the laws of Ontario.',
      'numbered: 14 Governing Law',
      'This Agreement is governed by the laws of Ontario.',
    ],
    ['1. <strong>Term</strong> The term is one year.', 'numbered: 1 Term', 'The term is one year.'],
    ['(a) Audit. The City may audit the Vendor.', 'numbered: (a) Audit', 'The City may audit the Vendor.'],
    [
      'Article 9. Droit applicable. Le présent contrat est régi par le droit du Québec.',
      'article: Article 9 Droit applicable',
      'Le présent contrat est régi par le droit du Québec.',
    ],
    [
      '**Confidentiality**. Each party shall protect the other party’s information.',
      'bold: Confidentiality',
      'Each party shall protect the other party’s information.',
    ],
  ])('run-in: %s', (source, heading, body) => {
    const document = read(source);
    expect(outline(document)).toEqual([heading]);
    expect(document.statements.at(-1)!.text).toBe(body);
    expect(document.statements.at(-1)!.section).toBe(1);
  });

  test.each([
    ['The Vendor shall keep all records for seven years after the end of the term.\n---\n\nNext page.'],
    ['### The Vendor shall notify the City within 24 hours of any incident that affects City Data'],
    ['5.1 The Procurement Officer, by written notice, may terminate this contract.'],
    ['IN NO EVENT SHALL THE VENDOR BE LIABLE FOR ANY DAMAGES'],
    ['- **Encryption**: All data must be encrypted.'],
    ['Section 5 shall survive termination.'],
    ['**The Vendor shall not subcontract any part of the services without consent.**'],
  ])('no heading: %s', (source) => {
    const document = read(source);
    expect(outline(document)).toEqual([]);
    expect(document.statements[0]!.role).toBe('operative');
  });

  test('a label takes the title from the line below', () => {
    expect(
      outline(
        read('ARTICLE 10\n\nTERMINATION\n\nThe City may terminate.\n\n# APPENDIX B\n\nFees and Payment\n\nThe fees are due.'),
      ),
    ).toEqual(['article: ARTICLE 10 TERMINATION', 'atx: APPENDIX B Fees and Payment (schedule)']);
  });

  test('a label takes its title from a bold line too', () => {
    expect(outline(read('#### Clause 2\n\n**Hierarchy**\n\nThe terms apply.'))).toEqual(['atx: Clause 2 Hierarchy']);
  });

  test('numbers nest, whatever the style', () => {
    const source =
      '# Agreement\n\n**1. Data**\n\n1.1 Location\n\nText one.\n\n1.1.1 Backups\n\nText two.\n\n1.2 Access\n\nText.\n\n**2. Term**\n\nText.\n\n# Annex';
    expect(outline(read(source))).toEqual([
      'atx: Agreement',
      '  numbered: 1 Data',
      '    numbered: 1.1 Location',
      '      numbered: 1.1.1 Backups',
      '    numbered: 1.2 Access',
      '  numbered: 2 Term',
      'atx: Annex',
    ]);
  });

  test('clauses as nested ordered lists', () => {
    const source =
      '1. <strong>Term</strong>\n   1. The term is one year.\n   2. The City may renew it.\n2. <strong>Fees</strong>\n   1. Fees are fixed.\n';
    const document = read(source);
    expect(outline(document)).toEqual(['numbered: 1 Term', 'numbered: 2 Fees']);
    expect(lines(document)).toEqual([
      'heading <1.> Term',
      'operative <1.> The term is one year.',
      'operative <2.> The City may renew it.',
      'heading <2.> Fees',
      'operative <1.> Fees are fixed.',
    ]);
  });

  test('several clauses copied into one paragraph', () => {
    const text = `ARTICLE 7 WARRANTIES 7.1 Each party warrants that ${'it is duly organized and '.repeat(12)}able. 7.2 The Vendor warrants, subject to Section 7.1 above, that it complies. 7.3 The City gives no warranty.`;
    const document = read(text);
    expect(outline(document)).toEqual(['article: ARTICLE 7 WARRANTIES']);
    expect(document.statements.map((each) => each.marker?.text)).toEqual(['ARTICLE 7', '7.1', '7.2', '7.3']);
  });
});

describe('lists', () => {
  test('items inherit every lead-in and the text that closes the list', () => {
    const source =
      'The Vendor shall:\n\n- return City Data;\n- delete:\n  - backups; and\n  - logs,\n\nin each case without charge.\n';
    expect(lines(read(source))).toEqual([
      'operative The Vendor shall:',
      'operative The Vendor shall: > return City Data; >> in each case without charge.',
      'operative The Vendor shall: > delete: >> in each case without charge.',
      'operative The Vendor shall: | delete: > backups; and >> in each case without charge.',
      'operative The Vendor shall: | delete: > logs, >> in each case without charge.',
      'operative in each case without charge.',
    ]);
  });

  test('lettered paragraphs are a list, and a lone letter holds what is under it', () => {
    const source =
      'Le Prestataire doit :\n\na) chiffrer les données;\n\nb) les conserver :\n\n(i) au Canada;\n\n(ii) ailleurs, sur autorisation.\n\nc) (1) payer.';
    expect(lines(read(source))).toEqual([
      'operative Le Prestataire doit :',
      'operative <a)> Le Prestataire doit : > chiffrer les données;',
      'operative <b)> Le Prestataire doit : > les conserver :',
      'operative <(i)> Le Prestataire doit : | les conserver : > au Canada;',
      'operative <(ii)> Le Prestataire doit : | les conserver : > ailleurs, sur autorisation.',
      'operative <c) (1)> Le Prestataire doit : > payer.',
    ]);
  });

  test('a finished sentence is no lead-in, unless it points at the list', () => {
    expect(lines(read('The term is one year.\n\n- The City may renew it.'))[1]).toBe('operative The City may renew it.');
    expect(lines(read('The following apply.\n\n- Encryption at rest.'))[1]).toBe(
      'operative The following apply. > Encryption at rest.',
    );
  });

  test('the words that open the operative part are no lead-in of every clause', () => {
    const source =
      'NOW THEREFORE the parties agree as follows:\n\n1. The Vendor provides the Services.\n\n2. The City pays the Fees.';
    expect(lines(read(source)).slice(1)).toEqual([
      'operative <1.> The Vendor provides the Services.',
      'operative <2.> The City pays the Fees.',
    ]);
  });

  test('inline enumerations stay in one statement', () => {
    expect(lines(read('The Vendor shall (a) encrypt City Data; (b) log access.'))).toEqual([
      'operative The Vendor shall (a) encrypt City Data; (b) log access.',
    ]);
  });

  test('inherited text is bounded', () => {
    const deep = Array.from({ length: 30 }, (_, i) => `${'  '.repeat(i)}- ${'level '.repeat(20)}${i} shall:`).join('\n');
    for (const statement of read(deep).statements) {
      expect(statement.before.reduce((sum, each) => sum + each.text.length, 0)).toBeLessThanOrEqual(2000);
    }
  });
});

describe('tables', () => {
  test('cells inherit row label and column header', () => {
    const source = '| Service | Limit |\n| --- | --- |\n| Backup | 4 hours. Tested yearly. |\n';
    expect(lines(read(source))).toEqual([
      'heading Service',
      'heading Limit',
      'operative Service > Backup',
      'operative Backup | Limit > 4 hours.',
      'operative Backup | Limit > Tested yearly.',
    ]);
  });

  test('an empty header row is none, and `<br>` parts sentences', () => {
    const source = '|  |  |\n| --- | --- |\n| Location | City Data stays in Canada<br>Backups too |\n';
    expect(lines(read(source))).toEqual([
      'operative Location',
      'operative Location > City Data stays in Canada',
      'operative Location > Backups too',
    ]);
  });

  test('HTML tables and lists', () => {
    const source =
      '<table><tr><th>Item</th><th>Rule</th></tr><tr><td>Logs</td><td>Kept &ge; 1 year</td></tr></table>\n\n<ul><li>First</li><li>Second</li></ul>\n<h2>Fees</h2><p>Fees are due.</p>\n';
    const document = read(source);
    expect(lines(document)).toEqual([
      'heading Item',
      'heading Rule',
      'operative Item > Logs',
      'operative Logs | Rule > Kept ≥ 1 year',
      'operative First',
      'operative Second',
      'heading Fees',
      'operative Fees are due.',
    ]);
    expect(wrongPieces(document)).toEqual([]);
  });
});

describe('what is no evidence', () => {
  test('tables of contents: links, dot leaders, short lines under a title', () => {
    const source =
      '## Table of Contents\n\n- [1. Scope](#1-scope)\n- [2. Data](#2-data)\n\n# 1. Scope\n\nThe Vendor shall act.\n\n**Table des matières**\n\nConfidentialité ........ 4\n\nRésiliation ........ 12\n\n# Fin';
    expect(lines(read(source))).toEqual([
      'heading Table of Contents',
      'contents 1. Scope',
      'contents 2. Data',
      'heading <1.> Scope',
      'operative The Vendor shall act.',
      'heading Table des matières',
      'contents Confidentialité ........ 4',
      'contents Résiliation ........ 12',
      'heading Fin',
    ]);
  });

  test('definitions, recitals and signatures', () => {
    const source =
      '# Agreement\n\nWHEREAS the City needs a system;\n\n# Definitions\n\n“City Data” means all data of the City. The Vendor shall protect City Data.\n\n**Incident**: any loss of data.\n\n« Fournisseur » : désigne la société.\n\n# Term\n\nThe term is a year.\n\nIN WITNESS WHEREOF the parties have signed.\n\nBy: ________\n\nName:';
    const document = read(source);
    expect(lines(document)).toEqual([
      'heading Agreement',
      'recital WHEREAS the City needs a system;',
      'heading Definitions',
      'definition “City Data” means all data of the City.',
      'operative The Vendor shall protect City Data.',
      'definition Incident: any loss of data.',
      'definition « Fournisseur » : désigne la société.',
      'heading Term',
      'operative The term is a year.',
      'signature IN WITNESS WHEREOF the parties have signed.',
      'signature By: ________',
      'signature Name:',
    ]);
    expect(document.statements.flatMap((each) => each.term ?? [])).toEqual(['City Data', 'Incident', 'Fournisseur']);
  });

  test('an in-line definition does not make a definition of a duty', () => {
    const source = 'The City of Pleasant (the “City”) shall pay Acme (ci-après « le Prestataire ») monthly.';
    expect(read(source).statements[0]!.role).toBe('operative');
  });

  test('code is code, indented prose is not', () => {
    const source =
      'Intro.\n\n```sh\nnpm install\n```\n\n    The Vendor shall encrypt City Data\n    at rest.\n\nEnd.\n\n    const a = 1;\n    foo(a);\n';
    expect(lines(read(source))).toEqual([
      'operative Intro.',
      'code npm install',
      'operative The Vendor shall encrypt City Data at rest.',
      'operative End.',
      'code const a = 1; foo(a);',
    ]);
  });

  test('quoted documents are ordinary text', () => {
    const document = read('> # Terms\n>\n> The Vendor shall:\n>\n> - comply;\n> - report.\n');
    expect(outline(document)).toEqual(['atx: Terms']);
    expect(lines(document).slice(1)).toEqual([
      'operative The Vendor shall:',
      'operative The Vendor shall: > comply;',
      'operative The Vendor shall: > report.',
    ]);
  });
});

describe('key=value documents', () => {
  test('keys number the text', () => {
    const source =
      'Doc.Title=DATA AGREEMENT\n\n0.1.sec=WHEREAS the City owns data;\n\n1.Ti=Location\n\n1.sec=Data stays in Canada.\n\n2.sec=The Vendor shall report.\n\n3.sec=The City may audit.';
    const document = read(source);
    expect(outline(document)).toEqual(['plain: DATA AGREEMENT', '  plain: 1 Location']);
    expect(lines(document).slice(1)).toEqual([
      'recital <0.1.sec=> WHEREAS the City owns data;',
      'heading <1.Ti=> Location',
      'operative <1.sec=> Data stays in Canada.',
      'operative <2.sec=> The Vendor shall report.',
      'operative <3.sec=> The City may audit.',
    ]);
    expect(uncoveredText(document)).toEqual([]);
  });
});

describe('what was lost once', () => {
  test('text around an address in brackets', () => {
    expect(lines(read('The Vendor [see www.example.org for terms] shall comply.\n'))).toEqual([
      'operative The Vendor [see www.example.org for terms] shall comply.',
    ]);
  });

  test('a reference after white space that is no indentation', () => {
    expect(lines(read('The Vendor shall\n\u00a0&lt;comply&gt; at once.\n'))).toEqual([
      'operative The Vendor shall <comply> at once.',
    ]);
  });

  test('a `>` that is text', () => {
    const document = read('> > The Vendor shall keep\n    > 90 days of logs.\n');
    expect(lines(document).join(' ')).toContain('> 90 days of logs.');
    expect(wrongPieces(document)).toEqual([]);
  });

  test('references to definitions and footnotes elsewhere in the document', () => {
    const text =
      'The Vendor[^1] shall meet the [Security\nTerms].\n\nPlain text.\n\n[security terms]: /s "t"\n\n[^1]: The supplier.\n';
    expect(lines(read(text))[0]).toBe('operative The Vendor shall meet the Security Terms.');
  });
});
