import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../server/src/playbook';
import { createBaselines, phrasesByClause } from '../../accuracy/baselines.mjs';
import { type Families, familyOf } from '../../accuracy/load.mjs';
import { buildReport, cuadReport, errorList, toJson } from '../../accuracy/report.mjs';
import { errorText, percent, reportTables, toMarkdown, toText } from '../../accuracy/tables.mjs';
import { row } from './rows';

const families: Families = JSON.parse(readFileSync(new URL('../../accuracy/families.json', import.meta.url), 'utf8'));

describe('families', () => {
  it('are told by the longest prefix', () => {
    const some = { salt: '', families: { Short: ['x-'], Long: ['x-y-'] } };
    expect(familyOf('x-y-terms.md', some).family).toBe('Long');
    expect(familyOf('x-z-terms.md', some).family).toBe('Short');
    expect(familyOf('unknown.md', some).family).toBe('unknown.md');
  });

  it('stand wholly in one half, the same on every machine', () => {
    const held = Object.entries(families.families).flatMap(([family, prefixes]) => {
      const halves = new Set(prefixes.map((prefix) => familyOf(`${prefix}anything.md`, families).half));
      expect([...halves], family).toHaveLength(1);
      return halves.has('held') ? [family] : [];
    });
    expect(held).toEqual(['Automattic', 'British Columbia', 'City drafts', 'Contrats français', 'ESDC', 'GitHub', 'UK']);
  });

  it('have prefixes of their own', () => {
    const prefixes = Object.values(families.families).flat();
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

describe('baselines', () => {
  const playbook = {
    concepts: {
      'law-own': { en: ['choice of law', '@law-more'] },
      'law-more': { en: ['home state', '<place>'] },
      shared: { en: ['service levels'] },
    },
    clauses: [
      {
        id: 'law',
        title: { en: 'Governing law', fr: 'Droit applicable' },
        headings: {
          en: ['(law | laws) of? the agreement', 'law ... @law-own', 'law & <place>', '@shared'],
          fr: ['droit applicable'],
        },
      },
      { id: 'levels', title: { en: 'Service levels', fr: 'Niveaux de service' }, headings: { en: ['@shared'], fr: [] } },
    ],
  };

  it('expand patterns into literal phrases', () => {
    expect(phrasesByClause(playbook, parsePattern).get('law')!.en).toEqual([
      'governing law',
      'law of the agreement',
      'law the agreement',
      'laws of the agreement',
      'laws the agreement',
      'law choice of law',
      'law home state',
      'service levels',
      'choice of law',
      'home state',
    ]);
  });

  it('answer by phrases and words of the language of the document', () => {
    const read = createBaselines(playbook, parsePattern);
    expect(read('A Choice-of-law clause.', 'en')('law')).toEqual({ phrases: true, words: false });
    expect(read('The GOVERNING body; outlaw.', 'en')('law')).toEqual({ phrases: false, words: true });
    expect(read('Le Droit applicable', 'fr')('law')).toEqual({ phrases: true, words: true });
    expect(read('Le Droit applicable', 'en')('law')).toEqual({ phrases: false, words: false });
    expect(read('', 'en')('levels')).toEqual({ phrases: false, words: false });
  });
});

const rows = [
  row({ document: 'a', clause: 'x', family: 'A', half: 'tune', gold: 'weak', said: 'weak', evidenceRight: true }),
  row({ document: 'a', clause: 'y', family: 'A', half: 'tune' }),
  row({
    document: 'b',
    clause: 'x',
    family: 'B',
    half: 'held',
    language: 'fr',
    gold: 'present',
    said: 'missing',
    labelled: 'in\nFrance',
  }),
  row({
    document: 'b',
    clause: 'y',
    family: 'B',
    half: 'held',
    language: 'fr',
    said: 'weak',
    shown: 'a | b',
    reason: 'dealt with',
  }),
];
const report = buildReport({
  tool: { name: 'civicclause', version: '1' },
  playbook: { id: 'p', version: '2' },
  source: 'documents',
  rows,
  clauseIds: ['y', 'x', 'z'],
  notInPlaybook: ['q'],
});

describe('the report', () => {
  it("keeps the playbook's order and leaves out clauses without a label", () =>
    expect(Object.keys(report.clauses)).toEqual(['y', 'x']));

  it('splits by language and half, and says the gap', () => {
    expect(report.language).toMatchObject({ en: { n: 2 }, fr: { n: 2 } });
    expect(Object.keys(report.halves!)).toEqual(['tune', 'held']);
    expect(report.gap).toMatchObject({ missingF1: 1, coveredF1: 1, falseMissingPerDocument: -1, evidence: null });
    expect(report.families).toEqual({ A: { half: 'tune', documents: 1 }, B: { half: 'held', documents: 1 } });
  });

  it('has no halves where documents have no families', () => {
    const single = buildReport({
      tool: { name: 'civicclause', version: '1' },
      playbook: { id: 'p', version: '2' },
      source: 'examples',
      rows: [row({})],
      clauseIds: ['data-location'],
      notInPlaybook: [],
    });
    expect([single.halves, single.gap, single.families]).toEqual([undefined, undefined, undefined]);
    expect(toText(reportTables(single))).not.toContain('half');
  });

  it('lists errors by document, misleading answers named', () => {
    const list = errorList(rows);
    expect(list.map(({ document, errors }) => [document, errors.map(({ error, clause }) => `${error} ${clause}`)])).toEqual([
      ['b', ['false missing x', 'false covered y']],
    ]);
    expect(errorText(list)).toBe(
      'b (2)\n  false missing: x: labelled present, said missing\n    labelled: in France\n' +
        '  false covered: y: labelled missing, said weak\n    shown:    a | b\n    reason:   dealt with\n',
    );
    expect(errorText([])).toBe('none\n');
  });

  it('is the same JSON every time, numbers to four decimals', () => {
    expect(toJson(report)).toBe(toJson(structuredClone(report)));
    expect(toJson({ third: 1 / 3, gone: undefined, none: null })).toBe('{\n  "third": 0.3333,\n  "none": null\n}\n');
  });
});

describe('CUAD', () => {
  it('counts known categories and names the others', () => {
    const clause = (id: string, status: string) => ({ id, status, reason: '', elements: [], evidence: [], facts: [] });
    const found = [true, true, false, false];
    const said = ['present', 'missing', 'weak', 'missing'];
    const result = cuadReport(
      {
        contracts: found.map((law, index) => ({ name: String(index), found: { Law: law, Audit: true, Escrow: false } })),
        of: 9,
        map: { Law: [['law', []]], Audit: [['audit', []]], Escrow: [['law', ['escrow']]] },
      },
      ({ name }) => ({ clauses: [clause('law', said[Number(name)]!)] }),
      new Set(['law']),
    );
    expect(result).toMatchObject({ contracts: 4, of: 9, meanF1: 0.5, notInPlaybook: ['Audit'] });
    expect(result.categories.Law).toMatchObject({ n: 2, tp: 1, fp: 1, fn: 1, precision: { value: 0.5 }, recall: { value: 0.5 } });
    expect(result.categories.Escrow!.f1).toBeNull();
    expect(Object.keys(result.categories)).toEqual(['Law', 'Escrow']);
  });
});

describe('tables', () => {
  it('show a proportion with its interval', () => {
    expect(percent({ value: 0.9234, low: 0.851, high: 0.96 })).toBe('92 (85–96)');
    expect(percent({ value: 0.9234, low: 0.851, high: 0.96 }, 1)).toBe('92.3 (85–96)');
    expect(percent({ value: 0.5 })).toBe('50');
    expect(percent(null)).toBe('–');
  });

  it('have as many cells in every row as columns', () => {
    for (const { columns, groups } of reportTables(report))
      for (const cells of groups.flat()) expect(cells).toHaveLength(columns.length);
  });

  it('line up in the terminal and hold in Markdown', () => {
    const table = { title: 'T', columns: ['', 'n'], groups: [[['a|b', '10']], [['c', '2']]], notes: ['why'] };
    expect(toText([table])).toBe('T\n\n      n\n───────\na|b  10\n───────\nc     2\n\nwhy\n');
    expect(toMarkdown([table])).toBe('## T\n\n|  | n |\n| --- | ---: |\n| a\\|b | 10 |\n| c | 2 |\n\n- why\n');
  });

  it('name once what the playbook has not', () => {
    const text = toText(reportTables(report));
    expect(text.match(/not in the playbook \(1\): q/g)).toHaveLength(1);
    expect(text).toContain('gap, tune less held, micro');
  });
});
