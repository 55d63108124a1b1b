import type { KindReading } from './kind';
import type { LanguageRun } from './languageRuns';
import type { Document, DocumentInput, DocumentOptions, Part, Section, Statement } from './types';

/** As many headings may name what a document is. */
const MOST_TITLES = 6;
/** A draft agreement appended to an RFP has at least this many characters. */
const SHORTEST_PART = 1500;

export interface PartsInput {
  input: Omit<DocumentInput, 'text'>;
  options: DocumentOptions;
  schema: Document['schema'];
  /** Of the document. */
  length: number;
  slice: (start: number, end: number) => string;
  sections: readonly Section[];
  runs: readonly LanguageRun[];
  /** What it looks like, where nobody says what it is. */
  kind: KindReading | undefined;
}

/** The parts of a document: a draft agreement after an RFP, a second language after the first. */
export function partsOf(given: PartsInput): Part[] {
  const { input, options, schema, length } = given;
  const usual = options.kind ? undefined : input.usual?.kind;
  const fixed = input.kind ?? options.kind ?? usual ?? schema;
  const kindSource: Part['kindSource'] =
    (input.kind ?? usual) ? 'option' : options.kind ? 'front-matter' : schema ? 'schema' : 'detected';
  const language = input.language ?? options.language;
  const starts = new Map<number, KindReading>();
  const first: KindReading = given.kind ?? { kind: fixed ?? 'other', confidence: 1 };
  starts.set(0, first);
  if (!fixed && first.kind === 'rfp') {
    const draft = appendedAgreement(given);
    if (draft !== undefined) starts.set(draft, { kind: 'agreement', confidence: 0.85 });
  }
  const runs = language ? [{ start: 0, language, confidence: 1 }] : given.runs;
  const cuts = [...new Set([...starts.keys(), ...runs.map((run) => run.start)])].sort((a, b) => a - b);
  let kind = first;
  return cuts.map((start, index) => {
    kind = starts.get(start) ?? kind;
    const run = runs.findLast((each) => each.start <= start) ?? runs[0]!;
    return {
      index,
      kind: kind.kind,
      kindConfidence: kind.confidence,
      kindSource,
      language: run.language,
      languageConfidence: run.confidence,
      range: { start, end: cuts[index + 1] ?? length },
    };
  });
}

/** What a document is called: its title and first headings, and how it begins. */
export interface KindNaming {
  titles: string[];
  /** Its first 3,000 characters. */
  opening: string;
}

/** A heading as it stands in the text. */
export interface Heading {
  number?: string;
  text: string;
}

/**
 * `title`, `bodyStart`: from the front matter; `opening`: what the text begins with, at least 3,000 characters and 400 of the text
 * proper; `headings`: the first ones.
 */
export function kindNaming(given: {
  title: string;
  bodyStart: number;
  opening: string;
  headings: Iterable<Heading>;
}): KindNaming {
  const { title, bodyStart, opening: source, headings } = given;
  const titles: string[] = [];
  for (const { number, text } of headings) {
    titles.push(`${number ?? ''} ${text}`.trim());
    if (titles.length === MOST_TITLES) break;
  }
  const opening = source.slice(bodyStart, bodyStart + 400);
  return {
    titles: [title, opening.trimStart().split('\n', 1)[0]!.slice(0, 120), ...titles, opening],
    opening: source.slice(0, 3000),
  };
}

// In lower case, for titles in lower case: matching letters of any alphabet without regard to case takes long to prepare.
const DRAFT_OF = /\b(?:draft|form of|sample|model|proposed|standard|template)\s+(?:\p{L}+\s+){0,3}(?:agreement|contract)\b/u;
const OF = /draft|form of|sample|model|proposed|standard|template/;
const DRAFT_TITLE =
  /\b(?:agreement|contract)\s+(?:form|template|draft)\b|\b(?:projet|modèle|ébauche|formulaire)\s+(?:de\s+|d['’])(?:contrat|convention|entente|accord)\b|^(?:(?:professional |master |general )?services? |software |licen[cs]e |data )?agreement$|^(?:contrat|convention|entente)(?: de services?)?$/u;
/** What every title of a draft names: most titles are told apart by it, for a fraction of the work. */
const DRAFTED = /agreement|contract|contrat|convention|entente|accord/;
const LABEL = /^(?:appendix|annexe?|schedule|exhibit|attachment|part|partie|section)\s+/;
const NUMBER = /^[\p{L}\d.]{1,4}\s*[–—:.-]*\s*/u;
const AGREEMENT_SIGNS = [
  /\bthis (?:agreement|contract) (?:is|made|dated|shall)/i,
  /\b(?:by and )?between\b[^.]{0,300}\band\b/i,
  /\bwhereas\b/i,
  /\bnow,? therefore\b/i,
  /\bthe parties (?:hereto |hereby )?(?:agree|acknowledge)/i,
  /\bhereinafter\b|\bherein(?:after)? (?:called|referred)/i,
  /\b(?:le|la) présente? (?:contrat|convention|entente|accord)\b/i,
  /\battendu qu/i,
  /\bles parties (?:conviennent|ont convenu)/i,
  /\bci-après (?:désignée?|dénommée?|appelée?)/i,
  /^\s*entre\b/im,
];

/** Whether a heading names an agreement, as one that an RFP carries with it. */
export function namesAgreement(sections: readonly Section[]): boolean {
  return sections.some((section) => section.index > 0 && namesDraft(section));
}

function namesDraft({ number, title: { text } }: Section): boolean {
  const title = `${number ?? ''} ${text}`.trim().toLowerCase();
  return title.length <= 150 && DRAFTED.test(title) && isDraft(withoutNumber(title));
}

function withoutNumber(title: string): string {
  const label = LABEL.exec(title);
  const number = label && NUMBER.exec(title.slice(label[0].length));
  return number ? title.slice(label[0].length + number[0].length) : title;
}

function isDraft(title: string): boolean {
  return DRAFT_TITLE.test(title) || (OF.test(title) && DRAFT_OF.test(title));
}

/** Where the agreement starts that an RFP carries with it; a heading that only names it is not enough. */
function appendedAgreement(given: PartsInput): number | undefined {
  const { length, slice, sections } = given;
  for (const section of sections) {
    if (section.index === 0 || section.headingRange.start < length * 0.15) continue;
    if (!namesDraft(section)) continue;
    if (length - section.headingRange.start < SHORTEST_PART) continue;
    const opening = slice(section.headingRange.end, Math.min(length, section.headingRange.end + 4000));
    if (AGREEMENT_SIGNS.filter((sign) => sign.test(opening)).length >= 2) return section.headingRange.start;
  }
  return undefined;
}

/** Tells sections and statements which part they stand in. */
export function assignParts(parts: readonly Part[], sections: readonly Section[], statements: readonly Statement[]): void {
  if (parts.length === 1) {
    for (const section of sections) section.part = 0;
    for (const statement of statements) statement.part = 0;
    return;
  }
  const partAt = (offset: number): number => parts.findLast((part) => part.range.start <= offset)?.index ?? 0;
  for (const section of sections) section.part = section.index === 0 ? 0 : partAt(section.headingRange.start);
  for (const statement of statements) statement.part = partAt(statement.range.start);
}
