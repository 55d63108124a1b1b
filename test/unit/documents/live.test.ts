import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readDocument } from '../../../server/src/documents';
import { LiveDocument } from '../../../server/src/documents/live';
import type { Document } from '../../../server/src/documents/types';
import { type Edit, editsOf, makeEdit, share } from '../edits';

const agreement = `---
title: Hosting agreement
civicclause:
  subject: [cloud]
---

# Hosting Agreement

This Agreement is made between the City of Larkspur (the "City") and Nimbus Hosting Inc. (the "Vendor").

## 1. Definitions

"City Data" means all data that the City or its residents provide.

"Records" means **City Data** and [logs][l] kept by the Vendor.

## 2. Data location

The Vendor shall keep City Data in Canada only, including backups:

1. in its primary data centre;
2. in its secondary data centre, except
   - where the City agrees in writing; and
   - for support.

and shall not move it.

### 2.1 Transfers

No transfer shall take place without consent. See [the schedule][l].

[l]: https://example.com/schedule "Schedule"

<!-- note: to be discussed -->

## 3. Notice

| Event | Time |
| --- | --- |
| Incident | 24 hours |
| Outage | 4 hours |

ARTICLE 4

## Termination

The City may terminate for convenience on thirty (30) days' notice.[^1]

[^1]: Notice is in writing.

## Convention

Le Fournisseur conserve les données de la Ville au Canada et les restitue à la fin du contrat.

\`\`\`
code here
\`\`\`

In witness whereof the parties have signed.

By: ____________
`;

/** Pieces of text that change more than the place they stand in. */
const nasty = [
  '# ',
  '## ',
  '## 1. Definitions\n\n',
  '\n\n# Contract\n\n',
  '```\n',
  '\n~~~\n',
  '<!--',
  '-->',
  '\n\n',
  '\n',
  '|',
  '[l]',
  '[l]: https://example.org\n',
  '\n[x]: https://example.net\n',
  '[^1]',
  '[^2]: A note.\n',
  '---\n',
  '\n---\n',
  '\n===\n',
  '"Vendor" means the Provider.\n',
  'the "Provider"',
  '> ',
  '- ',
  '1. ',
  '    ',
  '\t',
  'ARTICLE 9\n',
  '**Term.** ',
  'Le Prestataire conserve les données et ne les transmet à personne sans accord. '.repeat(6),
  'a.Title=Duties\n\nb=The Vendor shall act.\n\n'.repeat(4),
  'Table of Contents\n\nScope ........ 3\n\n',
  'WHEREAS the City needs hosting;\n\n',
  'NOW, THEREFORE, the parties agree:\n\n',
  'By: ________\n\n',
  '\r\n',
  '\r',
  '\0',
  '<div>',
  '</div>',
  '<script>',
  '</script>',
  'The Vendor shall encrypt City Data at rest and in transit with keys that the City holds, and shall not disclose them. ',
  '\u{1F600}',
  '\ud800',
];

/** What a reader sees of a document: everything but the identity of its objects. */
function asRead(document: Document) {
  const { statements, sections, blocks, parts, problems, options, lineStarts, eol, frontMatter, source } = document;
  return { statements, sections, blocks, parts, problems, options, lineStarts, eol, frontMatter, source };
}

/** Compared as text first: where they differ, the difference is shown. */
function expectSame(live: Document, fresh: Document): void {
  if (JSON.stringify(asRead(live)) !== JSON.stringify(asRead(fresh))) expect(asRead(live)).toEqual(asRead(fresh));
}

const edits = editsOf(
  fc.oneof(fc.constant(''), fc.constantFrom(...nasty), fc.string({ maxLength: 4 }), fc.lorem({ maxCount: 6 })),
);

function follow(start: string, path: string, changes: readonly Edit[]): void {
  const live = new LiveDocument({ path, text: start });
  let text = start;
  for (const change of changes) {
    text = makeEdit(live, text, change);
    expectSame(live.document(), readDocument({ path, text }));
  }
}

