import { describe, expect, it } from 'vitest';
import {
  answeredBy,
  count,
  f1,
  isRightEvidence,
  type JudgedClause,
  joinLabels,
  macro,
  measure,
  quotationFinder,
  type Row,
  showsCategory,
  totals,
  wilson,
} from '../../accuracy/judge.mjs';
import { row } from './rows';

const clause = (given: Partial<JudgedClause>): JudgedClause => ({
  id: 'data-location',
  status: 'present',
  reason: 'found',
  elements: [],
  evidence: [],
  facts: [],
  ...given,
});
const span = (line: number, start: number, end: number) => ({
  range: { start: { line, character: start }, end: { line, character: end } },
  text: '',
});

describe('Wilson intervals', () => {
  it.each([
    [8, 10, 0.4902, 0.9433],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [50, 100, 0.4038, 0.5962],
    [1, 1, 0.2065, 1],
  ])('of %i in %i', (k, n, low, high) => {
    const score = wilson(k, n)!;
    expect(score.value).toBe(k / n);
    expect(score.low).toBeCloseTo(low, 4);
    expect(score.high).toBeCloseTo(high, 4);
  });

  it('contain the proportion and narrow with more cases', () => {
    for (let n = 1; n < 60; n++) {
      for (let k = 0; k <= n; k++) {
        const { value, low, high } = wilson(k, n)!;
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        const more = wilson(k * 4, n * 4)!;
        expect(more.high - more.low).toBeLessThan(high - low);
      }
    }
  });

  it('say nothing of nothing', () => expect(wilson(0, 0)).toBeNull());
});

describe('F1', () => {
  it('is the harmonic mean of precision and recall', () => {
    const [p, r] = [6 / 8, 6 / 10];
    expect(f1(6, 2, 4)!.value).toBeCloseTo((2 * p * r) / (p + r), 12);
  });

  it('has an interval from that of tp / (tp + fp + fn)', () => {
    const j = wilson(6, 12)!;
    const { low, high } = f1(6, 2, 4)!;
    expect(low).toBeCloseTo((2 * j.low) / (1 + j.low), 12);
    expect(high).toBeCloseTo((2 * j.high) / (1 + j.high), 12);
  });

  it('is 0 when everything is wrong, and nothing when there was nothing to find', () => {
    expect(f1(0, 1, 2)!.value).toBe(0);
    expect(f1(0, 0, 0)).toBeNull();
  });
});

describe('counting', () => {
  it.each<[string, Partial<Row>, number[]]>([
    ['missing, said so', { gold: 'missing', said: 'missing' }, [1, 0, 0, 0, 0, 0]],
    ['missing, called weak', { gold: 'missing', said: 'weak' }, [0, 0, 1, 0, 1, 0]],
    ['missing, called deferred', { gold: 'missing', said: 'deferred' }, [0, 0, 1, 0, 0, 0]],
    ['weak, called contradicted', { gold: 'weak', said: 'contradicted' }, [0, 0, 0, 1, 0, 0]],
    ['present, called missing', { gold: 'present', said: 'missing' }, [0, 1, 0, 0, 0, 1]],
    ['present, called deferred', { gold: 'present', said: 'deferred' }, [0, 1, 0, 0, 0, 1]],
    ['deferred is no case', { gold: 'deferred', said: 'missing' }, [0, 0, 0, 0, 0, 0]],
    ['inapplicable is no case', { gold: 'missing', said: 'weak', applicable: false }, [0, 0, 0, 0, 0, 0]],
  ])('%s', (_, given, expected) => {
    const { missing, covered } = count([row(given)]);
    expect([missing.tp, missing.fp, missing.fn, covered.tp, covered.fp, covered.fn]).toEqual(expected);
  });

  it('gives a line its figures', () => {
    const line = measure([
      row({ document: 'a', gold: 'missing', said: 'missing' }),
      row({ document: 'a', gold: 'present', said: 'missing' }),
      row({ document: 'b', gold: 'weak', said: 'present', evidenceRight: true }),
      row({ document: 'b', gold: 'present', said: 'present', evidenceRight: false }),
      row({ document: 'b', gold: 'deferred', said: 'deferred' }),
    ]);
    expect(line).toMatchObject({ n: 4, documents: 2, falseMissing: 1, falseMissingPerDocument: 0.5 });
    expect(line.missing).toMatchObject({ n: 1, precision: { value: 0.5 }, recall: { value: 1 } });
    expect(line.covered).toMatchObject({ n: 3, precision: { value: 1 }, recall: { value: 2 / 3 } });
    expect(line.status!.value).toBe(3 / 5);
    expect(line.evidence!.value).toBe(1 / 2);
  });

  it('means over clauses leave out those with fewer than three cases', () => {
    const of = (said: string, times: number) => measure(Array.from({ length: times }, () => row({ gold: 'missing', said })));
    expect(macro([of('missing', 3), of('weak', 4), of('weak', 2)])).toEqual({
      missing: { value: 0.5, clauses: 2 },
      covered: null,
    });
  });

  it('lets a baseline answer the same rows', () => {
    const rows = [
      row({ said: 'present', evidenceRight: true, baselines: { words: false } }),
      row({ said: 'missing', baselines: { words: true } }),
    ];
    const answers = answeredBy(rows, 'words');
    expect(answers.map((each) => each.said)).toEqual(['missing', 'present']);
    expect(measure(answers).evidence).toBeNull();
  });

  it('adds up the silent errors, rare answers and elements', () => {
    const sum = totals([
      row({
        gold: 'weak',
        said: 'present',
        elements: [
          { met: true, said: true },
          { met: false, said: true },
        ],
      }),
      row({ gold: 'present', said: 'weak', elements: [{ met: true, said: false }] }),
      row({ gold: 'contradicted', said: 'contradicted' }),
      row({ gold: 'contradicted', said: 'weak' }),
      row({ gold: 'missing', said: 'not-applicable', applicable: false }),
      row({ gold: 'missing', said: 'not-applicable' }),
      row({ gold: 'missing', said: 'missing', applicable: false }),
    ]);
    expect(sum.falsePresent!.value).toBe(1);
    expect(sum.presentCalledWeak!.value).toBe(1);
    expect(sum.contradicted).toMatchObject({ said: 1, due: 2, precision: { value: 1 }, recall: { value: 0.5 } });
    expect(sum.deferred).toEqual({ said: 0, due: 0, precision: null, recall: null });
    expect(sum.notApplicable).toEqual({ said: 2, right: 1, due: 2 });
    expect(sum.elements).toMatchObject({ judged: 3, precision: { value: 0.5 }, recall: { value: 0.5 } });
  });
});

