const NOT_ASCII = /[^\0-\x7f]/;
const MARKS = /\p{M}/gu;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };
const LIGATURE = /[œæßøłđı]/g;

/** Lower case, without accents, ligatures spelt out (`Œuvre` → `oeuvre`). The length may change. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (!NOT_ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(LIGATURE, (character) => LIGATURES[character] ?? character)
    .replace(/[‘’ʼ]/g, "'");
}

/** As `foldText`, for one word: soft hyphens and zero-width characters are dropped too. */
export function foldWord(word: string): string {
  const folded = foldText(word);
  return NOT_ASCII.test(folded) ? folded.replace(INVISIBLE, '') : folded;
}

/** A text by its words alone, in lower case without accents: a YAML key cannot hold the apostrophes and commas of a title. */
export function bareWords(text: string): string {
  return foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
