import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../../server/src/playbook';

/** A parsed pattern as one line, to compare by eye. */
function show(source: string): string {
  const parsed = parsePattern(source);
  if (!parsed.ok) return `${parsed.error} at ${parsed.at}`;
  type Node = typeof parsed.pattern;
  const print = (node: Node): string => {
    switch (node.type) {
      case 'phrase':
        return `"${node.words.map((word) => (word.exact ? '=' : '') + word.word).join(' ')}"`;
      case 'concept':
        return `@${node.id}`;
      case 'slot':
        return `<${node.slot}>`;
      case 'either':
        return `(${node.options.map(print).join(' | ')})`;
      case 'sequence':
        return `[${node.items.map((item) => `${item.gap ? `..${item.gap} ` : ''}${print(item.node)}${item.optional ? '?' : ''}`).join(' ')}]`;
      case 'near':
        return `{${node.parts.map(print).join(' & ')}}/${node.window}`;
    }
  };
  return print(parsed.pattern);
}

describe('the pattern language', () => {
  it.each([
    ['data location', '"data location"'],
    ['=data @store', '["=data" @store]'],
    ['@data ... within ..3 <place>', '[@data ..8 "within" ..3 <place>]'],
    ['(hosted | kept on site)? within <place>', '[("hosted" | "kept on site")? "within" <place>]'],
    ['@data & @store /20', '{@data & @store}/20'],
    ['@data & @store', '{@data & @store}/30'],
    ['@data & @store/20', '{@data & @store}/20'],
    ['support 24/7', '"support 24/7"'],
    ['vendor and/or staff & @party /12', '{"vendor and/or staff" & @party}/12'],
    ["droit d'accès", `"droit d'accès"`],
  ])('%s', (source, expected) => {
    expect(show(source)).toBe(expected);
  });

  it.each([
    ['', 'empty at 0'],
    ['(data', 'unclosed at 5'],
    ['data)', 'unexpected at 4'],
    ['<colour>', 'unknown-slot at 0'],
    ['data ..', 'bad-gap at 7'],
    ['... data', 'bad-gap at 3'],
    ['@data & @store /0', 'bad-window at 16'],
    ['optional?', 'empty at 9'],
    [`${'('.repeat(40)}data${')'.repeat(40)}`, 'too-deep at 13'],
  ])('says what is wrong and where: %s', (source, expected) => {
    expect(show(source)).toBe(expected);
  });
});
