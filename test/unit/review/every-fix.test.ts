import bundled from 'civicclause:playbook';
import { describe, expect, test } from 'vitest';
import { readClauses } from '../../../server/src/detection';
import { type Document, type Format, readDocument } from '../../../server/src/documents';
import { validateStructured } from '../../../server/src/documents/schema';
import { findBlankPlaces } from '../../../server/src/drafting';
import { render } from '../../../server/src/messages';
import { compilePlaybook, type DraftKind } from '../../../server/src/playbook';
import { defaultPolicy } from '../../../server/src/policy';
import { fixFor, reviewFile } from '../../../server/src/review';
import type { Language } from '../../../server/src/text';
import { apply } from './samples';

const compiled = compilePlaybook(bundled);

/** YAML that follows our schemas is a shape of its own. */
type Shape = Format | 'structured';

/** A document that has nothing of the playbook in it, in each kind, language and format. */
const BARE: Record<Shape, Record<Language, Record<DraftKind, string>>> = {
  markdown: {
    en: {
      agreement:
        '# Streetlight Services Agreement\n\nThis Agreement is made between the City of Fairview (the “City”) and Lumen Works Inc. (the “Vendor”).\n\n## 1. Services\n\nThe Vendor shall maintain the lamps of the City.\n\n## 2. Fees\n\nThe City shall pay the fees each month.\n\nIN WITNESS WHEREOF the parties have signed this Agreement.\n\nBy: ____________\n',
      rfp: '# Request for Proposals: Streetlights\n\n## 1. Purpose\n\nThe City invites each Bidder to propose new lamps.\n\n## 2. Evaluation\n\nThe City will score each bid on price.\n',
    },
    fr: {
      agreement:
        "# Contrat d'éclairage public\n\nLe présent Contrat est conclu entre la Ville de Valclair (ci-après « la Ville ») et Lumen inc. (ci-après « le Fournisseur »).\n\n## 1. Services\n\nLe Fournisseur entretient les lampadaires de la Ville.\n\n## 2. Prix\n\nLa Ville paie le prix chaque mois.\n\nEN FOI DE QUOI, les parties ont signé.\n\nPar : ____________\n",
      rfp: "# Appel d'offres : éclairage public\n\n## 1. Objet\n\nLa Ville invite chaque soumissionnaire à proposer des lampadaires.\n\n## 2. Évaluation\n\nLa Ville note chaque soumission selon le prix.\n",
    },
  },
  text: {
    en: {
      agreement:
        'STREETLIGHT SERVICES AGREEMENT\n\nThis Agreement is made between the City of Fairview (the "City") and Lumen Works Inc. (the "Vendor").\n\n1. SERVICES\n\nThe Vendor shall maintain the lamps of the City.\n\n2. FEES\n\nThe City shall pay the fees each month.\n',
      rfp: 'REQUEST FOR PROPOSALS\n\n1. PURPOSE\n\nThe City invites each Bidder to propose new lamps.\n\n2. EVALUATION\n\nThe City will score each bid on price.\n',
    },
    fr: {
      agreement:
        "CONTRAT D'ÉCLAIRAGE PUBLIC\n\nLe présent Contrat est conclu entre la Ville de Valclair (« la Ville ») et Lumen inc. (« le Fournisseur »).\n\n1. SERVICES\n\nLe Fournisseur entretient les lampadaires de la Ville.\n\n2. PRIX\n\nLa Ville paie le prix chaque mois.\n",
      rfp: "APPEL D'OFFRES\n\n1. OBJET\n\nLa Ville invite chaque soumissionnaire à proposer des lampadaires.\n\n2. ÉVALUATION\n\nLa Ville note chaque soumission selon le prix.\n",
    },
  },
  yaml: {
    en: {
      agreement:
        'title: Streetlight Services Agreement\nparties: The City of Fairview (the "City") and Lumen Works Inc. (the "Vendor").\nservices: |\n  The Vendor shall maintain the lamps of the City.\nfees: |\n  The City shall pay the fees each month.\n',
      rfp: 'title: Request for Proposals\npurpose: |\n  The City invites each Bidder to propose new lamps.\nevaluation: |\n  The City will score each bid on price.\n',
    },
    fr: {
      agreement:
        "title: Contrat d'éclairage public\nparties: La Ville de Valclair (« la Ville ») et Lumen inc. (« le Fournisseur »).\nservices: |\n  Le Fournisseur entretient les lampadaires de la Ville.\nprix: |\n  La Ville paie le prix chaque mois.\n",
      rfp: "title: Appel d'offres\nobjet: |\n  La Ville invite chaque soumissionnaire à proposer des lampadaires.\nevaluation: |\n  La Ville note chaque soumission selon le prix.\n",
    },
  },
  structured: {
    en: {
      agreement:
        'civicclause:\n  kind: agreement\ntitle: Streetlight Services Agreement\nparties:\n  buyer: {name: City of Fairview, called: the City}\n  supplier: {name: Lumen Works Inc., called: the Vendor}\nclauses:\n  - id: order-of-lamps\n    text: The Vendor shall maintain the lamps of the City.\nsignatures:\n  - party: buyer\n',
      rfp: 'civicclause: {kind: rfp}\ntitle: Request for Proposals\nsections:\n  - heading: Purpose\n    text: |\n      The City invites each Bidder to propose new lamps.\n  - heading: Evaluation\n    text: The City will score each bid on price.\nschedules:\n  - name: Schedule A\n',
    },
    fr: {
      agreement:
        "civicclause:\n  kind: agreement\ntitle: Contrat d'éclairage public\nparties:\n  buyer: {name: Ville de Valclair, called: la Ville}\n  supplier: {name: Lumen inc., called: le Fournisseur}\nclauses:\n  entretien-lampadaires: Le Fournisseur entretient les lampadaires de la Ville.\nsignatures:\n  - party: buyer\n",
      rfp: "civicclause: {kind: rfp}\ntitle: Appel d'offres\nsections:\n  - heading: Objet\n    text: La Ville invite chaque soumissionnaire à proposer des lampadaires.\n  - heading: Évaluation\n    text: |\n      La Ville note chaque soumission selon le prix.\nclauses:\n",
    },
  },
};

