import type { ProcurementFileReview, Review } from '../review/types';

/** The review as JSON: two-space indent, final newline, keys in the order the review builds them. Same review, same bytes. */
export function renderJson(review: Review): string {
  return `${json(review, 2)}\n`;
}

/** The review on one line, as NDJSON wants it. */
export function renderJsonLine(review: Review): string {
  return `${json(review)}\n`;
}

/**
 * The pieces that `renderJson` puts together, for a review too large to hold: `head`, then each procurement file by
 * `jsonSeparator` and `renderJsonFile`, then `tail`. What the review handed in lists is left out of the head.
 */
export function jsonHead({ procurementFiles, notReviewed, summary, ...head }: Review): string {
  return `{\n${members(head)},\n  "procurementFiles": [`;
}

/** What stands before a procurement file, `before` of which were written already. */
export function jsonSeparator(before: number): string {
  return before === 0 ? '\n    ' : ',\n    ';
}

export function renderJsonFile(file: ProcurementFileReview): string {
  return indented(file, 2);
}

/** The rest of a review, `files` procurement files of which were written. */
export function jsonTail({ notReviewed, summary }: Pick<Review, 'notReviewed' | 'summary'>, files: number): string {
  return `${files === 0 ? '' : '\n  '}],\n${members({ notReviewed, summary })}\n}\n`;
}

function members(values: object): string {
  return Object.entries(values)
    .map(([key, value]) => `  ${json(key)}: ${indented(value, 1)}`)
    .join(',\n');
}

/** No line feed stands inside a JSON string, so every one of them begins a line. */
function indented(value: unknown, depth: number): string {
  return json(value, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);
}

/** What JSON leaves as it is and a terminal would act on, or a reader not see: as escapes the data stays the same. */
const acting = /[\x7f-\x9f\u2028\u2029\p{Bidi_Control}]/gu;

/** A value as JSON in which nothing acts. */
export function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    acting,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
