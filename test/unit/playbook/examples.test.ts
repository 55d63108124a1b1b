import playbook from 'civicclause:playbook';
import { describe, expect, it } from 'vitest';
import { readClauses } from '../../../server/src/detection';
import { readDocument } from '../../../server/src/documents';
import { compilePlaybook, type DraftKind } from '../../../server/src/playbook';
import { defaultPolicy } from '../../../server/src/policy';
import type { Language } from '../../../server/src/text';

const compiled = compilePlaybook(playbook);

function read(id: string, text: string, kind: DraftKind, language: Language) {
  const document = readDocument({ path: 'example.md', text, kind, language });
  return readClauses({ name: 'example', documents: [document] }, compiled, defaultPolicy).find((reading) => reading.id === id)!;
}

/** What a failing example needs to say: the status with its reason, and which elements were met by what. */
function explain(reading: ReturnType<typeof read>): string {
  const elements = reading.elements.map((element) => `${element.met ? '+' : '-'}${element.id}`).join(' ');
  const near = reading.near.map((candidate) => `${candidate.pattern} [${candidate.because?.id}]`).join('; ');
  return `${reading.status} (${reading.reason.id}) ${elements} near: ${near} evidence: ${reading.evidence.map((each) => each.pattern).join(' | ')}`;
}

describe.each(playbook.clauses.map((clause) => [clause.id, clause] as const))('%s', (id, clause) => {
  it.each(
    clause.examples.map(
      (example, index) => [`${index + 1} ${example.status} ${example.kind} ${example.language}`, example] as const,
    ),
  )('example %s', (_, example) => {
    const reading = read(id, example.text, example.kind, example.language);
    expect(reading.status, explain(reading)).toBe(example.status);
    for (const element of example.elements ?? [])
      expect(reading.elements.find((each) => each.id === element)?.met, `${element}: ${explain(reading)}`).toBe(true);
    for (const element of example['not-elements'] ?? [])
      expect(reading.elements.find((each) => each.id === element)?.met, `${element}: ${explain(reading)}`).toBe(false);
  });

  for (const kind of ['rfp', 'agreement'] as const) {
    for (const language of ['en', 'fr'] as const) {
      it(`its own wording for ${kind} in ${language} meets every required element`, () => {
        const reading = read(id, `# 1. ${clause.title[language]}\n\n${clause.wording[kind][language]}\n`, kind, language);
        expect(reading.lacking, explain(reading)).toEqual([]);
        const blank = reading.reason.id === 'reason.weak-blank';
        expect(blank ? 'present' : reading.status, explain(reading)).toBe('present');
      });
    }
  }

  it('has examples of every answer in both languages', () => {
    for (const language of ['en', 'fr'] as const) {
      const statuses = new Set(
        clause.examples.filter((example) => example.language === language).map((example) => example.status),
      );
      expect([...statuses].sort(), language).toEqual(expect.arrayContaining(['missing', 'present', 'weak']));
    }
    expect(clause.examples.some((example) => example['near-miss'])).toBe(true);
  });
});
