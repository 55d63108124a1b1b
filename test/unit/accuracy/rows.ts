import type { Row } from '../../accuracy/judge.mjs';

/** A row of the accuracy report: by default a clause labelled missing and said to be missing. */
export const row = (given: Partial<Row>): Row => ({
  document: 'a.md',
  kind: 'rfp',
  language: 'en',
  clause: 'data-location',
  gold: 'missing',
  applicable: true,
  said: 'missing',
  reason: '',
  shown: '',
  labelled: '',
  evidenceRight: undefined,
  elements: [],
  baselines: { phrases: false, words: false },
  ...given,
});
