import { describe, expect, test } from 'vitest';
import { lines, outline, read, uncoveredText, wrongPieces } from './support';

describe('YAML', () => {
  test('keys are headings, values are statements with their key', () => {
    const document = read('data_location:\n  territory: Canada\n  notifyWithin: 24h\n  binding: true\n', 'yaml');
    expect(outline(document)).toEqual(['key: data location']);
    expect(lines(document)).toEqual([
      'heading data location',
      'operative territory > Canada',
      'operative notify Within > 24h',
      'operative binding > true',
    ]);
    expect(uncoveredText(document)).toEqual([]);
  });

  test('a value under its key is no rest of the list above it', () => {
    const document = read('tags: [data, cloud]\nstatus: draft\n', 'yaml');
    expect(lines(document)).toEqual(['operative tags > data', 'operative tags > cloud', 'operative status > draft']);
  });

  test('strings are Markdown, with exact places, in every style of scalar', () => {
    const source = [
      'literal: |',
      '    The **Vendor** shall:',
      '',
      '    - keep City Data in Canada;',
      '    - report.',
      'folded: >-',
      '  The Vendor shall notify the City',
      '  within 24 hours of any incident that it knows.',
      'double: "The \\"Vendor\\" shall notify the City\\n\\nThe City may\\taudit the Vendor and its subcontractors."',
      "single: 'The Vendor''s staff shall be vetted before they see any City Data, without exception.'",
      'plain: The Vendor shall keep the data of the City in Canada and nowhere else,',
      '  at all times.',
    ].join('\n');
    const document = read(source, 'yaml');
    expect(wrongPieces(document)).toEqual([]);
    // Escapes of white space are no text.
    expect(uncoveredText(document).map((run) => run.text)).toEqual(['n\\n', 't']);
    expect(lines(document)).toEqual([
      'heading literal',
      'operative The Vendor shall:',
      'operative The Vendor shall: > keep City Data in Canada;',
      'operative The Vendor shall: > report.',
      'heading folded',
      'operative The Vendor shall notify the City within 24 hours of any incident that it knows.',
      'heading double',
      'operative The "Vendor" shall notify the City',
      'operative The City may audit the Vendor and its subcontractors.',
      'heading single',
      "operative The Vendor's staff shall be vetted before they see any City Data, without exception.",
      'heading plain',
      'operative The Vendor shall keep the data of the City in Canada and nowhere else, at all times.',
    ]);
    const audit = document.statements.find((each) => each.text.startsWith('The City may'))!;
    expect(source.slice(audit.range.start, audit.range.end)).toBe('The City may\\taudit the Vendor and its subcontractors.');
  });

  test('lists of strings are items of their key; comments are kept, not evidence', () => {
    const source = '# Territory rules\nthe_vendor_shall:\n  - encrypt data\n  - report incidents\n---\nterm: 1 year\n';
    const document = read(source, 'yaml');
    expect(lines(document)).toEqual([
      'metadata # Territory rules',
      'operative the vendor shall > encrypt data',
      'operative the vendor shall > report incidents',
      'operative term > 1 year',
    ]);
  });

  test('HTML in strings: struck and inserted text', () => {
    const source = 'change: "<p>The Supplier <del>may</del> <ins>will</ins> tell the Buyer about every breach of security.</p>"';
    const document = read(source, 'yaml');
    expect(lines(document)).toEqual([
      'heading change',
      'operative The Supplier will tell the Buyer about every breach of security.',
      'struck may',
    ]);
    expect(wrongPieces(document)).toEqual([]);
  });

  test('a mistake is named with its line and the rest is still read', () => {
    const document = read('title: "open\nlocation: The Vendor shall keep City Data in Canada.\n', 'yaml');
    expect(document.problems[0]).toMatchObject({ code: 'yaml' });
    expect(document.problems[0]!.line).toBeGreaterThanOrEqual(1);
    expect(lines(document).join('\n')).toContain('The Vendor shall keep City Data in Canada.');
    const tabs = read('a: 1\nb:\n\t- The Vendor shall keep City Data in Canada.\nc: The City may audit.\n', 'yaml');
    expect(tabs.problems.some((problem) => problem.code === 'yaml' && problem.line === 3)).toBe(true);
    expect(uncoveredText(tabs)).toEqual([]);
  });

  test('a byte order mark is no part of the first key', () => {
    const source = 'title: Lamps\nservices: The Vendor shall maintain the lamps of the City.\n';
    const document = read(`\ufeff${source}`, 'yaml');
    expect(document.problems).toEqual([]);
    expect(outline(document)).toEqual(outline(read(source, 'yaml')));
    expect(wrongPieces(document)).toEqual([]);
  });

  test('options and schema', () => {
    const document = read('civicclause:\n  kind: rfp\n  language: fr\n  off: [cameras]\nobjet: Services infonuagiques\n', 'yaml');
    expect(document.options).toEqual({ kind: 'rfp', language: 'fr', off: ['cameras'] });
    expect(document.parts[0]).toMatchObject({ kind: 'rfp', kindSource: 'front-matter', kindConfidence: 1, language: 'fr' });
    expect(read('# yaml-language-server: $schema=rfp.schema.json\na: b\n', 'yaml').schema).toBe('rfp');
    expect(read('civicclause: {kind: agreement}\nclauses: []\n', 'yaml').schema).toBe('agreement');
    expect(read('a: b\n', 'yaml', { path: 'lamps.rfp.yaml' }).schema).toBe('rfp');
    // A key `kind` may mean anything.
    expect(read('kind: rfp\nclauses: []\n', 'yaml').schema).toBeUndefined();
  });

  test('structured: clauses and sections have the title they give, else their id; what describes them is metadata', () => {
    const source = [
      'civicclause:',
      '  kind: agreement',
      'sections:',
      '  - heading: Services',
      '    text: The Vendor shall run the lamps.',
      '    sections:',
      '      - heading: Reports',
      '        text: |',
      '          The Vendor shall report each month.',
      '  - text: Without a heading.',
      'clauses:',
      '  - id: data-location',
      '    title: Where data live',
      '    text: The Vendor shall keep data in Canada.',
      '  - id: data-destruction',
      '    text: |',
      '      The Vendor shall erase the data.',
      'schedules:',
      '  - name: Schedule A',
      '    title: Prices',
      '    attached: true',
      '    text: Ten dollars.',
      '    file: prices.md',
      '  - name: Schedule B',
      '    attached: false',
      '',
    ].join('\n');
    const document = read(source, 'yaml');
    expect(outline(document)).toEqual([
      'key: sections',
      '  key: Services',
      '    key: Reports',
      'key: clauses',
      '  key: Where data live',
      '  key: data destruction',
      'key: schedules',
      '  key: Schedule A – Prices (schedule)',
    ]);
    expect(document.sections.find((each) => each.title.text === 'Where data live')!.id).toBe('data-location');
    const metadata = document.statements.filter((each) => each.role === 'metadata').map((each) => each.text);
    expect(metadata).toEqual(
      expect.arrayContaining(['civicclause:', 'kind: agreement', 'id: data-location', 'attached: true', 'file: prices.md']),
    );
    expect(lines(document).filter((line) => !line.startsWith('metadata'))).toEqual([
      'heading sections',
      'heading Services',
      'operative The Vendor shall run the lamps.',
      'heading Reports',
      'operative The Vendor shall report each month.',
      'operative text > Without a heading.',
      'heading clauses',
      'heading Where data live',
      'operative The Vendor shall keep data in Canada.',
      'heading data destruction',
      'operative The Vendor shall erase the data.',
      'heading schedules',
      'heading Schedule A – Prices',
      'operative Ten dollars.',
      'operative name > Schedule B',
      'operative attached > false',
    ]);
    expect(uncoveredText(document)).toEqual([]);
    expect(wrongPieces(document)).toEqual([]);
  });

  test('structured: clauses by id', () => {
    const source = [
      'clauses:',
      '  data-location: Data stay in Canada.',
      '  data-destruction:',
      '    title: Erasure',
      '    text: The Vendor shall erase the data.',
      '  termination-rights:',
      '    sections:',
      '      - heading: Cause',
      '        text: The City may terminate for cause.',
      '  audit-rights:',
      '',
    ].join('\n');
    const document = read(source, 'yaml', { path: 'lamps.agreement.yaml' });
    expect(outline(document)).toEqual([
      'key: clauses',
      '  key: data location',
      '  key: Erasure',
      '  key: termination rights',
      '    key: Cause',
      '  key: audit rights',
    ]);
    expect(document.sections.map((each) => each.id).filter(Boolean)).toEqual(['data-destruction']);
    expect(lines(document)).toContain('operative Data stay in Canada.');
    expect(uncoveredText(document)).toEqual([]);
    expect(wrongPieces(document)).toEqual([]);
  });

  test('items with a title and a text are sections in YAML of any shape; other items are not', () => {
    const titled = read('- titre: Prix\n  texte: |\n    La Ville paie.\n- titre: Délais\n  texte: Trente jours.\n', 'yaml');
    expect(outline(titled)).toEqual(['key: Prix', 'key: Délais']);
    const contacts = read('contacts:\n  - title: Buyer\n    phone: 5 55\n', 'yaml');
    expect(outline(contacts)).toEqual(['key: contacts']);
    expect(lines(contacts)).toContain('operative title > Buyer');
  });

  test('aliases are not followed, and nesting is bounded', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, i) => `${String.fromCharCode(98 + i)}: &${String.fromCharCode(98 + i)} [${`*${String.fromCharCode(97 + i)}, `.repeat(8)}*${String.fromCharCode(97 + i)}]`).join('\n')}\n`;
    expect(read(bomb, 'yaml').statements.length).toBeLessThan(200);
    const deep = read(`${'['.repeat(100_000)}x`, 'yaml');
    expect(deep.problems.map((problem) => problem.code)).toEqual(['simplified']);
    const keys = read(Array.from({ length: 20_000 }, (_, i) => `key_${i}: value ${i}`).join('\n'), 'yaml');
    expect(keys.statements).toHaveLength(20_000);
  });
});

describe('front matter', () => {
  test('options speak for the document, other keys are metadata', () => {
    const document = read(
      '---\ntitle: Cloud agreement\nlang: fr\ncivicclause:\n  kind: agreement\n  subject: [cameras, cloud]\n---\n\n# Objet\n\nLe Fournisseur doit agir.\n',
    );
    expect(document.options).toMatchObject({ kind: 'agreement', subject: ['cameras', 'cloud'] });
    expect(document.options.subjectPlaces?.map(({ start, end }) => document.source.slice(start, end))).toEqual([
      'cameras',
      'cloud',
    ]);
    expect(document.parts[0]).toMatchObject({ kind: 'agreement', kindSource: 'front-matter', language: 'fr' });
    expect(document.statements[0]).toMatchObject({ role: 'metadata', text: 'title: Cloud agreement' });
    expect(document.blocks[0]!.kind).toBe('front-matter');
    expect(document.source.slice(document.frontMatter!.start, document.frontMatter!.end)).toMatch(/^---[\s\S]*---\n$/);
    expect(uncoveredText(document)).toEqual([]);
  });

  test.each(['\n', '\r\n'])('ends after its line break: %j', (eol) => {
    const document = read(['---', 'title: A', '---', '# Scope', ''].join(eol));
    expect(document.source.slice(document.frontMatter!.end)).toBe(`# Scope${eol}`);
    expect(outline(document)).toEqual(['atx: Scope']);
    const alone = read(['---', 'title: A', '---'].join(eol));
    expect(alone.frontMatter!.end).toBe(alone.source.length);
    // A rule inside a line is no fence.
    expect(read(['---', 'title: A', '--- x', ''].join(eol)).frontMatter).toBeUndefined();
  });

  test('a wrong value is named with its line and what is allowed', () => {
    const document = read('---\ncivicclause:\n  kind: tender\n  colour: red\n---\n\nText.\n');
    expect(document.options).toEqual({});
    expect(document.problems.map((problem) => [problem.code, problem.line])).toEqual([
      ['front-matter-option', 3],
      ['front-matter-option', 4],
    ]);
    expect(document.problems[0]!.message).toMatchObject({
      id: 'input.front-matter-option',
      args: { key: 'civicclause.kind', allowed: ['rfp', 'agreement', 'annex', 'other'] },
    });
    const { start, end } = document.problems[0]!.range;
    expect(document.source.slice(start, end)).toBe('tender');
  });

  test('malformed front matter is one problem, and the text is read', () => {
    const document = read('---\ntitle: "open\nkind: [\n---\n\n# Scope\n\nThe Vendor shall act.\n');
    expect(document.problems.map((problem) => problem.code)).toEqual(['front-matter']);
    expect(outline(document)).toEqual(['atx: Scope']);
    expect(uncoveredText(document)).toEqual([]);
  });

  test('front matter nested too deeply is not handed to the parser, at whose end of the stack Node may give up', () => {
    const document = read(`---\na: ${'['.repeat(5_000)}\n---\n\n# Scope\n\nThe Vendor shall act.\n`);
    expect(document.problems.map(({ code, message: { id } }) => [code, id])).toEqual([
      ['front-matter', 'input.front-matter-depth'],
    ]);
    expect(outline(document)).toEqual(['atx: Scope']);
  });

  test('a rule at the top is no front matter', () => {
    const document = read('---\n\nThe Vendor shall act.\n\n---\n\nThe City pays.\n');
    expect(document.frontMatter).toBeUndefined();
    expect(lines(document)).toEqual(['operative The Vendor shall act.', 'operative The City pays.']);
  });
});
