import { describe, expect, test } from 'vitest';
import { SnippetWriter } from '../../../server/src/review/fixes/snippet';

const write = (text: string) => new SnippetWriter().write(text);

describe('a clause as an LSP snippet', () => {
  test('the same label shares a tab stop', () => {
    expect(write('within [Territory], never outside [Territory] without [Name]')).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
      'within ${1:[Territory]}, never outside ${1:[Territory]} without ${2:[Name]}',
    );
  });

  test('two numbers are two time limits', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    expect(write('[30] days, then [30] days')).toBe('${1:[30]} days, then ${2:[30]} days');
  });

  test('dollars, braces and backslashes stay what they are', () => {
    expect(write('$5 {x} \\n')).toBe('\\$5 {x\\} \\\\n');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    expect(write('[$ amount}]')).toBe('${1:[\\$ amount\\}]}');
  });

  test('blanks inside blanks nest, escaped brackets are blanks too and stay escaped', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    expect(write('[courts of [Place]]')).toBe('${1:[courts of ${2:[Place]}]}');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    expect(write('\\[Place\\]')).toBe('${1:\\\\[Place\\\\]}');
  });

  test('a bracket that never closes is text, in linear time', () => {
    expect(write('a [b')).toBe('a [b');
    expect(write('['.repeat(100_000))).toHaveLength(100_000);
  });

  test('clauses of one fix share long labels, but not [X]', () => {
    const writer = new SnippetWriter();
    writer.write('[Territory] [X]');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    expect(writer.write('[X] [Territory]')).toBe('${3:[X]} ${1:[Territory]}');
  });
});
