import fc from 'fast-check';
import type { LiveDocument } from '../../server/src/documents';

/** An edit wherever in a text: its place from 0 (the beginning) to 1 (the end), how many characters go, and what comes. */
export interface Edit {
  at: number;
  length: number;
  text: string;
}

/** A place in a text, anywhere alike. */
export const share: fc.Arbitrary<number> = fc.noBias(fc.integer({ min: 0, max: 100_000 })).map((n) => n / 100_000);

/** One edit that brings such a text; most take little away. */
export function editOf(text: fc.Arbitrary<string>, mostGone = 400): fc.Arbitrary<Edit> {
  const few = { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) };
  return fc.record({ at: share, length: fc.oneof(few, fc.integer({ min: 0, max: mostGone })), text });
}

export function editsOf(text: fc.Arbitrary<string>): fc.Arbitrary<Edit[]> {
  return fc.array(editOf(text), { minLength: 1, maxLength: 8 });
}

/** Makes an edit in a live document, and returns its text as a string would have it. */
export function makeEdit(live: LiveDocument, text: string, { at, length, text: inserted }: Edit): string {
  const from = Math.round(at * text.length);
  const to = Math.min(text.length, from + length);
  live.edit(from, to, inserted);
  return text.slice(0, from) + inserted + text.slice(to);
}

/** A Markdown agreement as a YAML one: a list of clauses, its sections. */
export function asYaml(markdown: string): string {
  const [opening, ...sections] = markdown.split(/^## /m);
  const clauses = sections.map((section) => {
    const [title, ...lines] = section.trim().split('\n');
    return `  - title: ${JSON.stringify(title)}\n    text: |\n${block(lines.join('\n').trim())}\n`;
  });
  return `title: Agreement\nopening: |\n${block(opening!.trim())}\nclauses:\n${clauses.join('')}`;
}

function block(text: string): string {
  return text.replace(/^(?=.)/gm, '      ');
}
