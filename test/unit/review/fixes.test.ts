import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentInput } from '../../../server/src/documents';
import { fixFor, fixForTheme, insertClauses, insertClausesAt } from '../../../server/src/review';
import { apply, context, playbook, read, reading, standing } from './samples';

interface Case {
  before: string;
  after: string;
  /** Title of the section where the clause `access-control` (or another) stands. */
  under?: [clause: string, title: string];
  insert?: string[];
  input?: Partial<DocumentInput>;
}

function inserted({ before, under, insert = ['data-location'], input }: Omit<Case, 'after'>): string {
  const document = read(before, input);
  const known = under ? [standing(document, under[0], under[1])] : [];
  return apply(before, insertClauses(insert, context(document, known))?.edits ?? []);
}

const PARTIES = 'Between Fairview (the “City”) and Lumen Inc. (the “Vendor”).';
const WORDING =
  'The Vendor shall keep City data only within [Territory] and give the City [30] days notice of any move outside [Territory].';
const PARTIES_FR = 'Entre Valclair (« la Ville ») et Lumen inc. (« le Fournisseur »). Le présent Contrat les lie.';
const WORDING_FR =
  "Le Fournisseur conserve les données de la Ville dans [Territoire] seulement et donne à la Ville un préavis de [30] jours avant tout déplacement hors de [Territoire], aux termes du présent Contrat. L'accord du Fournisseur est remis à la Ville.";

