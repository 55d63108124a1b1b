import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../server/src/review/types';
import { civicclause, reviewOf, root } from './run';
import { schemaErrors } from './schema';

/** Real documents kept outside the repository; without them the examples alone are held to the same. */
const corpus = resolve(root, process.env.CIVICCLAUSE_CORPUS ?? '../shared', 'corpus/docs');
const folders = [join(root, 'examples'), ...(existsSync(corpus) ? [corpus] : [])];

describe.each(folders)('every document of %s', (folder) => {
  const files = readdirSync(folder).sort();
  const run = civicclause(['check', ...files, '--format', 'json', '--fail-on', 'never'], { cwd: folder, timeout: 300_000 });
  const review = reviewOf(run);
  const clauses = JSON.parse(civicclause(['clauses', '--format', 'json']).stdout).clauses as { id: string }[];

  it('is reviewed', () => {
    expect(review.procurementFiles.map(({ name }) => name)).toEqual(files);
  });

  it('gives JSON that the schema accepts', () => {
    expect(schemaErrors(review)).toEqual([]);
  });

  it('has an answer for every clause, in playbook order', () => {
    for (const file of review.procurementFiles) expect(file.clauses.map(({ id }) => id)).toEqual(clauses.map(({ id }) => id));
  });

  it('is quoted where the evidence says', () => {
    const sources = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8').replace(/^\ufeff/, '')]));
    const spans = review.procurementFiles.flatMap((file) => [
      ...file.clauses.flatMap((clause) => [
        ...clause.evidence,
        ...clause.near,
        ...clause.elements.flatMap(({ evidence }) => evidence),
        ...clause.facts.flatMap(({ evidence }) => evidence),
      ]),
      ...file.findings.flatMap(({ related }) => related),
    ]);
    const wrong = spans.filter((span) => !quotes(span, sources.get(span.document) ?? ''));
    expect(wrong).toEqual([]);
    expect(spans.length).toBeGreaterThan(files.length);
  });

  it('has its findings inside the text', () => {
    for (const { findings, documents } of review.procurementFiles) {
      for (const { document, range } of findings) {
        expect(documents.map(({ path }) => path)).toContain(document);
        const lines = readFileSync(join(folder, document), 'utf8').split(/\r\n|\r|\n/);
        expect(range.end.line).toBeLessThan(lines.length);
        expect(range.end.character).toBeLessThanOrEqual(lines[range.end.line]?.length ?? 0);
      }
    }
  });
});

/** The words of the text stand, in order, at the range; between them only markup. */
function quotes({ range, text }: Span, source: string): boolean {
  const starts = [0, ...[...source.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  const offset = ({ line, character }: Span['range']['start']) => (starts[line] ?? Number.NaN) + character;
  const words = (string: string): string[] => string.match(/[\p{L}\p{N}]+/gu) ?? [];
  // An inline tag parts no word: `1<sup>st</sup>` reads 1st.
  const there = words(source.slice(offset(range.start), offset(range.end)).replace(/<\/?(?:sup|sub)>/g, ''));
  let at = 0;
  return words(text).every((word) => {
    at = there.indexOf(word, at) + 1;
    return at > 0;
  });
}
