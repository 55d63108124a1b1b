import { describe, expect, it } from 'vitest';
import { foldsOf, type OutlineEntry, outlineOf } from '../../../server/src/navigation';
import { agreement, contrat, navigate, pathOf } from './support';

/** The outline as indented lines. */
function lines(entries: readonly OutlineEntry[], depth = 0): string[] {
  return entries.flatMap(({ name, children }) => [`${'  '.repeat(depth)}${name}`, ...lines(children, depth + 1)]);
}

describe('the outline', () => {
  it('follows the numbering of the contract, whatever the heading styles', () => {
    expect(lines(outlineOf(navigate(agreement)))).toEqual([
      'Services Agreement',
      '  1 Definitions',
      '    1.1 City Data',
      '    1.2 Personal Information',
      '    1.3 Incident',
      '    Sensors',
      '    Platform',
      '  2 Services',
      '    2.1 Scope',
      '      (a) provide the Services;',
      '      (b) host City Data:',
      '        (i) in Canada; and',
      '        (ii) as paragraph (a) says.',
      '    2.2 The Vendor shall comply with Section 2.1(b) and clause 4,…',
      '  4 Liability',
      '    4.1 THE VENDOR IS LIABLE FOR CITY DATA.',
      '    4.2 See Sections 2.1, 2.2 and 4.1, and Schedule C.',
      '  Schedule C Service levels',
      '    1 Availability is 99 %.',
      '    2 See section 1 of this Schedule, section 4.2 of the…',
    ]);
  });

  it('shows YAML by its headings and definitions', () => {
    const yaml =
      'civicclause: {kind: agreement}\ndefinitions:\n  Plan: What is planned.\n  Team: Who works.\nclauses:\n  - id: data-location\n    title: Where data is kept\n    text: In Canada.\n';
    expect(lines(outlineOf(navigate(yaml, 'x.yaml')))).toEqual([
      'definitions',
      '  Plan',
      '  Team',
      'clauses',
      '  Where data is kept',
    ]);
  });

  it('has ranges within one another, and the name within its range', () => {
    const check = (entries: readonly OutlineEntry[], from: number, to: number) => {
      let last = from;
      for (const { range, nameRange, children } of entries) {
        expect(range.start).toBeGreaterThanOrEqual(last);
        expect(range.end).toBeLessThanOrEqual(to);
        expect(nameRange.start).toBeGreaterThanOrEqual(range.start);
        expect(nameRange.end).toBeLessThanOrEqual(range.end);
        check(children, range.start, range.end);
        last = range.start;
      }
    };
    for (const text of [agreement, contrat]) check(outlineOf(navigate(text)), 0, text.length);
  });

  it('puts an article after the clauses of the one before, not under them', () => {
    const text =
      '# Agreement\n\n## 2. Services\n\n2.1 The Vendor shall work.\n\n**2.2 Reports**\n\nMonthly.\n\nARTICLE 9 – TERMINATION\n\n9.1 The City may terminate.\n\nSCHEDULE A – FEES\n\n1. Ten dollars.\n';
    expect(navigate(text).provisions.map(pathOf).slice(2)).toEqual([
      'Agreement > 2',
      'Agreement > 2 > 2.1',
      'Agreement > 2 > 2.2',
      'Agreement > ARTICLE 9',
      'Agreement > ARTICLE 9 > 9.1',
      'Agreement > SCHEDULE A',
      'Agreement > SCHEDULE A > 1',
    ]);
  });

  it('tells (i) after (h) from the numeral', () => {
    const items = ['g', 'h', 'i', 'j'].map((letter) => `(${letter}) item ${letter};`).join('\n\n');
    const paths = navigate(`# Agreement\n\n1.1 The Vendor shall:\n\n${items}\n`).provisions.map(pathOf);
    expect(paths).toContain('Agreement > 1.1 > (i)');
  });
});

describe('folding', () => {
  const at = (text: string, path?: string) => {
    const navigation = navigate(text, path);
    return foldsOf(navigation).map(({ startLine, endLine }) => [text.split('\n')[startLine], text.split('\n')[endLine]]);
  };

  it('folds provisions, tables, lists, comments and front matter', () => {
    const text = `---\ncivicclause:\n  kind: agreement\n---\n\n<!--\nnote\n-->\n\n${agreement}\n- one\n- two\n`;
    const folds = at(text);
    expect(folds).toContainEqual(['---', '---']);
    expect(folds).toContainEqual(['<!--', '-->']);
    expect(folds).toContainEqual(['## 1. Definitions', '| "Platform" | the hosted software |']);
    expect(folds).toContainEqual(['| Term | Meaning |', '| "Platform" | the hosted software |']);
    expect(folds).toContainEqual(['### 2.1 Scope', '(ii) as paragraph (a) says.']);
    expect(folds).toContainEqual(['- one', '- two']);
  });

  it('folds YAML by its indentation', () => {
    const text = 'clauses:\n- id: a\n  text: |\n    One.\n\n    Two.\n- id: b\nend: yes\n';
    expect(at(text, 'x.yaml')).toEqual([
      ['clauses:', '- id: b'],
      ['- id: a', '    Two.'],
      ['  text: |', '    Two.'],
    ]);
  });
});
