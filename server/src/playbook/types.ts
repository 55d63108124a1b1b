import type { Kind } from '../documents/types';
import type { Language, Localised } from '../text/types';
import type { TemplatesSource } from './templates';

export type * from './templates';

/** Kinds that have needs and wordings of their own. An annex is judged as an agreement. */
export type DraftKind = 'rfp' | 'agreement';
export type Need = 'required' | 'recommended' | 'none';
export type Severity = 'error' | 'warning' | 'info';
export type Audience = 'procurement' | 'lawyer' | 'it';
/** Who must owe (or hold) what the element says. `any`: nobody in particular. */
export type Role = 'buyer' | 'supplier' | 'any';

/**
 * One pattern, as written: a string in the pattern language, or an object that adds conditions.
 *
 *     pattern := part ('&' part)* ['/' WINDOW]     parts near each other in one statement, any order (default 30 words)
 *     part    := item (['...' | '..N'] item)*      items in order; next to each other, or with a gap (`...` up to 8 words, `..N` up to N)
 *     item    := word | =exact | @concept | <slot> | (part | part | …)      followed by `?` when optional
 *
 * Words match by their normal form (inflection, case, accents and hyphens do not matter). Articles and adverbs between
 * neighbours are stepped over, but not inside one word (`by-law`, `24/7`; a slash between two letters or digits is part of it). Slots: `<place> <duration> <standard> <money> <percentage> <date> <number> <blank>`.
 */
export type PatternSource = string | PatternObject;

export interface PatternObject {
  match: string;
  /** Not when any of these matches in the same statement. */
  unless?: string[];
  /** Not when the match lies inside a match of one of these. */
  'not-within'?: string[];
  /** Overrides the element's `by` for this pattern. */
  by?: Role;
  /** `any` also takes wording that the context would refuse (permission, negation): for contradictions and rights. */
  mood?: 'duty' | 'any';
}

export type LocalisedPatterns = Partial<Localised<PatternSource[]>>;

export interface ElementSource {
  id: string;
  title: Localised;
  need: Record<DraftKind, Need>;
  core?: boolean;
  /** In words, when it is expected only in a case ("if arbitration is chosen"); `when` is the pattern that shows the case. */
  condition?: Localised;
  when?: LocalisedPatterns;
  /** Also met when this other clause is covered in the same procurement file. */
  'satisfied-by'?: string;
  by?: Role;
  /** What it asks for is a definition: one counts as evidence (elsewhere a definition alone proves nothing). */
  'in-definitions'?: boolean;
  /** Strict: evidence anywhere in operative text. */
  recognise?: LocalisedPatterns;
  /** Looser: evidence inside a passage already recognised as the clause. */
  'in-clause'?: LocalisedPatterns;
  /** A sentence that says just this, where no single sentence of the clause's wording can be taken for it. */
  wording?: Partial<Record<DraftKind, Localised>>;
  /** The time limit that takes the place of "promptly" where this element is what lacks: `[24] hours`. */
  limit?: Localised;
  /** Type of the value this element carries; a limit of the policy is compared with it. */
  value?: 'duration' | 'place' | 'standard' | 'money' | 'number';
}

export interface FactSource {
  id: string;
  title: Localised;
  type: 'duration' | 'place' | 'standard' | 'money' | 'percentage' | 'date' | 'number' | 'statement';
  /** It counts wherever it stands, not only where the clause is spoken of. */
  alone?: boolean;
  recognise: LocalisedPatterns;
}

export interface ExampleSource {
  status: 'present' | 'weak' | 'contradicted' | 'deferred' | 'missing';
  /** A look-alike: must stay `missing`. */
  'near-miss'?: boolean;
  kind: DraftKind;
  language: 'en' | 'fr';
  text: string;
  /** Elements that must be met (others are free). */
  elements?: string[];
  /** Elements that must not be met. */
  'not-elements'?: string[];
}

export interface SourceReference {
  document: string;
  passage: string;
  quotation?: string;
  /** As in the catalogue: `verified`, `verified-secondary`, `page-only`, `memory`. */
  status?: string;
}

/** One clause file, `clauses/<id>.yaml`. */
export interface ClauseSource {
  id: string;
  theme: string;
  title: Localised;
  why: Localised;
  /** The sentence for `missing`, without a final stop: "Nothing here says where the City's data may be stored". */
  absent?: Localised;
  /** What to ask the vendor, in plain words. */
  ask?: Localised;
  audience: Audience[];
  severity: Record<DraftKind, Severity>;
  /** Absent: applies always. Else the subject whose vocabulary must occur (a concept), and never `missing` from silence alone. */
  'applies-when'?: string[];
  sources: SourceReference[];
  standards?: Record<string, string[]>;
  /** Heading wordings, matched against the whole section title (numbering stripped): patterns. */
  headings: LocalisedPatterns;
  /** A statement that deals with the subject of the clause. */
  recognise: LocalisedPatterns;
  /** Look-alikes: what they match is invisible to this clause. */
  'not-evidence'?: LocalisedPatterns;
  /** Names of documents to which the clause is typically left ("Security Schedule"). */
  'deferred-to'?: LocalisedPatterns;
  elements: ElementSource[];
  facts?: FactSource[];
  weak?: LocalisedPatterns;
  contradicts?: LocalisedPatterns;
  wording: Record<DraftKind, Localised>;
  examples: ExampleSource[];
}

