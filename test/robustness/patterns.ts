import fc from 'fast-check';
import { readDocument } from '../../server/src/documents/index';
import { createEngine } from '../../server/src/engine';
import { type PatternNode, type PlaybookSource, parsePattern } from '../../server/src/playbook';
import { playbook as sample } from '../unit/review/samples';
import { must, mustEqual, target } from './target';

const words = ['data', 'notify', 'within', 'the', 'city', 'shall', '24/7', 'l’', 'U.S.', 'breach'];
const token = fc.constantFrom(
  ...words,
  ...['(', ')', '|', '&', '/', '/30', '..', '...', '..5', '?', '=', '@', '<', '>', '<place>', '<duration>', '<nothing>'],
  ...['@data', '@x', '=data', '(a|b)', '((', '))', '?)', '..41', '/121', '/0', ' ', '\n', '“', '\0', '\ud800'],
);
const structured: fc.Arbitrary<string> = fc.letrec<{ node: string; sequence: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(...words, '<place>', '<duration>', '=data'),
    fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => `(${options.join('|')})`),
  ),
  sequence: fc
    .array(fc.tuple(tie('node'), fc.constantFrom(' ', '? ', ' ..3 ', ' ... ')), { minLength: 1, maxLength: 4 })
    .map((items) => items.map(([node, joint]) => node + joint).join('') + ' data'),
})).sequence;

/** Any string, most of them nearly patterns. */
export const anyPattern = fc.oneof(
  fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join(' ')),
  fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join('')),
  structured,
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** A pattern as it may be written. */
export function printPattern(node: PatternNode): string {
  switch (node.type) {
    case 'phrase':
      return node.words.map(({ word, exact }) => (exact ? `=${word}` : word)).join(' ');
    case 'concept':
      return `@${node.id}`;
    case 'slot':
      return `<${node.slot}>`;
    case 'either':
      return `(${node.options.map(printPattern).join(' | ')})`;
    case 'near':
      return `${node.parts.map(printPattern).join(' & ')} / ${node.window}`;
    case 'sequence':
      return node.items
        .map(({ node: item, optional, gap }) => {
          // A sequence in a sequence was written in parentheses, and so was a phrase that can be left out whole.
          const whole = item.type === 'sequence' || (optional && item.type === 'phrase' && item.words.length > 1);
          const text = whole ? `(${printPattern(item)})` : printPattern(item);
          return `${gap > 0 ? `..${gap} ` : ''}${text}${optional ? '?' : ''}`;
        })
        .join(' ');
  }
}

function sizeOf(node: PatternNode): number {
  if (node.type === 'either') return node.options.reduce((sum, option) => sum + sizeOf(option), 1);
  if (node.type === 'near') return node.parts.reduce((sum, part) => sum + sizeOf(part), 1);
  if (node.type === 'sequence') return node.items.reduce((sum, item) => sum + sizeOf(item.node), 1);
  return 1;
}

const TEXT = readDocument({
  path: 'document.md',
  text: `The City shall notify the Vendor of any breach of data within 24 hours in Canada. ${`${words.join(' ')} `.repeat(20)}`,
  kind: 'agreement',
  language: 'en',
});

/** A playbook whose first clause asks for the pattern alone. */
function playbookWith(pattern: string): PlaybookSource {
  const [clause] = sample.clauses;
  const elements = clause!.elements.map((element) => ({ ...element, recognise: { en: [pattern] } }));
  return {
    ...sample,
    concepts: { data: { en: ['data', 'personal information'] }, x: { en: ['city'] }, a: { en: ['a'] }, b: { en: ['b'] } },
    clauses: [{ ...clause!, recognise: { en: [pattern] }, elements }],
  };
}

const known = new Set(['data', 'x', 'a', 'b']);

function conceptsOf(node: PatternNode): string[] {
  if (node.type === 'concept') return [node.id];
  if (node.type === 'either') return node.options.flatMap(conceptsOf);
  if (node.type === 'near') return node.parts.flatMap(conceptsOf);
  if (node.type === 'sequence') return node.items.flatMap((item) => conceptsOf(item.node));
  return [];
}

/** Any string is a pattern or an error with a place; what is parsed prints as itself, compiles and matches without throwing. */
export const patterns = target('pattern', 300, fc.record({ pattern: anyPattern }), ({ pattern }) => {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) {
    must(parsed.at >= 0 && parsed.at <= pattern.length, () => `an error at ${parsed.at} of ${pattern.length}`);
    return;
  }
  must(sizeOf(parsed.pattern) <= 2 * pattern.length + 1, () => 'more nodes than signs');
  const printed = printPattern(parsed.pattern);
  const again = parsePattern(printed);
  must(again.ok, () => `${JSON.stringify(printed)} is not a pattern any more`);
  mustEqual(again.pattern, parsed.pattern, 'the printed pattern');
  if (conceptsOf(parsed.pattern).some((id) => !known.has(id))) return;
  createEngine(playbookWith(pattern)).analyse({ name: 'file', documents: [TEXT] });
});
