import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../server/src/engine';
import { decisionsOn, readDecisions } from '../../../server/src/policy';

const engine = createEngine();

const TEXT = `# Services Agreement

Between the City of Fairview (the “City”) and Lumen Works Inc. (the “Vendor”).

## 1. Incidents

The Vendor will promptly notify the City after becoming aware of a personal data breach.

## 2. Fees

The City shall pay the fees each month.
`;
const QUOTE = 'The Vendor will promptly notify the City after becoming aware of a personal data breach.';

interface Entry {
  [key: string]: string;
}
const file = (...entries: Entry[]) =>
  entries
    .map((entry) =>
      Object.entries({ document: 'deals/lumen.md', ...entry })
        .map(([key, value], index) => `${index === 0 ? '- ' : '  '}${key}: ${JSON.stringify(value)}\n`)
        .join(''),
    )
    .join('');

function review(decisions: string, text = TEXT, asOf: string | null = '2026-06-30', locale: 'en' | 'fr' = 'en') {
  const document = engine.readDocument({ path: 'lumen.md', text, kind: 'agreement', language: 'en' });
  const given = decisionsOn(readDecisions(decisions, 'civicclause.decisions.yaml'), 'deals/lumen.md', asOf);
  return engine.analyse({ name: 'lumen.md', documents: [document] }, { decisions: given, locale }).review;
}

const WEAK = { rule: 'incident-notification', code: 'weak', reason: 'The main contract says 24 hours.', who: 'J. Doe' };
const codes = ({ findings }: ReturnType<typeof review>, rule: string) =>
  findings.filter((finding) => finding.rule === rule).map(({ code }) => code);
const onDecisions = ({ findings }: ReturnType<typeof review>) => findings.filter(({ rule }) => rule === 'decision');

describe('a decision', () => {
  test('takes its finding away, and is listed with what the finding says', () => {
    const before = review('');
    expect(codes(before, 'incident-notification')).toEqual(['weak']);
    const after = review(file({ ...WEAK, quote: QUOTE }));
    expect(codes(after, 'incident-notification')).toEqual([]);
    expect(onDecisions(after)).toEqual([]);
    expect(after.decisions).toEqual([
      {
        ...WEAK,
        document: 'lumen.md',
        quote: QUOTE,
        message: before.findings.find(({ rule }) => rule === 'incident-notification')!.message,
        state: 'used',
      },
    ]);
    // Every other finding stays as it was.
    expect(after.findings).toEqual(before.findings.filter(({ rule }) => rule !== 'incident-notification'));
    expect(after.clauses).toEqual(before.clauses);
  });

  test('on what is missing needs no quotation', () => {
    const after = review(file({ rule: 'data-location', code: 'missing', reason: 'No data is stored.' }));
    expect(codes(after, 'data-location')).toEqual([]);
    expect(after.decisions.map(({ state }) => state)).toEqual(['used']);
  });

  test('holds through edits elsewhere, and through new white space and line ends', () => {
    const edited = TEXT.replace('each month', 'every quarter')
      .replace('# Services', '# General Services')
      .replace('notify the City', 'notify\nthe City')
      .replaceAll('\n', '\r\n');
    expect(review(file({ ...WEAK, quote: QUOTE }), edited).decisions.map(({ state }) => state)).toEqual(['used']);
  });

  test.each([
    ['en', 'Decision in civicclause.decisions.yaml, line 1: the wording it was taken on has changed'],
    ['fr', 'Décision dans civicclause.decisions.yaml, ligne 1 : le texte sur lequel elle a été prise a changé'],
  ] as const)('is stale when its wording changes: the finding is back, and it says so (%s)', (locale, said) => {
    const edited = TEXT.replace('a personal data breach', 'a confirmed personal data breach');
    const after = review(file({ ...WEAK, quote: QUOTE }), edited, '2026-06-30', locale);
    expect(codes(after, 'incident-notification')).toEqual(['weak']);
    const [stale, ...others] = onDecisions(after);
    expect(others).toEqual([]);
    expect(stale).toMatchObject({ code: 'stale', severity: 'warning' });
    expect(stale!.message.replaceAll('\u00a0', ' ')).toContain(said);
    expect(stale!.range).toEqual(after.findings.find(({ rule }) => rule === 'incident-notification')!.range);
    expect(after.decisions.map(({ state }) => state)).toEqual(['stale']);
  });

  test('expires the day after its last, and without a date to judge by it never does', () => {
    const until = file({ ...WEAK, quote: QUOTE, until: '2026-06-30' });
    expect(review(until, TEXT, '2026-06-30').decisions[0]!.state).toBe('used');
    expect(review(until, TEXT, null).decisions[0]!.state).toBe('used');
    const expired = review(until, TEXT, '2026-07-01');
    expect(expired.decisions[0]!.state).toBe('expired');
    expect(codes(expired, 'incident-notification')).toEqual(['weak']);
    expect(onDecisions(expired)).toMatchObject([{ code: 'expired', severity: 'warning' }]);
    expect(onDecisions(expired)[0]!.message).toContain('it held until 2026-06-30');
  });

  test('that answers no finding is a hint', () => {
    const after = review(file({ ...WEAK, code: 'missing' }));
    expect(after.decisions[0]!.state).toBe('unused');
    expect(onDecisions(after)).toMatchObject([{ code: 'unused', severity: 'info' }]);
  });

  test.each([
    ['without a reason', '- document: deals/lumen.md\n  rule: incident-notification\n  code: weak\n', 1],
    [
      'with a blank one',
      '# Decisions\n- document: deals/lumen.md\n  rule: incident-notification\n  code: weak\n  reason: " "\n',
      2,
    ],
    ['with a day that is none', file({ ...WEAK, until: '2026-13-01' }), 6],
  ])('%s does not count, and is named with its line', (_name, text, line) => {
    const after = review(text);
    expect(codes(after, 'incident-notification')).toEqual(['weak']);
    expect(onDecisions(after)).toMatchObject([{ code: 'invalid', severity: 'warning' }]);
    expect(onDecisions(after)[0]!.message).toContain(`civicclause.decisions.yaml, line ${line}`);
    expect(after.decisions).toEqual([]);
  });

  test('of another document is none of this one', () => {
    const after = review(file({ ...WEAK, document: 'deals/other.md' }, { document: './deals//lumen.md', ...WEAK }));
    expect(after.decisions.map(({ state }) => state)).toEqual(['used']);
  });

  test('with a mistake leaves the others standing', () => {
    const after = review(`${file(WEAK)}- document: deals/lumen.md\n  rule: data-location\n`);
    expect(codes(after, 'incident-notification')).toEqual([]);
    expect(onDecisions(after).map(({ code }) => code)).toEqual([
      'invalid',
      ...onDecisions(after)
        .slice(1)
        .map(({ code }) => code),
    ]);
  });

  test('in a text that is no YAML: one finding, and all others', () => {
    const after = review('- document: [\n');
    expect(onDecisions(after)).toHaveLength(1);
    expect(codes(after, 'incident-notification')).toEqual(['weak']);
  });
});

