import { type RichText, sliceRich } from './flow';
import { enumeratorOf } from './numbering';

const ENDED = /[.;:,!?]["”»)]?\s*$|\b(?:and|or|et|ou)\s*$/;

/** Cuts a paragraph where one of its lines starts something new. */
export function splitLines(content: RichText): RichText[] {
  const { text } = content;
  if (!text.includes('\n')) return [content];
  const hard = new Set(content.hard);
  const boldEnds = new Set(content.bold.map((range) => range.end));
  const parts: RichText[] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const next = text.slice(at + 1, at + 80);
    const opens = enumeratorOf(next);
    const broken = hard.has(at);
    const ended = (opens !== undefined || broken) && (at - start < 60 || ENDED.test(text.slice(Math.max(start, at - 40), at)));
    const starts =
      (opens !== undefined &&
        ended &&
        opens.end < next.length &&
        (opens.kind !== 'decimal' || /^[\p{Lu}"“«([<{*_]/u.test(next.slice(opens.end)))) ||
      /^#{1,6}[^\s#]/.test(next) ||
      (start === 0 && /^#{1,6}[^\s#]/.test(text)) ||
      (broken && (ended || !/^\p{Ll}/u.test(next))) ||
      (boldEnds.has(at) && content.bold.some((range) => range.start <= start + 8 && range.end === at) && at - start < 110);
    if (!starts) continue;
    parts.push(sliceRich(content, start, at));
    start = at + 1;
  }
  parts.push(sliceRich(content, start, text.length));
  return parts.filter((part) => part.text.trim() !== '');
}

const LONG = 400;
const EMBEDDED = /(?<=\s)(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=["“«]?\p{Lu})|ARTICLE (?:\d{1,2}|[IVX]{1,5})\b(?=\.?\s+\p{Lu}))/gu;
const REFERENCE =
  /(?:sections?|clauses?|articles?|paragraphs?|paragraphes?|and|or|et|ou|to|à|of|under|see|§|no\.?|version|v\.?|,|\()\s*$/i;

/** Cuts a paragraph that holds several numbered clauses one after the other, as texts copied from a page often do. */
export function splitClauses(content: RichText): RichText[] {
  const { text } = content;
  if (text.length < LONG) return [content];
  const parts: RichText[] = [];
  let start = 0;
  EMBEDDED.lastIndex = 0;
  for (let match = EMBEDDED.exec(text); match; match = EMBEDDED.exec(text)) {
    const before = text.slice(Math.max(start, match.index - 40), match.index);
    const closed =
      /[.;:]["”»)]?\s*$/.test(before) ||
      /^\d{1,2}\.?\s+[^.;]{2,60}$/.test(text.slice(start, match.index)) ||
      /^ARTICLE\s.{2,90}$/.test(text.slice(start, match.index));
    if (match.index - start < 4 || !closed || REFERENCE.test(before)) continue;
    parts.push(sliceRich(content, start, match.index));
    start = match.index;
  }
  parts.push(sliceRich(content, start, text.length));
  return parts;
}
