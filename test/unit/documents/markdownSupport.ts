import fc from 'fast-check';
import { cutMarkdown } from '../../../server/src/documents/chunks';
import { readBlocks } from '../../../server/src/documents/commonmark/blocks';
import { addDefinitions, allDefinitions } from '../../../server/src/documents/commonmark/definitions';
import { parseBlocks } from '../../../server/src/documents/commonmark/parser';
import { BeyondError } from '../../../server/src/documents/commonmark/tree';
import type { Flow } from '../../../server/src/documents/flow';
import { isHostile } from '../../../server/src/documents/hostile';
import { definitionsIn, readMarkdown } from '../../../server/src/documents/markdown';
import { flowsOf } from '../../../server/src/documents/markdownFlow';

/** What our own scanner and what the parser make of each piece of a text. */
export function bothReadings(source: string): { own: Flow[]; parsed: Flow[] } {
  const definitions = definitionsIn(source, 0, source.length);
  return {
    own: readMarkdown(source, 0, source.length, definitions).flows,
    parsed: readMarkdown(source, 0, source.length, definitions, false).flows,
  };
}

/** Our own scanner on the whole text at once; undefined where it is beyond it. */
export function scanned(source: string): Flow[] | undefined {
  try {
    const blocks = readBlocks(source, 0, source.length);
    const definitions = allDefinitions([]);
    addDefinitions(blocks, definitions);
    return flowsOf(source, blocks, definitions);
  } catch (error) {
    if (error instanceof BeyondError) return undefined;
    throw error;
  }
}

/** The parser on the whole text at once: nothing is cut. */
export function parsedWhole(source: string): Flow[] {
  return flowsOf(source, parseBlocks(source, 0, source.length), allDefinitions([]));
}

/** Piece by piece, each by the parser. */
export function parsedInPieces(source: string): Flow[] {
  const definitions = definitionsIn(source, 0, source.length);
  return cutMarkdown(source, 0, source.length).flatMap(({ start, end }) =>
    flowsOf(source, parseBlocks(source, start, end, definitions), definitions),
  );
}

/** Does the lack of an end decide how something is read? Then no cut promises anything about the whole text. */
export function isLeftOpen(source: string): boolean {
  const left = { open: false };
  cutMarkdown(source, 0, source.length, left);
  return left.open;
}

/** Characters of the pieces that our own scanner reads. */
export function scannedLength(source: string): number {
  const definitions = definitionsIn(source, 0, source.length);
  let length = 0;
  for (const { start, end } of cutMarkdown(source, 0, source.length)) {
    if (isHostile(source.slice(start, end))) continue;
    try {
      flowsOf(source, readBlocks(source, start, end), definitions);
      length += end - start;
    } catch (error) {
      if (!(error instanceof BeyondError)) throw error;
    }
  }
  return length;
}

/** Without white space at the ends of ranges: what is never closed ends with its piece. */
export function trimmedRanges(source: string, flows: readonly Flow[]): unknown {
  return JSON.parse(JSON.stringify(flows), (key, value) => {
    if (key !== 'range') return value;
    const { start, end } = value as { start: number; end: number };
    return { start, end: start + source.slice(start, end).trimEnd().length };
  });
}

/** Line starts that open, close or go on with blocks. */
const STARTS = [
  ...['', '', '', '', '- ', '* ', '+ ', '1. ', '2. ', '10) ', '-\t', '1.\t', '-', '3.', '- - ', '- 1. ', '-     '],
  ...['> ', '>', '> > ', '> - ', '- > ', '>\t', '# ', '## ', '####### ', '#', '  ', '   ', '    ', '      ', '\t', ' \t'],
  ...['```', '~~~', '  ```', '- ```', '> ```', '````', '===', '---', '***', '- - -', '=', '-- ', '_ _ _'],
  ...[
    '<div>',
    '</div>',
    '<pre>',
    '</pre>',
    '<script>',
    '</script>',
    '<!-- ',
    '-->',
    '<?',
    '?>',
    '<!A',
    '<![CDATA[',
    ']]>',
    '<b>',
  ],
  ...['[a]: /u', '[b]: #s "t"', '[A]: <x y>', '[c\n d]: /u', '[^1]: ', '[^n]: ', '[a]:', '[x]: y z', '| a | b |', '|---|---|'],
  ...['| :-: | -', 'a | b', '--|--', '| c', '|', '- [ ] ', '- [x] ', '\u00a0', '\f', '\ufeff', '(a) ', '“', '\\- ', '&amp; '],
];

/** What stands in a line. */
const INLINES = [
  ...['a', 'b c', 'Vendor', 'é', ' ', ' ', '  ', '.', ',', '!', '"', '(', ')', ':', '1', '\u00a0', '😀', '€', '\0'],
  ...['*', '**', '***', '_', '__', '~', '~~', '`', '``', '` ', '\\', '\\*', '\\\\', '\\`', '\\[', '\\|', '|'],
  ...[
    '[',
    ']',
    '[a]',
    '[b][a]',
    '[B][]',
    '[z]',
    '[^1]',
    '[^n]',
    '![',
    '![i](u)',
    '](/u)',
    '](#s)',
    '](<a b> "t")',
    '](',
    "](x (y) 'z')",
  ],
  ...[
    '[a](b)',
    '[*a*](#b)',
    '<',
    '<b>',
    '</b>',
    '<br>',
    '<br/>',
    '<a href="x">',
    '<del>',
    '</del>',
    '<name of vendor>',
    '<!-- c -->',
    '<!--',
  ],
  ...['<http://x.y>', '<m@x.yz>', 'http://a.b/c_d', 'https://a.b/(c)', 'www.a.b', 'x@y.zz', 'a_b@c.de', '_x@y.z_', '@'],
  ...['&amp;', '&copy;', '&#35;', '&#xe9;', '&#0;', '&bogus;', '&T;', '&', '&hearts;', 'a_b_c', '**1.1** '],
];

const line = fc
  .tuple(
    fc.constantFrom(...STARTS),
    fc.constantFrom(...STARTS, '', '', '', ''),
    fc.array(fc.constantFrom(...INLINES), { maxLength: 6 }),
  )
  .map(([first, second, rest]) => first + second + rest.join(''));

/** Documents of ordinary and of nasty constructs. */
export const documents: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\n', '\n\n', '\n\n', '  \n', '\n \n', '\n>\n', '\n\n\n')), {
      maxLength: 9,
    }),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
  )
  .map(([lines, feed]) => lines.flat().join('').replaceAll('\n', feed));

/** One block of text with many inline constructs. */
export const paragraphs: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...INLINES, '\n', '  \n', '\\\n'), { maxLength: 16 })
  .map((parts) => parts.join(''));
