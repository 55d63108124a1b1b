import fc from 'fast-check';
import { strangeCharacters } from './families';

/** One change of a text: places are fractions of its length, so that they hold for any text. */
export interface Mutation {
  at: number;
  length: number;
  kind: 'insert' | 'delete' | 'duplicate' | 'move' | 'drop-line' | 'double-line' | 'indent-line' | 'outdent-line';
  text: string;
}

const KINDS: Mutation['kind'][] = [
  'insert',
  'delete',
  'duplicate',
  'move',
  'drop-line',
  'double-line',
  'indent-line',
  'outdent-line',
];

/** Marks that mean something in Markdown, YAML or contracts, and characters that mean nothing. */
export const marks = [
  '# ',
  '**',
  '- ',
  '1. ',
  '(a) ',
  '\n',
  '\n\n',
  '\r\n',
  '> ',
  '| ',
  '|---|\n',
  '    ',
  '\t',
  '`',
  '```\n',
  '~~',
  '[x](',
  ')',
  '[^1]',
  '[^1]: ',
  '[a]: b\n',
  '<del>',
  '</del>',
  '<br>',
  '<!--',
  '-->',
  '&amp;',
  '&',
  '\\',
  '---\n',
  '===\n',
  'key: ',
  '? ',
  ': ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a ',
  '<<: *a\n',
  '|\n',
  '!!int ',
  '%YAML 1.2\n',
  '...\n',
  '## 1. ',
  '__',
  '\\[',
  '\u00a0',
  'by <name>',
  '\ud83d\ude00',
  'The Vendor shall',
  ' keep City Data in Canada',
  '. ',
  '; ',
  'ARTICLE 5',
  'Article 7 – Résiliation',
  'WHEREAS',
  'é',
  '“City Data” means',
  '[●]',
  '____',
  '<table><tr><td>',
  '<li>',
  '12.3 Term',
  '....... 4',
  '0',
  '',
  'null',
  ...strangeCharacters,
];

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 60 }),
  kind: fc.constantFrom(...KINDS),
  text: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...marks) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  ),
});

/** The text after some changes, one after the other. */
export function mutated(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce(mutatedOnce, text);
}

function mutatedOnce(text: string, { at, length, kind, text: inserted }: Mutation): string {
  const start = Math.min(text.length, Math.floor(at * (text.length + 1)));
  const end = Math.min(text.length, start + length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', start);
  const lineEnd = next < 0 ? text.length : next + 1;
  switch (kind) {
    case 'insert':
      return text.slice(0, start) + inserted + text.slice(start);
    case 'delete':
      return text.slice(0, start) + text.slice(end);
    case 'duplicate':
      return text.slice(0, end) + text.slice(start);
    case 'move':
      return text.slice(start, end) + text.slice(0, start) + text.slice(end);
    case 'drop-line':
      return text.slice(0, lineStart) + text.slice(lineEnd);
    case 'double-line':
      return text.slice(0, lineEnd) + text.slice(lineStart);
    case 'indent-line':
      return `${text.slice(0, lineStart)}  ${text.slice(lineStart)}`;
    case 'outdent-line':
      return text.slice(0, lineStart) + text.slice(lineStart).replace(/^ {1,2}/, '');
  }
}
