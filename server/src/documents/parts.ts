import type { Language } from '../text/types';
import { type KindReading, type KindSigns, kindOf } from './kind';
import { dominant, type LanguageCount } from './language';
import type { Document, DocumentInput, DocumentOptions, Part, Section } from './types';

/** A change of language counts when it lasts this many function words. */
const LONG_RUN = 60;
/** A draft agreement appended to an RFP has at least this many characters. */
const SHORTEST_PART = 1500;

/** A stretch of source in one language. */
export interface LanguageRun {
  start: number;
  language: Language;
  confidence: number;
}

/** A block: where it starts, and its function words of both languages. */
export interface LanguageStretch {
  start: number;
  count: LanguageCount;
}

/** The one run of a document whose counts alone say that its language never changes; undefined when its blocks must be looked at. */
export function totalRuns(total: LanguageCount): LanguageRun[] | undefined {
  const minor = Math.min(total.en, total.fr);
  return minor < LONG_RUN * 2 || minor * 20 < total.en + total.fr ? [{ start: 0, ...dominant(total) }] : undefined;
}

/**
 * Cuts a document where its language changes for long. Texts that alternate paragraph by paragraph, or column by column,
 * never change for long and keep the language they have most of.
 */
export function languageRuns(total: LanguageCount, stretches: Iterable<LanguageStretch>): LanguageRun[] {
  const overall = dominant(total);
  const whole: LanguageRun[] = [{ start: 0, ...overall }];
  const runs: { start: number; language: Language; count: LanguageCount }[] = [];
  for (const { start, count } of stretches) {
    const words = count.en + count.fr;
    const current = runs[runs.length - 1];
    // A block with few words, or with both languages, goes with the text before it.
    const clear = words >= 6 && Math.max(count.en, count.fr) >= words * 0.75;
    const language = clear ? dominant(count).language : (current?.language ?? overall.language);
    if (current && current.language === language) {
      current.count.en += count.en;
      current.count.fr += count.fr;
    } else runs.push({ start: current ? start : 0, language, count: { ...count } });
  }
  const long = runs.filter((run) => run.count.en + run.count.fr >= LONG_RUN);
  // Many changes: the two languages stand side by side, and neither part can be read alone.
  if (long.length < 2 || long.length > 6) return whole;
  const merged: LanguageRun[] = [];
  for (const run of long) {
    if (merged[merged.length - 1]?.language === run.language) continue;
    merged.push({
      start: merged.length === 0 ? 0 : run.start,
      language: run.language,
      confidence: dominant(run.count).confidence,
    });
  }
  return merged.length > 1 ? merged : whole;
}

export function languageAtOf(runs: readonly LanguageRun[]): (offset: number) => Language {
  return (offset) => {
    let language = runs[0]!.language;
    for (const run of runs) if (run.start <= offset) language = run.language;
    return language;
  };
}

export interface PartsInput {
  input: Omit<DocumentInput, 'text'>;
  options: DocumentOptions;
  schema: Document['schema'];
  source: string;
  sections: readonly Section[];
  runs: readonly LanguageRun[];
  /** Title from the front matter, and where the text proper starts. */
  title: string;
  bodyStart: number;
  /** What the text begins with: at least 3,000 characters, and 400 of the text proper. */
  opening: string;
  /** By chapter, in reading order. */
  signs: readonly KindSigns[];
}

/** The parts of a document: a draft agreement after an RFP, a second language after the first. */
export function partsOf(given: PartsInput): Part[] {
  const { input, options, schema, source } = given;
  const fixed = input.kind ?? options.kind ?? schema;
  const kindSource: Part['kindSource'] = input.kind ? 'option' : options.kind ? 'front-matter' : schema ? 'schema' : 'detected';
  const language = input.language ?? options.language;
  const starts = new Map<number, KindReading>();
  const first = fixed ? { kind: fixed, confidence: 1 } : readKind(given);
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
      range: { start, end: cuts[index + 1] ?? source.length },
    };
  });
}

/** What a document is called: its title and first headings, and how it begins. */
export interface KindNaming {
  titles: string[];
  /** Its first 3,000 characters. */
  opening: string;
}

export function kindNaming({ opening: source, sections, bodyStart, title }: PartsInput): KindNaming {
  const titles = sections.filter((section) => section.index > 0 && section.headingRange.start < bodyStart + 6000).slice(0, 6);
  const opening = source.slice(bodyStart, bodyStart + 400);
  const named = [
    title,
    opening.trimStart().split('\n', 1)[0]!.slice(0, 120),
    ...titles.map((section) => `${section.number ?? ''} ${section.title.text}`.trim()),
    opening,
  ];
  return { titles: named, opening: source.slice(0, 3000) };
}

function readKind(given: PartsInput): KindReading {
  const { titles, opening } = kindNaming(given);
  return kindOf(titles, given.signs, opening);
}

const DRAFT_TITLE =
  /\b(?:draft|form of|sample|model|proposed|standard|template)\s+(?:\p{L}+\s+){0,3}(?:agreement|contract)\b|\b(?:agreement|contract)\s+(?:form|template|draft)\b|\b(?:projet|modèle|ébauche|formulaire)\s+(?:de\s+|d['’])(?:contrat|convention|entente|accord)\b|^(?:(?:professional |master |general )?services? |software |licen[cs]e |data )?agreement$|^(?:contrat|convention|entente)(?: de services?)?$/iu;
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
  const title = `${number ?? ''} ${text}`.trim();
  if (title.length > 150) return false;
  return DRAFT_TITLE.test(
    title.replace(/^(?:appendix|annexe?|schedule|exhibit|attachment|part|partie|section)\s+[\p{L}\d.]{1,4}\s*[–—:.-]*\s*/iu, ''),
  );
}

/** Where the agreement starts that an RFP carries with it; a heading that only names it is not enough. */
function appendedAgreement(given: PartsInput): number | undefined {
  const { source, sections } = given;
  for (const section of sections) {
    if (section.index === 0 || section.headingRange.start < source.length * 0.15) continue;
    if (!namesDraft(section)) continue;
    if (source.length - section.headingRange.start < SHORTEST_PART) continue;
    const opening = source.slice(section.headingRange.end, section.headingRange.end + 4000);
    if (AGREEMENT_SIGNS.filter((sign) => sign.test(opening)).length >= 2) return section.headingRange.start;
  }
  return undefined;
}