describe('a live document', () => {
  it('reads after any edits as its text read afresh', () => {
    fc.assert(
      fc.property(edits, (changes) => follow(agreement, 'contract.md', changes)),
      { numRuns: 40 },
    );
  });

  it('also when it is not looked at in between', () => {
    fc.assert(
      fc.property(edits, (changes) => {
        const live = new LiveDocument({ path: 'contract.md', text: agreement });
        let text = agreement;
        for (const change of changes) text = makeEdit(live, text, change);
        expect(String(live.text)).toBe(text);
        expectSame(live.document(), readDocument({ path: 'contract.md', text }));
      }),
      { numRuns: 30 },
    );
  });

  it('reads built from nothing', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...nasty),
        fc.lorem({ maxCount: 30 }).map((words) => `${words}.\n\n`),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(pieces, edits, (start, changes) => follow(start.join(''), 'contract.md', changes)),
      { numRuns: 30 },
    );
  });

  it.each(['agreement.yaml', 'notes.txt'])('follows edits of %s', (path) => {
    const start = path.endsWith('.txt')
      ? agreement
      : 'title: Agreement\nclauses:\n  - id: data-location\n    text: The Vendor shall keep City Data in Canada.\n';
    fc.assert(
      fc.property(edits, (changes) => follow(start, path, changes.slice(0, 3))),
      { numRuns: 20 },
    );
  });

  it.each([
    ['is closed where it had no end', '---\ntitle: A\n\n# Contract\n\nText of it.\n', 13, '---\n'],
    ['begins to be some', '--\ntitle: A\n---\n\n# Contract\n\nText of it.\n', 1, '-'],
    ['turns out to have keys', '---\nAs agreed\n---\n\n# Contract\n\nText of it.\n', 6, ': '],
  ])('sees that front matter %s', (_what, text, at, inserted) => {
    const live = new LiveDocument({ path: 'contract.md', text });
    live.document();
    live.edit(at, at, inserted);
    expectSame(live.document(), readDocument({ path: 'contract.md', text: text.slice(0, at) + inserted + text.slice(at) }));
  });

  it('counts lines and characters as an editor does', () => {
    fc.assert(
      fc.property(edits, share, (changes, place) => {
        const live = new LiveDocument({ path: 'contract.md', text: agreement });
        let text = agreement;
        for (const change of changes) text = makeEdit(live, text, change);
        const editor = TextDocument.create('file:///contract.md', 'markdown', 1, text);
        const offset = Math.round(place * text.length);
        const position = editor.positionAt(offset);
        expect(live.text.lineCount).toBe(editor.lineCount);
        expect(live.text.offsetAt(position)).toBe(editor.offsetAt(position));
        expect(live.text.offsetAt({ line: position.line, character: 999 })).toBe(
          editor.offsetAt({ line: position.line, character: 999 }),
        );
        expect(live.text.slice(offset, offset + 50)).toBe(text.slice(offset, offset + 50));
        // The editor's library moves an offset between `\r` and `\n` before both.
        if (!/[\r\n]/.test(text[offset - 1] ?? '')) expect(live.text.positionAt(offset)).toEqual(position);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps no trail of edits that nobody looks at', () => {
    const live = new LiveDocument({ path: 'contract.md', text: agreement });
    live.document();
    const at = agreement.indexOf('The Vendor shall');
    for (let i = 0; i < 500; i++) live.edit(at, at, 'x');
    expect(live.text.changes.length).toBeLessThan(3);
    const stoodFor = live.text.chapters.flatMap(({ replaces }) => replaces ?? []);
    expect(stoodFor.length).toBeGreaterThan(0);
    expect(stoodFor.length).toBeLessThan(10);
    expect(stoodFor.every(({ replaces }) => replaces === undefined)).toBe(true);
  });

  it('reads no more than what an edit touches', () => {
    const long = Array.from(
      { length: 200 },
      (_, i) => `## ${i + 1}. Duties\n\nThe Vendor shall do what section ${i} asks for.\n\n`,
    ).join('');
    const live = new LiveDocument({ path: 'contract.md', text: long });
    live.document();
    const before = { ...live.count };
    const at = long.indexOf('section 100 asks');
    live.edit(at, at, 'x');
    live.document();
    expect(live.count.chapters - before.chapters).toBe(1);
    expect(live.count.characters - before.characters).toBeLessThan(100);
  });
});
