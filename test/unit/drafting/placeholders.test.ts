import { describe, expect, test } from 'vitest';
import { type Kind, readDocument } from '../../../server/src/documents';
import { findPlaceholders } from '../../../server/src/drafting';
import type { Language } from '../../../server/src/text';

function labels(text: string, kind: Kind = 'agreement', language: Language = 'en'): [string, number][] {
  const document = readDocument({ path: 'sample.md', text, kind, language });
  return findPlaceholders(document).map(({ label, places }) => [label, places.length]);
}

describe('blanks of an agreement', () => {
  test('one entry a label, with every place', () => {
    expect(labels('The Vendor keeps data in [Territory].\n\nNever outside [territory], for [Name].\n')).toEqual([
      ['Territory', 2],
      ['Name', 1],
    ]);
  });

  test('ranges are those of the source, escapes and emphasis included', () => {
    const text = 'The **Vendor** is \\[NAME\\] of ____________ street.\n';
    const document = readDocument({ path: 'sample.md', text, kind: 'agreement', language: 'en' });
    const found = findPlaceholders(document).flatMap(({ places }) => places.map(({ start, end }) => text.slice(start, end)));
    expect(found).toHaveLength(2);
    expect(found[0]).toContain('[NAME\\]');
    expect(found[1]).toMatch(/^_+$/);
  });

  test.each([
    ['signature lines', 'By: ____________\n\nName: ____________\n\nTitle: ____________\n\nDate: ____________\n', 'en'],
    ['a line with two things to sign', 'By: ____________ Name: ____________\n\nSigned this ____ day of ________, 20__\n', 'en'],
    ['whom one signs for', 'For the City: ____________\n\nOn behalf of the Vendor: ____________\n', 'en'],
    ['whom one signs for, in French', 'Pour la Ville : ____________\n\nPour le Fournisseur : ____________\n', 'fr'],
    ['where and when one signs', 'Fait à ____________, le ____________\n\nTitre : ________ Date : ________\n\nNom :\n', 'fr'],
    [
      'signature lines in French',
      'Par : ____________\n\nNom : ____________\n\nSignature : ____________\n\nFait à ____________\n',
      'fr',
    ],
    ['redactions', 'The fee is [***] and the name [REDACTED].\n', 'en'],
    ['links and footnotes', 'See [the policy](https://example.org) and the note[^1].\n\n[^1]: A note.\n', 'en'],
    ['task boxes', '- [ ] done\n- [x] not done\n', 'en'],
    ['code', '```\n[Name]\n```\n', 'en'],
  ])('%s are none', (_name, text, language) => {
    expect(labels(text, 'agreement', language as Language)).toEqual([]);
  });
});

test.each([
  ['Le Fournisseur conserve les données pour la Ville pendant ____ jours.\n', 'fr'],
  ['For the City: the Vendor keeps the data for ____ days.\n', 'en'],
  ['By the ____ day of the month, the Vendor shall report to the City on its work.\n', 'en'],
])('%s is to be filled in before anyone signs', (text, language) => {
  expect(labels(text, 'agreement', language as Language)).toEqual([['', 1]]);
});

describe('blanks of an RFP', () => {
  test('what the buyer must fill in is found', () => {
    expect(labels('Bids close on [closing date].\n', 'rfp')).toEqual([['closing date', 1]]);
  });

  test.each([
    ['named fields', "Bidder's legal name: ____________\n", 'en'],
    ['labels addressed to bidders', 'Submitted by [name of Proponent].\n', 'en'],
    ['forms', '## Form A: Price form\n\nTotal ____________ dollars a year.\n', 'en'],
    ['formulaires', '## Formulaire 1\n\nMontant total de ____________ dollars.\n', 'fr'],
    ['champs nommés', 'Nom du soumissionnaire : ____________\n', 'fr'],
  ])('%s are for bidders', (_name, text, language) => {
    expect(labels(text, 'rfp', language as Language)).toEqual([]);
  });
});

test('blanks that belong to a clause are left out', () => {
  const text = 'First [A label].\n\nSecond [Another].\n';
  const document = readDocument({ path: 'sample.md', text, kind: 'agreement', language: 'en' });
  expect(findPlaceholders(document, [{ start: 0, end: 16 }]).map(({ label }) => label)).toEqual(['Another']);
  expect(
    findPlaceholders(document, [
      { start: 17, end: text.length },
      { start: 2, end: 5 },
    ]).map(({ label }) => label),
  ).toEqual(['A label']);
});

test('a hundred thousand blanks are read in one pass', () => {
  const text = 'keep [Name] in [Place]. '.repeat(4_000);
  expect(labels(text)).toEqual([
    ['Name', 4_000],
    ['Place', 4_000],
  ]);
});
