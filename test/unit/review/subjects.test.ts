import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/messages';
import { resolvePolicy } from '../../../server/src/policy';
import { reviewFile } from '../../../server/src/review/reviewFile';
import { read, readings, playbook as sample } from './samples';

const playbook = {
  ...sample,
  concepts: { cameras: { en: ['camera'] }, 'personal-data': { en: ['personal data'] } },
  clauses: sample.clauses.map((clause, index) => (index === 0 ? { ...clause, 'applies-when': ['cameras'] } : clause)),
};

const findings = (text: string, locale: 'en' | 'fr' = 'en', path = 'contract.md') => {
  const file = { name: 'contract', documents: [read(text, { path })] };
  const review = reviewFile(file, readings(), playbook, resolvePolicy(), locale, render);
  return review.findings.filter(({ rule }) => rule === 'subject');
};

describe('a subject named in front matter', () => {
  test('that nothing knows is pointed at, with those to choose from', () => {
    const text = '---\ncivicclause:\n  subject: [cameras, camera]\n---\n\n# Contract\n\nText.\n';
    expect(findings(text)).toEqual([
      expect.objectContaining({
        code: 'unknown-subject',
        severity: 'warning',
        message: 'No clause knows the subject “camera”, so naming it changes nothing; choose among cameras.',
        range: { start: { line: 2, character: 21 }, end: { line: 2, character: 27 } },
      }),
    ]);
    expect(findings(text, 'fr')[0]?.message).toContain('Aucune clause ne connaît');
  });

  test('may be any concept of the playbook', () => {
    expect(findings('---\ncivicclause:\n  subject: [cameras, personal-data]\n---\n\n# Contract\n\nText.\n')).toEqual([]);
  });

  test('is pointed at in a YAML document too', () => {
    const text = 'kind: agreement\ncivicclause:\n  subject: camera\nparties: {buyer: {name: City}}\n';
    expect(findings(text, 'en', 'contract.agreement.yaml')[0]?.range).toEqual({
      start: { line: 2, character: 11 },
      end: { line: 2, character: 17 },
    });
  });
});
