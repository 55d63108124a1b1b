import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../server/src/engine';
import { htmlReport } from '../../../server/src/reports';
import { digestOf } from '../../../server/src/reports/html/digest';
import { html, raw } from '../../../server/src/reports/html/markup';
import { styleHash, styleSheet } from '../../../server/src/reports/html/style';
import type { DecisionReview, Review } from '../../../server/src/review';
import type { Language } from '../../../server/src/text/types';
import { hostileAgreement, hostileYaml, payloads } from '../../safety/support/hostile';

const engine = createEngine();
const agreement = `# Sensor Services Agreement

This Agreement is made between the City of Larkhaven (the "City") and Meridian Inc. (the "Vendor").

## 1. Data location

The Vendor may store and process City Data in any country in which it maintains facilities.

## 2. Incidents

The Vendor shall notify the City of any security breach affecting City Data within 24 hours of becoming aware of it.

## 3. Law

This Agreement is governed by the laws of [Province], and the courts of [Province] have exclusive jurisdiction.
`;

function reviewed(texts: Record<string, string>, locale: Language = 'en'): Review {
  const files = Object.entries(texts).map(([path, text]) => ({
    name: path,
    documents: [engine.readRequested({ path, text })],
  }));
  return engine.review(files, { policy: { locale, asOf: '2026-11-22' } });
}

const page = (review: Review, locale: Language = 'en', hashes: Record<string, string> = {}) =>
  htmlReport(review, engine.playbook, { locale, hashes });
/** Elements, without text and attributes. */
const tags = (text: string) => [...text.matchAll(/<(\/?[a-z][\w-]*)/gi)].map(([, name]) => name!.toLowerCase());
/** What a reader sees, roughly. */
const words = (text: string) =>
  text
    .replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');

const review = reviewed({ 'deal.md': agreement });
const report = page(review, 'en', { 'deal.md': 'ab'.repeat(32) });

