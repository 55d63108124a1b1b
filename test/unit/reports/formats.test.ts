import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../server/src/engine';
import { decisionsOn, readDecisions } from '../../../server/src/policy';
import { type FormatContext, type FormatName, formatNames, loadFormat, type Reviewed } from '../../../server/src/reports/formats';
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
