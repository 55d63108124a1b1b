import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseYamlTree, schemaFollowed, validateStructured } from '../../../server/src/documents/schema';
import type { Document } from '../../../server/src/documents/types';
import { render } from '../../../server/src/messages';

const folder = join(import.meta.dirname, '../../fixtures/schemas');
const yaml = (source: string, path = 'x.rfp.yaml') => ({ format: 'yaml', path, source }) as Document;

/** Comment lines with carets under the line before; a `#` that touches a caret stands for one itself. */
function marked(source: string): string[] {
  const found: string[] = [];
  let line = 0;
  for (const [index, text] of source.split('\n').entries()) {
    const mark = /^#\s*(?=\^)(\^+) (.*)$/.exec(text);
    if (!mark) {
      line = index;
      continue;
    }
    const start = text.startsWith('#^') ? 0 : text.indexOf('^');
    found.push(`${line + 1}:${start}-${text.lastIndexOf('^', text.indexOf('^') + mark[1]!.length) + 1} ${mark[2]}`);
  }
  return found;
}

function reported(source: string, path: string, language: 'en' | 'fr'): string[] {
  return validateStructured(yaml(source, path)).map(({ range, message }) => {
    const lineStart = source.lastIndexOf('\n', range.start - 1) + 1;
    const line = source.slice(0, range.start).split('\n').length;
    const said = render(message, language).replace(/[\u00a0\u202f]/g, ' ');
    return `${line}:${range.start - lineStart}-${range.end - lineStart} ${said}`;
  });
}

describe('structured documents', () => {
  for (const file of readdirSync(folder).sort())
    it(`reports what is marked in ${file}, and nothing else`, () => {
      const source = readFileSync(join(folder, file), 'utf8');
      expect(reported(source, file, file.startsWith('fautif') ? 'fr' : 'en')).toEqual(marked(source));
    });

  it('keeps ranges with CRLF and characters outside the BMP', () => {
    const source = 'civicclause: {kind: rfp}\r\ntitle: "🚦 lights"\r\nx-🚦: 1\r\nteritory: Canada\r\n';
    const [problem, ...rest] = validateStructured(yaml(source));
    expect(rest).toEqual([]);
    expect(source.slice(problem!.range.start, problem!.range.end)).toBe('teritory');
  });

  it('allows clauses of other playbooks when told their ids', () => {
    const source =
      'civicclause: {kind: rfp}\ntitle: T\nclauses:\n  - {id: lamp-colour, text: Warm.}\n  - {id: lamp-color, text: Cold.}\n';
    const problems = validateStructured(yaml(source), { clauses: ['lamp-colour'] });
    expect(problems.map((problem) => problem.message)).toEqual([
      { id: 'schema.unknown-clause', args: { id: 'lamp-color', suggestion: 'lamp-colour' } },
    ]);
  });

  it('says nothing about text that is not YAML: the reader does', () => {
    expect(validateStructured(yaml('civicclause: {kind: rfp\ntitle: T\nteritory: x'))).toEqual([]);
    expect(validateStructured(yaml(''))).toEqual([]);
    expect(validateStructured({ ...yaml('teritory: x'), format: 'markdown' } as Document)).toEqual([]);
  });
});

describe('which schema a document follows', () => {
  const cases: [string, string, string | undefined][] = [
    ['a.rfp.yaml', 'anything: 1', 'rfp'],
    ['a.Agreement.YML', '', 'agreement'],
    ['a.yaml', '# yaml-language-server: $schema=../schemas/agreement.schema.json\nx: 1', 'agreement'],
    ['a.yaml', 'civicclause: {language: fr, kind: rfp}\nclauses: []', 'rfp'],
    ['a.yaml', 'civicclause:\n  language: fr\n  kind: "agreement"\nparties: {}', 'agreement'],
    ['a.yaml', 'title: x\ncivicclause:\n  language: fr\nkind: rfp\nclauses: []', undefined],
    // Only options for a document of any shape.
    ['a.yaml', 'civicclause: {kind: rfp}\nscope: lights', undefined],
    ['a.yaml', 'clauses: []', undefined],
    ['rfp.yaml', 'title: x', undefined],
  ];
  it.each(cases)('%s %j: %s', (path, source, schema) => {
    expect(schemaFollowed(path, source)).toBe(schema);
  });
});

describe('hostile YAML', () => {
  const head = 'civicclause: {kind: rfp}\ntitle: T\n';
  const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`).join('\n')}`;
  const hostile: [string, string][] = [
    ['alias bomb', `${head}${bomb}`],
    ['alias to itself', `${head}clauses: &a [*a]`],
    ['deep brackets', `${head}sections: ${'['.repeat(100_000)}`],
    ['deep braces, closed', `${head}sections: ${'{a: '.repeat(900)}1${'}'.repeat(900)}`],
    ['deep dashes', `${head}sections:\n  ${'- '.repeat(50_000)}x`],
    ['deep indentation', head + Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['many unknown keys', head + Array.from({ length: 9_000 }, (_, i) => `key${i}: 1`).join('\n')],
    ['many bad clauses', `${head}clauses:\n${'  - {id: 1, text: 2}\n'.repeat(4_000)}`],
    ['prototype keys', `${head}__proto__: {polluted: 1}\nconstructor: 1\ntoString: 1`],
    ['one long line', `${head}subject: ${'Schedule '.repeat(200_000)}`],
    ['long spaces', `${head}subject: "${`Schedule${' '.repeat(300)}`.repeat(3000)}"`],
  ];
  it.each(hostile)('%s is answered quickly', (_, source) => {
    const started = process.cpuUsage();
    const problems = validateStructured(yaml(source));
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(3);
    expect(problems.length).toBeLessThanOrEqual(101);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    for (const { range } of problems) expect(range.end).toBeLessThanOrEqual(source.length);
  });

  it('says when a document is too large to be checked', () => {
    const [problem] = validateStructured(yaml(`${head}${bomb}`));
    expect(problem).toMatchObject({ severity: 'warning', message: { id: 'schema.too-large' } });
  });

  it('counts the problems it leaves out', () => {
    const problems = validateStructured(yaml(head + Array.from({ length: 250 }, (_, i) => `key${i}: 1`).join('\n')));
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)!.message).toEqual({ id: 'schema.more', args: { count: 150 } });
  });

  it('reads keys that no object should have', () => {
    const { root } = parseYamlTree('__proto__: 1\nb: {c: &x [1]}\nd: *x');
    expect([...root!.entries.keys()]).toEqual(['__proto__', 'b', 'd']);
    expect(root!.entries.get('d')!.value).toEqual([1]);
  });
});
