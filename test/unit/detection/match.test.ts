import { describe, expect, it } from 'vitest';
import { HitTable } from '../../../server/src/detection/hitTable';
import { findMatches } from '../../../server/src/detection/match';
import { TokenRun } from '../../../server/src/detection/run';
import { StatementView } from '../../../server/src/detection/view';
import type { Statement } from '../../../server/src/documents/types';
import { compilePlaybook, type PatternSource, type PlaybookSource } from '../../../server/src/playbook';
import type { Language } from '../../../server/src/text';

const CONCEPTS = {
  data: { en: ['data', 'customer data', 'sub-processor records'], fr: ['=données', 'renseignements personnels'] },
  store: { en: ['store', 'storage', 'keep'], fr: ['conserver', 'conservation'] },
};

/** The words a pattern matches in a statement with optional inherited text; blanks where nothing matches. */
function matched(pattern: PatternSource, text: string, language: Language = 'en', before: string[] = []): string[] {
  const clause = { ...EMPTY, recognise: { [language]: [pattern] } } as unknown as PlaybookSource['clauses'][number];
  const playbook = compilePlaybook({
    manifest: { id: 'test', version: '1', title: { en: '', fr: '' }, themes: [] },
    clauses: [clause],
    concepts: CONCEPTS,
    weakWording: [],
  });
  const statement: Statement = {
    text,
    pieces: [],
    index: 0,
    role: 'operative',
    part: 0,
    section: 0,
    block: 0,
    range: { start: 0, end: 0 },
    before: [],
    after: [],
  };
  const runs = [...before, text].map((each) => {
    return new TokenRun(each, language, (hits, tokens) => playbook.tries[language].findInto(hits, tokens));
  });
  const view = new StatementView(statement, 0, language, runs, runs.at(-1)!, new HitTable());
  return findMatches(playbook.clauses[0]!.recognise[language][0]!, view).map((span) =>
    view.tokens
      .slice(span.first, span.end)
      .map((token) => token.exact)
      .join(' '),
  );
}

const EMPTY = {
  id: 'test',
  theme: 'none',
  title: { en: '', fr: '' },
  why: { en: '', fr: '' },
  audience: [],
  severity: { rfp: 'error', agreement: 'error' },
  sources: [],
  headings: {},
  elements: [],
  wording: { rfp: { en: '', fr: '' }, agreement: { en: '', fr: '' } },
  examples: [],
};

describe('matching', () => {
  it('takes words by their inflection', () => {
    expect(matched('vendor stores data', 'Vendors storing data')).toEqual(['vendors storing data']);
    expect(matched('fournisseur conserve', 'Les fournisseurs conserveront', 'fr')).toEqual(['fournisseurs conserveront']);
  });

  it('steps over determiners and adverbs inside a phrase', () => {
    expect(matched('keep data', 'The Vendor shall keep all such data')).toEqual(['keep all such data']);
    expect(matched('shall store', 'shall exclusively store')).toEqual(['shall exclusively store']);
  });

  it('takes hyphenated words joined, split or hyphenated', () => {
    for (const text of ['sub-processor', 'subprocessor', 'sub processor']) expect(matched('sub-processor', text)).toHaveLength(1);
  });

  it('respects a bounded gap', () => {
    expect(matched('@data ..2 @store', 'data are always here in store')).toEqual([]);
    expect(matched('@data ..4 @store', 'data are always here in store')).toHaveLength(1);
  });

  it('finds parts near each other in any order', () => {
    expect(matched('@data & @store /6', 'storage of customer data')).toContain('storage of customer data');
    expect(matched('@data & @store /3', 'storage is one thing and quite another thing is the matter of data')).toEqual([]);
  });

  it('uses what the statement inherits, but belongs to its own words', () => {
    expect(matched('shall ... @store', 'store the data', 'en', ['The Vendor shall:'])).toHaveLength(1);
    expect(matched('vendor shall', 'store the data', 'en', ['The Vendor shall:'])).toEqual([]);
  });

  it('skips an optional item', () => {
    expect(matched('@data only? @store', 'data storage')).toHaveLength(1);
    expect(matched('@data only? @store', 'data only storage')).toHaveLength(1);
  });

  it('is silenced by unless and not-within', () => {
    expect(matched({ match: '@data', unless: ['marketing'] }, 'marketing data')).toEqual([]);
    expect(matched({ match: '@data', 'not-within': ['data sheet'] }, 'the data sheet')).toEqual([]);
    expect(matched({ match: '@data', 'not-within': ['data sheet'] }, 'the data sheet and the data')).toHaveLength(1);
  });

  it('fills typed slots', () => {
    expect(matched('within <duration>', 'within thirty (30) days')).toHaveLength(1);
    expect(matched('au <place>', 'conservées au Québec', 'fr')).toEqual(['au quebec']);
  });

  it('keeps a bounded number of spans on a hostile statement', () => {
    expect(matched('@data & @store ..4 @data /40', 'data store '.repeat(20_000)).length).toBeLessThanOrEqual(24);
  });
});
