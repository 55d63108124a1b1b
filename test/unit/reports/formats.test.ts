import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../server/src/engine';
import { decisionsOn, readDecisions } from '../../../server/src/policy';
import {
  type FormatContext,
  type FormatName,
  formatNames,
  formatOfPath,
  loadFormat,
  type Reviewed,
} from '../../../server/src/reports/formats';
import type { Review } from '../../../server/src/review';

const root = join(import.meta.dirname, '../../..');
const engine = createEngine();

const plainContext: FormatContext = {
  playbook: engine.playbook,
  locale: 'en',
  pretty: { locale: 'en', width: 80, colour: false, verbose: false },
  root: '/work/city',
  failOn: 'error',
  quotations: false,
  reasons: false,
};

/** A document that says one thing badly, one the wrong way round, and leaves a third to a schedule. */
const secret = 'Grimsby-on-Tweed';
const text = `# Services Agreement

This Agreement is made between the City of Larkhaven (the "City") and Meridian Inc. (the "Vendor").

## 1. Data location

The Vendor may store and process City Data in any country it chooses, ${secret} included.

## 2. Incidents

The Vendor shall use commercially reasonable efforts to notify the City of security incidents near ${secret} promptly.

## 3. Audit

The City's audit rights are set out in the ${secret} Schedule.

## 4. Fees

The City shall pay [AMOUNT] to the Vendor.
`;

function reviewOf(path: string, source = text, decisions = '', locale: 'en' | 'fr' = 'en'): Review {
  const document = engine.readRequested({ path, text: source });
  const options = { locale, decisions: decisionsOn(readDecisions(decisions, 'decisions.yaml'), path, '2026-01-01') };
  return engine.assemble([engine.analyse({ name: path, documents: [document] }, options).review], [], options);
}

async function written(name: FormatName, reviews: Review[], context: Partial<FormatContext> = {}): Promise<string> {
  const format = await loadFormat(name, { ...plainContext, ...context });
  const [first] = reviews;
  const writer = format.writer({ ...first!, procurementFiles: [], notReviewed: [], summary: engine.assemble([], []).summary });
  const texts = reviews.map((review, index) => {
    const piece = format.piece({ number: index + 1, review } satisfies Reviewed);
    // What a thread hands over is copied.
    return piece === undefined ? '' : writer.add(structuredClone(piece));
  });
  const whole = engine.assemble(
    reviews.flatMap(({ procurementFiles }) => procurementFiles),
    reviews.flatMap(({ notReviewed }) => notReviewed),
  );
  const documents = whole.procurementFiles.length;
  return texts.join('') + writer.end({ notReviewed: whole.notReviewed, summary: whole.summary, documents });
}

const deal = reviewOf('contracts/deal.md');
const unread: Review = {
  ...deal,
  procurementFiles: [],
  notReviewed: [{ path: 'gone.md', line: 3, code: 'yaml', message: 'the YAML cannot be read: a,b::c' }],
};
const handedOn = ['sarif', 'junit', 'github', 'gitlab', 'markdown', 'csv', 'matrix'] as const;

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

describe('SARIF', () => {
  // The official schema, as published with @microsoft/sarif-multitool 5.7.0 (MIT).
  const schema = JSON.parse(readFileSync(join(root, 'test/fixtures/schemas/sarif-2.1.0.json'), 'utf8')) as object;
  const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  const errorsOf = (log: unknown) => (validate(log) ? [] : validate.errors);

  it.each(['en', 'fr'] as const)('follows the official schema, in %s', async (locale) => {
    for (const quotations of [false, true]) {
      const log = JSON.parse(await written('sarif', [deal, unread], { locale, quotations, reasons: quotations })) as unknown;
      expect(errorsOf(log)).toEqual([]);
    }
  });
});

