import { describe, expect, it } from 'vitest';
import { type Language, tokenise } from '../../../server/src/text';

const exact = (text: string, language: Language): string =>
  tokenise(text, language)
    .map((token) => (token.kind === 'blank' ? '□' : token.exact))
    .join(' ');

describe('tokenise: English', () => {
  it.each([
    ["The City's data", 'the city data'],
    ['the City’s sub-processors', 'the city sub processors'],
    ['sub-\nprocessor', 'sub processor'],
    ['re\u00adstore and de\u200blete', 're\u00adstore and de\u200blete'.replace(/[\u00ad\u200b]/g, '')],
    ['inter\u00ad\nnational law', 'international law'],
    ['the U.S. Government and the U.S.A.', 'the us government and the usa'],
    ['laws of the E.U. apply', 'laws of the eu apply'],
    ['in the U.S. The Vendor shall', 'in the us . the vendor shall'],
    ['1,000,000 records', '1000000 records'],
    ['release 4.2, section 9.2.1', 'release 4.2 section 9.2.1'],
    ['99.9% of 1,250.50', '99.9 % of 1250.50'],
    ['5 000 000 $', '5000000'],
    ['within 30 365 days', 'within 30 365 days'],
    ['48h, the 5th day', '48 h the 5 th day'],
    ['NIST SP 800-53r5', 'nist sp 800 53 r5'],
    ["shall not; won't, can't, cannot", 'shall not ; will not can not can not'],
    ["we'll, you're, they've", 'we will you are they have'],
    ['Notify the City. Then stop.', 'notify the city . then stop'],
    ['following: (a) data', 'following : ( a ) data'],
    ['terms & conditions; and/or', 'terms & conditions ; and or'],
    ['an “Affiliate” of ‘ours’', 'an affiliate of ours'],
    ['the ﬁnal text of Œuvre', 'the final text of oeuvre'],
    ['within [60] days in [Territory]', 'within □ days in □'],
    ['mail info@city.gov', 'mail info city gov'],
  ])('%j → %s', (text, expected) => expect(exact(text, 'en')).toBe(expected));
});

describe('tokenise: French', () => {
  it.each([
    ["l'hébergement qu'il assure", 'l hebergement qu il assure'],
    ['jusqu’à l’échéance, lorsqu’elle s’applique', 'jusqu a l echeance lorsqu elle s applique'],
    ["aujourd'hui et prud’hommes", "aujourd'hui et prud'hommes"],
    ['sous-traitant ultérieur', 'sous traitant ulterieur'],
    ['mise en œuvre', 'mise en oeuvre'],
    ['1\u00a0000\u202f000 et 1 000', '1000000 et 1000'],
    ['99,95 % par mois', '99.95 % par mois'],
    ['le 1er mars 2026', 'le 1 er mars 2026'],
    ['les articles 1,2,3', 'les articles 1 2 3'],
    ['« Données » : contenu ; fin', 'donnees : contenu ; fin'],
    ['la Loi. Le Prestataire', 'la loi . le prestataire'],
  ])('%j → %s', (text, expected) => expect(exact(text, 'fr')).toBe(expected));

  it('gives elided words the normal form of the whole word', () => {
    const normals = tokenise("l'accord d'un lorsqu'il", 'fr').map((token) => token.normal);
    expect(normals).toEqual(['le', 'accord', 'de', 'un', 'lorsque', 'il']);
  });
});

describe('tokenise: ranges', () => {
  it.each<[string, Language, string[]]>([
    ["The City's U.S. data", 'en', ['The', 'City', 'U.S.', 'data']],
    ["we won't", 'en', ['we', 'wo', "n't"]],
    ['sous\u00adtraité, 1 000 €', 'fr', ['sous\u00adtraité', '1 000']],
    ['à [Ville] ; fin', 'fr', ['à', '[Ville]', ';', 'fin']],
  ])('%j', (text, language, slices) => {
    expect(tokenise(text, language).map((token) => text.slice(token.start, token.end))).toEqual(slices);
  });
});
