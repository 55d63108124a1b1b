import { describe, expect, test } from 'vitest';
import { read } from './support';

const RFP = `# Request for Proposals: Traffic Sensors

Proposals are due before the closing date. Proponents must submit their proposals electronically.

## Evaluation criteria

Proposals will be evaluated by the evaluation committee against the rated criteria. The successful proponent will be
asked to sign the Form of Agreement in Appendix C. Proponents shall describe their experience.

${'The proponent must describe how its proposal meets each of the mandatory requirements. '.repeat(20)}
`;

const AGREEMENT = `

This Agreement is made between the City of Pleasant (the "City") and the Vendor.

WHEREAS the City needs sensors;

NOW THEREFORE the parties agree as follows:

1. Term. This Agreement remains in force for one year and either party may terminate this Agreement.

${'The Vendor shall keep City Data in Canada and shall indemnify the City under this Agreement. '.repeat(25)}
`;

const APPEL = `# Appel d'offres – Capteurs

Les soumissionnaires doivent déposer leur soumission avant la date limite. Les soumissions seront évaluées selon les critères
d'évaluation. Le soumissionnaire retenu devra signer le contrat. ${'Chaque soumissionnaire doit décrire son expérience dans sa soumission. '.repeat(10)}
`;

const CONTRAT = `# Contrat de services

ENTRE la Ville de Plaisance (ci-après désignée « la Ville ») et le Fournisseur.

ATTENDU QUE la Ville a besoin de capteurs;

Les parties conviennent de ce qui suit :

${'Le Fournisseur doit conserver les données de la Ville au Canada pendant toute la durée du présent contrat. '.repeat(12)}
`;

function kinds(text: string): string[] {
  return read(text).parts.map((part) => `${part.kind} ${part.language}`);
}

describe('kind and language', () => {
  test.each([
    ['an RFP', RFP, 'rfp en'],
    ['an agreement', `# Services Agreement${AGREEMENT}`, 'agreement en'],
    ['un appel d’offres', APPEL, 'rfp fr'],
    ['un contrat', CONTRAT, 'agreement fr'],
    [
      'terms for consumers',
      `# Conditions d'utilisation\n\n${'En utilisant nos services, vous acceptez les présentes conditions et votre responsabilité. '.repeat(8)}`,
      'agreement fr',
    ],
    [
      'a standalone addendum',
      `# Data Processing Addendum\n\n${'The parties agree that the Processor shall process personal data under this Addendum. '.repeat(8)}`,
      'agreement en',
    ],
    [
      'an annex',
      `# Annex B – Service hours\n\n${'The Supplier must answer calls within four hours under the contract, and either party may terminate. '.repeat(8)}`,
      'annex en',
    ],
    [
      'a README',
      '# my-tool\n\nInstall with `npm install my-tool`.\n\n## Usage\n\nRun `my-tool --help` to see the options. You can contribute by opening an issue.\n',
      'other en',
    ],
    [
      'meeting notes',
      '# Notes de réunion\n\nPrésents : Anne, Luc. On a parlé du site et de la fête de fin d’année. Luc apporte le gâteau.\n',
      'other fr',
    ],
    [
      'a blog post',
      `# Why we love sensors\n\n${'Sensors are everywhere in the city and people talk about them over coffee. '.repeat(10)}`,
      'other en',
    ],
    ['nothing', '', 'other en'],
  ])('%s', (_name, text, expected) => {
    expect(kinds(text)).toEqual([expected]);
  });

  test('little said is said with little confidence', () => {
    expect(read('Hello.').parts[0]!.languageConfidence).toBeLessThan(0.6);
    expect(read(RFP).parts[0]!.kindConfidence).toBeGreaterThan(0.7);
  });

  test('a caller overrides front matter, front matter overrides detection', () => {
    const text = `---\ncivicclause: {kind: annex, language: fr}\n---\n${RFP}`;
    expect(read(text).parts[0]).toMatchObject({
      kind: 'annex',
      kindSource: 'front-matter',
      language: 'fr',
      languageConfidence: 1,
    });
    expect(read(text, 'markdown', { kind: 'agreement', language: 'en' }).parts[0]).toMatchObject({
      kind: 'agreement',
      kindSource: 'option',
      language: 'en',
    });
  });
});

describe('parts', () => {
  test('an RFP that only mentions its agreement is one part', () => {
    expect(kinds(RFP)).toEqual(['rfp en']);
    expect(
      kinds(
        `${RFP}\n\n## Appendix C – Form of Agreement\n\nTo be published with an addendum.\n\n${'The proponent must attend the meeting. '.repeat(60)}`,
      ),
    ).toEqual(['rfp en']);
  });

  test('a draft agreement appended to an RFP is a part of its own', () => {
    const document = read(`${RFP}\n\n# Appendix C – Draft Agreement${AGREEMENT}`);
    expect(document.parts.map((part) => part.kind)).toEqual(['rfp', 'agreement']);
    expect(document.source.slice(document.parts[1]!.range.start)).toMatch(/^# Appendix C/);
    const term = document.sections.find((section) => section.title.text === 'Term')!;
    expect(term.part).toBe(1);
    expect(
      document.statements.filter((each) => each.part === 1).every((each) => each.range.start >= document.parts[1]!.range.start),
    ).toBe(true);
  });

  test('un projet de contrat joint à un appel d’offres', () => {
    const document = read(
      `${APPEL}\n\n# Annexe 3 – Projet de contrat\n\n${CONTRAT.replace('# Contrat de services', '').repeat(2)}`,
    );
    expect(document.parts.map((part) => `${part.kind} ${part.language}`)).toEqual(['rfp fr', 'agreement fr']);
  });

  test('one language after the other makes two parts; paragraph by paragraph makes one', () => {
    const english = 'The Vendor shall keep the data of the City in Canada and shall report to the City.';
    const french = 'Le Fournisseur doit conserver les données de la Ville au Canada et doit faire rapport à la Ville.';
    const block = (text: string) => Array.from({ length: 12 }, () => text).join('\n\n');
    expect(kinds(`# Agreement\n\n${block(english)}\n\n# Entente\n\n${block(french)}`).map((kind) => kind.split(' ')[1])).toEqual([
      'en',
      'fr',
    ]);
    expect(read(Array.from({ length: 24 }, (_, i) => (i % 2 ? french : english)).join('\n\n')).parts).toHaveLength(1);
  });
});
