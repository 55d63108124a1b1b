import { describe, expect, it } from 'vitest';
import type { ClauseSource, PlaybookSource } from '../../../server/src/playbook';
import { renderJson, renderPretty } from '../../../server/src/reports';
import { widthOf } from '../../../server/src/reports/layout';
import { valueText } from '../../../server/src/reports/prose/values';
import type { ClauseReview, Finding, Review, Span } from '../../../server/src/review';

const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 9 } });
const span = (line: number, text: string): Span => ({ document: 'deal.md', range: at(line), text });
const sentence =
  'The Vendor shall store City Data only in Canada, in every copy and form, including backups, replicas, logs and metadata.';

function clause(id: string, status: ClauseReview['status'], more: Partial<ClauseReview> = {}): ClauseReview {
  return { id, theme: 'data', status, severity: 'error', reason: '', elements: [], evidence: [], near: [], facts: [], ...more };
}

function finding(rule: string, code: Finding['code'], message: string, line = 0): Finding {
  const rest = { document: 'deal.md', range: at(line), related: [], fixes: [], fingerprint: `${rule}/${code}/${line}` };
  return { rule, code, severity: code === 'deferred' ? 'warning' : 'error', message, ...rest };
}

const longTitle = 'External access for installation, maintenance, servicing and repair of equipment';
const titles = {
  location: { en: 'Data location', fr: 'Localisation des données' },
  access: { en: 'Access control', fr: 'Contrôle des accès' },
  demands: { en: 'Foreign demands', fr: 'Demandes étrangères' },
  exit: { en: 'Exit', fr: 'Sortie' },
  law: { en: 'Governing law', fr: 'Droit applicable' },
  cameras: { en: 'Cameras', fr: 'Caméras' },
};

const playbook = {
  manifest: {
    id: 'test',
    version: '1',
    title: { en: 'Test', fr: 'Essai' },
    themes: [
      { id: 'data', title: { en: 'Data', fr: 'Données' } },
      { id: 'empty', title: { en: 'Nothing here', fr: 'Rien ici' } },
    ],
  },
  clauses: Object.entries(titles).map(
    ([id, title]) =>
      ({
        id,
        title,
        theme: 'data',
        elements: [{ id: 'where', title: { en: 'names the place', fr: 'nomme le lieu' } }],
      }) as ClauseSource,
  ),
  concepts: {},
  weakWording: [],
} satisfies PlaybookSource;

const review: Review = {
  schemaVersion: 1,
  tool: { name: 'civicclause', version: '1.0.0' },
  playbook: { id: 'test', version: '1' },
  asOf: null,
  jurisdiction: null,
  position: 'buyer',
  procurementFiles: [
    {
      name: 'deal.md',
      documents: [
        {
          path: 'deal.md',
          format: 'markdown',
          parts: [{ kind: 'agreement', kindConfidence: 0.84, language: 'en', range: at(0) }],
        },
      ],
      clauses: [
        clause('location', 'present', {
          evidence: [span(11, sentence)],
          elements: [{ id: 'where', need: 'required', core: true, met: true, evidence: [span(11, sentence)] }],
        }),
        clause('access', 'weak', { evidence: [span(20, 'Access is controlled.')], reason: 'It lacks: log of access.' }),
        clause('demands', 'missing', {
          reason: 'Nothing settles it.',
          near: [{ ...span(30, 'Orders of court are obeyed.'), because: 'It binds the wrong party.' }],
        }),
        clause('exit', 'deferred', { reason: 'Left to “Schedule D”.', evidence: [span(40, 'See Schedule D.')] }),
        clause('law', 'contradicted', { reason: 'The opposite: “Any law applies.”', evidence: [span(50, 'Any law applies.')] }),
        clause('cameras', 'not-applicable', { reason: 'No word of cameras.' }),
      ],
      findings: [
        finding('access', 'weak', 'Access control: weak.', 20),
        finding('demands', 'missing', 'Nothing here about foreign demands.'),
        finding('exit', 'deferred', 'Exit: left to Schedule D.', 40),
        finding('law', 'contradicted', 'Governing law: the opposite.', 50),
        finding('location', 'blank', 'Data location: fill in [Territory].', 11),
        finding('unfilled-placeholder', 'blank', 'Blank to fill in: “days”.', 60),
      ],
      decisions: [],
    },
  ],
  notReviewed: [{ path: 'readme.md', code: 'not-recognised', message: 'not recognised' }],
  summary: { present: 1, weak: 1, contradicted: 1, deferred: 1, missing: 1, notApplicable: 1, errors: 5, warnings: 1, infos: 0 },
};

const plain = { locale: 'en', width: 80, colour: false, verbose: false } as const;

