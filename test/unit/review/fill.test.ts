import { describe, expect, test } from 'vitest';
import { type DocumentInput, readDocument } from '../../../server/src/documents';
import { blankAt, blanksToFill, fillBlanks } from '../../../server/src/review';
import { apply } from './samples';

function filled(text: string, at: string, value: string, more: Partial<DocumentInput> = {}): string | undefined {
  const document = readDocument({ path: 'sample.md', text, kind: 'agreement', language: 'en', ...more });
  const blank = blankAt(document, text.indexOf(at) + 1);
  const edits = blank && fillBlanks(document, [{ blank, value }]);
  return edits && apply(text, edits);
}

describe('a blank is filled in', () => {
  const text =
    '# Agreement\n\nThe Vendor shall keep the data in [Territory] for [30] days.\n\n| Place | Days |\n| --- | --- |\n| [territory] | [30] |\n\nNo data leaves **[Territory]**.\n';

  test('at all its places, however its label is written', () => {
    expect(filled(text, '[Territory]', ' Nova Scotia\n')).toBe(text.replace(/\[territory\]/gi, 'Nova Scotia'));
    expect(filled(text, '[territory]', 'Canada')).toBe(text.replace(/\[territory\]/gi, 'Canada'));
  });

  test('at its own place alone, where a number or a bare line stands', () => {
    expect(filled(text, '[30]', '60')).toBe(text.replace('[30]', '60'));
    const line = '# Agreement\n\nThe data stays in ________ and is kept in ________ alone.\n';
    expect(filled(line, '____', 'Canada')).toBe(line.replace('________', 'Canada'));
  });

  test('with what a table takes', () => expect(filled(text, '[territory]', 'a|b')).toContain('| a\\|b |'));

  test('without the backslash that kept it from being a link', () => {
    const escaped = '# Agreement\n\nThe data stays in \\[Territory\\](s).\n';
    expect(filled(escaped, '[Territory', 'Canada')).toBe('# Agreement\n\nThe data stays in Canada(s).\n');
  });

  test('in YAML, unless the value would make it another document', () => {
    const yaml = { path: 'sample.yaml' };
    const source = 'title: Agreement\nplace: The Vendor shall keep the data in [Territory] alone.\nagain: "Only [Territory]."\n';
    expect(filled(source, '[Territory]', 'Canada', yaml)).toBe(source.replaceAll('[Territory]', 'Canada'));
    expect(filled(source, '[Territory]', 'Canada: all of it', yaml)).toBeUndefined();
    expect(filled(source, '[Territory]', 'the "North"', yaml)).toBeUndefined();
  });

  test('with nothing, or where no blank stands: not at all', () => {
    expect(filled(text, '[Territory]', '  ')).toBeUndefined();
    expect(filled(text, 'Vendor', 'x')).toBeUndefined();
  });
});

describe('the blanks of a document are asked for', () => {
  const text =
    '# Agreement\n\nThe Vendor shall keep the data in [Territory] for [30] days and hold [ISO/IEC 27001 / SOC 2] reports.\n\nNo data leaves **[territory]**, and logs stay [30] days.\n';
  const document = readDocument({ path: 'sample.md', text, kind: 'agreement', language: 'en' });
  const asked = blanksToFill(document);

  test('each once, in reading order, a number at each of its places', () => {
    expect(asked.map(({ label, places }) => [label, places.length])).toEqual([
      ['Territory', 2],
      ['30', 1],
      ['ISO/IEC 27001 / SOC 2', 1],
      ['30', 1],
    ]);
  });

  test('with what their labels offer', () => {
    expect(asked.map(({ offers }) => offers)).toEqual([[], ['30'], ['ISO/IEC 27001', 'SOC 2'], ['30']]);
  });

  test('with the words around them', () => {
    expect(asked[0]).toMatchObject({
      before: 'The Vendor shall keep the data in ',
      after: expect.stringMatching(/^ for \[30\] days/),
    });
    expect(asked[3]).toMatchObject({ before: 'No data leaves **[territory]**, and logs stay ', after: ' days.' });
  });

  test('and filled in together', () => {
    const edits = fillBlanks(document, [
      { blank: asked[1]!, value: '60' },
      { blank: asked[0]!, value: 'Canada' },
    ]);
    expect(edits && apply(text, edits)).toBe(text.replace('[30]', '60').replace(/\[territory\]/gi, 'Canada'));
  });
});
