import { describe, expect, it } from 'vitest';
import { schemaCompletions, schemaHover } from '../../../server/src/documents/schema';
import type { Document } from '../../../server/src/documents/types';

/** A document with `|` where the cursor stands. */
function at(marked: string, path = 'x.rfp.yaml') {
  const offset = marked.indexOf('¦');
  return { document: { format: 'yaml', path, source: marked.replace('¦', '') } as Document, offset };
}
const complete = (marked: string, path?: string) => {
  const { document, offset } = at(marked, path);
  return schemaCompletions(document, offset);
};
const labels = (marked: string, path?: string) => complete(marked, path).map((item) => item.label);

describe('completions', () => {
  it('offers the keys of the document, without those that stand there', () => {
    const offered = labels('title: T\n¦\nreference: 1\n');
    expect(offered).toEqual(expect.arrayContaining(['civicclause', 'parties', 'clauses', 'evaluation']));
    expect(offered).not.toContain('title');
    expect(offered).not.toContain('reference');
    expect(offered).not.toContain('signatures');
    expect(labels('¦', 'x.agreement.yaml')).toContain('signatures');
  });

  it('describes what it offers in both languages', () => {
    for (const item of complete('¦')) {
      expect(item.detail.en, item.label).toMatch(/\S/);
      expect(item.detail.fr, item.label).toMatch(/\S/);
    }
  });

  const cases: [string, string, string[]][] = [
    ['keys of a group', 'parties:\n  bu¦', ['buyer', 'bidder', 'supplier']],
    ['keys of a group, one there', 'parties:\n  buyer: {name: x}\n  ¦\ntitle: x', ['bidder', 'supplier']],
    ['keys of a nested group', 'parties:\n  buyer:\n    contact:\n      ¦', ['name', 'email', 'telephone']],
    ['keys of a list item after its dash', 'schedules:\n  - ¦', ['name', 'title', 'attached', 'text', 'file']],
    ['keys of a list item further down', 'clauses:\n  - id: audit-rights\n    ¦', ['title', 'text', 'sections']],
    ['a list at the column of its key', 'schedules:\n- name: A\n  ¦', ['title', 'attached', 'text', 'file']],
    ['after another item', 'schedules:\n  - name: A\n    attached: true\n  - ¦', ['name', 'title', 'attached', 'text', 'file']],
    ['after an item with a text block', 'schedules:\n  - name: A\n    text: |\n      a: b\n    ¦', ['title', 'attached', 'file']],
    ['a list in a group in a list', 'sections:\n  - heading: A\n    sections:\n      - ¦', ['heading', 'text', 'sections']],
    ['keys in braces', 'civicclause: {kind: rfp, ¦}', ['language', 'subject', 'off', 'decisions']],
    ['keys in braces in a list', 'evaluation:\n  criteria:\n    - {name: x, ¦', ['weight', 'pass-mark', 'description']],
    ['values of a key', 'civicclause:\n  language: ¦', ['en', 'fr']],
    ['values in braces', 'civicclause: {language: f¦', ['en', 'fr']],
    ['yes or no', 'schedules:\n  - attached: ¦', ['true', 'false']],
    ['a constant', 'civicclause:\n  kind: ¦', ['rfp']],
    ['values of a list', 'civicclause:\n  subject:\n    - ¦', ['cameras', 'cloud', 'devices', 'software', 'ai']],
    ['values of a list in brackets', 'civicclause: {subject: [cameras, ¦', ['cameras', 'cloud', 'devices', 'software', 'ai']],
    ['nothing under a text', 'title: T\n  ¦', []],
    ['nothing in a text block', 'sections:\n  - text: |\n      Some ¦', []],
    ['nothing further down in a text block', 'sections:\n  - text: >-\n      a: b\n      ¦', []],
    ['nothing in a comment', 'parties:\n  # ¦', []],
  ];
  it.each(cases)('%s', (_, marked, expected) => {
    expect(labels(marked)).toEqual(expected);
  });

  it('offers clauses with their names, as values and as keys', () => {
    const value = complete('clauses:\n  - id: data-¦').find((item) => item.label === 'data-location');
    expect(value).toMatchObject({ kind: 'value', detail: { en: 'Data location and residency' } });
    const key = complete('clauses:\n  ¦').find((item) => item.label === 'data-location');
    expect(key).toMatchObject({
      kind: 'key',
      insertText: 'data-location: ',
      detail: { fr: 'Localisation et résidence des données' },
    });
    expect(labels('clauses:\n  data-location: x\n  ¦')).not.toContain('data-location');
  });

  it('replaces the word typed so far', () => {
    const { document, offset } = at('title: T\nparties:\n  bid¦\n');
    const [item] = schemaCompletions(document, offset);
    expect(document.source.slice(item!.range.start, item!.range.end)).toBe('bid');
  });

  it('opens groups and lists with the right indentation', () => {
    const text = (marked: string, label: string) => complete(marked).find((item) => item.label === label)?.insertText;
    expect(text('¦', 'title')).toBe('title: ');
    expect(text('¦', 'parties')).toBe('parties:\n  ');
    expect(text('¦', 'schedules')).toBe('schedules:\n  - name: ');
    expect(text('clauses:\n  - ¦', 'sections')).toBe('sections:\n    - ');
    expect(text('civicclause: {¦', 'subject')).toBe('subject: ');
  });

  it('keeps silent elsewhere, and on any unfinished text', () => {
    expect(complete('¦', 'notes.yaml')).toEqual([]);
    const source = 'clauses:\n  - id: "a\n    text: |\n  {[}]: - x\n\t- y\n';
    for (let offset = 0; offset <= source.length; offset++)
      expect(() => schemaCompletions({ format: 'yaml', path: 'x.rfp.yaml', source } as Document, offset)).not.toThrow();
  });
});

describe('hover', () => {
  const hover = (marked: string) => {
    const { document, offset } = at(marked);
    const found = schemaHover(document, offset);
    return found && { on: document.source.slice(found.range.start, found.range.end), ...found.text };
  };

  it('says what a key means', () => {
    expect(hover('title: T\ndates:\n  clos¦ing: 2026-03-31')).toEqual({
      on: 'closing',
      en: 'Last moment for proposals.',
      fr: 'Dernier moment pour les soumissions.',
    });
  });

  it('names a clause where it is a value and where it is a key', () => {
    expect(hover('clauses:\n  - id: audit-r¦ights\n    text: x')?.en).toContain('Audit, inspection and evidence rights');
    expect(hover('clauses:\n  audit-ri¦ghts: x')?.fr).toContain("Droits de vérification, d'inspection et de preuve");
  });

  it('names a value', () => {
    expect(hover('civicclause: {kind: rfp, language: f¦r}')?.fr).toContain('Français');
  });

  it('has nothing to say about unknown keys and other documents', () => {
    expect(hover('un¦known: 1')).toBeUndefined();
    expect(hover('¦')).toBeUndefined();
    const { document, offset } = at('ti¦tle: T', 'notes.yaml');
    expect(schemaHover(document, offset)).toBeUndefined();
  });
});
