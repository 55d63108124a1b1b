import fc from 'fast-check';
import { readDocument } from '../../server/src/documents/index';
import { schemaCompletions, schemaHover, validateStructured } from '../../server/src/documents/schema';
import type { TextRange } from '../../server/src/text/types';
import { mutated, mutation } from './mutations';
import { must, mustEqual, target } from './target';

const RFP = `civicclause: {kind: rfp, language: en}
title: Request for Proposals
parties:
  buyer: {name: City of Fairview, called: the City}
dates: {issued: 2027-01-01, closing: 2027-02-01}
submission: {deadline: 2027-02-01}
evaluation:
  criteria:
    - {name: Price, weight: 60}
    - name: Quality
      weight: 40
clauses:
  - id: data-location
    text: |
      The Bidder shall keep data in Schedule A.
schedules:
  - name: Schedule A
`;

const input = fc.record({
  text: fc.array(mutation, { maxLength: 8 }).map((mutations) => mutated(RFP, mutations)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** Checking and explaining YAML never throws, and points into it; no place is told twice. */
export const schemas = target('schema', 300, input, ({ text, at }) => {
  const document = readDocument({ path: 'document.rfp.yaml', text });
  const offset = Math.floor(at * text.length);
  const inside = ({ start, end }: TextRange) => 0 <= start && start <= end && end <= text.length;
  const problems = validateStructured(document);
  must(
    problems.every(({ range }) => inside(range)),
    () => 'a problem outside of the text',
  );
  const places = problems.map(({ range }) => `${range.start}:${range.end}`);
  mustEqual([...new Set(places)], places, 'places of problems');
  const hover = schemaHover(document, offset);
  must(!hover || inside(hover.range), () => 'a hover outside of the text');
  must(
    schemaCompletions(document, offset).every(({ range }) => inside(range)),
    () => 'a completion outside of the text',
  );
});
