import bundled from 'civicclause:playbook';
import { describe, expect, test } from 'vitest';
import { readClauses } from '../../../server/src/detection';
import { readDocument } from '../../../server/src/documents';
import { render } from '../../../server/src/messages';
import { compilePlaybook } from '../../../server/src/playbook';
import { defaultPolicy } from '../../../server/src/policy';
import { completeClause, ModelSentences } from '../../../server/src/review';
import { lackingElements } from '../../../server/src/review/fixes/complete';
import { apply } from './samples';

const compiled = compilePlaybook(bundled);
const sentences = new ModelSentences(compiled);
const policy = { ...defaultPolicy, subjects: bundled.clauses.flatMap((clause) => clause['applies-when'] ?? []) };

function read(id: string, text: string, path: string, kind: 'rfp' | 'agreement', language: 'en' | 'fr') {
  const document = readDocument({ path, text, kind, language });
  const file = { name: 'sample', documents: [document] };
  const readings = readClauses(file, compiled, policy);
  const reading = readings.find((one) => one.id === id)!;
  return { reading, context: { file, readings, playbook: bundled, locale: language, render } };
}

const CASES = bundled.clauses.flatMap((clause) =>
  clause.examples.flatMap(({ text, kind, language, status }, index) =>
    status === 'weak' || status === 'present' ? [{ id: clause.id, index, text, kind, language }] : [],
  ),
);

describe('completing the clause', () => {
  test.each(CASES)('$id, example $index, $kind, $language', ({ id, text, kind, language }) => {
    const before = read(id, text, 'sample.md', kind, language);
    const lacking = lackingElements(before.reading);
    const fix = completeClause(id, before.context, sentences);
    if (lacking.length === 0) return void expect(fix).toBeUndefined();
    expect(fix?.edits).toHaveLength(1);
    const [edit] = fix!.edits;
    expect(edit!.start).toBe(edit!.end);
    const after = read(id, apply(text, fix!.edits), 'sample.md', kind, language);
    const met = after.reading.elements.filter((element) => element.met).map((element) => element.id);
    expect(met).toEqual(expect.arrayContaining(lacking));
    expect(completeClause(id, after.context, sentences)).toBeUndefined();
  });
});

const NEEDED = bundled.clauses.flatMap((clause) =>
  (['rfp', 'agreement'] as const).flatMap((kind) =>
    (['en', 'fr'] as const).map((language) => ({ clause, id: clause.id, kind, language })),
  ),
);

const HEAD = '# Agreement\n\nBetween the City of Fairview (the “City”) and Lumen Works Inc. (the “Vendor”).\n\n';
const AUDIT = 'The City may audit the Vendor’s compliance with this Agreement once a year on ten days’ notice.';
const REPORTS =
  'The Vendor shall deliver each independent report within [30] days of issue and correct findings within [30] days.';
const REGULATOR =
  'On [10] days’ notice, once a year and at any time after a Security Incident, the City, its auditor or a regulator may audit the Vendor’s and subcontractors’ compliance with this Agreement, including data location, access logs and controls.'.replaceAll(
    '’',
    "'",
  );
const ADDED = `${REGULATOR} ${REPORTS}`;

