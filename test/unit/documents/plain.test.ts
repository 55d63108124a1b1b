import { describe, expect, test } from 'vitest';
import { lines, outline, read, uncoveredText, wrongPieces } from './support';

const text = (...source: string[]) => read(source.join('\n'), 'text');

describe('plain text with its layout kept', () => {
  test('wrapped lines are joined, numbering hangs', () => {
    const document = text(
      '                    SERVICES AGREEMENT',
      '',
      'ARTICLE 5. Termination.',
      '',
      '5.1     The Procurement Officer, by written notice, may terminate',
      '        this contract, in whole or in part, when it is in the best',
      '        interest of the State.',
      '5.2     The Contractor shall:',
      '        (a) return all data; and',
      '        (b) delete every copy that it or its subcontractors still',
      '            hold.',
      '',
    );
    expect(outline(document)).toEqual(['plain: SERVICES AGREEMENT', '  article: ARTICLE 5 Termination']);
    expect(lines(document).slice(2)).toEqual([
      'operative <5.1> The Procurement Officer, by written notice, may terminate this contract, in whole or in part, when it is in the best interest of the State.',
      'operative <5.2> The Contractor shall:',
      'operative <(a)> The Contractor shall: > return all data; and',
      'operative <(b)> The Contractor shall: > delete every copy that it or its subcontractors still hold.',
    ]);
    expect(wrongPieces(document)).toEqual([]);
    expect(uncoveredText(document)).toEqual([]);
  });

  test('page furniture parts no sentence and is no evidence', () => {
    const page = (n: number, body: string) =>
      `${body}\n\n                 Page ${n} of 3\n\fState of Somewhere Contract Form\n\n`;
    const document = read(
      `${page(1, 'The Vendor shall keep all City Data in Canada and shall not without the consent of')}${page(2, 'the City move any of it.')}${page(3, 'The City may audit.')}`,
      'text',
    );
    expect(lines(document)).toEqual([
      'operative The Vendor shall keep all City Data in Canada and shall not without the consent of the City move any of it.',
      'furniture Page 1 of 3',
      'furniture State of Somewhere Contract Form',
      'furniture Page 2 of 3',
      'furniture State of Somewhere Contract Form',
      'operative The City may audit.',
      'furniture Page 3 of 3',
      'furniture State of Somewhere Contract Form',
    ]);
    expect(uncoveredText(document)).toEqual([]);
  });

  test('columns are cells, text stretched to the margin is not', () => {
    const document = text(
      'Service              Time limit',
      'Backup               Four hours after the incident',
      '                     was reported',
      '',
      'The State will cover costs associated with pre-approved travel per',
      'the    criteria    that are listed in this appendix and nothing else',
      'whatever the circumstances.',
    );
    expect(lines(document)).toEqual([
      'operative Service',
      'operative Service > Time limit',
      'operative Backup',
      'operative Backup > Four hours after the incident was reported',
      'operative The State will cover costs associated with pre-approved travel per the criteria that are listed in this appendix and nothing else whatever the circumstances.',
    ]);
  });

  test('a label, the title below it, and the text right under', () => {
    const document = text(
      'Appendix B',
      'Indemnity and Insurance',
      '',
      'Article 1. Indemnification',
      'The contractor shall indemnify, hold harmless, and defend the agency from any claim.',
      '',
      'Article 2. Insurance',
      'The contractor shall buy insurance.',
    );
    expect(outline(document)).toEqual([
      'article: Appendix B Indemnity and Insurance (schedule)',
      '  article: Article 1 Indemnification',
      '  article: Article 2 Insurance',
    ]);
    expect(document.statements.map((each) => each.role)).toEqual(['heading', 'heading', 'operative', 'heading', 'operative']);
  });

  test('bullets of every shape', () => {
    const document = text('Le Fournisseur doit :', '• chiffrer les données;', '• journaliser les accès;', '- aviser la Ville.');
    expect(lines(document)).toEqual([
      'operative Le Fournisseur doit :',
      'operative <•> Le Fournisseur doit : > chiffrer les données;',
      'operative <•> Le Fournisseur doit : > journaliser les accès;',
      'operative <-> Le Fournisseur doit : > aviser la Ville.',
    ]);
  });

  test('a sentence in capitals is a sentence, a title in capitals a heading', () => {
    const document = text(
      'RESERVED ACCESS',
      '',
      'THE CONTRACTOR LIMITS EVERY ACCOUNT TO THE LEAST PRIVILEGE THE TASK ASKS FOR.',
      '',
      'LE TITULAIRE S’ENGAGE À RÉSERVER L’ACCÈS AUX DONNÉES AUX SEULES PERSONNES NOMMÉMENT HABILITÉES DONT LA MISSION LE REQUIERT, SANS EXCEPTION.',
    );
    expect(document.sections.map(({ title }) => title.text)).toEqual(['', 'RESERVED ACCESS']);
    expect(document.statements.map(({ role }) => role)).toEqual(['heading', 'operative', 'operative']);
  });

  test('dot leaders are contents', () => {
    const document = text(
      'TABLE OF CONTENTS',
      '1. Scope ................ 3',
      '2. Data Location ........ 5',
      '',
      '1. SCOPE',
      '',
      'The Vendor shall act.',
    );
    expect(document.statements.map((each) => each.role)).toEqual(['heading', 'contents', 'contents', 'heading', 'operative']);
  });

  test('a lone carriage return ends a line', () => {
    expect(lines(read('The Vendor shall\rcomply.\r\rNext.', 'text'))).toEqual([
      'operative The Vendor shall comply.',
      'operative Next.',
    ]);
  });
});
