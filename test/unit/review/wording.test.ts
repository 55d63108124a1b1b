import { describe, expect, test } from 'vitest';
import { findTerms } from '../../../server/src/drafting';
import { inDocumentTerms } from '../../../server/src/review/fixes/wording';
import type { Language } from '../../../server/src/text';
import { read } from './samples';

function adapt(documentText: string, wording: string, language: Language, kind: 'rfp' | 'agreement' = 'agreement'): string {
  const document = read(documentText, { language, kind });
  return inDocumentTerms(wording, findTerms(document, document.parts[0]!), kind, language);
}

describe('a wording in the terms of an English document', () => {
  test('a bidder whose name mostly has a word before it', () => {
    const rfp =
      'The City invites proposals. The successful Bidder shall store City Data. The successful Bidder shall keep logs. A fee is due from the successful Bidder.';
    expect(adapt(rfp, 'The Bidder shall list every site.', 'en', 'rfp')).toBe('The Bidder shall list every site.');
    const bare = rfp.replaceAll('the successful Bidder', 'Bidder').replaceAll('The successful Bidder', 'Bidder');
    expect(adapt(bare, 'The Bidder shall list every site.', 'en', 'rfp')).toBe('Bidder shall list every site.');
  });

  const WORDING =
    'The Vendor shall give City Data to the City. A Vendor that fails the City shall repair City systems under this Agreement.';

  test.each<[string, string, string]>([
    [
      'parties defined in brackets',
      'This Agreement is made between Fairview (the "Customer") and Acme Inc. (the "Operator"). The Operator serves the Customer. “Customer Data” means all data.',
      'The Operator shall give Customer Data to the Customer. An Operator that fails the Customer shall repair Customer systems under this Agreement.',
    ],
    [
      'terms without an article',
      'This Agreement is between Customer and Provider. Customer shall pay Provider. Provider shall serve Customer.',
      'Provider shall give Customer data to Customer. A Provider that fails Customer shall repair Customer systems under this Agreement.',
    ],
    [
      'a contract, not an agreement',
      'This Contract binds the Contractor to the County. The Contractor shall work for the County under this Contract.',
      'The Contractor shall give County data to the County. A Contractor that fails the County shall repair County systems under this Contract.',
    ],
    [
      'a party, not a role that a law defines',
      `“Processor” means a natural or legal person which processes Personal Data for the Controller.\n\nProvider is a Processor.\n\n${'Provider shall serve Customer. Customer shall pay Provider. '.repeat(5)}`,
      'Provider shall give Customer data to Customer. A Provider that fails Customer shall repair Customer systems under this Agreement.',
    ],
    [
      'parties without a name become blanks',
      'These are the terms of the service.',
      'The [Vendor] shall give [City] data to the [City]. A [Vendor] that fails the [City] shall repair [City] systems under this Agreement.',
    ],
  ])('%s', (_name, text, expected) => {
    expect(adapt(text, WORDING, 'en')).toBe(expected);
  });

  test('bidders are called what the RFP calls them', () => {
    const rfp = 'The City invites Proponents. Each Proponent shall respond. The Proponent bears its costs.';
    expect(adapt(rfp, 'The Bidder shall tell the City. Bidders may ask.', 'en', 'rfp')).toBe(
      'The Proponent shall tell the City. Proponents may ask.',
    );
  });

  test('blanks, places and names are left alone', () => {
    const text = 'The Customer pays the Provider. The Provider serves the Customer.';
    expect(adapt(text, 'each city named in [City Manager]', 'en')).toBe('each city named in [City Manager]');
    expect(adapt(text, 'the City of Fairview', 'en')).toBe('the City of Fairview');
  });
});

describe('a wording in the terms of a French document', () => {
  const WORDING =
    "Le Fournisseur remet les Données de la Ville à la Ville. Aucune Donnée de la Ville n'échappe au Fournisseur; le personnel du Fournisseur avise la Ville aux termes du présent Contrat.";

  test.each<[string, string, string]>([
    [
      'masculine and elided',
      "Entre Valclair (ci-après « le Client ») et Lumen inc. (ci-après « l'Entrepreneur »). L'Entrepreneur sert le Client. Le présent Contrat les lie.",
      "L'Entrepreneur remet les données du Client au Client. Aucune donnée du Client n'échappe à l'Entrepreneur; le personnel de l'Entrepreneur avise le Client aux termes du présent Contrat.",
    ],
    [
      'feminine',
      'Entre la Municipalité (« la Municipalité ») et Lumen inc. (« la Société »). La Société sert la Municipalité. La présente Convention les lie. Convention signée.',
      "La Société remet les données de la Municipalité à la Municipalité. Aucune donnée de la Municipalité n'échappe à la Société; le personnel de la Société avise la Municipalité aux termes de la présente Convention.",
    ],
    [
      'elided agreement and buyer',
      "Entre Valclair (« l'Acheteur ») et Lumen (« le Prestataire »). La présente Entente lie l'Acheteur et le Prestataire.",
      "Le Prestataire remet les données de l'Acheteur à l'Acheteur. Aucune donnée de l'Acheteur n'échappe au Prestataire; le personnel du Prestataire avise l'Acheteur aux termes de la présente Entente.",
    ],
    [
      'parties without a name become blanks',
      'Voici les conditions du service.',
      "Le [Fournisseur] remet les données de la [Ville] à la [Ville]. Aucune donnée de la [Ville] n'échappe au [Fournisseur]; le personnel du [Fournisseur] avise la [Ville] aux termes du présent Contrat.",
    ],
  ])('%s', (_name, text, expected) => {
    expect(adapt(text, WORDING, 'fr')).toBe(expected);
  });

  test('what agrees with the old gender keeps a blank', () => {
    const text = 'Entre Valclair (« le Client ») et Lumen (« la Société »). La Société sert le Client.';
    expect(adapt(text, 'Le Fournisseur avise la Ville. Elle répond.', 'fr')).toBe('La Société avise la [Ville]. Elle répond.');
    expect(adapt(text, 'Le Fournisseur avise la Ville. Il attend.', 'fr')).toBe('Le [Fournisseur] avise le Client. Il attend.');
  });

  test('a defined term for the data is taken over', () => {
    const text =
      'Entre Valclair (« le Client ») et Lumen (« le Prestataire »).\n\n« Données du Client » : toutes les données confiées au Prestataire.\n';
    expect(adapt(text, 'Le Fournisseur protège les Données de la Ville.', 'fr')).toBe(
      'Le Prestataire protège les Données du Client.',
    );
  });

  test('soumissionnaires keep the case of the wording', () => {
    const rfp = 'La Ville invite les Proposants. Le Proposant répond à la Ville. Chaque Proposant paie ses frais.';
    expect(adapt(rfp, 'Le soumissionnaire avise la Ville; les soumissionnaires attendent.', 'fr', 'rfp')).toBe(
      'Le proposant avise la Ville; les proposants attendent.',
    );
  });
});
