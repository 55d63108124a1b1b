import { describe, expect, test } from 'vitest';
import { decimalPath, enumeratorOf } from '../../../server/src/documents/numbering';
import { outline, read } from './support';

describe('numbering', () => {
  test.each([
    ['9A. Title', '9A', 'decimal'],
    ['9A – Titre', '9A', 'decimal'],
    ['9.4A The Vendor shall act.', '9.4A', 'decimal'],
    ['9A.1 The Vendor shall act.', '9A.1', 'decimal'],
    ['Article 9A – Assurance', 'Article 9A –', 'label'],
    ['ARTICLE IV-A. INSURANCE', 'ARTICLE IV-A', 'label'],
    ['IV-A. Insurance', 'IV-A', 'roman'],
    ['(b-A) insurance;', '(b-A)', 'alpha'],
  ])('%s', (text, number, kind) => {
    expect(enumeratorOf(text)).toMatchObject({ number: number.replace(' –', ''), kind });
  });

  test.each(['5G networks', '3D printing shall be used.', '9a is a lower case letter', '4Ko'])('%s has none', (text) => {
    expect(enumeratorOf(text)).toBeUndefined();
  });

  test('a lettered number has a path', () => {
    expect(decimalPath('Article 9A')).toBe('9A');
    expect(decimalPath('9.4A')).toBe('9.4A');
  });

  test.each([
    [
      '9A. Insurance\n\nThe Vendor shall insure the lamps.\n\n9A.1 Proof\n\nThe Vendor shall show it.',
      ['numbered: 9A Insurance', '  numbered: 9A.1 Proof'],
    ],
    [
      '## 9. Term\n\nThree years.\n\n## 9A. Insurance\n\n9.4A Claims. The Vendor shall insure the lamps.',
      ['atx: 9 Term', 'atx: 9A Insurance'],
    ],
    ['ARTICLE 9A\n\nINSURANCE\n\nThe Vendor shall insure the lamps.', ['article: ARTICLE 9A INSURANCE']],
    ['**9A. Insurance.** The Vendor shall insure the lamps.', ['numbered: 9A Insurance']],
    ['**Article 9A – Assurance.** Le Fournisseur assure les lampadaires.', ['article: Article 9A Assurance']],
  ])('%s', (text, expected) => {
    expect(outline(read(text)).slice(0, expected.length)).toEqual(expected);
  });
});
