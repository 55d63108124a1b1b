import { expect, it } from 'vitest';
import { plainText, readDocument } from '../../../server/src/documents';

it('quotes a sentence without the deleted words in its midst', () => {
  const text = 'The Supplier must comply with the <del>Old Act</del> <ins>New Act</ins> at all times.\n';
  const document = readDocument({ path: 'a.md', text });
  expect(plainText(document, { start: 0, end: text.length })).toBe('The Supplier must comply with the New Act at all times.');
});

it('quotes deleted words that stand alone', () => {
  const text = '~~The Supplier must comply with the Old Act.~~\n';
  const document = readDocument({ path: 'a.md', text });
  expect(plainText(document, { start: 0, end: text.length })).toBe('The Supplier must comply with the Old Act.');
});
