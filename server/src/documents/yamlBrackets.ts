/** What a text does to the number of brackets open before it. */
export interface Brackets {
  /** So many more are open after it, … */
  grown: number;
  /** … but at least so many. */
  left: number;
  /** At most so many more are open within it than before it, … */
  rise: number;
  /** … or so many, however few were open before. */
  most: number;
}

/** A bracket that closes nothing counts for nothing. */
export function bracketsIn(text: string): Brackets {
  const brackets = { grown: 0, left: 0, rise: 0, most: 0 };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 91 || code === 123) {
      brackets.rise = Math.max(brackets.rise, ++brackets.grown);
      brackets.most = Math.max(brackets.most, ++brackets.left);
    } else if (code === 93 || code === 125) {
      brackets.grown--;
      if (brackets.left > 0) brackets.left--;
    }
  }
  return brackets;
}

/** Most brackets that are open at once in a text made of these, one after the other. */
export function mostBrackets(chapters: Iterable<Brackets>): number {
  let open = 0;
  let most = 0;
  for (const { grown, left, rise, most: within } of chapters) {
    most = Math.max(most, open + rise, within);
    open = Math.max(open + grown, left);
  }
  return most;
}
