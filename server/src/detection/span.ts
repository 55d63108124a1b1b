/** A stretch of tokens that matched, with the leaves it is made of. */
export interface Span {
  first: number;
  end: number;
  leaves: readonly { first: number; end: number }[];
}
