import { describe, expect, test } from 'vitest';
import { offsetAt, plainText, positionAt, rangeAt, sectionPath, sourceSpan } from '../../../server/src/documents/index';
import { read } from './support';

describe('positions', () => {
  const document = read('# Données\r\n\r\nLe **Fournisseur** doit agir.\r\n');

  test('offsets and positions are each other’s inverse', () => {
    for (let offset = 0; offset <= document.source.length; offset++) {
      if (document.source[offset - 1] === '\r' && document.source[offset] === '\n') continue;
      expect(offsetAt(document, positionAt(document, offset))).toBe(offset);
    }
    expect(positionAt(document, document.source.indexOf('Le'))).toEqual({ line: 2, character: 0 });
    expect(rangeAt(document, { start: 0, end: 9 })).toEqual({ start: { line: 0, character: 0 }, end: { line: 0, character: 9 } });
  });

  test('positions outside the text are brought inside', () => {
    expect(offsetAt(document, { line: 0, character: 900 })).toBe(9);
    expect(offsetAt(document, { line: 900, character: 0 })).toBe(document.source.length);
    expect(offsetAt(document, { line: -1, character: 0 })).toBe(0);
    expect(positionAt(document, 9999)).toEqual({ line: 3, character: 0 });
  });

  test('the source of some words, and the words of some source', () => {
    const statement = document.statements[1]!;
    const at = statement.text.indexOf('Fournisseur doit');
    const span = sourceSpan(statement, at, at + 'Fournisseur doit'.length);
    expect(document.source.slice(span.start, span.end)).toBe('Fournisseur** doit');
    expect(plainText(document, span)).toBe('Fournisseur doit');
    expect(plainText(document, { start: 0, end: document.source.length })).toBe('Données Le Fournisseur doit agir.');
    expect(plainText(document, { start: 3, end: 3 })).toBe('');
  });

  test('the path of a section', () => {
    const nested = read('# A\n\n## B\n\n### C\n\nText.');
    expect(sectionPath(nested, nested.statements.at(-1)!.section).map((section) => section.title.text)).toEqual(['A', 'B', 'C']);
    expect(sectionPath(nested, 0)).toEqual([]);
  });
});