const MARKDOWN: Record<string, Case> = {
  'after an article of a kindred theme, with a lettered number': {
    under: ['access-control', 'Access control'],
    before: `# Agreement\n\n${PARTIES}\n\n## 1. Access control\n\nNobody enters.\n\n## 2. Term\n\nThree years.\n`,
    after: `# Agreement\n\n${PARTIES}\n\n## 1. Access control\n\nNobody enters.\n\n## 1A. Data location\n\n${WORDING}\n\n## 2. Term\n\nThree years.\n`,
  },
  'beside the subsections of an article, with the next sub-number': {
    under: ['access-control', 'Access control'],
    before: `# Agreement\n\n${PARTIES}\n\n## 9. Data\n\n### 9.1 Access control\n\nNobody enters.\n\n### 9.2 Return\n\nGive it back.\n\n## 10. Term\n\nThree years.\n`,
    after: `# Agreement\n\n${PARTIES}\n\n## 9. Data\n\n### 9.1 Access control\n\nNobody enters.\n\n### 9.2 Return\n\nGive it back.\n\n### 9.3 Data location\n\n${WORDING}\n\n## 10. Term\n\nThree years.\n`,
  },
  'in an article of its theme whose subsections are numbered paragraphs': {
    under: ['cross-border', 'Transfers abroad'],
    before: `# Agreement\n\n${PARTIES}\n\n## 9. Transfers abroad\n\n9.1 The Vendor shall make no transfer without asking the City first.\n\n9.2 The Vendor shall keep a list of the transfers that it makes.\n\n## 10. Term\n\nThree years.\n`,
    after: `# Agreement\n\n${PARTIES}\n\n## 9. Transfers abroad\n\n9.1 The Vendor shall make no transfer without asking the City first.\n\n9.2 The Vendor shall keep a list of the transfers that it makes.\n\n9.3 Data location. ${WORDING}\n\n## 10. Term\n\nThree years.\n`,
  },
  'as a new last article, before the signatures': {
    before: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works for the City.\n\n## 2. Term\n\nThree years.\n\n---\n\nIN WITNESS WHEREOF the parties have signed this Agreement.\n\nBy: ____________\n`,
    after: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works for the City.\n\n## 2. Term\n\nThree years.\n\n## 3. Data location\n\n${WORDING}\n\n---\n\nIN WITNESS WHEREOF the parties have signed this Agreement.\n\nBy: ____________\n`,
  },
  'before a schedule, never in it': {
    before: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works for the City.\n\n## 2. Term\n\nThree years.\n\n## Schedule A\n\nThe price list.\n`,
    after: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works for the City.\n\n## 2. Term\n\nThree years.\n\n## 3. Data location\n\n${WORDING}\n\n## Schedule A\n\nThe price list.\n`,
  },
  'under setext headings': {
    before: `Agreement\n=========\n\n${PARTIES}\n\nServices\n--------\n\nThe Vendor works for the City.\n\nTerm\n----\n\nThree years.\n`,
    after: `Agreement\n=========\n\n${PARTIES}\n\nServices\n--------\n\nThe Vendor works for the City.\n\nTerm\n----\n\nThree years.\n\nData location\n-------------\n\n${WORDING}\n`,
  },
  'with a bold heading that runs into the text': {
    before: `# Agreement\n\n${PARTIES}\n\n**1. Services.** The Vendor shall work for the City on every day of the year.\n\n**2. Term.** This Agreement shall last three years from the day on which it is signed.\n`,
    after: `# Agreement\n\n${PARTIES}\n\n**1. Services.** The Vendor shall work for the City on every day of the year.\n\n**2. Term.** This Agreement shall last three years from the day on which it is signed.\n\n**3. Data location.** ${WORDING}\n`,
  },
  'with a numbered paragraph': {
    before: `# Agreement\n\n${PARTIES}\n\n1. Services. The Vendor shall work for the City on every day of the year.\n\n2. Term. This Agreement shall last three years from the day on which it is signed.\n`,
    after: `# Agreement\n\n${PARTIES}\n\n1. Services. The Vendor shall work for the City on every day of the year.\n\n2. Term. This Agreement shall last three years from the day on which it is signed.\n\n3. Data location. ${WORDING}\n`,
  },
  'after a list and a table': {
    before: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works.\n\n## 2. Fees\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n`,
    after: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works.\n\n## 2. Fees\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n## 3. Data location\n\n${WORDING}\n`,
  },
  'before a code block that never closes': {
    before: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works.\n\n## 2. Fees\n\nMonthly.\n\n\`\`\`\nforgotten\n`,
    after: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works.\n\n## 2. Fees\n\nMonthly.\n\n## 3. Data location\n\n${WORDING}\n\n\`\`\`\nforgotten\n`,
  },
  'before a comment that never closes': {
    before: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works.\n\n<!-- to do\n`,
    after: `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works.\n\n## 2. Data location\n\n${WORDING}\n\n<!-- to do\n`,
  },
  'without a final line break': {
    before: `# Agreement\n\n${PARTIES}`,
    after: `# Agreement\n\n${PARTIES}\n\n## Data location\n\n${WORDING}`,
  },
  'in an empty document': {
    before: '',
    after: `## Data location\n\n${WORDING.replaceAll('Vendor', '[Vendor]').replaceAll('City', '[City]')}\n`,
  },
  'after front matter alone': {
    before: '---\ntitle: Draft\n---\n',
    after: `---\ntitle: Draft\n---\n\n## Data location\n\n${WORDING.replaceAll('Vendor', '[Vendor]').replaceAll('City', '[City]')}\n`,
  },
  'with blanks that are no link': {
    before: `# Agreement\n\n${PARTIES}\n\n[territory]: https://example.org\n`,
    after: `# Agreement\n\n${PARTIES}\n\n[territory]: https://example.org\n\n## Data location\n\n${WORDING.replaceAll('[Territory]', '\\[Territory\\]')}\n`,
  },
  'in a French contract': {
    input: { language: 'fr' },
    under: ['access-control', 'Contrôle des accès'],
    before: `# Contrat\n\n${PARTIES_FR}\n\n## Article 7 – Contrôle des accès\n\nNul n'entre.\n\n## Article 8 – Durée\n\nTrois ans.\n\nEN FOI DE QUOI, les parties ont signé.\n`,
    after: `# Contrat\n\n${PARTIES_FR}\n\n## Article 7 – Contrôle des accès\n\nNul n'entre.\n\n## Article 7A – Localisation des données\n\n${WORDING_FR}\n\n## Article 8 – Durée\n\nTrois ans.\n\nEN FOI DE QUOI, les parties ont signé.\n`,
  },
  'in a French call for tenders': {
    input: { language: 'fr', kind: 'rfp' },
    before:
      "# Appel d'offres\n\nLa Ville invite les soumissionnaires.\n\n## 1. Objet\n\nDes lampes pour la Ville.\n\n## 2. Évaluation\n\nLe soumissionnaire est noté sur le prix.\n",
    after:
      "# Appel d'offres\n\nLa Ville invite les soumissionnaires.\n\n## 1. Objet\n\nDes lampes pour la Ville.\n\n## 2. Évaluation\n\nLe soumissionnaire est noté sur le prix.\n\n## 3. Localisation des données\n\nLe soumissionnaire conserve les données de la Ville dans [Territoire] et remet le formulaire [X] à la Ville.\n",
  },
  'in an English RFP': {
    input: { kind: 'rfp' },
    before:
      '# Request for Proposals\n\n## 1. Purpose\n\nThe Town invites each Proponent.\n\n## 2. Scores\n\nThe Town scores the Proponent.\n',
    after:
      '# Request for Proposals\n\n## 1. Purpose\n\nThe Town invites each Proponent.\n\n## 2. Scores\n\nThe Town scores the Proponent.\n\n## 3. Data location\n\nThe Proponent shall keep all Town data within [Territory] and complete Form [X] for the Town.\n',
  },
};

