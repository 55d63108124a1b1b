import { describe, expect, it } from 'vitest';
import { type FormatContext, formatNames, formatOfPath } from '../../../server/src/reports/formats';
import { deal, handedOn, reviewOf, secret, text, unread, written } from './formatSamples';

describe('every format', () => {
  it.each(formatNames)('%s: the same bytes from the same review', async (name) => {
    expect(await written(name, [deal, unread])).toBe(await written(name, [deal, unread]));
  });

  it.each(formatNames)('%s: says something of a run that reviewed nothing, and of one that could not', async (name) => {
    for (const reviews of [[{ ...unread, notReviewed: [] }], [unread]])
      expect(await written(name, reviews)).toEqual(name === 'ndjson' ? expect.any(String) : expect.stringMatching(/\S/));
  });
});

describe('what is handed on', () => {
  it.each(handedOn)('%s: has no word of the document unless asked for', async (name) => {
    expect(await written(name, [deal])).not.toContain(secret);
  });

  it.each(['sarif', 'junit', 'github', 'gitlab', 'markdown', 'csv'] as const)('%s: quotes when asked for', async (name) => {
    const quoted = await written(name, [deal], { quotations: true });
    expect(quoted.replaceAll('\\', '')).toContain(secret);
  });

  const decided = reviewOf(
    'contracts/deal.md',
    text,
    '- document: contracts/deal.md\n  rule: data-location\n  code: contradicted\n  reason: Quellmalz insists.\n',
  );

  it.each(handedOn)('%s: has no reason of a decision unless asked for', async (name) => {
    expect(decided.procurementFiles[0]?.decisions).toMatchObject([{ state: 'used' }]);
    expect(await written(name, [decided])).not.toContain('Quellmalz');
  });

  it.each(['sarif', 'markdown'] as const)('%s: says it when asked for', async (name) => {
    expect(await written(name, [decided], { reasons: true })).toContain('Quellmalz insists');
  });
});

describe('a comment', () => {
  const longest = 65_536;

  it.each([1, 40, 2_000])('of %i documents is never longer than one may be, and says what is left out', async (count) => {
    const [file] = deal.procurementFiles;
    const many = Array.from({ length: count }, (_, index) => {
      const name = `contracts/${'long-name-'.repeat(5)}${index}.md`;
      return {
        ...deal,
        procurementFiles: [{ ...file!, name, documents: file!.documents.map((one) => ({ ...one, path: name })) }],
      };
    });
    const comment = await written('markdown', many);
    expect(comment.length).toBeLessThanOrEqual(longest);
    expect(comment.includes('Cut to the length of a comment')).toBe(count > 1);
    expect(comment.includes('more documents not shown')).toBe(count === 2_000);
    expect(comment.split('<details>').length).toBe(comment.split('</details>').length);
  });

  it('of a document with thousands of findings says how many are left out', async () => {
    const [file] = deal.procurementFiles;
    const findings = Array.from({ length: 5_000 }, () => file!.findings[0]!);
    const comment = await written('markdown', [{ ...deal, procurementFiles: [{ ...file!, findings }] }]);
    expect(comment.length).toBeLessThanOrEqual(longest);
    const shown = comment.split('\n').filter((line) => /^\| \d/.test(line)).length;
    expect(comment).toContain(`${5_000 - shown} more findings of this document not shown here.`);
  });
});

describe('JUnit', () => {
  const failures = async (failOn: FormatContext['failOn']) =>
    (await written('junit', [deal], { failOn })).split('<failure ').length - 1;

  it('fails from the severity on from which the run does', async () => {
    const [file] = deal.procurementFiles;
    const rules = (severities: string[]) =>
      new Set(file!.findings.filter(({ severity }) => severities.includes(severity)).map(({ rule }) => rule)).size;
    expect(await failures('error')).toBe(rules(['error']));
    expect(await failures('warning')).toBe(rules(['error', 'warning']));
    expect(await failures('never')).toBe(0);
  });
});

describe('the format of a file', () => {
  it.each([
    ['review.sarif', 'sarif'],
    ['out/review.sarif.json', 'sarif'],
    ['Report.HTML', 'html'],
    ['report.xml', 'junit'],
    ['a.jsonl', 'ndjson'],
    ['a.json', 'json'],
    ['comment.md', 'markdown'],
    ['/dev/stdout', undefined],
    ['report', undefined],
    ['.json', undefined],
    ['review.xlsx', 'unknown'],
    ['review.pdf', 'unknown'],
  ])('%s: %s', (path, format) => {
    expect(formatOfPath(path)).toBe(format);
  });
});
