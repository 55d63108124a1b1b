import { readDocument } from '../../../server/src/documents';
import { Navigation, type Provision } from '../../../server/src/navigation';

export function navigate(text: string, path = 'agreement.md'): Navigation {
  return new Navigation(readDocument({ path, text }));
}

/** A text with `|` where somebody points, and the way through it. */
export function pointed(marked: string, path?: string): { at: number; navigation: Navigation } {
  return { at: marked.indexOf('|'), navigation: navigate(marked.replace('|', ''), path) };
}

/** The words of the source at a range. */
export function words({ document }: Navigation, { start, end }: { start: number; end: number }): string {
  return document.source.slice(start, end);
}

/** `Article 7 > 7.2 > (b)`: a provision by the numbers it stands in. */
export function pathOf(provision: Provision | undefined): string {
  if (!provision?.parent) return '';
  const above = pathOf(provision.parent);
  const own = provision.number || provision.text;
  return above === '' ? own : `${above} > ${own}`;
}

export const agreement = `# Services Agreement

This Agreement is between the City of Larkspur (the "City") and Nimbus Inc. (hereinafter the "Vendor").

## 1. Definitions

1.1 "City Data" means all data collected by the Sensors.

1.2 “Personal Information” has the meaning given in section 4 of the Privacy Act.

1.3 "Incident" or "Event" means what harms City Data.

| Term | Meaning |
| --- | --- |
| Sensors | the devices listed in Schedule C |
| "Platform" | the hosted software |

## 2. Services

### 2.1 Scope

The Vendor shall:

(a) provide the Services;

(b) host City Data:

(i) in Canada; and

(ii) as paragraph (a) says.

2.2 The Vendor shall comply with Section 2.1(b) and clause 4, and replace a Sensor that fails.

## 4. **Liability**

4.1 THE VENDOR IS LIABLE FOR CITY DATA. Article 28 of the GDPR and section 7 of the Privacy Act apply.

4.2 See Sections 2.1, 2.2 and 4.1, and Schedule C.

## Schedule C – Service levels

1. Availability is 99 %.

2. See section 1 of this Schedule, section 4.2 of the Agreement and Annex 9.
`;

export const contrat = `# Contrat de services

Entre la Ville de Larkspur (ci-après « la Ville ») et Nimbus inc. (ci-après désigné le « Fournisseur »).

## Article 1 – Définitions

« Données de la Ville » désigne toutes les données que la Ville confie au Fournisseur.

« Sous-traitant autorisé » : toute personne que la Ville approuve par écrit.

## Article 9 – Obligations

9.1 Le Fournisseur respecte l'article 9.2, l'article premier et l'annexe C. Les Sous-traitants autorisés aussi.

9.2 Le Fournisseur :

a) informe la Ville;

b) respecte l'article 28 du RGPD et l'article 12 de la Loi sur l'accès, selon l'alinéa a).

## Annexe C – Niveaux de service

Voir l'article 9.1 du Contrat et la section 9.2 b).
`;
