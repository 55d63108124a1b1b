/** The two languages the engine reads and speaks. */
export type Language = 'en' | 'fr';

/** A value in both languages. */
export interface Localised<T = string> {
  en: T;
  fr: T;
}

/** A half-open range of a text, in UTF-16 code units. */
export interface TextRange {
  start: number;
  end: number;
}

/**
 * One token of a text. Punctuation that carries no meaning for matching (quotes, commas, hyphens) yields no token;
 * sentence-internal terminators (`;` `:` `(` `)`) yield a `mark`.
 */
export interface Token extends TextRange {
  kind: 'word' | 'number' | 'mark' | 'blank';
  /** Lower case, without accents, as spelt: what `=word` patterns compare. */
  exact: string;
  /** Normalised for inflection (plural, conjugation, gender) in the text's language. */
  normal: string;
  /** Its word's number among those of the text's language (`WordTable`); -1 for one that has none. */
  word: number;
  /** A comma follows it: no phrase goes on over one ("software, security" is no "software security"). */
  comma: boolean;
}

export type ValueType = 'duration' | 'place' | 'standard' | 'money' | 'percentage' | 'date' | 'number' | 'blank';

/** A typed value found in a text. */
export interface TypedValue extends TextRange {
  type: ValueType;
  /**
   * `duration`: hours as a number (business days count 24 h, months 730 h, years 8760 h); `place`: ISO 3166 code (`CA`, `CA-QC`) or `EU`/`EEA`;
   * `standard`: canonical name (`NIST SP 800-53`); `money`: amount; `date`: ISO 8601; `blank`: the label between the brackets, or ''.
   */
  canonical: string | number;
  /**
   * `duration`: the unit as written (`minute`, `hour`, `business-hour`, `day`, `business-day`, `week`, `month`, `year`);
   * `money`: ISO 4217 code or ''.
   */
  unit?: string;
  /** Index of the first and one past the last token covered. */
  firstToken: number;
  endToken: number;
}
