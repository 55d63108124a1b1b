import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../server/src/documents';
import { ChapterReader } from '../../../server/src/documents/chapterReader';
import { noCutter } from '../../../server/src/documents/cutters';
import { readHead } from '../../../server/src/documents/formats';
import { LiveDocument, rootSection } from '../../../server/src/documents/live';
import { LiveText } from '../../../server/src/documents/liveText';
import { placeChapters } from '../../../server/src/documents/placing';
import { lineStartsOf } from '../../../server/src/documents/positions';
import type { Document } from '../../../server/src/documents/types';
import { type Edit, editsOf, makeEdit } from '../edits';

/** What is read of a text that is parsed in one go. */
function readAsOne(path: string, source: string) {
  const head = readHead('yaml', { path, source, lineStarts: lineStartsOf(source) });
  const text = new LiveText(source, noCutter());
  new ChapterReader('yaml', text).read(head, head.options.language);
  const { sections, blocks, statements } = placeChapters(text.chapters, rootSection(), source.length);
  return { sections, blocks, statements, options: head.options, problems: head.problems, schema: head.schema };
}

function asRead({ sections, blocks, statements, options, problems, schema }: Document) {
  return { sections, blocks, statements, options, problems, schema };
}

function expectSame(read: unknown, expected: unknown): void {
  if (JSON.stringify(read) !== JSON.stringify(expected)) expect(read).toEqual(expected);
}

/** Every way to write a value, at its indentation; `~` stands for that indentation. */
const values = [
  ' a short value\n',
  ' The Vendor shall keep City Data in Canada, and shall tell the City within 24 hours of any incident that touches it.\n',
  ' |\n~  The Vendor shall:\n~  (a) encrypt City Data; and\n~  (b) return it:\n',
  ' >-\n~  WHEREAS the City needs hosting;\n\n~  NOW, THEREFORE, the parties agree.\n',
  ' |+\n~  kept\n\n\n',
  ' |2\n~    # Heading\n~  text under it\n',
  ' |\n~  ## ARTICLE 10\n',
  ' |\n~  Table of Contents\n\n~  Scope ........ 3\n',
  ' "quoted\n~  over lines: two"\n',
  " 'it''s # quoted'\n",
  ' plain text\n~  that goes on\n',
  '\n',
  ' # a note\n',
  ' null\n',
  ' [a, "b, c", {d: e}]\n',
  ' [\n~  one,\n~  two\n~]\n',
  ' {kind: agreement, language: fr}\n',
  ' &anchor text\n',
  ' *anchor\n',
  ' !!str 12\n',
  ' 2024-01-01\n',
  ' draft\n',
  '\n~  - one;\n~  - two\n',
  '\n~- one\n~- two:\n',
  '\n~  - [a](#b)\n~  - [c](#d)\n',
  '\n~  - id: s1\n~    title: Scope\n~    text: The Vendor shall act.\n~  - id: s2\n~    text: |\n~      as agreed\n',
  '\n~- id: s1\n~  clauses:\n~    - text: It shall not.\n~- plain\n~- id: s2\n',
  '\n~  data-location:\n~    title: Data location\n~    text: |\n~      In Canada.\n~  audit: Once a year, on reasonable notice, at the expense of the party that asks for it, as set out.\n~  law:\n',
  '\n~  inner:\n~    deeper:\n~      - a: 1\n~        b: 2\n~      - a: 3\n~    next: x\n',
  '\n~  - - nested\n~    - list\n~  - key: value\n',
  '\n~    far: in\n~    more: of it\n~# comment at the key\n~    last: one\n',
];

/** What is no YAML of the ordinary kind, or none at all. */
const nasty = [
  '---\n',
  '...\n',
  '%YAML 1.2\n',
  '\ufeff',
  '# yaml-language-server: $schema=agreement.schema.json\n',
  '# a comment: with a colon\n',
  '   # set in\n',
  '\n',
  '  \n',
  '\t\n',
  '\tkey: tab\n',
  ' one: column in\n',
  'no colon\n',
  '"quoted key": x\n',
  '? complex\n: value\n',
  '- item at the top\n',
  '- a: b\n',
  '  - c: d\n',
  '<<: *anchor\n',
  'open: "never closed\n',
  "open: 'never closed\n",
  'open: [1, 2\n',
  'open: {a: 1\n',
  ']\n',
  'a: b: c\n',
  'key:\tvalue\n',
  'text: |\r\n  with returns\r\n',
  'lone\rreturn: x\n',
  'prose: many [ [ [ { open\n',
  '\f\n',
  '\0\n',
  '\u2028\n',
];

const keys = ['title', 'clauses', 'sections', 'schedules', 'civicclause', 'text', 'id', 'parties', 'contents', 'definitions'];
const names = [...keys, 'Closing date', 'data_location', 'a.b', '1.2', 'clé', 'null', 'x'];

const value = fc.constantFrom(...values);
const entry = fc
  .tuple(fc.constantFrom('', '', '', '  ', '    '), fc.constantFrom('', '', '- '), fc.constantFrom(...names), value)
  .map(([indent, dash, key, text]) => `${indent}${dash}${key}:${text.replaceAll('~', indent + (dash ? '  ' : ''))}`);