/** Where the sentences go: the text before, and after as it will be. */
const PLACES: Record<string, { path?: string; before: string; after: string }> = {
  'at the end of the paragraph': {
    before: `${HEAD}## 1. Audit\n\n${AUDIT} Costs are shared.\n\n## 2. Fees\n\nMonthly.\n`,
    after: `${HEAD}## 1. Audit\n\n${AUDIT} Costs are shared. ${ADDED}\n\n## 2. Fees\n\nMonthly.\n`,
  },
  'in the same numbered paragraph, and no number changes': {
    before: `${HEAD}1.1 ${AUDIT}\n\n1.2 Fees are due monthly.\n`,
    after: `${HEAD}1.1 ${AUDIT} ${ADDED}\n\n1.2 Fees are due monthly.\n`,
  },
  'in the same item of a list': {
    before: `${HEAD}## Audit\n\n- ${AUDIT}\n- Fees are due monthly.\n`,
    after: `${HEAD}## Audit\n\n- ${AUDIT} ${ADDED}\n- Fees are due monthly.\n`,
  },
  'after the list, where its items only continue a lead-in': {
    before: `${HEAD}## Audit\n\nThe City may, once a year on ten days’ notice:\n\n1. audit the Vendor’s compliance with this Agreement;\n2. copy its records.\n\n## Fees\n\nMonthly.\n`,
    after: `${HEAD}## Audit\n\nThe City may, once a year on ten days’ notice:\n\n1. audit the Vendor’s compliance with this Agreement;\n2. copy its records.\n\n${ADDED}\n\n## Fees\n\nMonthly.\n`,
  },
  'after a table, never in it': {
    before: `${HEAD}## Audit\n\n| Right | Terms |\n| --- | --- |\n| Audit | ${AUDIT} |\n\n## Fees\n\nMonthly.\n`,
    after: `${HEAD}## Audit\n\n| Right | Terms |\n| --- | --- |\n| Audit | ${AUDIT} |\n\n${ADDED}\n\n## Fees\n\nMonthly.\n`,
  },
  'in a quotation': {
    before: `${HEAD}## Audit\n\n> ${AUDIT}\n\n## Fees\n\nMonthly.\n`,
    after: `${HEAD}## Audit\n\n> ${AUDIT} ${ADDED}\n\n## Fees\n\nMonthly.\n`,
  },
  'in a YAML value, quoted as it must be': {
    path: 'sample.yaml',
    before: `parties: the City of Fairview (the "City") and Lumen Works Inc. (the "Vendor")\naudit: ${AUDIT}\nfees: monthly\n`,
    after: `parties: the City of Fairview (the "City") and Lumen Works Inc. (the "Vendor")\naudit: ${AUDIT} ${ADDED}\nfees: monthly\n`,
  },
  'in a folded YAML block': {
    path: 'sample.yaml',
    before: `parties: the City of Fairview (the "City") and Lumen Works Inc. (the "Vendor")\naudit: >-\n  ${AUDIT}\n\nfees: monthly\n`,
    after: `parties: the City of Fairview (the "City") and Lumen Works Inc. (the "Vendor")\naudit: >-\n  ${AUDIT} ${ADDED}\n\nfees: monthly\n`,
  },
  'in single quotes, where an apostrophe is doubled': {
    path: 'sample.yaml',
    before: `parties: the City of Fairview (the "City") and Lumen Works Inc. (the "Vendor")\naudit: '${AUDIT}'\n`,
    after: `parties: the City of Fairview (the "City") and Lumen Works Inc. (the "Vendor")\naudit: '${AUDIT} ${ADDED.replaceAll("'", "''")}'\n`,
  },
};

describe('the place of the sentences', () => {
  test.each(Object.entries(PLACES))('%s', (_name, { path = 'sample.md', before, after }) => {
    const { context } = read('audit-rights', before, path, 'agreement', 'en');
    expect(apply(before, completeClause('audit-rights', context, sentences)?.edits ?? [])).toBe(after);
    const again = read('audit-rights', after, path, 'agreement', 'en');
    expect(completeClause('audit-rights', again.context, sentences)).toBeUndefined();
  });

  test('lines as wide as those of the paragraph, and line ends as the document has them', () => {
    const wrapped = AUDIT.replace('compliance ', 'compliance\r\n  ');
    const before = `AGREEMENT\r\n\r\nThe City of Fairview (the "City") and Lumen Inc. (the "Vendor").\r\n\r\n1. AUDIT\r\n\r\n  ${wrapped}\r\n\r\n2. FEES\r\n\r\n  Monthly.\r\n`;
    const { context } = read('audit-rights', before, 'sample.txt', 'agreement', 'en');
    const [edit] = completeClause('audit-rights', context, sentences)?.edits ?? [];
    const lines = edit!.newText.split('\r\n');
    expect(lines.length).toBeGreaterThan(4);
    expect(edit!.newText.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {2}\S.{0,70}$/);
  });
});

describe('the sentences of a clause', () => {
  test.each(NEEDED)(
    '$id, $kind, $language: one for each element that may lack, none that leans on another',
    ({ clause, kind, language }) => {
      const model = sentences.of(clause, kind, language);
      for (const { text } of model) expect(text).not.toMatch(/^(?:It|They|Ils?|Elles?) /u);
      for (const { id, need } of clause.elements) {
        if (need[kind] === 'required')
          expect(
            model.filter(({ anywhere, inClause }) => anywhere.has(id) || inClause.has(id)),
            id,
          ).not.toEqual([]);
      }
      const own = clause.elements.flatMap(({ id, wording }) => (wording?.[kind] ? [{ id, text: wording[kind][language] }] : []));
      for (const { id, text } of own) expect(model.find((sentence) => sentence.text === text)?.inClause, id).toContain(id);
    },
  );
});
