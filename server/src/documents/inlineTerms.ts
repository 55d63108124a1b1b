/** A term that a text introduces in passing: `(the “Vendor”)`, « (ci-après « la Ville ») », `hereinafter the Vendor`. */
export interface InlineTerm {
  /** Without quotes and article. */
  term: string;
  /** Offset of the term in the text. */
  start: number;
  /** The words before it: what it names. */
  before: string;
}

const QUOTED = /["“”«]\s{0,2}([^"“”«»]{2,60}?)\s{0,2}["”»]/g;
const INTRODUCED =
  /(?:[(]|herein\w{0,6}|hereafter|referred to as|known as|ci-apr[eè]s|d[eé]nomm[eé]\w{0,2}|d[eé]sign[eé]\w{0,2})[^"“”«»()]{0,60}$/i;
const HEREAFTER = /\b(?:hereafter|hereinafter)\s+(?:the\s+)?([A-Z][A-Za-z]{2,30})\b/g;
const ARTICLE = /^(?:(?:the|le|la|les)\s+|l['’]\s*)/i;
/** No term is introduced without one of these. */
const TELLING = /["“”«]|hereafter|hereinafter/;
/** No party is introduced further into a sentence. */
const LONGEST = 4000;

/** The terms a sentence introduces in passing, those in quotes first. */
export function inlineTerms(sentence: string): InlineTerm[] {
  const text = sentence.length > LONGEST ? sentence.slice(0, LONGEST) : sentence;
  const found: InlineTerm[] = [];
  if (!TELLING.test(text)) return found;
  const add = (start: number, written: string, at: number) => {
    const article = ARTICLE.exec(written)?.[0] ?? '';
    const before = text.slice(Math.max(0, at - 240), at);
    found.push({ term: written.slice(article.length).trim(), start: start + article.length, before });
  };
  for (const match of text.matchAll(QUOTED)) {
    if (!INTRODUCED.test(text.slice(Math.max(0, match.index - 240), match.index))) continue;
    add(match.index + match[0].indexOf(match[1]!, 1), match[1]!, match.index);
  }
  for (const match of text.matchAll(HEREAFTER)) add(match.index + match[0].length - match[1]!.length, match[1]!, match.index);
  return found;
}