export interface ThemeSource {
  id: string;
  title: Localised;
  headline?: boolean;
}

/** `concepts/*.yaml`: a map from concept id to phrases per language; `@other` includes another concept, `<slot>` a slot. */
export interface ConceptSource extends Partial<Localised<string[]>> {
  note?: string;
  /** A term defined by wording of this concept carries its meaning on ("City Data" means all data…). */
  definable?: boolean;
}
export type ConceptsSource = Record<string, ConceptSource>;

/** `weak-wording.yaml`: tiers of wording that weakens any clause. */
export interface WeakTierSource {
  id: string;
  severity: Record<DraftKind, Severity>;
  en: PatternSource[];
  fr: PatternSource[];
  /** How it is taken out of a sentence, where that is certain to leave one; the first that fits a place is taken. */
  replacements?: Localised<ReplacementSource[]>;
}

/**
 * Words in a row, some of them a choice of words `(shall | will)`, which `?` makes optional. In `to`, `{1}` is what the first choice
 * matched and `{limit}` a time limit, "[24] hours"; '' takes the words away.
 */
export interface ReplacementSource {
  from: string;
  to: string;
}

/** `playbook.yaml`. */
export interface PlaybookManifest {
  id: string;
  version: string;
  title: Localised;
  themes: ThemeSource[];
  /** Titles of the documents that clauses cite, by the id they cite them by. */
  sources?: Record<string, Localised>;
}

/** How well a statement about a source was checked, as in the catalogue of sources. */
export type SourceStatus = 'verified' | 'verified-secondary' | 'page-only' | 'memory';

/** `jurisdictions.yaml`: the law a buyer works under and what it makes graver. Nothing but what a source says. */
export interface JurisdictionSource {
  id: string;
  title: Localised;
  laws: { title: Localised; sections?: string; status: SourceStatus }[];
  /** Severity of a missing clause, where the law makes it graver. */
  severities?: Record<string, Severity>;
  /** A contract must be drawn up in this language, by the section named. */
  'contract-language'?: { language: Language; section: Localised };
  note?: Localised;
}
export interface JurisdictionsSource {
  /** ISO date of the last check of the sources. */
  'as-of': string;
  jurisdictions: JurisdictionSource[];
}

/** `seeds.yaml`: a sentence of a founding document that a clause answers by quoting it among its sources. */
export interface SeedStatementSource {
  id: string;
  document: string;
  kind: 'context' | 'recommendation' | 'risk' | 'method-of-compromise' | 'harmful-impact';
  passage: string;
  quotation: string;
}

/** Per cent, with the ends of its 95 % interval. */
export type Proportion = [value: number, low: number, high: number] | null;
export interface MeasuredSide {
  /** Labelled documents in which it is so. */
  n: number;
  precision: Proportion;
  recall: Proportion;
  f1: Proportion;
}
/** Decisions measured: `n` of them, with the F1 of both answers and how often the status was the same. */
export interface MeasuredLine {
  n: number;
  missing: MeasuredSide;
  covered: MeasuredSide;
  status: Proportion;
}
export interface MeasuredSlice extends MeasuredLine {
  evidence: Proportion;
  falseMissingPerDocument: number;
  /** Means over clauses, per cent. */
  macro: { missing: number | null; covered: number | null };
}
/** F1 per cent. */
export interface MeasuredF1 {
  missing: number | null;
  covered: number | null;
}

/** `accuracy.json`: how right the answers were on labelled documents; written by `npm run accuracy -- --record`. */
export interface AccuracySource {
  /** Labelled documents measured on. */
  documents: number;
  /** Version of the playbook measured. */
  playbook: string;
  /** `tune`, `held`: the halves patterns were and were not tuned on; `untouched`: held, clauses written after the split. */
  summary: Partial<Record<'all' | 'tune' | 'held' | 'untouched' | 'en' | 'fr' | 'rfp' | 'agreement', MeasuredSlice>>;
  /** F1 of the held half each time its errors were looked at, before what that led to. */
  looks: MeasuredF1[];
  baselines: Record<'phrases' | 'words', MeasuredF1>;
  /** Of those said to be present. */
  falsePresent: Proportion;
  contradicted: { precision: Proportion; recall: Proportion };
  /** F1 of the elements of the headline clauses. */
  elements: Proportion;
  ablations?: Record<string, MeasuredF1 & { status: number | null }>;
  cuad?: { contracts: number; categories: Record<string, MeasuredSide> };
  clauses: Record<string, MeasuredLine>;
}

/** A whole playbook, read but not compiled. Serialisable: this is what the build puts into the bundle. */
export interface PlaybookSource {
  manifest: PlaybookManifest;
  clauses: ClauseSource[];
  concepts: ConceptsSource;
  weakWording: WeakTierSource[];
  jurisdictions?: JurisdictionsSource;
  seeds?: SeedStatementSource[];
  templates?: TemplatesSource;
  accuracy?: AccuracySource;
}

/** Which draft kind's needs and wordings a part is judged by. */
export function draftKind(kind: Kind): DraftKind {
  return kind === 'rfp' ? 'rfp' : 'agreement';
}
