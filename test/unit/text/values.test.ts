import { describe, expect, it } from 'vitest';
import { findValues, type Language, placeName, placeWithin, tokenise, type ValueType } from '../../../server/src/text';

function read(text: string, language: Language, type: ValueType): string[] {
  return findValues(text, tokenise(text, language), language)
    .filter((value) => value.type === type)
    .map((value) => `${text.slice(value.start, value.end)} → ${value.canonical}${value.unit ? ` ${value.unit}` : ''}`);
}

type Row = [language: Language, text: string, ...expected: string[]];

const check = (type: ValueType, rows: Row[]): void => {
  describe(type, () => {
    it.each(rows.map(([language, text, ...expected]) => ({ language, text, expected })))(
      '$language: $text',
      ({ language, text, expected }) => {
        expect(read(text, language, type)).toEqual(expected);
      },
    );
  });
};

check('duration', [
  ['en', 'within thirty (30) days of notice', 'thirty (30) days → 720 day'],
  ['en', 'within 72 hours', '72 hours → 72 hour'],
  ['en', "72-hour response, 30 days' notice", '72-hour → 72 hour', '30 days → 720 day'],
  ['en', 'within one (1) year', 'one (1) year → 8760 year'],
  ['en', 'ten business days', 'ten business days → 240 business-day'],
  ['en', 'ten business (10) days', 'ten business (10) days → 240 business-day'],
  ['en', 'one hundred and eighty (180) calendar days', 'one hundred and eighty (180) calendar days → 4320 day'],
  ['en', 'twenty-four (24) hours', 'twenty-four (24) hours → 24 hour'],
  ['en', 'six (6) months and 15 minutes', 'six (6) months → 4380 month', '15 minutes → 0.25 minute'],
  ['en', '30 (thirty) days', '30 (thirty) days → 720 day'],
  ['en', 'the 90th day, 24/7, section 30 of day'],
  ['en', '12 [***] days, 0.50 $/h, "5" days'],
  ['fr', 'trente (30) jours ouvrables', 'trente (30) jours ouvrables → 720 business-day'],
  ['fr', 'quarante-huit heures et 48 h', 'quarante-huit heures → 48 hour', '48 h → 48 hour'],
  ['fr', '24 heures ouvrées', '24 heures ouvrées → 24 business-hour'],
  ['fr', 'un mois, six (6) mois, 2 ans', 'un mois → 730 month', 'six (6) mois → 4380 month', '2 ans → 17520 year'],
  ['fr', 'soixante-douze (72) heures', 'soixante-douze (72) heures → 72 hour'],
  ['fr', 'quatre-vingt-dix (90) jours', 'quatre-vingt-dix (90) jours → 2160 day'],
  ['fr', 'quatre-vingts jours calendaires', 'quatre-vingts jours calendaires → 1920 day'],
  ['fr', 'cent vingt et un jours', 'cent vingt et un jours → 2904 day'],
]);

check('place', [
  ['en', 'in Canada or the United States', 'Canada → CA', 'United States → US'],
  ['en', 'the U.S., the U.K. and the EU', 'U.S. → US', 'U.K. → GB', 'EU → EU'],
  ['en', 'notify us and contact US TODAY, made in india'],
  ['en', 'laws of the State of New York', 'State of New York → US-NY'],
  ['en', 'Commonwealth of Virginia; Province of Ontario', 'Commonwealth of Virginia → US-VA', 'Province of Ontario → CA-ON'],
  ['en', 'the District of Columbia and Washington, D.C.', 'District of Columbia → US-DC', 'Washington, D.C. → US-DC'],
  ['en', 'West Virginia, New Mexico, New Jersey', 'West Virginia → US-WV', 'New Mexico → US-NM', 'New Jersey → US-NJ'],
  ['en', 'Georgia, Jersey, Chad and Turkey', 'Georgia → US-GA', 'Jersey → JE', 'Chad → TD', 'Turkey → TR'],
  ['en', 'a chad, a turkey, the jersey of mali'],
  ['en', 'Austin, TX 78701', 'TX → US-TX'],
  ['en', 'INDIRECT, OR CONSEQUENTIAL, IN ANY CASE'],
  ['en', 'servers in Sydney or in ca-central-1 (not us-east1)', 'Sydney → AU', 'ca-central-1 → CA', 'us-east1 → US'],
  ['en', 'the City of Toronto, London Borough of Camden, the port of Marseille'],
  ['en', 'a region such as canadacentral or northeurope', 'canadacentral → CA', 'northeurope → IE'],
  ['en', 'the European Economic Area', 'European Economic Area → EEA'],
  ['en', 'Île-de-France, Quebec, Northern Ireland', 'Île-de-France → FR-IDF', 'Quebec → CA-QC', 'Northern Ireland → GB-NIR'],
  ['fr', 'au Québec (Canada) ou aux États-Unis', 'Québec → CA-QC', 'Canada → CA', 'États-Unis → US'],
  ['fr', 'la province de Québec, province de l’Ontario', 'province de Québec → CA-QC', 'province de l’Ontario → CA-ON'],
  ['fr', "au sein de l'Union européenne, de l'UE ou de l'EEE", 'Union européenne → EU', 'UE → EU', 'EEE → EEA'],
  ['fr', 'Espace économique européen', 'Espace économique européen → EEA'],
  ['fr', 'Royaume-Uni, Royaume Uni, Pays-Bas', 'Royaume-Uni → GB', 'Royaume Uni → GB', 'Pays-Bas → NL'],
  ['fr', 'Réunion de démarrage avec Maurice'],
  ['fr', 'des serveurs à Montréal et à Genève', 'Montréal → CA-QC', 'Genève → CH'],
  ['fr', 'la Ville de Lyon et la métropole de Bordeaux'],
  ['fr', 'à La Réunion et en Côte d’Ivoire', 'La Réunion → RE', 'Côte d’Ivoire → CI'],
  ['fr', 'Île-du-Prince-Édouard, Nouvelle-Écosse', 'Île-du-Prince-Édouard → CA-PE', 'Nouvelle-Écosse → CA-NS'],
]);

