import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bounded, plain, tagged } from '../../../server/src/reports/answers/quoting';

/** Strings in which tags, entities and marks that hide text are common. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<',
        '>',
        '</quotation>',
        '&lt;',
        '"',
        '\u202e',
        '\u200b',
        '\n',
        '😀',
        ' '.repeat(900),
        '\u0000',
        ' line="1"',
      ),
    ),
  )
  .map((pieces) => pieces.join(''));

it('quotes any text so that it neither ends its tag nor begins another', () => {
  fc.assert(
    fc.property(hostile, hostile, (text, name) => {
      const written = tagged('quotation', plain(text).text, { document: plain(name).text, line: 3 });
      expect(written).toMatch(/^<quotation document="[^<>"]*" line="3">[^<>]*<\/quotation>$/s);
    }),
  );
});

it('quotes one line of what is written, cut at a length and said to be', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 40 }), (text, most) => {
      const { text: words, cut } = plain(text, most);
      expect(words.length).toBeLessThanOrEqual(most);
      expect(words).not.toMatch(/[\p{Cc}\p{Bidi_Control}]|[\ud800-\udbff]$/u);
      if (!cut) expect(words).toBe(plain(text, 100_000).text);
    }),
  );
});

it('keeps to its bound but for what must not be left out', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 60 })), fc.integer({ min: 1, max: 300 }), (paragraphs, most) => {
      const text = new Bounded(most);
      const added = paragraphs.filter((paragraph) => text.add(paragraph));
      expect(text.text).toBe(`${added.join('\n\n')}\n`);
      expect(text.text.length).toBeLessThanOrEqual(most);
    }),
  );
});