const TEXT: Record<string, Case> = {
  'with the indentation and line width of its articles': {
    input: { path: 'sample.txt' },
    before: `SERVICES AGREEMENT\n\n${PARTIES}\n\nARTICLE 1 - SERVICES\n\n     The Vendor shall work for the City on every day of the year, as\n     described in this Agreement and in its schedules.\n\nARTICLE 2 - TERM\n\n     This Agreement lasts three years from the day on which the City\n     has signed it, unless it ends before that day.\n`,
    after: `SERVICES AGREEMENT\n\n${PARTIES}\n\nARTICLE 1 - SERVICES\n\n     The Vendor shall work for the City on every day of the year, as\n     described in this Agreement and in its schedules.\n\nARTICLE 2 - TERM\n\n     This Agreement lasts three years from the day on which the City\n     has signed it, unless it ends before that day.\n\nARTICLE 3 - DATA LOCATION\n\n     The Vendor shall keep City data only within [Territory] and\n     give the City [30] days notice of any move outside [Territory].\n`,
  },
  'in an empty text': {
    input: { path: 'sample.txt' },
    before: '',
    after: `DATA LOCATION\n\n${WORDING.replaceAll('Vendor', '[Vendor]').replaceAll('City', '[City]')}\n`,
  },
};

const YAML: Record<string, Case> = {
  'as a key among identifiers, before the signatures': {
    input: { path: 'sample.yaml' },
    before:
      'title: Agreement between the City and the Vendor\naccess_control: |\n  Nobody enters.\nterm: Three years.\nsignatures:\n  city: Jo\n',
    after: `title: Agreement between the City and the Vendor\naccess_control: |\n  Nobody enters.\nterm: Three years.\ndata_location: |-\n  ${WORDING}\nsignatures:\n  city: Jo\n`,
  },
  'as a key among titles, next number included': {
    input: { path: 'sample.yaml' },
    before: 'Agreement:\n  1. Services: The Vendor works for the City.\n\n  2. Term: Three years.\n',
    after: `Agreement:\n  1. Services: The Vendor works for the City.\n\n  2. Term: Three years.\n\n  3. Data location: |-\n    ${WORDING}\n`,
  },
  'as an item like the others of a list': {
    input: { path: 'sample.yaml' },
    before:
      'parties: the City and the Vendor\nsections:\n  - heading: Services\n    number: "1"\n    text: >-\n      The Vendor works.\n  - heading: Term\n    number: "2"\n    text: >-\n      Three years.\nother: x\n',
    after: `parties: the City and the Vendor\nsections:\n  - heading: Services\n    number: "1"\n    text: >-\n      The Vendor works.\n  - heading: Term\n    number: "2"\n    text: >-\n      Three years.\n  - heading: Data location\n    number: "3"\n    text: >-\n      ${WORDING}\nother: x\n`,
  },
  'by its id where clauses have ids': {
    input: { path: 'sample.agreement.yaml' },
    before:
      'civicclause: {kind: agreement}\nparties: the City and the Vendor\nclauses:\n  - id: patching\n    text: The Vendor patches.\n',
    after: `civicclause: {kind: agreement}\nparties: the City and the Vendor\nclauses:\n  - id: patching\n    text: The Vendor patches.\n  - id: data-location\n    text: |-\n      ${WORDING}\n`,
  },
  'as a key where clauses are keys': {
    input: { path: 'sample.agreement.yaml' },
    before: 'parties: the City and the Vendor\nclauses:\n  patching: The Vendor patches.\n  access-control: Nobody enters.\n',
    after: `parties: the City and the Vendor\nclauses:\n  patching: The Vendor patches.\n  access-control: Nobody enters.\n  data-location: |-\n    ${WORDING}\n`,
  },
  'into an empty list of a structured document': {
    input: { path: 'sample.agreement.yaml' },
    before: 'parties: the City and the Vendor\nclauses: []\n',
    after: `parties: the City and the Vendor\nclauses: [{"id": "data-location", "title": "Data location", "text": "${WORDING}"}]\n`,
  },
  'as the first clause of a structured document': {
    input: { path: 'sample.agreement.yaml' },
    before: 'title: the City and the Vendor\nsections:\n  - text: Works.\nsignatures: []\n',
    after: `title: the City and the Vendor\nsections:\n  - text: Works.\nclauses:\n  - id: data-location\n    title: Data location\n    text: |-\n      ${WORDING}\nsignatures: []\n`,
  },
  'into an empty list of clauses': {
    input: { path: 'sample.yaml' },
    before: 'parties: the City and the Vendor\nclauses: []\n',
    after: `parties: the City and the Vendor\nclauses: ["**Data location.** ${WORDING}"]\n`,
  },
  'as a text among texts': {
    input: { path: 'sample.yaml' },
    before: '- The City pays the Vendor.\n- Three years.',
    after: `- The City pays the Vendor.\n- Three years.\n- |-\n  **Data location.** ${WORDING}`,
  },
  'between braces': {
    input: { path: 'sample.yaml' },
    before: '{"parties": "the City and the Vendor"}\n',
    after: `{"parties": "the City and the Vendor", "data-location": ${JSON.stringify(WORDING)}}\n`,
  },
  'in the last of several documents': {
    input: { path: 'sample.yaml' },
    before: 'a: the City\n---\nb: the Vendor\n...\n',
    after: `a: the City\n---\nb: the Vendor\ndata-location: |-\n  ${WORDING}\n...\n`,
  },
  'as a document of its own after a bare text': {
    input: { path: 'sample.yaml' },
    before: 'The City and the Vendor.\n',
    after: `The City and the Vendor.\n---\nData location: |-\n  ${WORDING}\n`,
  },
};

