import { describe, expect, test } from 'vitest';
import type { ClauseReading, UnreadText } from '../../../server/src/detection';
import { render } from '../../../server/src/messages';
import { resolvePolicy } from '../../../server/src/policy';
import { reviewFile } from '../../../server/src/review';
import type { Render } from '../../../server/src/review/types';
import { evidenceFor, playbook, read, reading, readings } from './samples';

const document = read('# Hosting Agreement\n\nThe Vendor hosts the service of the City.\n\nIt lasts three years.\n');

function review(known: ClauseReading[], { say = render as Render, off = [] as string[], unread = [] as UnreadText[] } = {}) {
  const file = { name: 'file', documents: [document], unread };
  const { findings, clauses } = reviewFile(file, readings(...known), playbook, resolvePolicy({ off }), 'en', say);
  const of = (rule: string) => findings.filter((finding) => finding.rule === rule);
  return {
    findings,
    of,
    codes: (rule: string) => of(rule).map(({ code }) => code),
    clause: (id: string) => clauses.find((clause) => clause.id === id)!,
    clauses,
  };
}

/** Says everything but what `refused` is true of. */
function failingRender(refused: (rendered: string) => boolean): Render {
  return (what, language) => {
    const text = render(what, language);
    if (refused(text)) throw new RangeError('out of words');
    return text;
  };
}

/** The clauses besides one are reviewed as ever; it counts as missing where it is said to be. */
function expectOthers(found: ReturnType<typeof review>, rule: string): void {
  const usual = review(found.clause(rule).status === 'missing' ? [] : [reading(rule, 'present')]);
  const others = ({ findings }: typeof usual) => findings.filter((finding) => finding.rule !== rule);
  expect(others(found)).toEqual(others(usual));
  expect(found.clauses.filter(({ id }) => id !== rule)).toEqual(usual.clauses.filter(({ id }) => id !== rule));
}

describe('what throws in a review becomes a finding, and the rest goes on', () => {
  test('the check of a clause', () => {
    const broken = reading('patching', 'present', { lacking: undefined as unknown as string[] });
    const found = review([broken]);
    expect(found.codes('patching')).toEqual(['rule-failed']);
    expect(found.of('patching')[0]).toMatchObject({ severity: 'error', fixes: [] });
    expect(found.of('patching')[0]!.message).toMatch(/“patching” failed.*read for yourself.*report/);
    expectOthers(found, 'patching');
  });

  test('the reading of a clause, which is not said to be missing', () => {
    const found = review([reading('patching', 'not-applicable', { failed: 'no such pattern' })]);
    expect(found.codes('patching')).toEqual(['rule-failed']);
    expect(found.of('patching')[0]!.message).toContain('no such pattern');
  });

  test('the account of a clause: its status says that it is unknown', () => {
    const broken = reading('patching', 'present', { facts: undefined as unknown as ClauseReading['facts'] });
    const found = review([broken]);
    expect(found.codes('patching')).toEqual(['rule-failed']);
    expect(found.clause('patching')).toMatchObject({
      status: 'not-applicable',
      reason: 'Reading the clause failed, so its result is unknown.',
      evidence: [],
    });
    expect(found.clause('patching').elements.map(({ met }) => met)).toEqual([false, false, false]);
    expectOthers(found, 'patching');
  });

  test('the words of a finding', () => {
    const found = review([], { say: failingRender((text) => text === 'There is no clause on this: Patching.') });
    expect(found.codes('patching')).toEqual(['rule-failed']);
    expect(found.of('patching')[0]!.message).toContain('out of words');
    expectOthers(found, 'patching');
  });

  test('a quotation beside a finding', () => {
    const because = { id: 'no-such-message', args: {} } as never;
    const evidence = evidenceFor(document, 'It lasts three years.');
    // In another place: what stands where the finding does is not beside it.
    const beside = { ...evidence, start: evidence.start + 3, because };
    const found = review([reading('patching', 'weak', { evidence: [evidence, beside] })]);
    expect(found.codes('patching')).toEqual(['rule-failed']);
    expect(found.clause('patching').status).toBe('not-applicable');
    expectOthers(found, 'patching');
  });

  test('a fix: the finding is said without it', () => {
    const found = review([], { say: failingRender((text) => text === 'Insert clause: Patching') });
    expect(found.codes('patching').sort()).toEqual(['missing', 'rule-failed']);
    expect(found.of('patching').find(({ code }) => code === 'missing')!.fixes).toEqual([]);
    expectOthers(found, 'patching');
  });

  test('one clause that fails all over, once', () => {
    const broken = { ...reading('patching', 'present'), lacking: undefined, facts: undefined } as unknown as ClauseReading;
    const found = review([broken]);
    expect(found.codes('patching')).toEqual(['rule-failed']);
    expectOthers(found, 'patching');
  });

  test('nothing, where the clause is switched off', () => {
    expect(review([reading('patching', 'not-applicable', { failed: 'x' })], { off: ['patching'] }).of('patching')).toEqual([]);
  });
});

describe('sentences that could not be read', () => {
  const at = (words: string): UnreadText => {
    const { start, end } = evidenceFor(document, words);
    return { document: 0, start, end, error: 'no room' };
  };

  test('are one finding, at the first of them', () => {
    const found = review([], { unread: [at('The Vendor hosts the service of the City.'), at('It lasts three years.')] });
    const [finding, ...others] = found.of('unread-text');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'rule-failed', severity: 'error', range: { start: { line: 2, character: 0 } } });
    expect(finding!.message).toMatch(/^2 sentences from here on could not be examined.*no room/);
    expect(finding!.related.map(({ text }) => text)).toEqual(['It lasts three years.']);
  });

  test('one of them is one', () => {
    const [finding] = review([], { unread: [at('It lasts three years.')] }).of('unread-text');
    expect(finding!.message).toMatch(/^This sentence could not be examined/);
    expect(finding!.related).toEqual([]);
  });
});

test('markup that was read as plain text is said, at its line', () => {
  const deep = read(`# Agreement\n\n${'>'.repeat(10_000)} The Vendor shall comply.\n`);
  const { findings } = reviewFile({ name: 'f', documents: [deep] }, readings(), playbook, resolvePolicy(), 'fr', render);
  const said = findings.filter(({ rule }) => rule === 'markup');
  expect(said).toMatchObject([{ code: 'unreadable', severity: 'info', range: { start: { line: 2, character: 0 } } }]);
  expect(said[0]!.message).toContain('texte brut');
});
