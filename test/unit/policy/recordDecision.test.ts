import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  addToDecisionsFile,
  addToKeys,
  decisionsAsComments,
  type NewDecision,
  newDecisionsFile,
  readDecisionComment,
  readDecisions,
  type Splice,
} from '../../../server/src/policy';

const decision: NewDecision = {
  document: 'deals/lumen: final.md',
  rule: 'audit-rights',
  code: 'weak',
  reason: 'Agreed: "yearly" is enough # for now.',
  who: 'J. Doe',
  until: '2026-12-31',
  quote: "The City may audit the Vendor's books.",
};
const written = (text: string, splice: Splice | undefined) =>
  splice && text.slice(0, splice.start) + splice.newText + text.slice(splice.end);
const entry = '- document: "a.md"\n  rule: data-location # kept\n  code: missing\n  reason: "None."\n';

describe('the decisions file', () => {
  test.each(['en', 'fr'] as const)('is made with a comment that says what it is for (%s)', (language) => {
    const text = newDecisionsFile([decision], language);
    expect(text).toMatch(/^# .+\n- document: /);
    const { entries, problems } = readDecisions(text, 'f');
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([decision]);
    expect(entries[0]!.place.line).toBe(2);
  });

  test.each([
    ['nothing', ''],
    ['comments alone', '# Ours.\n'],
    ['an entry', entry],
    ['an entry without a final line break', entry.trimEnd()],
    [
      'entries, comments and blank lines',
      `# Ours.\n\n${entry}\n# Later.\n\n${entry.replace('data-location', 'encryption')}\n\n# End.\n`,
    ],
    ['an indented list', entry.replace(/^/gm, '  ').trimEnd()],
    ['an empty list', '[]\n'],
    ['other line ends', entry.replaceAll('\n', '\r\n')],
    ['an entry with a mistake', `${entry}- document: b.md\n`],
  ])('that holds %s gets an entry, and all else stays', (_name, text) => {
    const before = readDecisions(text, 'f');
    const splice = addToDecisionsFile(text, [decision, { ...decision, rule: 'data-location' }])!;
    const after = readDecisions(written(text, splice)!, 'f');
    expect(after.problems).toEqual(before.problems);
    expect(after.entries.map(({ rule }) => rule)).toEqual([
      ...before.entries.map(({ rule }) => rule),
      'audit-rights',
      'data-location',
    ]);
    expect(after.entries.at(-2)).toMatchObject(decision);
    if (text !== '[]\n') expect(splice.start).toBe(splice.end);
    if (text.includes('\r\n')) expect(written(text, splice)).not.toMatch(/[^\r]\n/);
  });

  test.each([
    ['a mistake in its YAML', '- document: [\n'],
    ['keys instead of a list', 'document: a.md\n'],
    ['a list in brackets', `[${JSON.stringify(decision)}]\n`],
  ])('with %s is left alone', (_name, text) => expect(addToDecisionsFile(text, [decision])).toBeUndefined());
});

describe('the document’s own key', () => {
  const own = { ...decision, document: '' };
  const { document: _document, ...keys } = decision;
  test.each([
    ['no key', 'title: Agreement # ours\n\nclauses: []\n', {}],
    ['a comment above the first key', '# Ours.\ntitle: Agreement\n', {}],
    ['a group', 'title: Agreement\ncivicclause:\n  kind: agreement # ours\n\nclauses: []\n', { kind: 'agreement' }],
    ['keys in braces', 'civicclause: {kind: rfp, off: [encryption]}\ntitle: Agreement\n', { kind: 'rfp', off: ['encryption'] }],
    [
      'decisions',
      'civicclause:\n  decisions:\n    - rule: x\n      code: weak\n      reason: y\ntitle: Agreement\n',
      { decisions: [{ rule: 'x', code: 'weak', reason: 'y' }] },
    ],
    ['nothing at all', '', {}],
  ])('where there is %s', (_name, text, before: Record<string, unknown>) => {
    const after = written(text, addToKeys(text, [own]))!;
    expect(parse(after)).toEqual({
      ...(parse(text) ?? {}),
      civicclause: { ...before, decisions: [...((before.decisions as object[] | undefined) ?? []), keys] },
    });
    for (const comment of text.match(/# .*/g) ?? []) expect(after).toContain(comment);
  });

  test.each(['- a list\n', '{title: Agreement}\n', 'civicclause: 3\n', 'civicclause: [\n'])('%j is left alone', (text) =>
    expect(addToKeys(text, [own])).toBeUndefined(),
  );
});

describe('comments of the document', () => {
  test.each([
    ['plain words', decision],
    ['what would end a comment', { ...decision, reason: 'See --> there -- and <!-- here --', quote: 'A-->B\n\n--C' }],
    ['lines', { ...decision, reason: 'One.\n\nTwo: "three".' }],
  ])('hold %s, and are read as they were written', (_name, written) => {
    const text = decisionsAsComments([written, { ...written, rule: 'encryption' }]);
    const comments = [...text.matchAll(/<!-- civicclause-decision([\s\S]*?)-->\n/g)];
    expect(comments.map(([all]) => all).join('\n')).toBe(text);
    expect(comments.map(([, body]) => readDecisionComment({ body: body!, line: 1 }))).toMatchObject([
      { ...written, document: '' },
      { ...written, document: '', rule: 'encryption' },
    ]);
  });
});
