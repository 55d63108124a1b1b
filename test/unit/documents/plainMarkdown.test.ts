import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Flow } from '../../../server/src/documents/flow';
import { readMarkdown } from '../../../server/src/documents/markdown';

/** What two readings must agree on: the tree, its text and its places. */
function shape(flows: readonly Flow[]): unknown {
  return flows.map((flow): unknown => {
    switch (flow.type) {
      case 'heading':
        return [flow.type, flow.rank, flow.content.text.trim()];
      case 'paragraph':
      case 'aside':
        return [flow.type, flow.content.text.trim(), flow.range.start, flow.range.end];
      case 'list':
        return [flow.type, flow.items.map((item) => [item.number, shape(item.children)])];
      case 'quote':
        return [flow.type, shape(flow.children)];
      case 'table':
        return [flow.type, flow.rows.map((row) => row.map((cell) => cell.text))];
      default:
        return [flow.type];
    }
  });
}

test('what is read without the parser is read as the parser reads it', () => {
  const piece = fc.constantFrom(
    '# Title',
    '## 1.1 Data',
    '#',
    '#No space',
    '####### seven',
    '# Closed #',
    'Plain text',
    'two\nlines',
    'ends with spaces  \nnext',
    '**bold** words',
    '- item',
    '1. one',
    '1) one',
    '12 months',
    '2019. Then',
    '> quote',
    '    indented',
    'a | b\n--- | ---\nc | d',
    '```\ncode\n```',
    '```',
    '<div>',
    '<!-- one -->',
    '<!--\n\nlong\n\n-->',
    '===',
    '---',
    'under\n---',
    'under\n===',
    'text\n# Heading',
    'text\n- item',
    'text\n1. item',
    '(a) first',
    '“Quoted” text',
    'é accents',
    '  two spaces',
    '\ttab',
    '[a]: /url',
    'see [a]',
    '* * *',
    '+ plus',
    'http://example.org x',
    'a\\b',
    'x &amp; y',
    '',
    '~~~',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('\n', '\n\n', '\r\n\r\n', '\n \n'), (pieces, joint) => {
      const source = pieces.join(joint);
      const fast = readMarkdown(source, 0, source.length);
      const parsed = readMarkdown(source, 0, source.length, 0, false);
      expect(shape(fast.flows)).toEqual(shape(parsed.flows));
    }),
    { numRuns: 500 },
  );
});
