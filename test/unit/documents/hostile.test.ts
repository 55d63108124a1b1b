import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../server/src/documents/index';
import { marks } from '../../robustness/mutations';
import { isOrdered, lines, read, uncoveredText, wrongPieces } from './support';

describe('hostile and damaged text', () => {
  test.each([
    ['quotes in quotes', '>'.repeat(10_000) + ' The Vendor shall comply.'],
    ['unclosed links', '[a]('.repeat(50_000)],
    ['unclosed brackets', '['.repeat(100_000)],
    ['unclosed comments', '<!--\n\n'.repeat(20_000)],
    ['unclosed tags', '<a href="'.repeat(50_000)],
    ['delimiters', '*a_ '.repeat(50_000)],
    ['backticks', Array.from({ length: 2000 }, (_, i) => '`'.repeat(i % 300)).join(' ')],
    ['deep lists', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i * 2)}- x`).join('\n')],
    ['dashes on one line', '- '.repeat(20_000)],
    ['HTML lists', '<ul><li>'.repeat(20_000)],
    ['HTML tables', '<table><tr><td>'.repeat(20_000)],
    ['a long line', 'The Vendor shall comply. '.repeat(40_000)],
    ['a long paragraph', 'The Vendor shall comply with every\n'.repeat(25_000)],
    ['spaces', ' '.repeat(500_000) + 'x'],
    ['spaces in a line', `a${' '.repeat(500_000)}b`],
    ['numbers', '1.1.1.1.1.1.1.1.1.1.'.repeat(20_000)],
    ['letters', '(a)'.repeat(50_000)],
    ['entities', '&'.repeat(200_000)],
    ['pipes', '|'.repeat(100_000)],
    ['table rows', `| a | b |\n| --- | --- |\n${'| x | y |\n'.repeat(4000)}`],
    ['dots', '.'.repeat(300_000)],
    ['definitions', Array.from({ length: 5000 }, (_, i) => `[l${i}]: https://example.org/${i}`).join('\n')],
    ['capitals', 'A'.repeat(300_000)],
    ['one word a line', 'a\n'.repeat(100_000)],
    ['emphasis in a title', `# ${'*'.repeat(50_000)}`],
  ])(
    '%s',
    (_name, text) => {
      for (const format of ['markdown', 'text', 'yaml'] as const) {
        const document = read(text, format);
        expect(wrongPieces(document)).toEqual([]);
        expect(isOrdered(document)).toBe(true);
      }
    },
    // What grows too fast is found by the robustness suite; this only ends a text that hangs.
    180_000,
  );

  test('nesting beyond what people write is read as plain text, and said once', () => {
    const document = read(`${'>'.repeat(10_000)} The Vendor shall comply.`);
    expect(document.problems.map((problem) => [problem.code, problem.line])).toEqual([['simplified', 1]]);
    expect(lines(document).join(' ')).toContain('The Vendor shall comply.');
  });

  test('byte order mark, NUL, lone surrogates, form feeds, mixed line ends', () => {
    const text = '\ufeff# Scope\r\nThe Vendor\0shall \ud800 keep\rdata.\n\fNext “page”.\n';
    for (const format of ['markdown', 'text', 'yaml'] as const) {
      const document = read(text, format);
      expect(wrongPieces(document)).toEqual([]);
      expect(uncoveredText(document)).toEqual([]);
    }
    expect(read(text).sections[1]!.title.text).toBe('Scope');
  });

  test('any text at all: no crash, exact pieces, order, no word lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...marks), { maxLength: 40 }),
        fc.constantFrom('markdown' as const, 'text' as const, 'yaml' as const),
        (parts, format) => {
          const text = parts.join('');
          const document = readDocument({ path: 'x', text, format });
          expect(wrongPieces(document)).toEqual([]);
          expect(isOrdered(document)).toBe(true);
          if (format !== 'text') return;
          expect(uncoveredText(document)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
