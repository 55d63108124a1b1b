/** A playbook of one clause of its own, with its examples. */
export const fairview = `id: fairview
version: 1.0.0
title: { en: Fairview, fr: Fairview }
extends: smart-city
concepts:
  plate-data: { en: [plate data, plate reads], fr: [données de plaques] }
clauses:
  - id: plate-data-retention
    theme: data-governance-use
    title: { en: Retention of plate data, fr: Conservation des données de plaques }
    why: { en: Plate data shows where people go., fr: Les plaques montrent où vont les gens. }
    audience: [lawyer]
    severity: { rfp: warning, agreement: error }
    headings: { en: ["@plate-data"], fr: ["@plate-data"] }
    recognise: { en: ["@plate-data"], fr: ["@plate-data"] }
    elements:
      - id: deletes-plates
        title: { en: has plate data deleted in time, fr: fait détruire les données de plaques à temps }
        need: { rfp: required, agreement: required }
        core: true
        recognise:
          en: ["(delete | erase) ..8 @plate-data ..12 (<duration> | <blank>)"]
          fr: ["(détruit | efface) ..8 @plate-data ..12 (<duration> | <blank>)"]
    wording:
      rfp: { en: "The Bidder shall delete plate data within [24] hours.", fr: "Le soumissionnaire détruit les données de plaques dans les [24] heures." }
      agreement: { en: "The Vendor shall delete plate data within [24] hours.", fr: "Le Fournisseur détruit les données de plaques dans les [24] heures." }
    examples:
      - { status: present, kind: agreement, language: en, text: "The Vendor shall erase plate reads within 48 hours." }
      - { status: weak, kind: agreement, language: en, text: "The Vendor shall protect plate data." }
      - { status: missing, kind: agreement, language: en, text: "The Vendor shall fit a number plate." }
      - { status: present, kind: agreement, language: fr, text: "Le Fournisseur détruit les données de plaques dans les 24 heures." }
      - { status: weak, kind: agreement, language: fr, text: "Le Fournisseur protège les données de plaques." }
      - { status: missing, kind: agreement, language: fr, text: "Le Fournisseur pose une plaque." }
`;