describe('quotations', () => {
  const source = '# Data\n\nThe **Vendor’s**  data\nstay in “Canada”.\n\nThe vendor’s data stay in "Canada".\n';

  it('are found whatever the markup, spaces and quotation marks, wherever they stand', () => {
    const found = quotationFinder(source)("the Vendor's data stay in 'Canada'".replaceAll("'Canada'", '"canada"'));
    expect(found.map(({ start, end }) => source.slice(start, end))).toEqual([
      'The **Vendor’s**  data\nstay in “Canada”',
      'The vendor’s data stay in "Canada"',
    ]);
  });

  it('that are empty or not there are not found', () => {
    const find = quotationFinder(source);
    expect([...find('**'), ...find('in Mexico')]).toEqual([]);
  });

  const find = () => [{ start: 1000, end: 1100 }];
  it.each<[string, JudgedClause, boolean]>([
    ['overlapping', clause({ evidence: [span(0, 1050, 1200)] }), true],
    ['199 characters after', clause({ evidence: [span(0, 1299, 1350)] }), true],
    ['200 characters after', clause({ evidence: [span(0, 1300, 1350)] }), false],
    ['longer than 1,000 characters', clause({ evidence: [span(0, 500, 1501)] }), false],
    ['only the fourth', clause({ evidence: [span(0, 0, 1), span(0, 2, 3), span(0, 4, 5), span(0, 1000, 1010)] }), false],
    ['on a later line', clause({ evidence: [span(1, 100, 150)] }), true],
    [
      'of an element, where the clause shows none',
      clause({ elements: [{ id: 'a', met: true, evidence: [span(0, 1000, 1010)] }] }),
      true,
    ],
    ['none', clause({}), false],
  ])('right evidence: %s', (_, given, expected) => expect(isRightEvidence(given, ['q'], find, [0, 950])).toBe(expected));

  it('judge nothing when the label has none', () => {
    expect(isRightEvidence(clause({ evidence: [span(0, 0, 9)] }), undefined, find, [0])).toBeUndefined();
    expect(isRightEvidence(clause({ evidence: [span(0, 0, 9)] }), ['q'], () => [], [0])).toBeUndefined();
  });
});

describe('joining labels with a review', () => {
  const rows = joinLabels({
    document: { document: 'd', kind: 'rfp', language: 'en' },
    clauses: {
      'data-location': { status: 'weak', applicable: true, evidence: ['in Canada'], elements: { storage: true, remedy: false } },
      'audit-rights': { status: 'missing' },
      'data-destruction': { status: 'missing', applicable: false },
    },
    review: {
      clauses: [
        clause({
          status: 'present',
          evidence: [{ ...span(0, 0, 9), text: 'in Canada' }],
          elements: [{ id: 'remedy', met: true, evidence: [] }],
        }),
      ],
    },
    text: 'in Canada',
    lineStarts: [0],
    playbookIds: new Set(['data-location', 'data-destruction']),
    baselinesFor: (id) => ({ words: id === 'data-location' }),
  });

  it('leaves out clauses that the playbook has not', () =>
    expect(rows.map((each) => each.clause)).toEqual(['data-location', 'data-destruction']));

  it('carries status, quotations, elements and baselines', () =>
    expect(rows[0]).toEqual({
      document: 'd',
      kind: 'rfp',
      language: 'en',
      clause: 'data-location',
      gold: 'weak',
      applicable: true,
      said: 'present',
      reason: 'found',
      shown: 'in Canada',
      labelled: 'in Canada',
      evidenceRight: true,
      elements: [
        { met: true, said: false },
        { met: false, said: true },
      ],
      baselines: { words: true },
    }));

  it('marks what the review leaves out as unanswered', () =>
    expect(rows[1]).toMatchObject({ said: 'unanswered', applicable: false, evidenceRight: undefined }));
});

describe('CUAD categories', () => {
  const review = {
    clauses: [
      clause({ id: 'law', status: 'missing', elements: [{ id: 'named', met: true, evidence: [] }] }),
      clause({ id: 'audit', status: 'weak' }),
      clause({
        id: 'cover',
        status: 'missing',
        elements: [{ id: 'cyber', met: false, evidence: [] }],
        facts: [{ id: 'insurance' }],
      }),
    ],
  };
  it.each<[string, [string, string[]][], boolean]>([
    ['by an element', [['law', ['other', 'named']]], true],
    ['by the clause as a whole', [['audit', []]], true],
    ['by a fact', [['cover', ['insurance']]], true],
    ['not by an element that is not met', [['cover', ['cyber']]], false],
    ['not by a missing clause', [['law', []]], false],
    [
      'by any alternative',
      [
        ['none', []],
        ['audit', []],
      ],
      true,
    ],
  ])('%s', (_, alternatives, expected) => expect(showsCategory(review, alternatives)).toBe(expected));
});