const ENDINGS: Record<Shape, string> = { markdown: 'md', text: 'txt', yaml: 'yaml', structured: 'yaml' };

/** What a buyer might type into a blank. */
function sample(label: string, language: Language): string {
  if (/^\d+$/.test(label)) return label;
  if (/^[A-Z]$/.test(label)) return label;
  if (/territo|jurisdiction|province|country|pays|juridiction/i.test(label)) return 'Canada';
  if (/amount|montant/i.test(label)) return language === 'en' ? '$5,000,000' : '5 000 000 $';
  if (/city|ville|seat|siège/i.test(label) && label.length < 6) return 'Ottawa';
  if (/institution/i.test(label)) return 'ADR Institute of Canada';
  return label.replaceAll('[', '').replaceAll(']', '');
}

/** Fills every blank in; twice, for blanks inside blanks. */
function fill(document: Document, language: Language, again = true): string {
  const edits = findBlankPlaces(document).map(({ start, end, label }) => ({
    document: document.path,
    start,
    end,
    newText: sample(label, language),
    snippet: '',
  }));
  const text = apply(document.source, edits);
  const [{ kind } = { kind: undefined }] = document.parts;
  return again ? fill(readDocument({ path: document.path, text, kind, language }), language, false) : text;
}

const CASES = bundled.clauses.flatMap((clause) =>
  (['rfp', 'agreement'] as const).flatMap((kind) =>
    (['en', 'fr'] as const).flatMap((language) =>
      (['markdown', 'text', 'yaml', 'structured'] as const).map((format) => ({ id: clause.id, kind, language, format })),
    ),
  ),
);

/** Subject-specific clauses apply: the user says so. */
const policy = { ...defaultPolicy, subjects: bundled.clauses.flatMap((clause) => clause['applies-when'] ?? []) };

describe('the fix of every clause', () => {
  test.each(CASES)('$id, $kind, $language, $format: inserted, filled in, present', ({ id, kind, language, format }) => {
    const before = BARE[format][language][kind];
    const review = (text: string) => {
      const document = readDocument({ path: `sample.${ENDINGS[format]}`, text, kind, language });
      const file = { name: 'sample', documents: [document] };
      const readings = readClauses(file, compiled, policy);
      const result = reviewFile(file, readings, bundled, policy, language, render);
      return {
        file,
        document,
        readings,
        status: result.clauses.find((clause) => clause.id === id)?.status,
        findings: result.findings,
      };
    };

    const first = review(before);
    expect(first.status).toBe('missing');
    const fix = fixFor(id, { file: first.file, readings: first.readings, playbook: bundled, locale: language, render });
    expect(fix?.edits).toHaveLength(1);
    const [edit] = fix!.edits;
    const inserted = apply(before, fix!.edits);
    if (format === 'structured') {
      expect(first.document.schema).toBe(kind);
      const problems = validateStructured(readDocument({ path: first.document.path, text: inserted }), {
        clauses: [...bundled.clauses.map((clause) => clause.id), 'order-of-lamps', 'entretien-lampadaires'],
      });
      expect(problems.map(({ message }) => message)).toEqual([]);
    }
    expect(inserted.slice(0, edit!.start) + inserted.slice(edit!.start + edit!.newText.length)).toBe(before);

    const second = review(inserted);
    const hasBlanks = edit!.newText.includes('[');
    expect(second.findings.filter(({ rule }) => rule === id).map(({ code }) => code)).toEqual(hasBlanks ? ['blank'] : []);
    expect(second.findings.filter(({ rule }) => rule === 'unfilled-placeholder')).toEqual([]);
    expect(
      fixFor(id, { file: second.file, readings: second.readings, playbook: bundled, locale: language, render }),
    ).toBeUndefined();

    const third = review(fill(second.document, language));
    expect(third.findings.filter(({ rule }) => rule === id || rule === 'unfilled-placeholder')).toEqual([]);
    expect(third.status).toBe('present');
  });
});
