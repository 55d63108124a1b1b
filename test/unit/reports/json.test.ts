import { describe, expect, it } from 'vitest';
import { jsonHead, jsonSeparator, jsonTail, renderJson, renderJsonFile } from '../../../server/src/reports';
import type { ProcurementFileReview, Review } from '../../../server/src/review';
import { summarise } from '../../../server/src/review';

const file = (name: string): ProcurementFileReview => ({
  name,
  documents: [{ path: `${name}\n"\u2028`, format: 'markdown', parts: [] }],
  clauses: [],
  findings: [],
  decisions: [],
});

describe('a review written piece by piece', () => {
  it.each([0, 1, 3])('is the same bytes with %i procurement files', (count) => {
    const review: Review = {
      schemaVersion: 1,
      tool: { name: 'civicclause', version: '1.0.0' },
      playbook: { id: 'p', version: '1' },
      asOf: null,
      position: 'buyer',
      jurisdiction: 'ca-qc',
      procurementFiles: Array.from({ length: count }, (_, index) => file(`f${index}`)),
      notReviewed: count === 1 ? [] : [{ path: 'a', code: 'empty', message: 'm' }],
      summary: { ...summarise([]), errors: 3 },
    };
    const pieces = [
      jsonHead({ ...review, procurementFiles: [], notReviewed: [] }),
      ...review.procurementFiles.flatMap((one, index) => [jsonSeparator(index), renderJsonFile(one)]),
      jsonTail(review, count),
    ];
    expect(pieces.join('')).toBe(renderJson(review));
  });
});
