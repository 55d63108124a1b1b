import type { Language } from '../text/types';

/** Who a party word names. `bidder` is who answers an RFP; it becomes the supplier once the agreement is signed. */
export type PartyRole = 'buyer' | 'supplier' | 'bidder';
export type Gender = 'm' | 'f';

const EN: Record<PartyRole, string[]> = {
  buyer: [
    'City',
    'Town',
    'Township',
    'Village',
    'Municipality',
    'County',
    'Region',
    'Borough',
    'District',
    'Authority',
    'Agency',
    'Department',
    'State',
    'Province',
    'Government',
    'Commission',
    'Board',
    'University',
    'Public Body',
    'Contracting Authority',
    'Purchaser',
    'Buyer',
    'Customer',
    'Client',
    'Owner',
    'Subscriber',
  ],
  supplier: [
    'Vendor',
    'Supplier',
    'Contractor',
    'Service Provider',
    'Provider',
    'Consultant',
    'Licensor',
    'Seller',
    'Processor',
    'Developer',
    'Operator',
    'Company',
  ],
  bidder: [
    'Bidder',
    'Proponent',
    'Offeror',
    'Respondent',
    'Tenderer',
    'Quoter',
    'Submitter',
    'Applicant',
    'Vendor',
    'Contractor',
    'Supplier',
  ],
};

const FR: Record<PartyRole, Record<string, Gender>> = {
  buyer: {
    Ville: 'f',
    Municipalité: 'f',
    MRC: 'f',
    Communauté: 'f',
    Collectivité: 'f',
    Métropole: 'f',
    Commune: 'f',
    'Personne publique': 'f',
    Autorité: 'f',
    'Autorité contractante': 'f',
    Administration: 'f',
    Université: 'f',
    Agence: 'f',
    Acheteur: 'm',
    Client: 'm',
    Organisme: 'm',
    'Organisme public': 'm',
    Ministère: 'm',
    "Donneur d'ouvrage": 'm',
    'Pouvoir adjudicateur': 'm',
    "Maître d'ouvrage": 'm',
    Bénéficiaire: 'm',
    Abonné: 'm',
    Commanditaire: 'm',
  },
  supplier: {
    Fournisseur: 'm',
    Prestataire: 'm',
    'Prestataire de services': 'm',
    Contractant: 'm',
    Cocontractant: 'm',
    Entrepreneur: 'm',
    Adjudicataire: 'm',
    Titulaire: 'm',
    Mandataire: 'm',
    'Sous-traitant': 'm',
    Éditeur: 'm',
    Consultant: 'm',
    Vendeur: 'm',
    Concédant: 'm',
    Exploitant: 'm',
    Société: 'f',
    Entreprise: 'f',
  },
  bidder: {
    Soumissionnaire: 'm',
    Proposant: 'm',
    Candidat: 'm',
    Offrant: 'm',
    Répondant: 'm',
    Concurrent: 'm',
    Prestataire: 'm',
    Fournisseur: 'm',
  },
};

/** Party words of a role, in order of preference. */
export function partyWords(role: PartyRole, language: Language): string[] {
  return language === 'en' ? EN[role] : Object.keys(FR[role]);
}

/** Grammatical gender of a French party word, when it is known. */
export function genderOf(term: string, role: PartyRole): Gender | undefined {
  return Object.hasOwn(FR[role], term) ? FR[role][term] : undefined;
}