describe('the report for a reader', () => {
  it('shows every status in words, what was relied on and what to do', () => {
    expect(renderPretty(review, playbook, plain)).toBe(`deal.md
Markdown · agreement (84% sure), English

Data
  ✓ present       Data location
      line 12    “The Vendor shall store City Data only in Canada, in every…”
      error: Data location: fill in [Territory]. (line 12)
  ◐ weak          Access control (error)
      line 21    “Access is controlled.”
      It lacks: log of access.
  ✗ missing       Foreign demands (error)
  → deferred      Exit (warning)
      line 41    “See Schedule D.”
      Left to “Schedule D”.
  ⇄ contradicted  Governing law (error)
      line 51    The opposite: “Any law applies.”
  – assumed n/a   Cameras
      No word of cameras.

Other findings
  line 61     error    Blank to fill in: “days”.

What to do next
  1. Strike or rewrite the wording that grants the opposite: Governing law.
  2. Add 1 missing clause: the editor inserts the wording as a quick fix.
  3. Strengthen 1 weak clause: make the duty firm and add what is lacking.
  4. Attach the documents that 1 clause is left to, or settle them here.
  5. Fill in the blanks (2 findings).
  6. Confirm that 1 clause does not apply.
     Model wording, and why it matters: civicclause explain demands
     Evidence for every element, and what came near: add --verbose

Not reviewed
  readme.md: not recognised

Total  1 document · 1 present, 1 weak, 1 contradicted, 1 deferred, 1 missing, 1
       assumed n/a · 5 errors, 1 warning
`);
  });

  it('adds elements and near misses when asked, with why they did not count', () => {
    const report = renderPretty(review, playbook, { ...plain, verbose: true });
    expect(report).toContain('✓ names the place (required)');
    expect(report).toContain(
      'near, but does not count\n        line 31    “Orders of court are obeyed.”\n        It binds the wrong party.',
    );
    expect(report).not.toContain('--verbose');
  });

  it('speaks French', () => {
    const report = renderPretty(review, playbook, { ...plain, locale: 'fr' });
    expect(report).toContain('Données\n  ✓ présente      Localisation des données');
    expect(report).toContain('sûr à 84\u00a0%');
    expect(report).toContain('À faire ensuite');
    expect(report).not.toMatch(/\b(present|missing|line|error|What|sure)\b/);
  });

  it.each([60, 80, 120])('keeps to %i columns', (width) => {
    for (const locale of ['en', 'fr'] as const)
      for (const line of renderPretty(review, playbook, { ...plain, locale, width, verbose: true }).split('\n'))
        expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  it('colours nothing but what it also says in words', () => {
    const coloured = renderPretty(review, playbook, { ...plain, colour: true });
    expect(coloured).toContain('\x1b[31m✗ missing');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken out
    expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(renderPretty(review, playbook, plain));
  });

  it('wraps a long title under itself', () => {
    const clauses = playbook.clauses.map((source) =>
      source.id === 'demands' ? { ...source, title: { en: longTitle, fr: longTitle } } : source,
    );
    expect(renderPretty(review, { ...playbook, clauses }, plain)).toContain(
      '  ✗ missing       External access for installation, maintenance, servicing and\n                  repair of equipment (error)\n',
    );
  });

  it.each([
    [17520, 'duration', 'month', '24 months', '24 mois'],
    [24, 'duration', 'business-day', '1 business day', '1 jour ouvrable'],
    [36, 'duration', 'day', '1.5 days', '1,5 jour'],
    [99.999, 'percentage', undefined, '99.999%', '99,999\u00a0%'],
    ['CA', 'place', undefined, 'Canada', 'Canada'],
    [5_000_000, 'money', 'CAD', '5,000,000 CAD', '5\u00a0000\u00a0000 CAD'],
    ['ISO/IEC 27001', 'standard', undefined, 'ISO/IEC 27001', 'ISO/IEC 27001'],
  ])('says %j (%s, %s) as %s', (value, type, unit, en, fr) => {
    expect([valueText('en', value, type, unit), valueText('fr', value, type, unit)]).toEqual([en, fr]);
  });

  it('does not list hundreds of findings unasked', () => {
    const [file] = review.procurementFiles;
    const findings = Array.from({ length: 40 }, (_, line) => finding('unfilled-placeholder', 'blank', 'Blank.', line));
    const many = { ...review, procurementFiles: [{ ...file!, findings }] };
    expect(renderPretty(many, playbook, plain)).toContain('  and 28 more (--verbose)');
    expect(renderPretty(many, playbook, { ...plain, verbose: true })).not.toContain('more (--verbose)');
  });
});

it('JSON is the review itself, indented, with a final line feed', () => {
  expect(JSON.parse(renderJson(review))).toEqual(review);
  expect(renderJson(review)).toMatch(/^\{\n {2}"schemaVersion": 1,[\s\S]*\n\}\n$/);
});
