import { describe, expect, it } from 'vitest';
import { inlineTerms } from '../../../server/src/documents';
import { rangeOfSpot } from '../../../server/src/navigation';
import { agreement, contrat, navigate, pointed, words } from './support';

const named = (text: string, path?: string) => navigate(text, path).terms.map(({ name }) => name);

/** How a term is written wherever it stands, in reading order. */
function written(text: string, name: string, path?: string): string[] {
  const navigation = navigate(text, path);
  return navigation.uses.filter(({ term }) => term.name === name).map((use) => words(navigation, use));
}

describe('the terms a document defines', () => {
  it('are those of definitions, tables of definitions and brackets', () => {
    expect(named(agreement)).toEqual([
      'City',
      'Vendor',
      'City Data',
      'Personal Information',
      'Incident',
      'Event',
      'Sensors',
      'Platform',
    ]);
  });

  it('are found in French', () => {
    expect(named(contrat)).toEqual(['Ville', 'Fournisseur', 'Données de la Ville', 'Sous-traitant autorisé']);
  });

  it('are those of YAML definitions, and what the parties are called', () => {
    const yaml = `civicclause: {kind: agreement}
parties:
  buyer: {name: City of Larkspur, called: the City}
definitions:
  City Data: All data collected by the Sensors. It includes logs.
  Sensors: The devices.
clauses:
  - id: data-location
    text: The Vendor stores City Data where the City says.
`;
    expect(named(yaml, 'x.yaml')).toEqual(['City', 'City Data', 'Sensors']);
    expect(written(yaml, 'City Data', 'x.yaml')).toEqual(['City Data', 'City Data']);
    expect(written(yaml, 'Sensors', 'x.yaml')).toEqual(['Sensors', 'Sensors']);
  });

  it('stand where they are defined, and with what they mean', () => {
    const navigation = navigate(agreement);
    for (const { name, definitions } of navigation.terms)
      for (const definition of definitions) expect(words(navigation, rangeOfSpot(definition.name))).toBe(name);
    const meaning = (name: string) => navigation.terms.find((term) => term.name === name)?.definitions[0]?.statement.text;
    expect(meaning('City Data')).toBe('"City Data" means all data collected by the Sensors.');
    expect(meaning('Platform')).toBe('the hosted software');
  });

  it('are named without what explains them', () => {
    const text =
      '# Contrat\n\n## 1. Définitions\n\n« Utilisateur(s) » désigne une personne.\n\nService Level Agreement (ou SLA) : désigne les engagements.\n';
    expect(named(text)).toEqual(['Utilisateur', 'Service Level Agreement']);
  });

  it('may differ by their capitals alone', () => {
    const text = '# Contrat\n\nEntre Nimbus (le « Client ») et Ada (la « CLIENT »).\n\nLe Client paie la CLIENT.\n';
    expect(written(text, 'Client')).toEqual(['Client', 'Client']);
    expect(written(text, 'CLIENT')).toEqual(['CLIENT', 'CLIENT']);
  });

  it('end where their quotation marks end', () => {
    expect(named('# Agreement\n\n## 1. Definitions\n\n"Go-Live" means the date, "the Date", of use.\n')).toEqual(['Go-Live']);
  });

  it('keep the first letters of names that begin like an article', () => {
    expect(inlineTerms('Nimbus Inc. (the "Lessor") and Ada (the "Letter Agreement")').map(({ term }) => term)).toEqual([
      'Lessor',
      'Letter Agreement',
    ]);
  });
});

describe('the uses of a term', () => {
  it('leave out longer terms, names of places and other words', () => {
    expect(written(agreement, 'City')).toEqual(['City']);
    expect(written(agreement, 'City Data')).toEqual(['City Data', 'City Data', 'City Data', 'CITY DATA']);
    expect(written(agreement, 'Vendor')).toEqual(['Vendor', 'Vendor', 'Vendor', 'VENDOR']);
  });

  it('are in the singular and the plural', () => {
    expect(written(agreement, 'Sensors')).toEqual(['Sensors', 'Sensors', 'Sensor']);
    expect(written(contrat, 'Sous-traitant autorisé')).toEqual(['Sous-traitant autorisé', 'Sous-traitants autorisés']);
  });

  it('are written as defined, outside code and blanks', () => {
    const text = `${agreement}\n\nThe vendor and the Vendors' staff use \`the Vendor\`. [Name of the Vendor] signs.\n\n\`\`\`yaml\nVendor: code\n\`\`\`\n\n~~The Vendor pays.~~\n`;
    expect(written(text, 'Vendor').slice(4)).toEqual(['Vendors']);
  });

  it('go over line breaks and markup', () => {
    const text = agreement.replace('host City Data', 'host **City** Data, City\nData');
    expect(written(text, 'City Data').slice(2, 4)).toEqual(['City** Data', 'City\nData']);
  });

  it('are found at a place', () => {
    const { at, navigation } = pointed(agreement.replace('harms City Data', 'harms City D|ata'));
    expect(navigation.useAt(at)?.term.name).toBe('City Data');
    expect(navigation.useAt(0)).toBeUndefined();
  });
});