check('standard', [
  [
    'en',
    'NIST SP 800-53 Rev. 5 and NIST Special Publication 800-171',
    'NIST SP 800-53 Rev. 5 → NIST SP 800-53',
    'NIST Special Publication 800-171 → NIST SP 800-171',
  ],
  ['en', 'SP 800-88r1, NIST CSF 2.0', 'SP 800-88r1 → NIST SP 800-88', 'NIST CSF 2.0 → NIST CSF'],
  [
    'en',
    'ISO/IEC 27001:2022, ISO 27017, ISO27018, ISO 9001',
    'ISO/IEC 27001:2022 → ISO/IEC 27001',
    'ISO 27017 → ISO/IEC 27017',
    'ISO27018 → ISO/IEC 27018',
    'ISO 9001 → ISO 9001',
  ],
  ['en', 'SOC 2 Type II, SOC 1, SOC2 type 2', 'SOC 2 Type II → SOC 2 Type II', 'SOC 1 → SOC 1', 'SOC2 type 2 → SOC 2 Type II'],
  ['en', 'FedRAMP Moderate or StateRAMP', 'FedRAMP Moderate → FedRAMP Moderate', 'StateRAMP → StateRAMP'],
  ['en', 'FIPS 140-3, FIPS PUB 199', 'FIPS 140-3 → FIPS 140-3', 'FIPS PUB 199 → FIPS 199'],
  ['en', 'ETSI EN 303 645, PCI DSS, PCI-DSS', 'ETSI EN 303 645 → ETSI EN 303 645', 'PCI DSS → PCI DSS', 'PCI-DSS → PCI DSS'],
  [
    'en',
    'HIPAA, HITRUST CSF, CSA STAR, CJIS, GDPR',
    'HIPAA → HIPAA',
    'HITRUST CSF → HITRUST',
    'CSA STAR → CSA STAR',
    'CJIS → CJIS',
    'GDPR → GDPR',
  ],
  ['en', 'Law 25, ITSG-33, ITSP.50.103', 'Law 25 → Law 25', 'ITSG-33 → ITSG-33', 'ITSP.50.103 → ITSP.50.103'],
  [
    'en',
    'ISAE 3402, SSAE 18, OWASP ASVS, OWASP Top 10',
    'ISAE 3402 → ISAE 3402',
    'SSAE 18 → SSAE 18',
    'OWASP ASVS → OWASP ASVS',
    'OWASP Top 10 → OWASP Top 10',
  ],
  [
    'en',
    'CIS Controls, IEC 62443, NERC CIP, UL 2900',
    'CIS Controls → CIS Controls',
    'IEC 62443 → IEC 62443',
    'NERC CIP → NERC CIP',
    'UL 2900 → UL 2900',
  ],
  [
    'en',
    'Cyber Essentials Plus, SPDX, CycloneDX',
    'Cyber Essentials Plus → Cyber Essentials Plus',
    'SPDX → SPDX',
    'CycloneDX → CycloneDX',
  ],
  ['en', 'TLS 1.2, AES-256, WCAG 2.1 AA', 'TLS 1.2 → TLS 1.2', 'AES-256 → AES-256', 'WCAG 2.1 → WCAG 2.1'],
  ['en', 'soc 2, the law 24, a nist'],
  ['fr', 'SecNumCloud, HDS, RGPD et Loi 25', 'SecNumCloud → SecNumCloud', 'HDS → HDS', 'RGPD → GDPR', 'Loi 25 → Law 25'],
  ['fr', 'SOC 2 de type 2', 'SOC 2 de type 2 → SOC 2 Type II'],
]);