describe('the HTML report', () => {
  it('is one page that needs nothing else and runs nothing', () => {
    expect(report).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(
      new Set(tags(report).filter((tag) => /script|link|img|iframe|object|base|form|input|foreignobject/.test(tag))),
    ).toEqual(new Set());
    expect(report).not.toMatch(/https?:|\bon\w+=|javascript:| style=|@import|url\((?!#)/i);
  });

  it('allows its own style sheet and nothing else', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(report)?.[1] ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^' ]+'; img-src data:; base-uri 'none'; form-action 'none'$/);
    const shipped = /<style>([\s\S]*?)<\/style>/.exec(report)?.[1] ?? '';
    expect(shipped).toBe(styleSheet);
    // After a change to the style sheet: the hash to put into style.ts is the one received here.
    expect(styleHash).toBe(`sha256-${createHash('sha256').update(shipped).digest('base64')}`);
  });

  it('closes what it opens, in order', () => {
    const open: string[] = [];
    for (const [, slash, name, , own] of report
      .replace(/<style>[\s\S]*?<\/style>|<!DOCTYPE html>/g, '')
      .matchAll(/<(\/?)([a-z][\w-]*)((?:[^<>"]|"[^"]*")*?)(\/?)>/gi)) {
      if (own) continue;
      if (slash) expect(open.pop()).toBe(name);
      else open.push(name!);
    }
    expect(open).toEqual([]);
  });

  it('gives each id once, and refers to none that is not there', () => {
    for (const text of [report, page(reviewed({ 'a.md': agreement, 'b.md': agreement }))]) {
      const ids = [...text.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
      expect(new Set(ids).size).toBe(ids.length);
      const named = [...text.matchAll(/ aria-labelledby="([^"]*)"| href="#([^"]*)"| fill="url\(#([^)]*)\)"/g)];
      const missing = named.flatMap((match) => (match[1] ?? match[2] ?? match[3])!.split(' ')).filter((id) => !ids.includes(id));
      expect(missing).toEqual([]);
    }
  });

  it('begins with the page for whoever decides, in the order of consequence', () => {
    const text = words(report);
    const order = [
      'Not ready to sign',
      'Verdict by theme',
      'What matters most',
      'First questions to the vendor',
      'Clause by clause',
    ];
    const places = order.map((title) => text.indexOf(title));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    const { risks } = digestOf(review.procurementFiles[0]!, engine.playbook);
    expect(risks[0]!.state).toBe('contradicted');
    const grave = risks.map(({ findings }) => ['error', 'warning', 'info'].indexOf(findings[0]!.severity));
    expect(grave).toEqual([...grave].sort());
  });

  it('shows the sentence relied on, with its line', () => {
    expect(words(report)).toMatch(/“The Vendor may store and process City Data in any country[^”]*”[^”]*line 7/);
    expect(words(report)).toMatch(/within 24 hours of becoming aware of it\.” \(line 11/);
  });

  it('counts in its table what the review counts', () => {
    const [file] = review.procurementFiles;
    const { counts } = digestOf(file!, engine.playbook);
    const { summary } = review;
    // A clause whose heart is still a blank lacks nothing else: it is to be completed.
    const blank = file!.clauses.filter(({ id, status }) => {
      const codes = file!.findings.filter(({ rule }) => rule === id).map(({ code }) => code);
      return status === 'weak' && codes.length > 0 && codes.every((code) => code === 'blank');
    });
    expect(blank.length).toBeGreaterThan(0);
    expect(counts.present + counts.incomplete).toBe(summary.present + blank.length);
    expect(counts.weak).toBe(summary.weak - blank.length);
    expect(counts.contradicted).toBe(summary.contradicted);
    expect(counts.missing + counts.silent).toBe(summary.missing);
    expect(counts['not-applicable']).toBe(summary.notApplicable);
    expect(words(report)).toContain(`${summary.missing} missing`);
  });

  it('draws a bar that is named and described, and a block for each clause of a theme', () => {
    expect(report).toMatch(/<svg class="bar" role="img" aria-labelledby="file-1-bar-title file-1-bar-desc"/);
    expect(words(report)).toMatch(/45 clauses: \d+ in order|45 clauses: \d/);
    const blocks = [...report.matchAll(/<svg class="blocks"[\s\S]*?<\/svg>/g)].map(([svg]) => svg.match(/<rect/g)!.length);
    expect(blocks.reduce((sum, count) => sum + count, 0)).toBe(review.procurementFiles[0]!.clauses.length);
  });

  it('says with what it was made', () => {
    const text = words(report);
    expect(text).toContain(`civicclause ${review.tool.version}`);
    expect(text).toContain(`smart-city ${review.playbook.version}`);
    expect(text).toContain('2026-11-22');
    expect(text).toContain('ab'.repeat(32));
    expect(text).toContain('This is drafting help, not legal advice.');
    expect(words(page(review))).toContain('not computed');
  });

  it('lists blanks and sources', () => {
    expect(words(report)).toMatch(/Blanks to fill in .*Province/);
    expect(words(report)).toMatch(/CSIS CSIS, Smart Cities and National Security \(2021\) \(founding document\)/);
  });

  it('is the same bytes for the same review', () => {
    expect(page(reviewed({ 'deal.md': agreement }), 'en', { 'deal.md': 'ab'.repeat(32) })).toBe(report);
  });

  it('speaks French, and marks English quotations as such', () => {
    const french = page(reviewed({ 'deal.md': agreement }, 'fr'), 'fr');
    expect(french).toContain('<html lang="fr">');
    expect(french).toMatch(/<span class="quote" lang="en">«\u00a0/);
    expect(words(french)).toMatch(/Pas prêt à signer : .*Verdict par thème.*Registre des exceptions.*Piste de vérification/);
    expect(words(french)).not.toMatch(/Not ready|Verdict by theme|undefined|\[object/);
  });

  it('begins with all documents where there are several, and gives each a part', () => {
    const several = page(reviewed({ 'a.md': agreement, 'b.md': agreement }));
    expect(words(several)).toMatch(
      /Clause review: 2 documents .*All documents .*a\.md Not ready to sign.*b\.md Not ready to sign/,
    );
    expect(several.match(/<article class="file"/g)).toHaveLength(2);
    expect(report).not.toContain('id="overview"');
  });

  it('says what was not reviewed', () => {
    const text = words(
      page({ ...review, notReviewed: [{ path: 'x.pdf', line: 3, code: 'binary', message: 'not a text file' }] }),
    );
    expect(text).toMatch(/Not reviewed .*x\.pdf, line 3 not a text file/);
  });

  it('is a report of nothing when nothing was reviewed', () => {
    const text = page({ ...review, procurementFiles: [] });
    expect(words(text)).toContain('Clause review: 0 documents');
  });

  it('registers decisions, and counts a clause without finding as accepted', () => {
    const [file] = review.procurementFiles;
    const { id } = file!.clauses.find(({ status }) => status === 'missing')!;
    const decision: DecisionReview = {
      rule: id,
      code: 'missing',
      document: 'deal.md',
      reason: 'Settled in <another> contract.',
      who: 'A. Clerk',
      state: 'used',
    };
    const excepted = { ...file!, findings: file!.findings.filter(({ rule }) => rule !== id), decisions: [decision] };
    expect(digestOf(excepted, engine.playbook).counts.accepted).toBe(1);
    expect(digestOf({ ...excepted, decisions: [] }, engine.playbook).counts.silent).toBe(1);
    const text = page({ ...review, procurementFiles: [excepted] });
    expect(text).toContain('Settled in &lt;another&gt; contract.');
    expect(words(text)).toMatch(/A\. Clerk no end in force/);
    expect(words(text)).toContain('1 accepted by decision');
  });

  it('never calls a document in order that has nothing judged', () => {
    const [file] = review.procurementFiles;
    const silent = { ...file!, findings: [] };
    const verdicts = digestOf(silent, engine.playbook).themes.map(({ verdict, counts }) => [verdict, counts.silent] as const);
    for (const [verdict, missing] of verdicts) if (missing > 0) expect(verdict).not.toBe('in-order');
  });

  it('warns on the first page when a check failed', () => {
    const [file] = review.procurementFiles;
    const failed = { ...file!.findings[0]!, rule: 'unread-text', code: 'rule-failed' as const, message: 'It failed.' };
    const text = words(page({ ...review, procurementFiles: [{ ...file!, findings: [failed, ...file!.findings] }] }));
    expect(text.indexOf('could not be examined')).toBeLessThan(text.indexOf('Verdict by theme'));
    expect(text).toMatch(/Other findings .*It failed\./);
  });
});

describe('what stands in a document', () => {
  const acting = /[^\P{Cc}\n]|[\p{Bidi_Control}\u{e0000}-\u{e007f}]/u;
  const documents = { 'a.md': hostileAgreement, 'b.agreement.yaml': hostileYaml };

  it.each(Object.entries(documents))('is shown: %s', (name, write) => {
    expect(words(page(reviewed({ [name]: write('Peregrine') })))).toMatch(/“[^”]*Peregrine[^”]*”/);
  });

  it.each(Object.keys(payloads))('with %s is text in the report', (what) => {
    for (const [name, write] of Object.entries(documents)) {
      const hostile = page(reviewed({ [name]: write(payloads[what]!) }));
      const allowed = new Set(tags(report));
      expect(tags(hostile).filter((tag) => !allowed.has(tag))).toEqual([]);
      // Attributes are ours: ids, classes, numbers and words; nothing of a document stands in one.
      expect(hostile).not.toMatch(/<[^>]*\s(on\w+|src|style|srcdoc|xlink:href)\s*=/i);
      expect(hostile.match(/href="[^"]*"/g) ?? []).toEqual([]);
      expect(hostile).not.toMatch(acting);
    }
  });

  it('is escaped by the template, whatever it is', () => {
    const text = `<b title="x" id='y'>&amp;</b>`;
    expect(html`<i title="${text}">${text}</i>`.text).toBe(
      `<i title="${'&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;'}">&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;</i>`,
    );
    expect(html`${[html`<i></i>`, 'a<', undefined, false, 0, raw('<b>')]}`.text).toBe('<i></i>a&lt;0<b>');
    expect(html`${'a\ud800b\u202ec\u0000d\ne\u00a0f'}`.text).toBe('a\ufffdbcd e\u00a0f');
  });
});
