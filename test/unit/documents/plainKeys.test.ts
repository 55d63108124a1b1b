import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMap, parseDocument } from 'yaml';
import { plainKeys } from '../../../server/src/documents/plainKeys';

const words = fc.constantFrom(
  ...['title', 'lang', 'version', 'a-b', 'Entente', 'l’eau', "l'eau", 'true', 'True', 'tRue', 'null', 'NULL', 'nULL', '~'],
  ...['4', '4.3', '4.', '1e5', '1.5E-3', '0x1F', '0o17', '0o9', '2024-01-31', '12 rue', '007', '1_000', '.5', '-4', '+4', '1,5'],
  ...[
    ' ',
    '  ',
    ': ',
    ':',
    ' #',
    '#',
    '"',
    "'",
    '""',
    "''",
    '- ',
    '-',
    '–',
    '(',
    ')',
    '[',
    '{',
    '&',
    '*',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
  ],
  ...['\\', '\t', ';', ',', '.', '?', '? ', 'é', 'À', '×', '\u00a0', '\u2028', '\ufeff', '\0', 'civicclause'],
);
const value = fc.array(words, { maxLength: 3 }).map((parts) => parts.join(''));
const key = fc.oneof({ weight: 9, arbitrary: fc.constantFrom('title', 'titre', 'lang', 'x-y') }, words);
const line = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}: ${text}`) },
  { weight: 3, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}: "${text}"`) },
  { weight: 3, arbitrary: fc.tuple(key, value).map(([name, text]) => `${name}: '${text}'`) },
  value,
);
const yaml = fc
  .tuple(fc.array(line, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, end]) => lines.join(end) + end);

/** What the parser makes of the same keys. */
function parsed(text: string, name: string): unknown {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  expect(document.errors).toEqual([]);
  if (!isMap(document.contents)) throw new Error('no map');
  const found: unknown = document.contents.get(name);
  return typeof found === 'string' ? found : found === undefined ? null : 0;
}

test('plain lines of keys and values read as the parser reads them', () => {
  let plain = 0;
  fc.assert(
    fc.property(yaml, (text) => {
      const keys = plainKeys(text);
      for (const [name, found] of keys ?? []) expect([name, found]).toEqual([name, parsed(text, name)]);
      plain += keys?.size ?? 0;
    }),
    { numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test.each([
  ['title: Services Agreement\nversion: 4.3\nlang: en\n', { title: 'Services Agreement', version: 0, lang: 'en' }],
  ['title: "Agreement: Part 1"\r\nlangue: fr\r\n', { title: 'Agreement: Part 1', langue: 'fr' }],
  ["titre: l'entente, v. 2 (projet)\n\nlang:\n", { titre: "l'entente, v. 2 (projet)", lang: null }],
  ['title: one\ntitle: two\n', { title: 'one' }],
])('%j', (text, keys) => {
  expect(Object.fromEntries(plainKeys(text) ?? [])).toEqual(keys);
});

test.each(['title: a # b\n', 'title: a: b\n', 'title: >\n  folded\n', 'list: [a]\n', '# comment\n', 'title: "a\\n"\n'])(
  '%j is left to the parser',
  (text) => {
    expect(plainKeys(text)).toBeUndefined();
  },
);