describe.each([
  ['Markdown', MARKDOWN],
  ['plain text', TEXT],
  ['YAML', YAML],
])('a clause is inserted into %s', (_format, cases) => {
  test.each(Object.keys(cases))('%s', (name) => {
    const { after, ...rest } = cases[name]!;
    expect(inserted(rest)).toBe(after);
  });

  test.each(Object.keys(cases))('%s, line endings kept', (name) => {
    const { after, before, ...rest } = cases[name]!;
    if (!before.includes('\n')) return expect(inserted({ before, ...rest })).toBe(after);
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(inserted({ ...rest, before: crlf(before) })).toBe(crlf(after));
  });

  test.each(Object.keys(cases).filter((name) => !/flow|French contract|braces|among texts|among titles|empty list/.test(name)))(
    '%s, and is a section of that title',
    (name) => {
      const { after, input } = cases[name]!;
      const titles = read(after, input).sections.map(({ title }) => title.text.toLowerCase().replace(/[-_]/g, ' '));
      expect(titles.some((title) => title === 'data location' || title === 'localisation des données')).toBe(true);
    },
  );
});

describe('several clauses at once', () => {
  const before = `# Agreement\n\n${PARTIES}\n\n## 1. Services\n\nThe Vendor works.\n\n## 2. Access control\n\nNobody enters.\n\n## 3. Term\n\nThree years.\n`;
  const document = read(before);
  const known = [standing(document, 'access-control', 'Access control')];

  test('take numbers one after the other, each at its place, in one edit a place', () => {
    const fix = insertClauses(['decommissioning', 'patching', 'cross-border', 'data-location'], context(document, known));
    expect(fix!.edits).toHaveLength(2);
    const headings = apply(before, fix!.edits).match(/^## .*$/gm);
    expect(headings).toEqual([
      '## 1. Services',
      '## 2. Access control',
      '## 2A. Data location',
      '## 2B. Cross-border transfer',
      '## 3. Term',
      '## 4. Patching',
      '## 5. Decommissioning',
    ]);
  });

  test.each(['## 2', 'ARTICLE 2', '## Article 2'])('a later fix goes on after the letters of an earlier one: %s', (heading) => {
    const numbered = before.replaceAll('## ', heading.replace('2', '')).replaceAll('. ', ' – ');
    let text = heading === '## 2' ? before : numbered;
    for (const id of ['data-location', 'cross-border']) {
      const now = read(text);
      text = apply(text, fixFor(id, context(now, [standing(now, 'access-control', 'Access control')]))!.edits);
    }
    expect(text.match(/^.*(?:2A?|2B).{0,3}(?:Access|Data|Cross).*$/gm)?.map((line) => /2[AB]?/.exec(line)![0])).toEqual([
      '2',
      '2A',
      '2B',
    ]);
  });

  test('a theme is inserted whole, what is there already left out', () => {
    const fix = fixForTheme('security-baseline', context(document, [reading('patching', 'present')]));
    expect(fix).toMatchObject({ id: 'insert-theme/security-baseline', title: 'Insert 2 missing clauses: Security baseline' });
    expect(apply(before, fix!.edits).match(/^## \d+\. (?:Encryption|Patching|Hardening)$/gm)).toEqual([
      '## 4. Encryption',
      '## 5. Hardening',
    ]);
  });

  test('what is not missing offers nothing', () => {
    expect(fixFor('access-control', context(document, known))).toBeUndefined();
    expect(fixFor('no-such-clause', context(document))).toBeUndefined();
    expect(fixFor('patching', context(document, [reading('patching', 'weak')]))).toBeUndefined();
  });

  test('the snippet is the same text with tab stops', () => {
    const [edit] = fixFor('data-location', context(document, known))!.edits;
    expect(edit!.snippet.replace(/\$\{\d+:([^{}]*)\}/g, '$1')).toBe(edit!.newText);
    expect(edit!.snippet).toContain(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
      'within ${1:[Territory]} and give the City ${2:[30]} days notice of any move outside ${1:[Territory]}.',
    );
  });

  test('number their blanks on from place to place, and share a label', () => {
    const wording = { en: 'The Vendor shall patch within [45] days, in [Territory].', fr: '' };
    const clauses = playbook.clauses.map((clause) =>
      clause.id === 'patching' ? { ...clause, wording: { rfp: wording, agreement: wording } } : clause,
    );
    const fix = insertClauses(['patching', 'data-location'], { ...context(document, known), playbook: { ...playbook, clauses } });
    expect(fix!.edits.map(({ snippet }) => snippet.match(/\$\{[^}]*\}/g))).toEqual([
      // biome-ignore-start lint/suspicious/noTemplateCurlyInString: snippet syntax
      ['${1:[Territory]}', '${2:[30]}', '${1:[Territory]}'],
      ['${3:[45]}', '${1:[Territory]}'],
      // biome-ignore-end lint/suspicious/noTemplateCurlyInString: snippet syntax
    ]);
  });

  test('at a place of the user’s choice', () => {
    const fix = insertClausesAt(['patching'], document, before.indexOf('## 3.') - 1, context(document, known));
    expect(apply(before, fix!.edits)).toContain(
      'Nobody enters.\n\n## Patching\n\nThe Vendor shall do patching for the City.\n\n## 3. Term',
    );
  });
});

