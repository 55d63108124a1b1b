import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, hang, printable, styles, widthOf, wrap } from '../../../server/src/reports/layout';

describe('wrap', () => {
  it('fills lines, and keeps what a no-break space joins', () => {
    expect(wrap('Voir la page 3\u00a0: elle dit tout', 15)).toEqual(['Voir la page', '3\u00a0: elle dit', 'tout']);
  });

  it('cuts only words that no line can hold', () => {
    expect(wrap('ab abcdefghij c', 4)).toEqual(['ab', 'abcd', 'efgh', 'ij c']);
  });

  it('never makes a line too wide, and loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.every((line) => widthOf(line) <= width)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replace(/[ \n]/g, ''));
      }),
    );
  });
});

describe('hang', () => {
  it('indents what follows as far as the first line begins', () => {
    expect(hang('1. ', 'one two three four five six', 23)).toEqual(['1. one two three four', '   five six']);
  });

  it('keeps to the width when the beginning is wider than the indent', () => {
    const lines = hang('Adequate: ', 'one two three four five six seven', 26, 2);
    expect(lines).toEqual(['Adequate: one two three', '  four five six seven']);
  });
});

describe('clip', () => {
  it('leaves what fits', () => {
    expect(clip('All City Data', 13)).toBe('All City Data');
  });

  it('ends at a word when one ends near', () => {
    expect(clip('All City Data stays here', 16)).toBe('All City Data…');
  });

  it('counts wide and combining characters as a terminal does', () => {
    expect(widthOf('条項')).toBe(4);
    expect(widthOf('🪪')).toBe(2);
    expect(widthOf('e\u0301')).toBe(1);
    expect(clip('条項条項条項', 7)).toBe('条項条…');
  });

  it('takes no longer for a sentence of megabytes', () => {
    expect(clip('word '.repeat(2_000_000), 20)).toBe('word word word…');
  });
});

describe('printable', () => {
  it.each([
    ['two\n  lines', 'two lines'],
    ['\x1b[31mred\x07', '[31mred'],
    ['a\u202eb\u2066c', 'abc'],
    ['« oui » : non', '« oui » : non'],
    ['a\u00a0: b\u202f?', 'a\u00a0: b\u202f?'],
  ])('%j becomes %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe('styles', () => {
  it('are escape sequences, or nothing', () => {
    expect(styles(true).red('x')).toBe('\x1b[31mx\x1b[39m');
    expect(styles(false).red('x')).toBe('x');
  });
});
