/** A stretch of tokens that matched, with the leaves it is made of. */
export interface Span {
  first: number;
  end: number;
  leaves: readonly { first: number; end: number }[];
}

/** A stretch of tokens, and what it was put together from; undefined when it is a leaf. */
export interface Part {
  readonly first: number;
  readonly end: number;
  readonly parts: readonly Part[] | undefined;
}
