import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../server/src/engine';
import { checklistOf } from '../../../server/src/reports';
import type { ProcurementFileReview } from '../../../server/src/review';
import type { Language } from '../../../server/src/text/types';

const engine = createEngine();
const agreement = `# Sensor Services Agreement

This Agreement is made between the City of Larkhaven (the "City") and Meridian Inc. (the "Vendor").

## 1. Data location

The Vendor may store and process City Data in any country in which it maintains facilities.

## 2. Incidents

The Vendor shall notify the City of any security breach affecting City Data within 24 hours of becoming aware of it.

## 3. Applicable Law and Venue

This Contract shall be construed under the laws of the State of Colorado, without regard to its conflict of laws principles. Any suit must be filed in the district court for Denver, Colorado.
`;

function reviewed(text: string, locale: Language = 'en'): ProcurementFileReview {
  const file = { name: 'agreement.md', documents: [engine.readRequested({ path: 'agreement.md', text })] };
  return engine.review([file], { policy: { locale } }).procurementFiles[0]!;
}
function listed(text: string, locale: Language = 'en') {
  const review = reviewed(text, locale);
  return { review, checklist: checklistOf(review, engine.playbook, locale) };
}
const clausesOf = ({ checklist }: ReturnType<typeof listed>) => checklist.themes.flatMap(({ clauses }) => clauses);

describe('the checklist', () => {
  const made = listed(agreement);
  const clauses = clausesOf(made);
  const location = clauses.find(({ id }) => id === 'data-location')!;

  it('has every clause of the review once, under its theme', () => {
    expect(clauses.map(({ id }) => id).sort()).toEqual(made.review.clauses.map(({ id }) => id).sort());
    for (const theme of made.checklist.themes)
      for (const { id } of theme.clauses) expect(made.review.clauses.find((one) => one.id === id)!.theme).toBe(theme.id);
  });

  it('adds up', () => {
    const { themes, covered, total, severities } = made.checklist;
    expect(themes.reduce((sum, theme) => sum + theme.covered, 0)).toBe(covered);
    expect(themes.reduce((sum, theme) => sum + theme.total, 0)).toBe(total);
    expect(total).toBe(made.review.clauses.filter(({ status }) => status !== 'not-applicable').length);
    expect(covered).toBeGreaterThan(0);
    expect(severities.error).toBe(made.review.findings.filter(({ severity }) => severity === 'error').length);
  });

  it('quotes what a clause rests on, from the place it stands', () => {
    expect(location.state).toBe('contradicted');
    expect(location.severity).toBe('error');
    const [first] = location.evidence;
    expect(first!.text).toContain('in any country');
    expect(agreement.split('\n')[first!.range.start.line]).toContain(first!.text.slice(0, 30));
  });

  it('says of each element whether it was found, and in which words', () => {
    const notice = clauses.find(({ evidence }) => evidence.some(({ text }) => text.includes('within 24 hours')))!;
    const met = notice.elements.filter((element) => element.met);
    expect(met.length).toBeGreaterThan(0);
    for (const element of met) expect(element.evidence.length, element.id).toBeGreaterThan(0);
    expect(notice.elements.some((element) => !element.met)).toBe(true);
    expect(notice.audience.length).toBeGreaterThan(0);
  });

  it('names the fix of a clause that is missing, and none for one that is there', () => {
    const missing = clauses.filter(({ state }) => state === 'missing');
    expect(missing.length).toBeGreaterThan(10);
    for (const { id, fix } of missing) expect(fix).toEqual({ id: `insert/${id}`, kind: 'insert' });
    for (const { fix, findings } of clauses) if (findings.length === 0) expect(fix).toBeUndefined();
  });

  it('counts what was decided as covered, and says so', () => {
    const review = reviewed(agreement);
    const finding = review.findings.find(({ rule }) => rule === 'data-location')!;
    const decided: ProcurementFileReview = {
      ...review,
      findings: review.findings.filter((one) => one !== finding && one.rule !== 'data-location'),
      decisions: [{ rule: 'data-location', code: finding.code, document: 'agreement.md', reason: 'Agreed.', state: 'used' }],
    };
    const after = checklistOf(decided, engine.playbook, 'en');
    expect(after.covered).toBe(made.checklist.covered + 1);
    const [clause] = after.themes.flatMap((theme) => theme.clauses).filter(({ id }) => id === 'data-location');
    expect(clause).toMatchObject({ state: 'accepted', findings: [] });
  });

  it('speaks French', () => {
    const french = listed(agreement, 'fr');
    const clause = clausesOf(french).find(({ id }) => id === 'data-location')!;
    expect(french.checklist.themes[0]!.title).toBe('Localisation des données');
    expect(clause.reason).not.toBe(location.reason);
    expect(clause.elements.map(({ title }) => title)).not.toEqual(location.elements.map(({ title }) => title));
    expect(clause.findings[0]!.message).toMatch(/contraire/);
  });

  it('cuts a long sentence and takes out what would act on a screen', () => {
    const review = reviewed(agreement);
    const clause = review.clauses.find(({ id }) => id === 'data-location')!;
    const text = `in any \u202ecountry ${'of its very long choice '.repeat(40)}`;
    clause.evidence = [{ ...clause.evidence[0]!, text }];
    const { themes } = checklistOf(review, engine.playbook, 'en');
    const [first] = themes.flatMap(({ clauses: all }) => all).find(({ id }) => id === 'data-location')!.evidence;
    expect(first!.cut).toBe(true);
    expect(first!.text.length).toBeLessThanOrEqual(400);
    expect(first!.text).not.toContain('\u202e');
  });
});
