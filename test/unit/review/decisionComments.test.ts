import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../server/src/engine';

const engine = createEngine();

const SENTENCE = 'The Vendor may store and process City Data in any country.';
const TEXT = `# Services Agreement

Between the City of Fairview (the “City”) and Lumen Works Inc. (the “Vendor”).

## 1. Data location

${SENTENCE}

## 2. Fees

The City shall pay the fees each month.
`;
const KEYS = 'rule: data-location\ncode: contradicted\nreason: Only the weather is stored.\n';
const comment = (keys = KEYS) => `<!-- civicclause-decision\n${keys}-->`;
/** With a text before the sentence that is decided on. */
const withText = (added: string) => TEXT.replace(SENTENCE, `${added}\n\n${SENTENCE}`);

function review(text: string, { asOf = '2026-06-30', locale = 'en' as 'en' | 'fr' } = {}) {
  const document = engine.readDocument({ path: 'lumen.md', text, kind: 'agreement', language: 'en' });
  const decisions = { entries: [], problems: [], asOf };
  const { review } = engine.analyse({ name: 'lumen.md', documents: [document] }, { decisions, locale });
  const found = (rule: string) => review.findings.filter((finding) => finding.rule === rule);
  return { ...review, found };
}

describe('a decision written as a comment', () => {
  test('takes its finding away and changes nothing else', () => {
    const before = review(TEXT);
    const after = review(withText(comment()));
    expect(before.found('data-location').map(({ code }) => code)).toEqual(['contradicted']);
    expect(after.found('data-location')).toEqual([]);
    expect(after.found('decision')).toEqual([]);
    expect(after.decisions).toMatchObject([
      { rule: 'data-location', state: 'used', reason: 'Only the weather is stored.', document: 'lumen.md' },
    ]);
    const others = ({ findings }: typeof before) =>
      findings.filter(({ rule }) => rule !== 'data-location').map(({ fingerprint }) => fingerprint);
    expect(others(after)).toEqual(others(before));
    expect(after.clauses).toHaveLength(before.clauses.length);
    expect(after.clauses.map(({ status }) => status)).toEqual(before.clauses.map(({ status }) => status));
  });

  test.each([
    ['on one line', '<!-- civicclause-decision {rule: data-location, code: contradicted, reason: No} -->', 'invalid'],
    ['set in', `<!--\n  civicclause-decision\n  ${KEYS.replaceAll('\n', '\n  ')}-->`, 'used'],
    ['with the ends of lines of Windows', comment().replaceAll('\n', '\r\n'), 'used'],
    ['in a sentence', `As agreed${comment()}.`, 'used'],
    ['that has a day and a name', comment(`${KEYS}who: J. Doe\nuntil: 2026-12-31\n`), 'used'],
    ['whose day is past', comment(`${KEYS}until: 2025-12-31\n`), 'expired'],
    ['on other words', comment(`${KEYS}quote: The Vendor may store it anywhere.\n`), 'stale'],
    ['on these words', comment(`${KEYS}quote: ${JSON.stringify(SENTENCE)}\n`), 'used'],
    ['on what is in order', comment(KEYS.replace('contradicted', 'weak')), 'unused'],
  ])('%s', (_name, added, state) => {
    const { decisions, found } = review(withText(added));
    if (state === 'used') expect(found('decision')).toEqual([]);
    else expect(found('decision').map(({ code }) => code)).toEqual([state]);
    expect(decisions.map((each) => each.state)).toEqual(state === 'invalid' ? [] : [state]);
  });

  test.each([
    ['a code block', `\`\`\`\n${comment()}\n\`\`\``],
    ['a code block of a list', `- This:\n\n  \`\`\`\n  ${comment().replaceAll('\n', '\n  ')}\n  \`\`\``],
    ['a code span', `Write \`<!-- civicclause-decision rule: data-location -->\` there.`],
    ['words', '\\<!-- civicclause-decision rule: data-location --\\>'],
    ['another comment', '<!-- civicclause-decisions are kept elsewhere -->'],
  ])('is not read from %s', (_name, added) => {
    const { decisions, found } = review(withText(added));
    expect(decisions).toEqual([]);
    expect(found('decision')).toEqual([]);
    expect(found('data-location')).toHaveLength(1);
  });

  test.each([
    ['without a reason', comment('rule: data-location\ncode: contradicted\n'), 7, /reason/],
    ['with an unknown key', comment(`${KEYS}why: because\n`), 11, /why/],
    ['with an unknown code', comment(KEYS.replace('contradicted', 'contradictory')), 9, /contradict/],
    ['until a day that is none', comment(`${KEYS}until: soon\n`), 11, /until/],
    ['that is no YAML', comment('rule: [\n'), 8, /./],
    ['that is empty', comment(''), 7, /./],
    ['without an end', `${comment().slice(0, -3)}`, 7, /no end/],
  ])('%s is a finding on its line', (_name, added, line, words) => {
    const { decisions, found } = review(withText(added));
    const [problem, ...more] = found('decision');
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'invalid', severity: 'warning' });
    expect(problem!.message).toMatch(words);
    expect(problem!.range.start.line).toBeGreaterThanOrEqual(line - 1);
    expect(problem!.message).toContain(`line ${problem!.range.start.line + 1} `);
    expect(decisions).toEqual([]);
    expect(review(withText(added), { locale: 'fr' }).found('decision')[0]!.message).toMatch(/^Décision à la ligne/);
  });

  test('each is read for itself', () => {
    const { decisions, found } = review(
      withText(`${comment()}\n\n${comment('rule: x\n')}\n\n${comment(KEYS.replace('contra', 'x'))}`),
    );
    expect(decisions).toHaveLength(1);
    expect(found('decision')).toHaveLength(2);
  });

  test.each([
    ['that stand in code', `\`\`\`\n${'<!-- civicclause-decision -->\n'.repeat(500)}\`\`\`\n\n${comment()}`],
    ['that are words', `${'Write `<!-- civicclause-decision -->` there. '.repeat(500)}\n\n${comment()}`],
  ])('is found after many %s', (_name, added) => {
    const { decisions, found } = review(withText(added));
    expect(decisions.map(({ state }) => state)).toEqual(['used']);
    expect(found('decision')).toEqual([]);
  });

  test('of too many the first count, and the rest is said once', () => {
    const { decisions, found } = review(withText(`${comment()}\n\n`.repeat(1000)));
    expect(decisions).toHaveLength(200);
    expect(found('decision').map(({ message }) => message)).toEqual([expect.stringContaining('too many')]);
  });
});
