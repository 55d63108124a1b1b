import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/messages';
import { playbookFor, resolvePolicy } from '../../../server/src/policy';
import { reviewFile } from '../../../server/src/review/reviewFile';
import { read, readings, playbook as sample } from '../review/samples';

const playbook = {
  ...sample,
  jurisdictions: {
    'as-of': '2026-01-31',
    jurisdictions: [
      {
        id: 'xx',
        title: { en: 'Somewhere', fr: 'Quelque part' },
        laws: [{ title: { en: 'Act', fr: 'Loi' }, sections: '12', status: 'verified' as const }],
        severities: { patching: 'error' as const, 'data-location': 'info' as const },
        'contract-language': { language: 'fr' as const, section: { en: 'Act, s. 12', fr: 'Loi, art. 12' } },
      },
    ],
  },
};
const severityOf = (id: string, jurisdiction: string | null) =>
  playbookFor(playbook, { jurisdiction }).clauses.find((clause) => clause.id === id)?.severity.agreement;

describe('a jurisdiction profile', () => {
  test('makes the clauses it names graver, and none lighter', () => {
    expect(severityOf('patching', null)).toBe('warning');
    expect(severityOf('patching', 'xx')).toBe('error');
    expect(severityOf('data-location', 'xx')).toBe('error');
    expect(severityOf('hardening', 'xx')).toBe('warning');
  });

  test('that is not there changes nothing', () => {
    expect(playbookFor(playbook, { jurisdiction: 'zz' })).toBe(playbook);
  });

  const reviewOf = (text: string, language: 'en' | 'fr', jurisdiction: string | null, severities = {}) => {
    const policy = resolvePolicy({ jurisdiction, severities });
    const file = { name: 'contract', documents: [read(text, { language })] };
    return reviewFile(file, readings(), playbookFor(playbook, policy), policy, 'en', render);
  };

  test('gives way to the severities the organisation has chosen', () => {
    const review = reviewOf('# Contract\n\nText.\n', 'en', 'xx', { patching: 'info' });
    expect(review.findings.find(({ rule }) => rule === 'patching')?.severity).toBe('info');
  });

  test('asks for a part in the language its law asks for, at the first line, and names the section', () => {
    const findings = (language: 'en' | 'fr', jurisdiction: string | null) =>
      reviewOf('\n# Contract\n\nText.\n', language, jurisdiction).findings.filter(({ rule }) => rule === 'contract-language');
    expect(findings('en', 'xx')).toEqual([
      expect.objectContaining({
        code: 'language',
        severity: 'warning',
        message: expect.stringContaining('contracts in French (Act, s. 12)'),
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } },
      }),
    ]);
    expect(findings('fr', 'xx')).toEqual([]);
    expect(findings('en', null)).toEqual([]);
  });
});
