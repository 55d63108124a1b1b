import type { Review } from '../review/types';

/** The review as JSON: two-space indent, final newline, keys in the order the review builds them. Same review, same bytes. */
export function renderJson(review: Review): string {
  return `${JSON.stringify(review, null, 2)}\n`;
}
