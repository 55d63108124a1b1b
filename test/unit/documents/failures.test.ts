import { afterEach, describe, expect, test, vi } from 'vitest';
import * as yaml from 'yaml';
import { LiveDocument, readDocument } from '../../../server/src/documents';
import * as scanner from '../../../server/src/documents/commonmark/blocks';
import * as parser from '../../../server/src/documents/commonmark/parser';
import { isOrdered, uncoveredText, wrongPieces } from './support';

// Exports of modules cannot be spied upon; these stand for themselves until a test says otherwise.
vi.mock('../../../server/src/documents/commonmark/blocks', { spy: true });
vi.mock('../../../server/src/documents/commonmark/parser', { spy: true });
vi.mock('yaml', { spy: true });

const throwing = (): never => {
  throw new TypeError('lost its way');
};
const own = await vi.importActual<typeof scanner>('../../../server/src/documents/commonmark/blocks');
const theirs = await vi.importActual<typeof parser>('../../../server/src/documents/commonmark/parser');

/** Makes the readers of pieces throw on those that name Peregrine: our own scanner, and the parser if it is told to. */
function breakReaders({ parserToo }: { parserToo: boolean }): void {
  const isBroken = (source: string, start: number, end: number) => source.slice(start, end).includes('Peregrine');
  vi.mocked(scanner.readBlocks).mockImplementation((...piece) => (isBroken(...piece) ? throwing() : own.readBlocks(...piece)));
  vi.mocked(parser.parseBlocks).mockImplementation((source, start, end, definitions) =>
    parserToo && isBroken(source, start, end) ? throwing() : theirs.parseBlocks(source, start, end, definitions),
  );
}

const wordsOf = (document: ReturnType<typeof readDocument>) => document.statements.map((statement) => statement.text);

afterEach(() => {
  vi.resetAllMocks();
});

const text = `# Agreement

The Vendor shall comply.

## Lamps

- The *Peregrine* lamps | shall shine.

## Law

The **laws** of Ontario apply, see [the site][site].

[site]: https://example.org
`;

const problems = (document: ReturnType<typeof readDocument>) => document.problems.map(({ code, line }) => [code, line]);

describe('Markdown', () => {
  test('that our own scanner throws on is read by the parser', () => {
    const usual = wordsOf(readDocument({ path: 'a.md', text }));
    breakReaders({ parserToo: false });
    const document = readDocument({ path: 'a.md', text });
    expect(wordsOf(document)).toEqual(usual);
    expect(problems(document)).toEqual([]);
  });

  test('that the parser throws on too is plain text in that piece, and that is said', () => {
    breakReaders({ parserToo: true });
    const document = readDocument({ path: 'a.md', text });
    expect(problems(document)).toEqual([['simplified', 7]]);
    expect(wordsOf(document).join(' ')).toContain('*Peregrine* lamps | shall shine.');
    expect(wordsOf(document)).toContain('The laws of Ontario apply, see the site.');
    expect(wrongPieces(document)).toEqual([]);
    expect(isOrdered(document)).toBe(true);
  });

  test('inside of raw HTML costs that piece alone', () => {
    breakReaders({ parserToo: true });
    const inHtml = '# Agreement\n\n<br>\nThe Vendor shall comply.\n\nThe Peregrine lamps shine.\n\nThe City shall pay.\n';
    const said = wordsOf(readDocument({ path: 'a.md', text: inHtml }));
    for (const sentence of ['The Vendor shall comply.', 'The Peregrine lamps shine.', 'The City shall pay.'])
      expect(said).toContain(sentence);
  });

  test('that is typed: the edit is taken, and the definitions around it hold', () => {
    breakReaders({ parserToo: true });
    const live = new LiveDocument({ path: 'a.md', text: text.replace('Peregrine', 'street') });
    expect(problems(live.document())).toEqual([]);
    const at = live.text.toString().indexOf('street');
    live.edit(at, at + 6, '[x]: Peregrine\n');
    const typed = live.text.toString();
    expect(typed).toContain('[x]: Peregrine');
    expect(wordsOf(live.document())).toEqual(wordsOf(readDocument({ path: 'a.md', text: typed })));
    expect(wordsOf(live.document())).toContain('The laws of Ontario apply, see the site.');
  });
});

describe('YAML', () => {
  const source = 'title: Agreement\nsections:\n  - heading: Data\n    text: The Vendor shall comply.\n';

  const broken: [string, () => void][] = [
    ['the parser', () => vi.mocked(yaml.parseAllDocuments).mockImplementation(throwing)],
    ['the tree that it makes', () => vi.mocked(yaml.isScalar).mockImplementation(throwing)],
  ];
  const long = `title: Agreement\nsections:\n${'  - heading: Data\n    text: The Vendor shall comply.\n'.repeat(2000)}`;

  describe.each(broken)('that %s throws on is read as plain text, and that is said', (_what, breakIt) => {
    test.each([
      ['a short one', source],
      ['one that is read chapter by chapter', long],
    ])('%s', (_length, text) => {
      breakIt();
      const document = readDocument({ path: 'a.yaml', text });
      expect(problems(document)).toEqual([['simplified', 1]]);
      expect(wordsOf(document).join(' ')).toContain('The Vendor shall comply.');
      expect(uncoveredText(document)).toEqual([]);
    });
  });
});

test('front matter that cannot be read is a problem at its line, and the document is read', () => {
  vi.mocked(yaml.parseDocument).mockImplementation(throwing);
  const document = readDocument({ path: 'a.md', text: `---\ncivicclause: {kind: rfp}\n---\n\n${text}` });
  expect(problems(document)).toEqual([['front-matter', 2]]);
  expect(document.problems[0]!.message.args).toMatchObject({ error: 'lost its way' });
  expect(wordsOf(document)).toContain('The Vendor shall comply.');
});