describe('SARIF, beyond the schema', () => {
  interface Log {
    runs: {
      tool: { driver: { rules: { id: string; help: { text: string; markdown: string }; relationships?: unknown[] }[] } };
      taxonomies: { name: string; taxa: { id: string }[] }[];
      results: {
        ruleId: string;
        locations: {
          physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; snippet?: { text: string } } };
        }[];
        relatedLocations?: { physicalLocation: { region: { snippet?: { text: string } } } }[];
        partialFingerprints?: Record<string, string>;
        suppressions?: unknown[];
        baselineState?: string;
      }[];
      invocations: { executionSuccessful: boolean; toolExecutionNotifications: { message: { text: string } }[] }[];
    }[];
  }
  const logOf = async (reviews: Review[], context: Partial<FormatContext> = {}) =>
    (JSON.parse(await written('sarif', reviews, context)) as Log).runs[0]!;
  const prints = ({ results }: Awaited<ReturnType<typeof logOf>>) =>
    results.map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints?.['civicclause/v1']}`).sort();

  it('has a rule for every clause, related to standards that its taxonomies list', async () => {
    const { tool, taxonomies } = await logOf([deal]);
    expect(tool.driver.rules.slice(0, engine.playbook.clauses.length).map(({ id }) => id)).toEqual(
      engine.playbook.clauses.map(({ id }) => id),
    );
    expect(taxonomies.map(({ name }) => name)).toEqual([
      'NIST SP 800-53',
      'NIST SP 800-161',
      'ISO/IEC 27001',
      'NIST CSF 2.0',
      'CISA',
      'CSIS',
    ]);
    const location = tool.driver.rules.find(({ id }) => id === 'data-location');
    expect(location?.help.markdown).toContain('- covers backups and disaster-recovery sites');
    const index = taxonomies[0]!.taxa.findIndex(({ id }) => id === 'SA-9(5)');
    expect(location?.relationships).toContainEqual({
      target: { id: 'SA-9(5)', index, toolComponent: { name: 'NIST SP 800-53', index: 0 } },
      kinds: ['relevant'],
    });
  });

  it('keeps its fingerprints when something else in the document changes', async () => {
    const before = prints(await logOf([deal]));
    const edited = text
      .replace('## 1. Data location', 'Whereas the City wishes so.\n\n## 1. Data location')
      .concat('\nSigned.\n');
    expect(prints(await logOf([reviewOf('contracts/deal.md', edited)]))).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
  });

  it('changes the fingerprint of what changed', async () => {
    const edited = text.replace('in any country it chooses', 'in any country that it wants');
    const after = prints(await logOf([reviewOf('contracts/deal.md', edited)]));
    const before = prints(await logOf([deal]));
    const gone = before.filter((print) => !after.includes(print));
    expect(gone.map((print) => print.split(' ')[0])).toContain('data-location');
    // Those of clauses that the sentence speaks of, and no others.
    expect(gone.length).toBeLessThan(before.length / 5);
  });

  it.each([
    ['contracts/deal.md', 'contracts/deal.md'],
    ['/work/city/contracts/deal.md', 'contracts/deal.md'],
    ['/work/other/deal.md', '../other/deal.md'],
    ['./a/../b c/é#?.md', 'b%20c/%C3%A9%23%3F.md'],
    ['javascript:alert(1).md', 'javascript%3Aalert(1).md'],
  ])('names %s by no path of the machine', async (path, uri) => {
    const { results } = await logOf([reviewOf(path)]);
    expect([...new Set(results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri))]).toEqual([uri]);
  });

  it('shows the words that a finding stands on when asked to quote', async () => {
    const { results } = await logOf([deal], { quotations: true });
    const { region } = results.find(({ ruleId }) => ruleId === 'incident-notification')!.locations[0]!.physicalLocation;
    expect(region.snippet?.text).toMatch(/^The Vendor shall use commercially reasonable efforts/);
    expect(text.split('\n')[region.startLine - 1]).toContain(region.snippet?.text);
  });

  it('says what could not be read, and that the run was not whole', async () => {
    const { invocations } = await logOf([deal, unread]);
    expect(invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ message: { text: 'the YAML cannot be read: a,b::c' } }] },
    ]);
  });

  it('tells new findings from those of the baseline', async () => {
    const [file] = deal.procurementFiles;
    const [first, ...rest] = file!.findings;
    const compared = { ...deal, procurementFiles: [{ ...file!, findings: rest, known: [first!] }] };
    const states = (await logOf([compared])).results.map(({ baselineState }) => baselineState);
    expect(states.filter((state) => state === 'unchanged')).toHaveLength(1);
    expect(states.filter((state) => state === 'new')).toHaveLength(rest.length);
  });
});

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