test('YAML that cannot be parsed is left alone', () => {
  const document = read('a: [1\nb: {\n', { path: 'sample.yaml' });
  expect(fixFor('data-location', context(document))).toBeUndefined();
});

test('a file without a procurement document offers nothing', () => {
  expect(fixFor('data-location', context(read('# Soup\n', { kind: 'other' })))).toBeUndefined();
});

describe('whatever the document', () => {
  const PIECES = [
    '# A\n',
    '## 1. B\n',
    '1.1 The Vendor shall.\n',
    '**2. C.** text\n',
    '- item\n',
    '> quote\n',
    '```\ncode\n',
    '<!-- x\n',
    '\n',
    'text\r\n',
    'By: ____\n',
    '| a |\n| - |\n',
    '---\n',
    'ARTICLE IV\n',
    '\t\n',
    'é [x] $1 \\\n',
  ];
  const anything = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

  test.each(['sample.md', 'sample.txt', 'sample.yaml'])('%s: the rest stays, byte for byte', (path) => {
    fc.assert(
      fc.property(
        anything,
        fc.subarray(
          playbook.clauses.map(({ id }) => id),
          { minLength: 1 },
        ),
        (text, ids) => {
          const edits = insertClauses(ids, context(read(text, { path })))?.edits ?? [];
          for (const { start, end, newText } of edits) {
            expect(start).toBe(end);
            expect(start).toBeLessThanOrEqual(text.length);
            expect(newText).not.toMatch(/(?<!\r)\n.*\r\n|\r\n.*(?<!\r)\n/s);
          }
          expect(new Set(edits.map(({ start }) => start)).size).toBe(edits.length);
          let undone = apply(text, edits);
          for (const { start, newText } of edits) undone = undone.slice(0, start) + undone.slice(start + newText.length);
          expect(undone).toBe(text);
          if (path !== 'sample.yaml') expect(edits.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('two thousand sections are placed in time', () => {
    const text = Array.from({ length: 2_000 }, (_, index) => `## Title ${index}\n\nThe Vendor serves the City.\n`).join('\n');
    const document = read(text);
    const start = performance.now();
    const fix = insertClauses(
      playbook.clauses.map(({ id }) => id),
      context(document),
    );
    expect(fix!.edits[0]!.newText).toContain('## Data location');
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
