import { createEngine } from '../../../server/src/engine';
import { decisionsOn, readDecisions } from '../../../server/src/policy';
import { type FormatContext, type FormatName, loadFormat, type Reviewed } from '../../../server/src/reports/formats';
import type { Review } from '../../../server/src/review';

export const engine = createEngine();

export const plainContext: FormatContext = {
  playbook: engine.playbook,
  locale: 'en',
  pretty: { locale: 'en', width: 80, colour: false, verbose: false },
  root: '/work/city',
  failOn: 'error',
  quotations: false,
  reasons: false,
};

/** Stands in the document, and in nothing of ours. */
export const secret = 'Grimsby-on-Tweed';

/** A document that says one thing badly, one the wrong way round, and leaves a third to a schedule. */
export const text = `# Services Agreement

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

export function reviewOf(path: string, source = text, decisions = '', locale: 'en' | 'fr' = 'en'): Review {
  const document = engine.readRequested({ path, text: source });
  const options = { locale, decisions: decisionsOn(readDecisions(decisions, 'decisions.yaml'), path, '2026-01-01') };
  return engine.assemble([engine.analyse({ name: path, documents: [document] }, options).review], [], options);
}

/** The report on these inputs in a format, made as a run makes it. */
export async function written(name: FormatName, reviews: Review[], context: Partial<FormatContext> = {}): Promise<string> {
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

export const deal = reviewOf('contracts/deal.md');
export const unread: Review = {
  ...deal,
  procurementFiles: [],
  notReviewed: [{ path: 'gone.md', line: 3, code: 'yaml', message: 'the YAML cannot be read: a,b::c' }],
};
/** Formats for servers, comments and dashboards. */
export const handedOn = ['sarif', 'junit', 'github', 'gitlab', 'markdown', 'csv', 'matrix'] as const;
