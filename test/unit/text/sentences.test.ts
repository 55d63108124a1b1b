import { describe, expect, it } from 'vitest';
import { type Language, splitSentences } from '../../../server/src/text';

const split = (text: string, language: Language): string[] =>
  splitSentences(text, language).map((range) => text.slice(range.start, range.end));

/** `|` stands where a sentence ends. */
const cases: [Language, string][] = [
  ['en', 'The Vendor shall stop.| The City may resume.'],
  ['en', 'See Sec. 4, No. 12 and Fig. 3 of 42 U.S.C. Sec. 5.| It applies.'],
  ['en', 'Is it legal?| No.| The City decides.'],
  ['en', 'Acme Inc. and Beta Ltd. are the Vendor.| It agrees.'],
  ['en', 'It is signed by Acme Inc.| The City signs too.'],
  ['en', 'Data stays in the U.S. and Canada.| It stays in the U.S.| The Vendor agrees.'],
  ['en', 'Keys, e.g. tokens, i.e. secrets, etc. are kept.| They rotate.'],
  ['en', 'Signed by J. Smith and Dr. A. Jones.| Done.'],
  ['en', 'Release 9.2 costs $1.50.| Uptime is 99.9%.'],
  ['en', '9.2 The Vendor shall stop.| 9.3. The City pays.'],
  ['en', 'Article 7. Termination. The City may end it.'.replace('Termination. ', 'Termination.| ')],
  ['en', 'As set out in Section 9.2.| The Vendor shall pay.'],
  ['en', 'It is effective on March 1, 2026.| The term is one year.'],
  ['en', 'The Vendor shall:\n(a) store data; (b) delete it; and (c) certify.| Then it ends.'],
  ['en', 'It “shall stop.”| Then (as agreed.)| The City acts.'],
  ['en', 'the data\nof the City.\n| The next one'],
  ['en', 'Wait... then go.| Stop.'],
  ['en', 'See Schedule A.| The Vendor complies.'],
  ['en', 'Adopted. (b) The next one. (c) Another.'.replace('Adopted. ', 'Adopted.| ').replace('one. ', 'one.| ')],
  ['en', 'Termination ........ 14'],
  ['fr', 'Le titulaire héberge les données.| Il les restitue.'],
  ['fr', 'Selon l’art. 12, al. 3 et le no. 4, p. ex. les copies, c.-à-d. tout.| Fin.'],
  ['fr', 'M. Tremblay et Mme. Roy signent.| Ils valident.'],
  ['fr', 'Est-ce permis ?| Oui !| Le client décide ; le titulaire suit.'],
  ['fr', 'Il dit « c’est fini. »| Le client signe.'],
  ['fr', 'Article 7. Résiliation.| Le client peut résilier.'],
  ['fr', 'Le taux est de 99,9 %.| La Ville paie 1 000 $.'],
  ['fr', 'Une société (Acme inc.) et ses filiales, etc.| Le fournisseur répond.'],
];

describe('splitSentences', () => {
  it.each(cases)('%s: %s', (language, marked) => {
    const text = marked.replaceAll('|', '');
    expect(split(text, language)).toEqual(marked.split('|').map((sentence) => sentence.trim()));
  });

  it('finds nothing in white space', () => {
    expect(splitSentences(' \n\t ', 'en')).toEqual([]);
  });

  it('keeps semicolons inside a sentence of ordinary length', () => {
    expect(split(`${'the vendor stores data; '.repeat(40)}end.`, 'en')).toHaveLength(1);
  });

  it('cuts a very long sentence at its semicolons, and a list without any at commas', () => {
    const semicolons = split('the vendor shall store data in the territory of the city; '.repeat(140), 'en');
    expect(semicolons.length).toBeGreaterThan(5);
    for (const piece of semicolons) expect(piece.length).toBeLessThanOrEqual(1200);
    for (const piece of semicolons) expect(piece.endsWith(';')).toBe(true);
    const commas = split('servers, networks, '.repeat(500), 'en');
    for (const piece of commas) expect(piece.length).toBeLessThanOrEqual(2400);
    for (const piece of commas) expect(piece).toMatch(/,$/);
    expect(split('x'.repeat(6000), 'en').map((piece) => piece.length)).toEqual([2400, 2400, 1200]);
  });
});