check('money', [
  ['en', 'a limit of $5,000,000', '$5,000,000 → 5000000'],
  ['en', 'CAD 5 million and US$ 2.5 million', 'CAD 5 million → 5000000 CAD', 'US$ 2.5 million → 2500000 USD'],
  ['en', 'two million dollars ($2,000,000) per claim', 'two million dollars ($2,000,000) → 2000000'],
  ['en', '€1,500 or £20k', '€1,500 → 1500 EUR', '£20k → 20000 GBP'],
  ['en', '10 Canadian dollars, 5 pounds sterling', '10 Canadian dollars → 10 CAD', '5 pounds sterling → 5 GBP'],
  ['en', 'section 5, 10 million records, 6.[***] EUR'],
  ['fr', 'jusqu’à 5 000 000 $ par sinistre', '5 000 000 $ → 5000000'],
  ['fr', '2,5 millions d’euros, 10 000 € HT', '2,5 millions d’euros → 2500000 EUR', '10 000 € → 10000 EUR'],
  ['fr', 'deux millions de dollars canadiens', 'deux millions de dollars canadiens → 2000000 CAD'],
]);

check('percentage', [
  ['en', '99.9% and ninety-nine percent (99%)', '99.9% → 99.9', 'ninety-nine percent (99%) → 99'],
  ['en', 'ten per cent', 'ten per cent → 10'],
  ['fr', '99,95 % et dix pour cent', '99,95 % → 99.95', 'dix pour cent → 10'],
]);

check('date', [
  ['en', 'on 2026-01-05', '2026-01-05 → 2026-01-05'],
  ['en', 'January 5, 2026 and 5 January 2026', 'January 5, 2026 → 2026-01-05', '5 January 2026 → 2026-01-05'],
  ['en', 'the 5th day of January, 2026', '5th day of January, 2026 → 2026-01-05'],
  ['en', 'in March 2026, they may 5', 'March 2026 → 2026-03'],
  ['fr', 'le 5 janvier 2026 et le 1er mars 2026', '5 janvier 2026 → 2026-01-05', '1er mars 2026 → 2026-03-01'],
]);

check('number', [
  ['en', 'three (3) copies, 12 users, one vendor', 'three (3) → 3', '12 → 12'],
  ['fr', 'deux cent cinquante postes, un serveur neuf', 'deux cent cinquante → 250'],
]);

check('blank', [
  ['en', 'in [Territory] within [60] days of ____', '[Territory] → Territory', '[60] → 60', '____ → '],
  ['fr', 'à [Ville], prix : à compléter', '[Ville] → Ville', 'à compléter → à compléter'],
]);

describe('token indices', () => {
  it('cover the tokens of the value, a leading "State of" included', () => {
    const text = 'under the laws of the State of New York, within 30 days';
    const tokens = tokenise(text, 'en');
    const covered = findValues(text, tokens, 'en').map((value) =>
      tokens.slice(value.firstToken, value.endToken).map((token) => token.exact),
    );
    expect(covered).toEqual([
      ['state', 'of', 'new', 'york'],
      ['30', 'days'],
    ]);
  });
});

describe('place names and areas', () => {
  it.each<[string, Language, string]>([
    ['CA', 'en', 'Canada'],
    ['US', 'fr', "États-Unis d'Amérique"],
    ['CN', 'en', "People's Republic of China"],
    ['CA-QC', 'fr', 'Québec'],
    ['US-GA', 'fr', 'Géorgie'],
    ['EU', 'fr', 'Union européenne'],
    ['ZZ', 'en', 'ZZ'],
    ['constructor', 'en', 'constructor'],
  ])('%s in %s is %s', (code, language, name) => expect(placeName(code, language)).toBe(name));

  it.each([
    ['CA-QC', ['CA'], true],
    ['CA', ['CA-QC'], false],
    ['FR', ['EU'], true],
    ['FR-IDF', ['EEA'], true],
    ['EU', ['EEA'], true],
    ['NO', ['EEA'], true],
    ['NO', ['EU'], false],
    ['CH', ['EU', 'EEA'], false],
    ['GB', ['EU'], false],
    ['RE', ['FR'], true],
    ['PR', ['US'], true],
    ['US', [], false],
  ])('%s within %j: %s', (code, allowed, expected) => expect(placeWithin(code, allowed)).toBe(expected));
});
