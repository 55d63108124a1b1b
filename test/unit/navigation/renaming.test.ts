import { describe, expect, it } from 'vitest';
import { nameProblem, renamingOf } from '../../../server/src/navigation';
import { agreement, contrat, navigate } from './support';

/** The text after a term has got another name. */
function renamed(text: string, term: string, name: string): string {
  const navigation = navigate(text);
  const found = navigation.terms.find((each) => each.name === term)!;
  return renamingOf(navigation, found, name)
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, newText }) => changed.slice(0, start) + newText + changed.slice(end), text);
}

describe('renaming a term', () => {
  it('renames its definition and all uses, in capitals where they are', () => {
    const text = renamed(agreement, 'Vendor', 'Service Provider');
    expect(text).toContain('(hereinafter the "Service Provider")');
    expect(text).toContain('THE SERVICE PROVIDER IS LIABLE');
    expect(text).not.toMatch(/vendor/i);
  });

  it('leaves other terms and names alone', () => {
    const text = renamed(agreement, 'City', 'Customer');
    expect(text).toContain('the City of Larkspur (the "Customer")');
    expect(text).toContain('"City Data"');
  });

  it('keeps the singular and the plural', () => {
    const text = renamed(agreement, 'Sensors', 'Field Devices');
    expect(text).toContain('collected by the Field Devices');
    expect(text).toContain('replace a Field Device that fails');
    const plural = renamed(`${agreement}\nThe Vendors shall meet.\n`, 'Vendor', 'Supply Company');
    expect(plural).toContain('The Supply Companies shall meet.');
  });

  it('keeps the plural in French, up to what is not inflected', () => {
    expect(renamed(contrat, 'Sous-traitant autorisé', 'Partenaire local')).toContain('Les Partenaires locaux aussi.');
    expect(renamed(`${contrat}\nLes Sous-traitants autorisés.\n`, 'Sous-traitant autorisé', 'Bureau de la Ville')).toContain(
      'Les Bureaux de la Ville.',
    );
  });

  it('leaves markup and line breaks whole', () => {
    const text = agreement.replace('host City Data', 'host **City** Data, City\nData');
    expect(renamed(text, 'City Data', 'Records')).toContain('host **Records**, Records:');
  });

  it('is one that can be taken back by renaming again', () => {
    expect(renamed(renamed(agreement, 'Vendor', 'Operator'), 'Operator', 'Vendor')).toBe(agreement);
  });
});

describe('a name', () => {
  const problem = (name: string) => {
    const navigation = navigate(agreement);
    return nameProblem(navigation, navigation.terms.find((term) => term.name === 'Vendor')!, name);
  };

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['A'.repeat(81), 'long'],
    ['The "Vendor"', 'characters'],
    ['Vendor: the', 'characters'],
    ['**Vendor**', 'characters'],
    ['two\nlines', 'characters'],
    ['City Data', 'defined'],
    ['Sensor', 'defined'],
    ['Vendors', undefined],
    ['Fournisseur d’accès', undefined],
  ])('%j: %s', (name, expected) => {
    expect(problem(name)).toBe(expected);
  });
});