describe('a decision in the document itself', () => {
  const entry = `    - rule: incident-notification\n      code: weak\n      reason: The main contract says 24 hours.\n      until: 2026-06-30\n`;
  test.each([
    ['Markdown', 'lumen.md', `---\nciviclause-note: none\ncivicclause:\n  decisions:\n${entry}---\n\n${TEXT}`],
    [
      'YAML',
      'lumen.yaml',
      `civicclause:\n  kind: agreement\n  decisions:\n${entry}title: Services Agreement\nincidents: ${JSON.stringify(QUOTE)}\n`,
    ],
  ])('%s', (_name, path, text) => {
    const read = (asOf: string) => {
      const document = engine.readDocument({ path, text, kind: 'agreement', language: 'en' });
      expect(document.problems).toEqual([]);
      const decisions = decisionsOn({ entries: [], problems: [] }, path, asOf);
      return engine.analyse({ name: path, documents: [document] }, { decisions }).review;
    };
    const held = read('2026-06-30');
    expect(codes(held, 'incident-notification')).toEqual([]);
    expect(held.decisions).toMatchObject([{ document: path, state: 'used', until: '2026-06-30' }]);
    const past = read('2026-07-01');
    expect(codes(past, 'incident-notification')).toEqual(['weak']);
    expect(onDecisions(past)[0]!.message).toMatch(/^Decision on line \d of this document: it held until 2026-06-30/);
  });

  test.each([
    ['a date that is none', { until: 'soon' }, 'until'],
    ['an unknown key', { because: 'of that' }, 'because'],
    ['a group in the place of a text', { who: '{name: J. Doe}' }, 'who'],
    ['an unknown kind of finding', { code: 'absent' }, 'absent'],
    ['no reason', { reason: '' }, 'reason'],
  ])('with %s does not count, and is named with its line', (_name, change, named) => {
    const keys = { rule: 'data-location', code: 'missing', reason: 'No data is stored.', ...change };
    const lines = Object.entries(keys).map(([key, value], index) => `${index === 0 ? '    - ' : '      '}${key}: ${value}\n`);
    const text = `---\nciviclause-note: none\ncivicclause:\n  decisions:\n${lines.join('')}${entry}---\n\n${TEXT}`;
    const after = review('', text);
    expect(codes(after, 'data-location')).toEqual(['missing']);
    // The other decision holds.
    expect(codes(after, 'incident-notification')).toEqual([]);
    const [said, ...others] = onDecisions(after);
    expect(others).toEqual([]);
    expect(said!.message).toContain(named);
    const line = text.split('\n').findIndex((each) => each.trim().startsWith(Object.keys(change)[0]!)) + 1;
    expect(said!.message).toContain(`line ${line} of this document`);
  });
});
