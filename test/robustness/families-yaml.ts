import { type Family, numbered, repeated } from './families-support';

const nested =
  (step: string, line: string) =>
  (size: number): string =>
    Array.from({ length: Math.ceil(Math.sqrt((2 * size) / step.length)) }, (_, n) => step.repeat(n) + line).join('\n');

/** Aliases of aliases, ten a line: the text stands for ten to the power of its lines. */
const bomb = (size: number): string =>
  numbered((n) =>
    n === 0
      ? 'a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n'
      : `a${n}: &a${n} [${Array(10)
          .fill(`*a${n - 1}`)
          .join(',')}]\n`,
  )(size);

const structured = 'civicclause: {kind: rfp}\ntitle: Request for Proposals\n';

const texts: Record<string, (size: number) => string> = {
  'keys of one map': numbered((n) => `k${n}: v\n`),
  'one key many times': repeated('key: value\n'),
  'long keys': numbered((n) => `${'key '.repeat(50)}${n}: v\n`),
  'items of one list': repeated('- v\n'),
  'items of one list in brackets': repeated('v, ', 'a: [', ']\n'),
  'keys of one map in braces': numbered((n) => `k${n}: v, `, 'a: {', '}\n'),
  comments: repeated('# c\n', '', 'a: 1\n'),
  'lines of a literal': repeated('  some text line here\n', 'a: |\n'),
  'lines of a folded text': repeated('  some text line here\n', 'a: >\n'),
  'blank lines of a literal': repeated('\n', 'a: |\n  x\n', '  y\n'),
  'lines of a plain text': repeated('  some text line here\n', 'a: x\n'),
  'lines in double quotes': repeated('  some text line here\n', 'a: "x\n', '  "\n'),
  'lines in single quotes': repeated("  it''s here\n", "a: 'x\n", "  '\n"),
  escapes: repeated('\\u0041', 'a: "', '"\n'),
  'broken escapes': repeated('\\q', 'a: "', '"\n'),
  'unclosed quotes': repeated('a: "b\n'),
  'unclosed brackets': repeated('a: [b\n'),
  'items with unclosed quotes': repeated('  - a: b\n    c: "d\n', 'k:\n', `  - e: f # ' "\n`),
  'items with unclosed brackets': repeated('  - a: b\n    c: [d\n', 'k:\n'),
  'maps of long entries': numbered((n) => `  k${n}:\n    text: The Vendor shall comply.\n`, 'k:\n'),
  'brackets in brackets': (size) => `a: ${'['.repeat(size / 2)}${']'.repeat(size / 2)}\n`,
  'braces in braces': repeated('{a: '),
  'maps in maps': nested(' ', 'a:'),
  'lists in lists': repeated('- ', '', 'a\n'),
  'lists in lists, line under line': nested(' ', '-'),
  'complex keys': repeated('? ', '', 'a\n'),
  'complex keys in a row': repeated('? a\n: b\n'),
  'aliases of aliases': bomb,
  'anchors and aliases': numbered((n) => `- &a${n} x\n- *a${n}\n`),
  'aliases of one anchor': repeated('- *a\n', '- &a [x, y, z]\n'),
  'aliases of nothing': repeated('- *a\n'),
  'merged maps': numbered((n) => `m${n}:\n  <<: *a\n`, 'a: &a {b: c}\n'),
  'an anchor within itself': repeated('- *a\n', '&a\n'),
  tags: repeated('- !!str x\n'),
  'unknown tags': numbered((n) => `- !t${n} x\n`),
  directives: repeated('%YAML 1.2\n', '', '---\na: b\n'),
  documents: repeated('---\na: 1\n'),
  'document ends': repeated('...\n'),
  'indented with tabs': repeated('a:\n\tb: c\n'),
  colons: repeated(': ', 'a', '\n'),
  dashes: repeated('-', '', '\n'),
  'lines that are no YAML': repeated('The Vendor shall: comply: always\n'),
  'bad indentation': repeated('a:\n    b: c\n  d: e\n'),
  'Markdown in values': repeated('- "[a](b *c* `d` <!-- e"\n'),
  'hostile Markdown in one value': repeated('[a](', 'a: "', '"\n'),
  'clauses of a structured document': numbered(
    (n) => `  - id: clause-${n}\n    text: The Vendor shall comply.\n`,
    `${structured}clauses:\n`,
  ),
  'wrong clauses of a structured document': numbered((n) => `  - idd: clause-${n}\n    txt: 7\n`, `${structured}clauses:\n`),
  'unknown keys of a structured document': numbered((n) => `key-${n}: v\n`, structured),
  'criteria of a structured document': numbered(
    (n) => `    - {name: C${n}, weight: 1}\n`,
    `${structured}evaluation:\n  criteria:\n`,
  ),
  'schedules of a structured document': numbered(
    (n) => `  - name: Schedule ${n}\n    text: See Schedule ${n + 1}.\n`,
    `${structured}schedules:\n`,
  ),
};

/** YAML that is slow or endless to parse, compose or check. */
export const yamlFamilies: Family[] = Object.entries(texts).map(([name, text]) => ({ name, formats: ['yaml'], text }));
