import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../server/src/engine';
import type { Language } from '../../../server/src/text';

const engine = createEngine();

/** The values stated in an agreement of these sentences, as `clause/fact value`. */
function facts(text: string, language: Language = 'en'): string[] {
  const document = engine.readDocument({ path: 'sample.md', text, kind: 'agreement', language });
  const { review } = engine.analyse({ name: 'sample.md', documents: [document] });
  return review.clauses.flatMap(({ id, facts: found }) => found.map((fact) => `${id}/${fact.id} ${fact.value}`));
}

describe('a value is stated of a clause', () => {
  test.each<[string, string[], Language?]>([
    [
      'The Vendor shall notify the City of a security incident within 48 hours of discovering it.',
      ['incident-notification/hours-to-notify 48'],
    ],
    [
      'The City may terminate this Agreement for convenience on 60 days’ written notice.',
      ['termination-rights/notice-period 1440'],
    ],
    [
      'The Vendor shall answer the City within five business days, shall keep complete records for seven years, and shall let the City audit them.',
      ['audit-rights/records-kept 61320'],
    ],
    [
      'La Ville peut auditer le Fournisseur, qui lui répond dans les cinq jours ouvrables et conserve ses registres pendant sept ans aux fins de vérification.',
      ['audit-rights/records-kept 61320'],
      'fr',
    ],
  ])('where the clause is spoken of: %s', (text, expected, language) => {
    expect(facts(text, language)).toEqual(expect.arrayContaining(expected));
  });

  test.each<[string, string, string, Language?]>([
    [
      'of something else',
      'incident-notification',
      'Either party may terminate if the other breaches a material obligation and fails to cure the breach within 30 days of notification.',
    ],
    ['a law for a standard', 'encryption-key-management', 'Data must be encrypted at rest as GDPR Article 32 requires.'],
    ['a law for a standard', 'security-baseline', 'Le Prestataire sécurise les données conformément au RGPD.', 'fr'],
    ['an example of scoring', 'msp-csp-assurance', 'In this example 40 % of the available 100 points go to cost.'],
    [
      'time to cure',
      'termination-rights',
      'Either party may terminate this Agreement by notice if the other does not cure a material breach within 30 days of notice.',
    ],
    [
      'le délai pour remédier',
      'termination-rights',
      'La Ville peut résilier le contrat si le Fournisseur ne remédie pas à un manquement dans les 30 jours d’un avis.',
      'fr',
    ],
    [
      'network access in a sentence on erasure',
      'network-segmentation',
      'The Vendor shall revoke network access and erase storage in accordance with NIST SP 800-88.',
    ],
  ])('and not %s (%s): %s', (_name, clause, text, language) => {
    expect(facts(text, language).filter((fact) => fact.startsWith(`${clause}/`))).toEqual([]);
  });

  test('wherever it stands, where the playbook says that it stands alone', () => {
    const text =
      'Following the expiration of this Agreement the Vendor shall keep providing the service for a period of 90 days.';
    expect(facts(text)).toContain('transition-assistance/period 2160');
  });
});