const fragment = fc.oneof({ weight: 10, arbitrary: entry }, { weight: 1, arbitrary: fc.constantFrom(...nasty) });
/** Mostly what the reader can cut, and what it cannot. */
const ordinary = fc.array(
  fc.tuple(fc.constantFrom(...names), value).map(([key, text]) => `${key}:${text.replaceAll('~', '')}`),
  { maxLength: 12 },
);
const texts = fc
  .oneof(ordinary, fc.array(fragment, { maxLength: 12 }))
  .map((parts) => parts.join(''))
  .chain((text) => fc.constantFrom(text, text, text, text.replaceAll('\n', '\r\n'), text.trimEnd(), `\ufeff${text}`));
const paths = fc.constantFrom('contract.yaml', 'contract.yaml', 'contract.agreement.yaml');

const fixtures = [
  'test/fixtures/schemas/capteurs.agreement.yaml',
  'test/fixtures/schemas/fautif.agreement.yaml',
  'test/fixtures/schemas/flawed.rfp.yaml',
  'test/fixtures/schemas/lighting.rfp.yaml',
  'examples/contrat-plateforme-capteurs.yaml',
];

const runs = Number(process.env.CIVIC_CLAUSE_RUNS) || 150;

describe('YAML read by chapters', () => {
  it('reads as it does in one go', () => {
    fc.assert(
      fc.property(texts, paths, (text, path) => {
        expectSame(asRead(readDocument({ path, text })), readAsOne(path, text));
      }),
      { numRuns: runs },
    );
  });

  it('reads after any edits as it does afresh', () => {
    const inserted = fc.oneof(
      fc.constantFrom(...nasty),
      fragment,
      fc.string({ maxLength: 3 }),
      fc.constantFrom('', ' ', '\n', ':', '"', '- '),
    );
    fc.assert(
      fc.property(texts, paths, editsOf(inserted), (start, path, edits: Edit[]) => {
        const live = new LiveDocument({ path, text: start });
        let text = start;
        for (const edit of edits) {
          text = makeEdit(live, text, edit);
          expectSame(asRead(live.document()), asRead(readDocument({ path, text })));
        }
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });

  it.each(fixtures)('reads %s as it does in one go, also with edits', (path) => {
    const start = readFileSync(path, 'utf8');
    expectSame(asRead(readDocument({ path, text: start })), readAsOne(path, start));
    const inserted = fc.oneof(fc.constantFrom(...nasty), fc.constantFrom('', 'x', ' ', '\n', ': ', '"', '- ', '#'));
    fc.assert(
      fc.property(editsOf(inserted), (edits) => {
        const live = new LiveDocument({ path, text: start });
        let text = start;
        for (const edit of edits) text = makeEdit(live, text, edit);
        expectSame(asRead(live.document()), readAsOne(path, text));
      }),
      { numRuns: 10 },
    );
  });

  const agreement = `title: Hosting agreement
clauses:
${Array.from({ length: 50 }, (_, i) => `  - id: duty-${i}\n    title: Duty ${i}\n    text: |\n      The Vendor shall do what section ${i} asks for.\n`).join('')}law:
  text: This agreement is governed by the laws of Canada.
`;

  function edited(at: string, inserted: string) {
    const live = new LiveDocument({ path: 'contract.yaml', text: agreement });
    live.document();
    const before = { ...live.count };
    const offset = agreement.indexOf(at);
    live.edit(offset, offset, inserted);
    const document = live.document();
    const read = { chapters: live.count.chapters - before.chapters, characters: live.count.characters - before.characters };
    return { live, offset, document, read };
  }

  it('reads the entry that an edit stands in, and no other', () => {
    const { read } = edited('section 30', 'x');
    expect(read.chapters).toBe(1);
    expect(read.characters).toBeLessThan(150);
  });

  it('reads a mistake in the entry that it stands in', () => {
    const { read, document } = edited('Duty 30', '[');
    expect(document.problems.map(({ code, line }) => [code, line])).toEqual([['yaml', 125]]);
    expect(read.chapters).toBe(1);
  });

  it('reads a text of two documents as one chapter, and knows the chapters again when it is one document', () => {
    const { live, offset, read } = edited('law:', '---\n');
    expect(live.text.chapters.length).toBe(1);
    expect(read.characters).toBeGreaterThan(agreement.length);
    live.edit(offset, offset + 4, '');
    const before = live.count.chapters;
    expectSame(asRead(live.document()), readAsOne('contract.yaml', agreement));
    expect(live.count.chapters - before).toBe(2);
  });

  it('keeps the objects of sentences in chapters that were one for a while', () => {
    const { live, offset } = edited('law:', '');
    const [first] = live.document().statements.slice(-1);
    live.edit(0, 5, '"title"');
    expect(live.text.chapters.length).toBe(1);
    const [joined] = live.document().statements.slice(-1);
    live.edit(0, 7, 'title');
    expect(live.text.chapters.length).toBeGreaterThan(50);
    const [last] = live.document().statements.slice(-1);
    expect(joined).toBe(first);
    expect(last).toBe(first);
    expect(last!.range.start).toBeGreaterThan(offset);
  });
});
