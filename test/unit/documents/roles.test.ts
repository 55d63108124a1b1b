import { describe, expect, test } from 'vitest';
import { definedTerm, roleOfText } from '../../../server/src/documents/roles';

describe('what a sentence with "means" is', () => {
  test.each([
    ['“City Data” means all data of the City.', 'City Data'],
    ['“Default” means that a party has not paid.', 'Default'],
    ['City Data means all data of the City.', 'City Data'],
    ['The Date of Delivery means the day on which the lamps arrive.', 'The Date of Delivery'],
    ['Personal information means information about a person.', 'Personal information'],
    ['« Données de la Ville » désigne toutes les données.', 'Données de la Ville'],
    ['Données de la Ville désigne toutes les données de la Ville.', 'Données de la Ville'],
    ["L'Équipement de la Ville désigne les lampadaires.", "L'Équipement de la Ville"],
  ])('%s: a definition', (text, term) => {
    expect(roleOfText(text, false)).toBe('definition');
    expect(definedTerm(text)).toBe(term);
  });

  test.each([
    'This means that the Vendor shall keep the data in Canada.',
    'Cela signifie que le Fournisseur conserve les données au Canada.',
    'Ceci signifie que les données restent au Canada.',
    'Data residency in Canada means that no copy leaves the country.',
    'The end of the agreement means the deletion of all data by the Vendor.',
    'La fin du contrat signifie la destruction des données par le Fournisseur.',
    'Résidence signifie que les données restent au Canada.',
  ])('%s: operative', (text) => {
    expect(roleOfText(text, false)).toBe('operative');
  });

  test('"this means that" defines nothing among definitions either', () => {
    expect(roleOfText('Cela signifie que les données restent au Canada.', true)).toBe('operative');
    expect(roleOfText('The end of the agreement means the last day of service.', true)).toBe('definition');
  });
});
