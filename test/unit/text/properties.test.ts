import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlanks, findValues, foldWord, type Language, splitSentences, tokenise } from '../../../server/src/text';

const pieces = [
  ...[
    "l'",
    'U.S.',
    'e.g. ',
    'Inc. ',
    '[',
    ']',
    '[X]',
    '{{',
    '}}',
    '<',
    '>',
    '<<',
    '____',
    '.....',
    '…',
    '$',
    '€',
    '%',
    '; ',
    ': ',
    '(',
    ')',
    '. ',
    '? ',
  ],
  ...[
    '30',
    '1,000',
    '1 000',
    '99.9',
    ' days',
    ' jours',
    'thirty ',
    'cent ',
    'XX',
    'TBD',
    '\u00ad',
    '\u200b',
    '\u00a0',
    '\n',
    ' ',
    '\0',
    '\ud800',
    '\udc00',
    '😀',
  ],
  ...[
    'State of ',
    'New York',
    'Québec',
    'ISO ',
    '27001',
    ' million',
    'City’s ',
    "won't ",
    'cannot ',
    'é',
    'ﬁ',
    '«',
    '»',
    '20__',
    'to be determined',
    'à compléter',
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const language = fc.constantFrom<Language>('en', 'fr');

describe('whatever the text', () => {
  it('tokens are in order, not empty, and give back their words', () => {
    fc.assert(
      fc.property(text, language, (source, spoken) => {
        let end = 0;
        for (const token of tokenise(source, spoken)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
          const slice = source.slice(token.start, token.end);
          if (token.kind === 'mark') expect(slice).toBe(token.exact);
          if (token.kind === 'number')
            expect(slice.replace(/[\s,]/g, '').replace(/\D/g, '')).toBe(token.exact.replace('.', '').replaceAll('.', ''));
          if (token.kind === 'word' && /^[a-z]+$/i.test(slice) && !/n't/i.test(source)) expect(foldWord(slice)).toBe(token.exact);
        }
        expect(end).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 500 },
    );
  });

  it('sentences cover all that is not white space, without overlap', () => {
    fc.assert(
      fc.property(text, language, (source, spoken) => {
        let covered = '';
        let end = 0;
        for (const sentence of splitSentences(source, spoken)) {
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          end = sentence.end;
          const slice = source.slice(sentence.start, sentence.end);
          expect(slice.trim()).toBe(slice);
          covered += slice;
        }
        expect(covered.replace(/\s/g, '')).toBe(source.replace(/\s/g, ''));
      }),
      { numRuns: 500 },
    );
  });

  it('blanks and values are in order and lie within it', () => {
    fc.assert(
      fc.property(text, language, (source, spoken) => {
        let end = 0;
        for (const blank of findBlanks(source)) {
          expect(blank.start).toBeGreaterThanOrEqual(end);
          expect(blank.end).toBeGreaterThan(blank.start);
          end = blank.end;
        }
        expect(end).toBeLessThanOrEqual(source.length);
        const tokens = tokenise(source, spoken);
        let next = 0;
        for (const value of findValues(source, tokens, spoken)) {
          expect(value.firstToken).toBeGreaterThanOrEqual(next);
          expect(value.endToken).toBeGreaterThan(value.firstToken);
          expect(value.end).toBeGreaterThan(value.start);
          next = value.endToken;
        }
        expect(next).toBeLessThanOrEqual(tokens.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile text takes linear time', () => {
  const hostile = [
    '[',
    '(',
    '{',
    '<',
    '_',
    '_ ',
    '.',
    '. ',
    "'",
    "a'",
    '…',
    'X',
    'X/',
    '20',
    '1,',
    '1 000 ',
    'a.',
    'A. ',
    '-',
    ' ',
    '\n',
    '; ',
    'to be ',
    '[ ] ',
    'one ',
  ];
  const units = [
    ...hostile,
    'cent ',
    'state of ',
    'l’',
    '\u00ad',
    'INSERT ',
    '(insert ',
    '[insert ',
    '«',
    '" ',
    '1. ',
    'dollars ($',
    'à ',
    '\ud800',
  ];

  it.each(units)(
    '%j',
    (unit) => {
      const time = (length: number): number => {
        const source = unit.repeat(Math.ceil(length / unit.length));
        const start = performance.now();
        for (const spoken of ['en', 'fr'] as const) {
          findValues(source, tokenise(source, spoken), spoken);
          splitSentences(source, spoken);
        }
        return performance.now() - start;
      };
      time(2_000);
      // Quadratic work on 200,000 characters would be 10^10 steps: far more than this, on any machine.
      expect(time(200_000)).toBeLessThan(10_000);
    },
    30_000,
  );
});
