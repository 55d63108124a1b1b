import { describe, expect, test } from 'vitest';
import type { ClauseReading } from '../../../server/src/detection';
import type { Document } from '../../../server/src/documents';
import { render } from '../../../server/src/messages';
import { defaultPolicy, type Policy, resolvePolicy } from '../../../server/src/policy';
import { buildReview, groupForEditor, reviewFile } from '../../../server/src/review';
import type { Finding } from '../../../server/src/review/types';
import { message } from '../../../server/src/text';
import { evidenceFor, playbook, read, reading, readings, standing } from './samples';

const AGREEMENT = `# Hosting Agreement

The Vendor hosts the service of the City.

## 1. Access

The Vendor shall limit access to City Data as far as practicable.

## 2. Term

This Agreement lasts three years.
`;

function review(documents: Document[], known: ClauseReading[], policy: Partial<Policy> = {}) {
  return reviewFile({ name: 'file', documents }, readings(...known), playbook, resolvePolicy(policy), 'en', render);
}

const of = (findings: Finding[], rule: string) => findings.filter((finding) => finding.rule === rule);
const words = (document: Document, { range }: Finding) =>
  document.source
    .split('\n')
    [range.start.line]!.slice(range.start.character, range.end.line === range.start.line ? range.end.character : undefined);
const all = () => playbook.clauses.map(({ id }) => reading(id, 'present'));
const allBut = (...known: ClauseReading[]) => all().map((one) => known.find(({ id }) => id === one.id) ?? one);

