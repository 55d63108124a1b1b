import { appendRich, type FlowHeading, type RichText, sliceRich } from './flow';
import { sourceSpan } from './mapped';
import { type Enumerator, enumeratorOf } from './numbering';
import type { HeadingStyle } from './types';

/** A heading found in a paragraph, and the text that follows it in the same paragraph. */
export interface FoundHeading {
  heading: FlowHeading;
  body?: RichText;
}

export interface HeadingContext {
  /** Numbering that stands outside the text: the marker of a list item. */
  number?: string;
  /** Inside a section of definitions, where bold words before a colon are terms. */
  definitions: boolean;
  /** The text stands alone: nothing follows it in the same paragraph or list item. */
  alone: boolean;
  plain: boolean;
}

const VERBS =
  /\b(?:shall|must|will|would|may|should|can|is|are|was|were|has|have|agrees?|means|includes?|be|doit|doivent|devra|devront|peut|peuvent|pourra|sera|seront|est|sont|a|ont|s['’]engage(?:nt)?|désigne|signifie|comprend|aura)\b/i;
const NOT_TITLES =
  /^(?:between|and|entre|et|by|name|title|date|to|from|whereas|attendu|considérant|note|nb|n\.b|important|warning|attention|yes|no|oui|non)\b/i;

/** No heading, and no numbering with its title, is longer. */
const LONGEST_OPENING = 300;

/** A sentence may be as short as a title, but a title seldom starts with these. */
const DETERMINER =
  /^(?:the|an?|each|every|any|all|no|this|these|such|le|la|les|un|une|chaque|tout|toute|tous|ce|cette|aucun|aucune)\b/i;

/** No title starts with one of these and ends with a full stop. */
const PRONOUN = /^(?:you|we|they|it|he|she|nous|vous|ils?|elles?|on)\b/i;

/** Could these words be a title? Short, starting with a capital, and no sentence. */
export function isTitlePhrase(text: string, mostWords = 12): boolean {
  const trimmed = text.trim();
  if (trimmed.length < 2 || trimmed.length > 110 || !/^[\p{Lu}\d“"«‘'([{<]/u.test(trimmed) || !/\p{L}{2}/u.test(trimmed))
    return false;
  if (/[!?]|;$|;.*;| {3}|\t/.test(trimmed) || /,$/.test(trimmed) || /_{3,}|\.{4,}|@|https?:/.test(trimmed)) return false;
  return trimmed.split(/\s+/).length <= mostWords && !VERBS.test(trimmed);
}

/** Words that say something, as against a title: a verb, or a full stop after many words. */
export function isSentence(text: string): boolean {
  const words = text.trim().split(/\s+/).length;
  return (VERBS.test(text) && (words >= 6 || /[.;:]\s*$/.test(text))) || (words >= 12 && /[.;]["”»)]?\s*$/.test(text));
}

export function isCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Finds the heading a paragraph is, or starts with. */
export function findHeading(content: RichText, context: HeadingContext): FoundHeading | undefined {
  // A heading shows in the first words; the patterns are made for short texts.
  const text = content.text.slice(0, LONGEST_OPENING);
  if (text.trim() === '') return undefined;
  const hashes = text.charCodeAt(0) === 35 ? /^#{1,6}(?=[^\s#])/.exec(text) : null;
  if (hashes) return hashHeading(content, hashes[0].length);
  const enumerator = context.number === undefined ? enumeratorOf(text) : undefined;
  if (enumerator?.kind === 'bullet') return undefined;
  const start = enumerator?.end ?? 0;
  return enumerator?.kind === 'label'
    ? (runInHeading(content, start, enumerator, context) ?? wholeHeading(content, start, enumerator, context))
    : (wholeHeading(content, start, enumerator, context) ?? runInHeading(content, start, enumerator, context));
}

/** `#Title` and `##1.0 Scope`: ATX headings whose space was forgotten. */
function hashHeading(content: RichText, rank: number): FoundHeading | undefined {
  const lineEnd = content.text.indexOf('\n');
  const end = lineEnd < 0 ? content.text.length : lineEnd;
  if (end > 200 || /^#\d+\s+\p{Ll}/u.test(content.text)) return undefined;
  const title = sliceRich(content, rank, end);
  const body = lineEnd < 0 ? undefined : sliceRich(content, lineEnd + 1, content.text.length);
  return { heading: headingFrom(title, 0, 'atx', rank, undefined), ...(body ? { body } : {}) };
}

/** Builds the heading of `content` from `from` on; numbering inside it is read off. */
export function headingFrom(
  content: RichText,
  from: number,
  style: HeadingStyle,
  rank: number,
  number: string | undefined,
): FlowHeading {
  const enumerator = number === undefined ? enumeratorOf(content.text.slice(from)) : undefined;
  const numbered = enumerator && enumerator.kind !== 'bullet' ? enumerator : undefined;
  let titleStart = from + (numbered?.end ?? 0);
  let titleEnd = content.text.length;
  while (titleStart < titleEnd && /[\s.:–—-]/.test(content.text[titleStart]!)) titleStart++;
  while (titleEnd > titleStart && /[\s.:–—#-]/.test(content.text[titleEnd - 1]!)) titleEnd--;
  const title = sliceRich(content, titleStart, titleEnd);
  return {
    type: 'heading',
    style,
    rank,
    content: title,
    ...(number !== undefined || numbered ? { number: number ?? numbered?.number ?? '' } : {}),
    ...(titleStart > from ? { marker: sliceRich(content, from, titleStart) } : {}),
    range: sourceSpan(content, 0, content.text.length),
  };
}

function wholeHeading(
  content: RichText,
  start: number,
  enumerator: Enumerator | undefined,
  context: HeadingContext,
): FoundHeading | undefined {
  const { text } = content;
  if (text.length > LONGEST_OPENING || isPlainText(content, start, enumerator, context)) return undefined;
  const title = text.slice(start).replace(/^[\s–—:.-]+/, '');
  const stripped = title.replace(/[\s.:]+$/, '');
  if (enumerator?.kind === 'label') {
    const lone = stripped === '';
    if (lone || (isTitlePhrase(stripped, 14) && !text.includes('\n') && !/[,;]$/.test(title) && isLabelTitle(text, start))) {
      return { heading: headingFrom(content, 0, 'article', 1, undefined) };
    }
    return undefined;
  }
  const folded = stripped.replace(/\s+/g, ' ');
  if (!enumerator && context.number === undefined && isLongTitle(folded) && !/[,;]$/.test(title) && !isStopped(title, folded)) {
    return { heading: headingFrom(content, 0, 'plain', 1, undefined) };
  }
  if (
    text.includes('\n') &&
    (text.length > 140 || (context.plain && !boldCovers(content, start, text.length) && !isCapitals(folded)))
  ) {
    return undefined;
  }
  if (NOT_TITLES.test(folded) || !isTitlePhrase(folded)) return undefined;
  if (context.definitions && /:\s*$/.test(title)) return undefined;
  const numbered = enumerator !== undefined && enumerator.kind !== 'alpha';
  if (boldCovers(content, start, text.length)) {
    if (/:\s*$/.test(title) && context.number === '') return undefined;
    return {
      heading: headingFrom(content, 0, enumerator || context.number ? 'numbered' : 'bold', 1, context.number || undefined),
    };
  }
  if (context.number !== undefined) {
    if (context.number === '' || context.alone || /[.:,]\s*$/.test(title) || folded.split(' ').length > 8) return undefined;
    return { heading: headingFrom(content, 0, 'numbered', 1, context.number) };
  }
  if (isCapitals(folded) && folded.replace(/[^\p{L}]/gu, '').length >= 4 && !/[,]$/.test(title) && !isStopped(title, folded)) {
    return { heading: headingFrom(content, 0, numbered ? 'numbered' : 'plain', 1, undefined) };
  }
  if (numbered && enumerator.kind === 'decimal' && enumerator.shape === '1.') {
    if (/:\s*$/.test(title) || isStopped(title, folded)) return undefined;
    return { heading: headingFrom(content, 0, 'numbered', 1, undefined) };
  }
  return undefined;
}

/** Told at once: without bold words, nothing in lower case is a title but what is numbered with digits, or by its list. */
function isPlainText(
  { text, bold }: RichText,
  start: number,
  enumerator: Enumerator | undefined,
  { number, alone }: HeadingContext,
): boolean {
  if (bold.length > 0 || enumerator?.kind === 'label') return false;
  if (number !== undefined) return number === '' || alone;
  return enumerator?.kind !== 'decimal' && /[a-z]/.test(start > 0 ? text.slice(start) : text);
}

/** Ends with a full stop after more words than a title has, or after an article: a sentence, even in capitals. */
function isStopped(title: string, folded: string): boolean {
  return /\.\s*$/.test(title) && (folded.split(' ').length > 6 || DETERMINER.test(folded) || PRONOUN.test(folded));
}

/** A title in capitals may be long (`FAR 52.203-98 -- PROHIBITION ON …`); a warning in capitals has verbs. */
function isLongTitle(text: string): boolean {
  return (
    isCapitals(text) &&
    text.length > 110 &&
    text.length <= 220 &&
    !VERBS.test(text) &&
    !/[.;!?]/.test(text.replace(/\.\d|\b[A-Z]\./g, ''))
  );
}

/** `Article 7 – Résiliation`, `SCHEDULE A Fees`; not `Article 7 of the Act`. */
function isLabelTitle(text: string, start: number): boolean {
  const rest = text.slice(start);
  return /^\s*[–—:.-]/.test(rest) || /[.–—:-]\s*$/.test(text.slice(0, start)) || /^[\p{Lu}«“"(]/u.test(rest.trim());
}

function runInHeading(
  content: RichText,
  start: number,
  enumerator: Enumerator | undefined,
  context: HeadingContext,
): FoundHeading | undefined {
  const end = boldEnd(content, start) ?? plainRunIn(content.text, start, enumerator, context.number);
  if (end === undefined) return undefined;
  const { text } = content;
  const title = text.slice(start, end).replace(/^[\s–—:.-]+|[\s.:–—-]+$/g, '');
  const after = /^[\s.:–—-]*/.exec(text.slice(end))![0].length + end;
  const separator = text.slice(start + title.length, after);
  const numbered = enumerator !== undefined || Boolean(context.number);
  if (!isTitlePhrase(title) || (NOT_TITLES.test(title) && !numbered) || after >= text.length) return undefined;
  const bodyText = text.slice(after);
  // `**Term**: all information …` in a section of definitions, or a label before a value, is no heading.
  if (/:/.test(separator) && (context.definitions || !numbered || bodyText.length < 40)) return undefined;
  // `1. <strong>Term</strong> The term is …`: between bold words and a sentence, numbering is separation enough.
  const parted = /[.:–—\n-]/.test(separator) || (numbered && boldEnd(content, start) === end);
  if (!parted || !/^[\p{Lu}“"«‘'([{<\d]/u.test(bodyText)) return undefined;
  if (!numbered && context.number === '') return undefined;
  const label = enumerator?.kind === 'label';
  const style: HeadingStyle = label ? 'article' : numbered ? 'numbered' : 'bold';
  const heading = headingFrom(sliceRich(content, 0, after), 0, style, 1, context.number || undefined);
  return { heading, body: sliceRich(content, after, text.length) };
}

/** End of the bold words a paragraph starts with, after its numbering. */
function boldEnd(content: RichText, start: number): number | undefined {
  const bold = content.bold.find((range) => range.start <= start && range.end > start);
  return bold && bold.end < content.text.length && bold.end - start <= 110 ? bold.end : undefined;
}

/** `14. Governing Law. This Agreement …`: the end of the words before the first period, colon or dash. */
function plainRunIn(
  text: string,
  start: number,
  enumerator: Enumerator | undefined,
  number: string | undefined,
): number | undefined {
  if (!enumerator && !number) return undefined;
  const lettered = enumerator ? enumerator.kind === 'alpha' || enumerator.kind === 'roman' : !/^\d/.test(number ?? '');
  const match = /^([^.:–—\n]{2,90}?)(?:[.:]|\s[–—-](?=\s))\s+(?=["“«([]?\p{Lu})/u.exec(
    text.slice(start, start + 110).replace(/^[\s–—:.-]+/, (lead) => ' '.repeat(lead.length)),
  );
  if (!match) return undefined;
  const words = match[1]!.trim().split(/\s+/);
  // Under a letter, only a period ends a title: `(a) Fees: the fees are …` is an item with a label.
  if (lettered && (words.length > 6 || text[start + match[1]!.length] !== '.')) return undefined;
  return words.length <= 9 ? start + match[1]!.length : undefined;
}

/** Is all of the text between two offsets bold, white space and punctuation aside? */
function boldCovers(content: RichText, from: number, to: number): boolean {
  let at = from;
  for (const range of content.bold) {
    if (range.start > at && /[\p{L}\d]/u.test(content.text.slice(at, range.start))) return false;
    at = Math.max(at, range.end);
  }
  return content.bold.length > 0 && !/[\p{L}\d]/u.test(content.text.slice(at, to));
}

/** Two lines of one heading: `ARTICLE 10` and the title below it. */
export function mergeHeadings(first: FlowHeading, second: FlowHeading): FlowHeading {
  const content = first.content.text === '' ? second.content : appendRich(first.content, ' ', second.content);
  return { ...first, content, range: { start: first.range.start, end: second.range.end } };
}
