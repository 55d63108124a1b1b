import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../../server/src/reports/formats';
import type { Review } from '../../../server/src/review';
import { deal, handedOn, written } from './formatSamples';

describe('hostile words', () => {
  const words =
    '"]]>\u0000\u202e<script>alert(1)</script>\r\n::error file=x::y @everyone #1 | =1+1 `x` [a](http://b.example) &amp; www.c.example';
  const path = "=cmd|'%2C /c calc'!A1,b:c.md";
  const [file] = deal.procurementFiles;
  const hostile: Review = {
    ...deal,
    procurementFiles: [
      {
        ...file!,
        name: path,
        documents: file!.documents.map((document) => ({ ...document, path })),
        findings: file!.findings.map((finding) => ({ ...finding, message: words, document: path })),
        clauses: file!.clauses.map((clause) => ({
          ...clause,
          evidence: clause.evidence.map((span) => ({ ...span, text: words, document: path })),
        })),
      },
    ],
    notReviewed: [{ path: `\n::warning::${path}`, code: 'yaml', message: words }],
  };
  const shown = (name: FormatName, locale: 'en' | 'fr' = 'en') => written(name, [hostile], { quotations: true, locale });

  it('begin no command of their own among annotations', async () => {
    const lines = (await shown('github')).trimEnd().split('\n');
    const commands = lines.filter((line) => line.startsWith('::'));
    expect(commands).toHaveLength(file!.findings.length + 1);
    for (const line of commands) expect(line).toMatch(/^::(error|warning|notice) file=[^:,]+(,[a-zA-Z]+=[^:,]*)*::[^\r\n]*$/);
    expect(commands[1]).toContain("file==cmd|'%252C /c calc'!A1%2Cb%3Ac.md,");
  });

  it('are text in XML', async () => {
    const xml = await shown('junit');
    const bare = xml
      .replace(/^<\?xml version="1.0" encoding="UTF-8"\?>/, '')
      .replace(/<\/?(testsuites|testsuite|testcase|failure|error|skipped|system-out)( [a-z]+="[^"<]*")*\/?>/g, '');
    expect(bare).not.toMatch(/[<>]/);
    expect(bare.replace(/&(amp|lt|gt|quot|#9|#10);/g, '')).not.toContain('&');
    expect(xml).not.toMatch(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/);
  });

  it('are text in a comment, and mention nobody', async () => {
    const comment = await shown('markdown');
    expect(comment).not.toMatch(/(?<!\\)<script|@everyone|#1\b|:\/\/|\bwww\.|\]\(/);
    for (const row of comment.split('\n').filter((line) => line.startsWith('|')))
      expect(row.replace(/\\./g, '').split('|').length, row).toBeOneOf([5, 7]);
  });

  it.each(['csv', 'matrix'] as const)('are no formula in %s, and stay in their cells', async (name) => {
    for (const [locale, separator] of [
      ['en', ','],
      ['fr', ';'],
    ] as const) {
      const table = await shown(name, locale);
      expect(table.startsWith('\ufeff')).toBe(true);
      const rows = rowsOf(table.slice(1), separator);
      const [head, ...others] = rows;
      for (const row of others) {
        expect([head!.length, 2, 9]).toContain(row.length);
        for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@\t\r\n]/);
      }
    }
  });

  it.each(handedOn)('%s: do not act on whoever prints them', async (name) => {
    const { name: named } = hostile.procurementFiles[0]!;
    const acting = '\x1b[2J\u202e\x07';
    const [one] = hostile.procurementFiles;
    const findings = one!.findings.map((finding) => ({ ...finding, document: `${acting}${named}`, message: `${acting}x` }));
    const review = {
      ...hostile,
      procurementFiles: [{ ...one!, name: `${acting}${named}`, findings }],
      notReviewed: [{ path: `${acting}y`, code: 'yaml' as const, message: acting }],
    };
    expect((await written(name, [review], { quotations: true })).replace(/[\t\r\n]/g, '')).not.toMatch(
      /[\p{Cc}\p{Bidi_Control}]/u,
    );
  });

  it('are data in JSON', async () => {
    for (const name of ['sarif', 'gitlab'] as const) {
      const json = await shown(name);
      expect(json).not.toMatch(/\p{Bidi_Control}/u);
      expect(() => JSON.parse(json) as unknown).not.toThrow();
    }
  });

  /** As RFC 4180 reads them. */
  function rowsOf(table: string, separator: string): string[][] {
    const rows: string[][] = [[]];
    let at = 0;
    while (at < table.length) {
      const quoted = /"((?:[^"]|"")*)"/y;
      const plain = new RegExp(`[^"${separator}\\r\\n]*`, 'y');
      quoted.lastIndex = plain.lastIndex = at;
      const match = quoted.exec(table) ?? plain.exec(table)!;
      rows.at(-1)!.push((match[1] ?? match[0]).replaceAll('""', '"'));
      at += match[0].length;
      if (table.startsWith('\r\n', at)) {
        at += 2;
        if (at < table.length) rows.push([]);
      } else {
        expect([separator, undefined]).toContain(table[at]);
        at++;
      }
    }
    return rows;
  }
});
