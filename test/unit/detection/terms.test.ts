import bundled from 'civicclause:playbook';
import { describe, expect, test } from 'vitest';
import { TermReader, termsOf } from '../../../server/src/detection/terms';
import { DocumentReader } from '../../../server/src/detection/view';
import { readDocument } from '../../../server/src/documents';
import { compilePlaybook, HitColumns } from '../../../server/src/playbook';
import type { Language } from '../../../server/src/text';

const playbook = compilePlaybook(bundled);

/** Whom "you" and "we" of the last sentence stand for. */
function roles(text: string, language: Language): Record<string, string[]> {
  const document = readDocument({ path: 'sample.md', text, kind: 'agreement', language });
  const terms = new TermReader(playbook);
  const reader = new DocumentReader(
    document,
    0,
    playbook,
    termsOf(document.statements.flatMap((each) => terms.uses(each, language))),
  );
  const run = reader.run(document.statements.at(-1)!, language);
  const { symbols, firsts, size } = run.hits(new HitColumns());
  const found: Record<string, string[]> = {};
  for (const name of ['role-buyer', 'role-supplier']) {
    for (let at = 0; at < size; at++) {
      const word = run.tokens[firsts[at]!]!.exact;
      if (symbols[at] === playbook.concepts.get(name) && /^(?:you|we|vous|nous)$/.test(word))
        found[word] = [...(found[word] ?? []), name];
    }
  }
  return found;
}

const EN = 'We pay you; you will keep the service running.';
const FR = 'Nous payons; vous maintenez le service.';

describe('whom a document in plain language speaks to', () => {
  test.each([
    ['You, the supplier, will help us.', 'en'],
    ['“You” means the Contractor.', 'en'],
    ['This is between the City of Fairview and Lumen Works Inc. (“you”).', 'en'],
    ['Vous, le fournisseur, aidez la Ville.', 'fr'],
    ['« Vous » désigne le Prestataire.', 'fr'],
  ] as [string, Language][])('the supplier: %s', (opening, language) => {
    const said = roles(`${opening}\n\n${language === 'en' ? EN : FR}\n`, language);
    const [you, we] = language === 'en' ? ['you', 'we'] : ['vous', 'nous'];
    expect(new Set(said[you!])).toEqual(new Set(['role-supplier']));
    expect(new Set(said[we!])).toEqual(new Set(['role-buyer']));
  });

  test.each([
    ['You, the customer, may leave at any time.', 'en'],
    ['You, the Customer of the supplier, may leave.', 'en'],
    ['“You” means the City.', 'en'],
    ['We thank you, as ever, for your trust.', 'en'],
    ['We report to you, and we will challenge every order.', 'en'],
    ['The table shows what you, we and our cloud provider each do.', 'en'],
    ['Vous, le client, payez le prix.', 'fr'],
  ] as [string, Language][])('the buyer, by custom: %s', (opening, language) => {
    const said = roles(`${opening}\n\n${language === 'en' ? EN : FR}\n`, language);
    const [you, we] = language === 'en' ? ['you', 'we'] : ['vous', 'nous'];
    expect(new Set(said[you!])).toEqual(new Set(['role-buyer']));
    expect(new Set(said[we!])).toEqual(new Set(['role-supplier']));
  });
});

describe('a role that a law defines', () => {
  const symbolsOf = (text: string, language: Language) => {
    const document = readDocument({ path: 'sample.md', text, kind: 'agreement', language });
    const terms = new TermReader(playbook);
    return document.statements.flatMap((each) => terms.uses(each, language)).flatMap(({ symbols }) => symbols);
  };

  test.each([
    ['“Processor” means a natural or legal person, public authority, agency or other body which processes personal data.', 'en'],
    [
      '« Sous-traitant » désigne la personne physique ou morale, l’autorité publique, le service ou un autre organisme qui traite des données.',
      'fr',
    ],
  ] as [string, Language][])('is none of the parties, whatever bodies may have it: %s', (text, language) => {
    expect(symbolsOf(`${text}\n`, language)).toEqual([]);
  });

  test('a body that is named is one', () => {
    expect(symbolsOf('“Authority” means the public authority named in Schedule 1.\n', 'en')).toEqual([
      playbook.concepts.get('role-buyer'),
    ]);
  });
});