describe('where a finding stands', () => {
  test('a missing clause: on the heading after which it would be inserted', () => {
    const document = read(AGREEMENT);
    const { findings } = review([document], [standing(document, 'access-control', 'Access')]);
    const [finding] = of(findings, 'data-location');
    expect(words(document, finding!)).toBe('Access');
    expect(finding!.message).toBe("Nothing here says where the City's data may be stored (Data location).");
    expect(finding!.severity).toBe('error');
    expect(finding!.fixes.map(({ id }) => id)).toEqual(['insert/data-location', 'insert-theme/data-location']);
    expect(words(document, of(findings, 'decommissioning')[0]!)).toBe('Term');
  });

  test('without articles: on the title; without a title: on the first words; in an empty document: at its start', () => {
    const titled = read('# Agreement\n');
    expect(words(titled, of(review([titled], []).findings, 'patching')[0]!)).toBe('Agreement');
    const bare = read('The Vendor hosts it.\n');
    expect(words(bare, of(review([bare], []).findings, 'patching')[0]!)).toBe('The Vendor hosts it.');
    const [finding] = of(review([read('')], []).findings, 'patching');
    expect(finding!.range).toEqual({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
  });

  test('weak, contradicted and deferred wording: on the sentence', () => {
    const document = read(AGREEMENT);
    const sentence = 'The Vendor shall limit access to City Data as far as practicable.';
    const evidence = evidenceFor(document, sentence);
    const hedge = { ...evidence, text: 'as far as practicable' };
    const weak = review([document], allBut(reading('access-control', 'weak', { evidence: [evidence], hedge })));
    expect(weak.findings.map(({ rule, code }) => `${rule}/${code}`)).toEqual(['access-control/weak']);
    expect(words(document, weak.findings[0]!)).toBe(sentence);
    expect(weak.findings[0]!.message).toBe('Access control: worded too softly to bind anybody: “as far as practicable”.');
    expect(weak.findings[0]!.related, 'the sentence itself').toEqual([]);
    const contradicted = review([document], allBut(reading('access-control', 'contradicted', { contradiction: evidence })));
    expect(contradicted.findings[0]).toMatchObject({ code: 'contradicted', severity: 'error' });
    const deferred = review(
      [document],
      allBut(reading('access-control', 'deferred', { evidence: [evidence], deferredTo: ['Schedule B'] })),
    );
    expect(deferred.findings[0]).toMatchObject({ code: 'deferred', severity: 'warning' });
    expect(deferred.findings[0]!.message).toContain('“Schedule B”');
  });
});

describe('severity', () => {
  test('an incomplete clause weighs one level less, except in headline themes', () => {
    const document = read(AGREEMENT);
    const evidence = [evidenceFor(document, 'This Agreement lasts three years.')];
    const incomplete = (id: string) => reading(id, 'present', { evidence, lacking: ['time'] });
    const { findings } = review([document], allBut(incomplete('encryption'), incomplete('access-control')));
    expect(of(findings, 'encryption')[0]).toMatchObject({ code: 'incomplete', severity: 'info' });
    expect(of(findings, 'access-control')[0]).toMatchObject({ code: 'incomplete', severity: 'warning' });
    expect(of(findings, 'encryption')[0]!.message).toBe('Encryption: it is there, but nothing gives a time limit.');
  });

  test('an RFP is judged more mildly for contradictions and deferrals', () => {
    const document = read(AGREEMENT, { kind: 'rfp' });
    const evidence = evidenceFor(document, 'This Agreement lasts three years.');
    const { findings } = review(
      [document],
      allBut(
        reading('patching', 'contradicted', { contradiction: evidence }),
        reading('hardening', 'deferred', { evidence: [evidence] }),
      ),
    );
    expect(of(findings, 'patching')[0]!.severity).toBe('warning');
    expect(of(findings, 'hardening')[0]!.severity).toBe('info');
  });

  test('the policy overrides a rule, or one code of it, and can switch either off', () => {
    const document = read(AGREEMENT);
    const severities = { patching: 'info', 'hardening/missing': 'error', encryption: 'off' } as const;
    const { findings } = review([document], [], { severities });
    expect(of(findings, 'patching')[0]!.severity).toBe('info');
    expect(of(findings, 'hardening')[0]!.severity).toBe('error');
    expect(of(findings, 'encryption')).toEqual([]);
  });

  test('a clause switched off is answered, but finds nothing', () => {
    const { clauses, findings } = review([read(AGREEMENT)], [], { off: ['patching'] });
    expect(of(findings, 'patching')).toEqual([]);
    expect(clauses.find(({ id }) => id === 'patching')).toMatchObject({
      status: 'not-applicable',
      reason: 'Switched off by your configuration.',
    });
  });
});

describe('values the policy does not allow', () => {
  const text = '# Agreement\n\n## 1. Place\n\nThe Vendor shall keep City Data in France and tell the City within ten days.\n';
  const document = read(text);
  const sentence = evidenceFor(document, 'The Vendor shall keep City Data in France and tell the City within ten days.');
  const known = reading('data-location', 'present', {
    evidence: [sentence],
    elements: [
      {
        id: 'time',
        need: 'required',
        core: false,
        met: true,
        near: [],
        evidence: [{ ...sentence, value: { type: 'duration', canonical: 240, unit: 'day' } }],
      },
      {
        id: 'where',
        need: 'required',
        core: false,
        met: true,
        near: [],
        evidence: [{ ...sentence, value: { type: 'place', canonical: 'FR' } }],
      },
    ],
  });

  test('a longer time limit and another territory', () => {
    const { findings } = review([document], allBut(known), { limits: { 'data-location/time': 72 }, allowedTerritories: ['CA'] });
    expect(findings.map(({ code, message: said }) => [code, said])).toEqual([
      ['limit', 'Data location: 10 days is longer than the 72 hours your policy allows (gives a time limit).'],
      ['territory', 'Data location: France is outside the territory your policy allows (Canada).'],
    ]);
  });

  test('a time limit is related to the other times that the document gives for the same thing', () => {
    const [time, where] = known.elements;
    const other = { ...sentence, start: sentence.start + 40, value: { type: 'duration' as const, canonical: 48, unit: 'hour' } };
    const twice = { ...known, elements: [{ ...time!, evidence: [...time!.evidence, other] }, where!] };
    const [finding] = review([document], allBut(twice), { limits: { 'data-location/time': 72 } }).findings;
    expect(finding!.related.map(({ value }) => value?.canonical)).toEqual([48]);
  });

  test('what is allowed finds nothing', () => {
    const policy = { limits: { 'data-location/time': 240 }, allowedTerritories: ['EU'] };
    expect(review([document], allBut(known), policy).findings).toEqual([]);
  });
});

describe('blanks', () => {
  const text =
    '# Agreement\n\n## 1. Place\n\nThe Vendor shall keep it in [Territory]. Sites are in Schedule [X].\n\n## 2. Fee\n\nThe City pays [amount], then [amount].\n';

  test('those of a clause are one finding of that clause, the others one a label', () => {
    const document = read(text);
    const blank = {
      ...evidenceFor(document, 'The Vendor shall keep it in [Territory].'),
      value: { type: 'blank', canonical: 'Territory' } as const,
    };
    const known = { ...standing(document, 'data-location', 'Place'), blanks: [blank] };
    const { findings } = review([document], allBut(known));
    expect(findings.map(({ rule, code, severity, message: said }) => [rule, code, severity, said])).toEqual([
      ['data-location', 'blank', 'error', 'Data location: fill in Territory and X.'],
      ['unfilled-placeholder', 'blank', 'error', 'Blank to fill in: “amount” (2 places).'],
    ]);
    expect(findings[1]!.related).toHaveLength(1);
  });
});

describe('annexes and unknown documents', () => {
  test('an annex alone names what it does not touch once', () => {
    const document = read(AGREEMENT, { kind: 'annex' });
    const { findings, clauses } = review([document], [reading('patching', 'weak')]);
    expect(findings.map(({ rule, code, severity }) => [rule, code, severity])).toEqual([
      ['main-agreement', 'missing', 'info'],
      ['patching', 'weak', 'warning'],
    ]);
    expect(findings[0]!.message).toContain('does not deal with 6 clauses; look in the main agreement: Data location, ');
    expect(clauses[0]!.reason).toBe('This annex does not deal with it; look in the main agreement.');
  });

  test('an annex beside its agreement changes nothing', () => {
    const { findings } = review([read(AGREEMENT, { kind: 'annex', path: 'a.md' }), read(AGREEMENT)], []);
    expect(findings).toHaveLength(playbook.clauses.length);
    expect(new Set(findings.map(({ document }) => document))).toEqual(new Set(['sample.md']));
  });

  test('what is no procurement document misses nothing', () => {
    expect(review([read('# Soup\n\nBoil water.\n', { kind: 'other' })], []).findings).toEqual([]);
  });
});

describe('one review', () => {
  test('findings are in the order of documents, places and rules; clauses in that of the playbook', () => {
    const document = read(AGREEMENT);
    const { findings, clauses } = review([document], [standing(document, 'access-control', 'Access')]);
    const keys = findings.map(({ range, rule }) => `${String(range.start.line).padStart(3)}/${rule}`);
    expect(keys).toEqual([...keys].sort());
    expect(clauses.map(({ id }) => id)).toEqual(playbook.clauses.map(({ id }) => id));
  });

  test('fingerprints survive edits elsewhere and tell repeats apart', () => {
    const prints = (text: string) =>
      review([read(text)], [])
        .findings.map(({ rule, fingerprint }) => `${rule}/${fingerprint}`)
        .sort();
    expect(prints(AGREEMENT.replace('hosts the service', 'hosts and repairs the service'))).toEqual(prints(AGREEMENT));
    const blanks = review([read('# Agreement\n\nThe fee is [a b].\n\nPart.\n')], all()).findings;
    expect(blanks[0]!.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    const both = review([read('The fee is [a].'), read('The fee is [a].', { path: 'b.md' })], all()).findings;
    expect(new Set(both.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test('prose follows the document when asked to', () => {
    const document = read('# Contrat\n\nLe Fournisseur héberge le service.\n', { language: 'fr' });
    const { findings } = reviewFile(
      { name: 'f', documents: [document] },
      readings(),
      playbook,
      defaultPolicy,
      'document',
      render,
    );
    expect(of(findings, 'patching')[0]!.message).toBe("Aucune clause n'en traite\u00a0: Correctifs.");
  });

  test('reasons name elements by their titles', () => {
    const known = reading('patching', 'weak', { reason: message('reason.weak-core', { lacking: ['core'] }) });
    const { clauses } = review([read(AGREEMENT)], [known]);
    expect(clauses.find(({ id }) => id === 'patching')!.reason).toContain('the duty itself');
  });

  test('the summary counts statuses and severities', () => {
    const file = review([read(AGREEMENT)], [reading('patching', 'weak'), reading('hardening', 'present')]);
    const whole = buildReview({
      version: '1',
      playbook,
      asOf: null,
      position: 'buyer',
      jurisdiction: null,
      procurementFiles: [file],
    });
    expect(whole.summary).toMatchObject({ present: 1, weak: 1, missing: 5, errors: 1, infos: 0 });
    expect(whole.summary.errors + whole.summary.warnings + whole.summary.infos).toBe(file.findings.length);
  });
});

describe('in an editor', () => {
  test('headline and error clauses stand alone, the others once a theme', () => {
    const file = review([read(AGREEMENT)], [reading('hardening', 'present')]);
    const shown = groupForEditor(file, playbook, 'en', render);
    expect(shown.filter(({ theme }) => theme).map(({ theme, message: said, clauses }) => [theme, said, clauses])).toEqual([
      [
        'security-baseline',
        'Security baseline: 2 of 3 clauses are missing (Encryption and Patching).',
        ['encryption', 'patching'],
      ],
    ]);
    expect(shown.map(({ rule }) => rule)).toEqual([
      'access-control',
      'cross-border',
      'data-location',
      'decommissioning',
      'encryption',
    ]);
  });
});
